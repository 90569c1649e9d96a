"""The numbers of a sentence that are verdicts: "een ruime 7", "van een 6,4 naar een 7,1", "ruim voldoende (7)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.labels import find_labels
from doc_mining.mining.mark_bounds import bounds, counts, ruled_out, unreal
from doc_mining.mining.mark_cues import introduced
from doc_mining.mining.mark_settled import chosen_of_two
from doc_mining.mining.marks import WORDS, Mark, find_marks


class GivenMark(NamedTuple):
    """A mark that somebody gives; `value_to` is the upper end of a range. Positions are those of the sentence."""

    value: float
    value_to: float | None
    start: int
    end: int
    judges: int | None = None  # how many give it, where the sentence says so
    sure: bool = True  # the words around it leave no doubt


_PRECISE = re.compile(
    r"\s*\((?:gemiddeld |precies |om precies te zijn |afgerond |exact )?(?:een )?"
)  # "een ruime 7 (7,3)"
_ASIDE = re.compile(r"[:;(]|,\s(?=(?:waar|terwijl|omdat|hoewel|want|al|die|dat)\b)")
_LONGEST = 2000  # characters; what goes on longer without a full stop is no sentence
_SCALE = re.compile(
    r"\b(?:\w*schaal|cijfers?)\b[^.;]{0,40}?\b(?:1|één|een)\b[^.;]{0,40}?\b(?:10|tien)\b"
    r"|\bvan\s+(?:een\s+)?1\b[^.;]{0,40}?\b(?:tot(?: en met)?|naar|t/m)\s[^.;]{0,15}?\b10\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAIR = re.compile(
    r"\s*(?P<word>-|–|/|à|tot(?: en met| aan)?|t/m|en|of|naar)\s*(?:(?:met )?(?:een |het cijfer |ruim een |een \w+ ))?",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:een|één|is|zijn|en|of|hoger|lager|staat|staan|voor|betekent|betekenen|heet|geldt|als|cijfer)\b|\W+", re.I
)
_FROM = re.compile(r"\bvan (?:een |het cijfer |de )?$", re.I)  # "komt zo van een 6 op een 8"
_UP_TO = re.compile(r"\s*(?:op|naar)\s+(?:een |het cijfer |de )?(?:\w+e )?", re.I)


def given_marks(sentence: str, *, closing: bool = False) -> list[GivenMark]:
    """The marks that are given in `sentence`, from left to right; `closing` marks stand in brackets behind clauses.

    Left out are numbers of methods, pages and counts, norms and wishes, marks of surveys and benchmarks, and those of
    an earlier visitation or a draft.
    """
    rules = grade_rules()
    marks = find_marks(sentence, words=True)
    if not marks or len(sentence) > _LONGEST or _is_scale(sentence, [m for m in marks if sentence[m.start].isdigit()]):
        return []
    if (foreign := rules.figure.search(sentence)) and "commissie" not in sentence.lower():
        # a survey or benchmark that only explains a mark stands in a clause behind it
        aside = [m.start() for m in _ASIDE.finditer(sentence, 0, foreign.start())]
        marks = [m for m in marks if aside and m.end <= aside[-1]]
    scales = [m.span() for m in _SCALE.finditer(sentence)]
    accepted: list[tuple[Mark, bool]] = []
    refused: Mark | None = None
    for mark in marks:
        joined = refused and re.fullmatch(r"\s*(?:tot en met|t/m|en|,|-|–)\s*", sentence[refused.end : mark.start])
        if joined or counts(sentence, mark) or bounds(sentence, mark) or any(a <= mark.start < b for a, b in scales):
            refused = None if sentence[mark.start].isalpha() else mark
            continue
        sure = introduced(sentence, mark, accepted[-1][0] if accepted else None, closing=closing)
        if sure is not None:
            accepted.append((mark, sure))
    if (one := chosen_of_two(sentence, [m for m, _ in accepted])) is not None:
        return [GivenMark(one.value, None, one.start, one.end)]
    return _joined(sentence, accepted)


def _joined(sentence: str, accepted: Sequence[tuple[Mark, bool]]) -> list[GivenMark]:
    """Pairs made ranges, former scores and whatever their clause rules out left out, counts of judges put in."""
    out: list[GivenMark] = []
    skip = False
    for i, (mark, sure) in enumerate(accepted):
        if skip:
            skip = False
            continue
        following = accepted[i + 1][0] if i + 1 < len(accepted) else None
        to: float | None = None
        end = mark.end
        if (
            following
            and following.decimal
            and not mark.decimal
            and _PRECISE.fullmatch(sentence[mark.end : following.start])
        ):
            continue
        if (
            following
            and _FROM.search(sentence[: mark.start])
            and _UP_TO.fullmatch(sentence[mark.end : following.start])
        ):
            continue
        if following and (joint := _PAIR.fullmatch(sentence[mark.end : following.start])):
            relation = _relation(sentence, mark, joint["word"].lower())
            if relation == "former":
                continue
            if relation == "range" and mark.value < following.value:
                to, end, skip = following.value, following.end, True
        if (mark.value, to) == (1.0, 10.0) or ruled_out(sentence, mark.start, end) or unreal(sentence, mark, end):
            continue
        out.append(GivenMark(mark.value, to, mark.start, end, _count(sentence, mark, out), sure))
    return _of_latest_year(sentence, out)


def _of_latest_year(sentence: str, marks: list[GivenMark]) -> list[GivenMark]:
    """Without the marks of an earlier year: "in 2023 een 7,1 (2019: 6,8)"; a year belongs to the mark next to it."""
    years: list[int | None] = []
    for i, mark in enumerate(marks):
        left = marks[i - 1].end if i else 0
        right = marks[i + 1].start if i + 1 < len(marks) else len(sentence)
        behind = re.match(r"\)?\s*\(?(?:uit|in|over|van)?\s*((?:19|20)\d\d)(?!\s*:)", sentence[mark.end : right])
        ahead = _YEAR.findall(sentence[left : mark.start])
        years.append(int(behind[1]) if behind else int(ahead[-1]) if ahead else None)
    known = [y for y in years if y]
    if len(set(known)) < 2:
        return marks
    return [m for m, y in zip(marks, years, strict=True) if y in (None, max(known))]


def _relation(sentence: str, mark: Mark, word: str) -> str:
    before = sentence[: mark.start].lower()
    if word == "naar":
        return "former"
    if word == "en":
        return "range" if re.search(r"\btussen (?:de |een |het cijfer )?(?:\w+ )?$", before) else "list"
    if word == "of":
        return "range"
    if word == "tot" and re.search(
        r"\b(?:gestegen|steeg|stijgt|verbeterd|gegroeid|gedaald|daalde|opgelopen) van (?:een )?$", before
    ):
        return "former"
    return "range"


def _count(sentence: str, mark: Mark, earlier: Sequence[GivenMark]) -> int | None:
    """How many judges give the mark: "vier huurders geven een 8 en twee een 7", "beide gemeenten geven een 7"."""
    begin = earlier[-1].end if earlier else 0
    before = sentence[begin : mark.start]
    if re.search(r"\bbeiden?\b", before, re.I):
        return 2
    m = grade_rules().counted.search(before)
    if not m or (m["n"].lower() == "een" and not earlier) or (m["n"].lower() == "een" and not m["who"].strip()):
        return None
    word = m["n"].lower()
    if word == "acht" and not m["who"].strip():
        return None  # "Noordwoud acht een 8 verdiend"
    counted = 1 if word in ("een", "eén") else WORDS.get(word) or int(word)
    return counted if m["who"].strip() or word[0].isalpha() else None


def _is_scale(sentence: str, marks: Sequence[Mark]) -> bool:
    """Whether the sentence explains a scale: marks in a row, each with a word of its own."""
    values = [m.value for m in marks]
    labels = find_labels(sentence)
    if len(values) < 2 or len(set(values)) < len(values) or len(labels) < len(values) - 1:
        return False
    if values not in (sorted(values), sorted(values, reverse=True)):
        return False
    if len(values) >= 4:
        return True
    spans = [(m.start, m.end) for m in marks] + [(found.start, found.end) for found in labels]
    rest = "".join(c for i, c in enumerate(sentence) if not any(a <= i < b for a, b in spans))
    return not _BETWEEN.sub("", rest)
