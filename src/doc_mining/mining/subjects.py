"""Who of the judges in a sentence gives the verdict: its subject, its "volgens" or "door"; never its object."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from doc_mining.mining.judges import Judge, JudgeMatch
from doc_mining.mining.verdict_rules import verdict_rules

Role = Literal["marked", "free", "object"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The judges of one verdict, with how many they are together where the words say so, and whether one is named."""

    judges: tuple[Judge, ...]
    count: int | None
    start: int  # where the first of them is named


def role(sentence: str, mention: JudgeMatch, label_end: int) -> Role:
    """How a named judge stands in its sentence, by the words before and behind it."""
    rules = verdict_rules()
    before = sentence[: mention.start]
    if rules.according.search(before[-45:]) and re.search(
        r"(?:volgens|van|aldus)\s+(?:zowel |met name |ook )?$", before, re.I
    ):
        return "marked"
    if mention.count is not None and re.fullmatch(r"\s*van\s+", before, re.I):
        return "free"
    if rules.chosen.search(before):
        return "marked"
    if rules.represents.search(before):
        return "free"
    if rules.agent.search(before) or rules.possessive.search(before):
        return "object" if mention.judge.type == "corporatie" and not _self(sentence, mention) else "marked"
    if rules.receiving.search(before) and rules.receives.search(sentence) and mention.judge.type != "corporatie":
        return "marked"
    if re.search(r"(?:^|,\s*|\ben\s+|\()voor\s+$", before, re.I) and mention.judge.type != "corporatie":
        return "free"
    if re.fullmatch(r"[’”\"']?\s*(?:van|door|bij)\s+", sentence[label_end : mention.start]):
        return "marked"
    if re.search(r"\(\s*$", before) and sentence[mention.end : mention.end + 1] == ")":
        return "marked" if mention.start >= label_end else "object"
    named = sentence[: mention.end].removesuffix(mention.judge.name or "")
    if mention.judge.type == "commissie" and re.search(r"\b(?:die|welke|met wie|waarmee)\s+(?:de\s+)?$", named, re.I):
        return "object"
    if rules.excepted.search(before) and re.match(r"\s*(?:na\s*)?,\s*(?:die|dat|welke)\b", sentence[mention.end :]):
        return "free"
    return "object" if rules.object.search(before) else "free"


def _self(sentence: str, mention: JudgeMatch) -> bool:
    return bool(re.match(r"\s+zelf\b", sentence[mention.end :]))


def _we(sentence: str, mention: JudgeMatch) -> bool:
    return sentence[mention.start : mention.end].lower() in ("wij", "we")


def subject_of(
    sentence: str, start: int, end: int, label_end: int, verb: tuple[int, int] | None, mentions: Sequence[JudgeMatch]
) -> Subject | None:
    """The judges within characters `start:end` that give the verdict governed by `verb`; None if none is named."""
    here = [m for m in mentions if start <= m.start < end]
    roles = [role(sentence, m, label_end) for m in here]
    free = [m for m, r in zip(here, roles, strict=True) if r == "free" and _may_judge(sentence, m, verb)]
    marked = [m for m, r in zip(here, roles, strict=True) if r == "marked"]
    best = _elliptic(sentence, start, free, verb) or min(free, key=lambda m: _gap(sentence, m, verb), default=None)
    if best is not None and (not marked or (verb is not None and _gap(sentence, best, verb) <= 1)):
        return _group(sentence, best, mentions)
    return _group(sentence, marked[0], mentions) if marked else None


def _elliptic(sentence: str, start: int, free: Sequence[JudgeMatch], verb: tuple[int, int] | None) -> JudgeMatch | None:
    """The subject of a second verb: "De commissie volgt de gemeente niet en waardeert ..." is one judge's."""
    if verb is None or not re.search(r"\b(?:en|maar)\s+(?:\w+\s+)?$", sentence[start : verb[0]]):
        return None
    clause = max(sentence.rfind(mark, start, verb[0]) for mark in ",;")
    before = [m for m in free if clause < m.start and m.end <= verb[0]]
    return before[0] if before and not re.search(r"\b(?:en|maar)\s+$", sentence[start : before[-1].start]) else None


def _may_judge(sentence: str, mention: JudgeMatch, verb: tuple[int, int] | None) -> bool:
    """The corporation judges only where it is said to: as the subject of an opinion, or "zelf"."""
    if mention.judge.type != "corporatie" or _self(sentence, mention) or _we(sentence, mention):
        return True
    if verb is None:
        return bool(re.match(r"\s+(?:als|met|een)\s", sentence[mention.end :])) and sentence[: mention.start].endswith(
            (", ", " en ")
        )
    if re.search(r"\bdat\s+$", sentence[: mention.start]):
        return False
    word = sentence[verb[0] : verb[1]].lower()
    values = verdict_rules().values.match(word)
    if mention.start > verb[0] and word.endswith("en"):
        return False  # behind a plural verb it is what is judged
    between = sentence[mention.end : verb[0]] if mention.end <= verb[0] else sentence[verb[1] : mention.start]
    return (
        bool(values) and len(between.split()) <= 1 and not verdict_rules().possession.search(sentence[: mention.start])
    )


def _gap(sentence: str, mention: JudgeMatch, verb: tuple[int, int] | None) -> int:
    """Words between a judge and the verb; behind the verb a subject stands close."""
    if verb is None:
        return 0
    if mention.end <= verb[0]:
        return len(sentence[mention.end : verb[0]].split())
    return 2 * len(sentence[verb[1] : mention.start].split())


def _group(sentence: str, chosen: JudgeMatch, mentions: Sequence[JudgeMatch]) -> Subject:
    """The judge with those that it is joined to: "de gemeente en de huurders", "de gemeenten Noord en Zuid"."""
    row = [chosen]
    at = list(mentions).index(chosen)
    for other in reversed(mentions[:at]):
        if not verdict_rules().joiner.fullmatch(sentence[other.end : row[0].start]):
            break
        row.insert(0, other)
    for other in mentions[at + 1 :]:
        if not verdict_rules().joiner.fullmatch(sentence[row[-1].end : other.start]):
            break
        row.append(other)
    judges: list[Judge] = []
    for m in row:
        if len(m.names) > 1 and m.judge.type == "gemeente":
            judges += [Judge(m.judge.type, f"gemeente {name}") for name in m.names]
        elif m.judge not in judges:
            judges.append(m.judge)
    count = row[0].count if len(row) == 1 and len(judges) == 1 else None
    return Subject(tuple(judges), count, row[0].start)


def pronoun_subject(sentence: str, start: int, end: int, verb: tuple[int, int] | None, *, neuter: bool = False) -> bool:
    """Whether the subject of the verb is a pronoun that stands for a judge named before; with `neuter` also "het"."""
    if verb is None:
        return False
    before, after = sentence[start : verb[0]], sentence[verb[1] : end]
    return bool(
        re.search(rf"\b{verdict_rules().pronoun.pattern}\b", sentence[verb[0] : verb[1]], re.I)
        or re.search(rf"(?<![\w-]){verdict_rules().pronoun.pattern}\s+(?:\S+\s+){{0,5}}$", before, re.I)
        or re.match(rf"\s+{verdict_rules().pronoun.pattern}\b", after, re.I)
        or (neuter and (verdict_rules().it_behind.match(after) or verdict_rules().it_before.search(before)))
    )
