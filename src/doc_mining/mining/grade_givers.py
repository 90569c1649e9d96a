"""Who gives a mark: whom the sentence names, whom it quotes or goes on about, whom the headings name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from doc_mining.mining.grade_judges import givers, main_giver
from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.judges import Judge, JudgeMatch, heading_judge, judge_at
from doc_mining.mining.score_rules import Perspective, score_rules
from doc_mining.mining.verdict import Speech
from doc_mining.records import Passage

COMMITTEE = Judge("commissie", "visitatiecommissie")
STAKEHOLDERS = Judge("belanghebbenden", "belanghebbenden")
_POINTS = re.compile(r"^(?:Deze|Dat|Dit|Daarvoor|Hiervoor|Het)\b")


class Said(NamedTuple):
    """A sentence as it stands in its passage."""

    passage: Passage
    text: str
    start: int
    before: tuple[str, ...] = ()  # the sentences before it in the passage


def giver_of(
    found: Sequence[JudgeMatch], sentence: Said, speech: Speech, said: Perspective | None
) -> tuple[Judge, float]:
    """Who gives a mark, and how sure that is: the sentence, the sentence before, the headings, the perspective."""
    if found and not (said and said.judge == "commissie" and found[0].judge.type == "belanghebbenden"):
        return plain(found[0].judge), 0.7 if found[0].judge.type == "corporatie" else 0.93
    passage = sentence.passage
    if speaker := _speaker(sentence, speech):
        return speaker, 0.85
    if said:
        return (STAKEHOLDERS if said.judge == "belanghebbenden" else COMMITTEE), 0.9
    before = next((j for text in reversed(sentence.before) if (j := main_giver(text, speech))), None)
    headed = heading_judge(passage.section[-2:])
    if before and grade_rules().pronoun.search(sentence.text):
        return plain(before), 0.85
    if before and _POINTS.search(sentence.text) and (headed or _opines(sentence.before, speech)):
        return plain(before), 0.85
    told = before if before and before.type not in ("commissie", "corporatie", "belanghebbenden") else None
    if told and headed and headed.type == "belanghebbenden":
        return told, 0.8
    if headed and headed.type != "corporatie":
        return plain(headed._replace(name=headed.name or headed.type)), 0.9
    perspective = next((p for h in reversed(passage.section) if (p := score_rules().perspective(h))), None)
    if perspective and perspective.judge == "belanghebbenden":
        return (told, 0.8) if told else (STAKEHOLDERS, 0.85)
    return COMMITTEE, 0.9 if perspective and perspective.judge == "commissie" else 0.8


def _speaker(sentence: Said, speech: Speech) -> Judge | None:
    """Who is quoted in a sentence: "Zorggroep De Linde: ‘Ze komen hun afspraken na. Een dikke 8.’" """
    told = " ".join((*sentence.before[-4:], sentence.text)) if "’" in sentence.text or "”" in sentence.text else ""
    opened = _QUOTING.search(told)
    named = judge_at(opened["who"], names=speech.names, towns=speech.towns) if opened else []
    return plain(named[0].judge) if named and named[0].judge.type != "corporatie" else None


_QUOTING = re.compile(r"(?:^|[.!?]\s)(?P<who>[A-ZÉ][^.:;‘“]{2,60}):\s[‘“][^’”‘“]*[’”]\W*$")


def _opines(before: Sequence[str], speech: Speech) -> bool:
    """Whether the sentence before says what somebody thinks, so that "Dit krijgt een 7" is theirs."""
    text = before[-1]
    return any(grade_rules().opines.match(text, m.end) for m in givers(text, speech))


def plain(judge: Judge) -> Judge:
    """The committee by one name."""
    return COMMITTEE if judge.type == "commissie" else judge
