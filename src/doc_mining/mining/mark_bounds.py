"""Numbers of a sentence that are no marks given here: counts, bounds, norms, wishes, marks of an earlier visitation."""

from __future__ import annotations

import re

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.mark_settled import settled
from doc_mining.mining.marks import Mark

_AN = re.compile(r"\b(?:een|één|’n|'n)\s+(?:\w+e\s+)?$", re.I)  # "een 7" is a mark, "de 7" may be anything
_BREAK = re.compile(
    r"[,;:()](?:\s|$)|\s(?:en|maar|terwijl)\s(?=(?:de|het) (?:visitatie)?(?:commissie|team|panel)|wij\b)"
)
_PLURAL = re.compile(r"(?!(?:ge|ver|be|ont|her)\w+en$)\w+(?:en|s)")  # "een 7 verdedigbaar" counts nothing
_COUNTED_IN = re.compile(
    r"\s+(?:in|eind|begin|ultimo|per|medio) (?:\w+ )?(?:19|20)\d\d\b", re.I
)  # "van 9 in 2020 naar 1 in 2023"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FORMER = re.compile(
    r"(?:De|Het) (?:vorige|voorgaande|eerste|toenmalige) (?:visitatie|visitatierapport|commissie|rapport)\b"
)


def counts(sentence: str, mark: Mark) -> bool:
    """Whether the number stands before or behind something that it counts or numbers."""
    rules = grade_rules()
    before, after = sentence[: mark.start], sentence[mark.end :]
    if rules.numbered.search(before) and not rules.noun_before.search(before):
        return True
    if re.match(r"\W*$", before) and re.match(r"\s+[A-ZÉ]", after):
        return True
    pair = re.match(r"\s*(?:-|–|à|tot(?: en met)?|en|of|t/m)\s*\d[\d.,]*", after)
    if pair and (rules.unit.match(after[pair.end() :]) or after[pair.end() :].lstrip().startswith("%")):
        return True
    if (
        not mark.decimal
        and _COUNTED_IN.match(after)
        and not _AN.search(before)
        and not rules.noun_before.search(before)
    ):
        return True
    if rules.unit.match(after) or re.match(r"-\s?\w|[.,]\d|e\b|\s?(?:x|×)\s?\d", after):
        return True
    follows = re.match(r"[’'”\"]?\s+([\w’-]+)", after)
    if mark.decimal or not follows:
        return False
    word = follows[1].lower()
    if word in rules.function_words or rules.verb.fullmatch(word):
        return False
    return not _AN.search(before) or bool(_PLURAL.fullmatch(word))


def bounds(sentence: str, mark: Mark) -> bool:
    """Whether the number is a bound ("hoger dan een 7"), or stands in the clause of a survey or benchmark."""
    rules = grade_rules()
    before, after = sentence[: mark.start], sentence[mark.end :]
    bound = None if settled(sentence, mark.start, mark.end) else rules.bound_before.search(before)
    if (bound and not rules.not_beyond.search(before[: bound.end()])) or rules.bound_behind.match(after):
        return True
    clause = _BREAK.split(before)[-1] + _BREAK.split(after)[0]
    return bool(rules.figure.search(clause))


def ruled_out(sentence: str, start: int, end: int) -> bool:
    """Whether the clause around a mark is on an earlier visitation, a norm, a wish or a draft."""
    left, right = 0, len(sentence)
    for m in grade_rules().boundary.finditer(sentence):
        if m.end() <= start:
            left = max(left, m.end() if m[0].strip() else m.start())
        elif m.start() >= end:
            right = min(right, m.start())
    if settled(sentence, start, end):
        return False
    if grade_rules().foreign_mean.search(sentence, 0, start):
        return True
    clause = sentence[left:right]
    lead = sentence[: sentence.find(":") + 1]
    if len(lead) <= start and grade_rules().recalled_lead.search(lead):
        return True
    if any(p.search(clause) for p in grade_rules().clause_none):
        return True
    if _YEAR.search(clause) and grade_rules().now.search(sentence[:left] + sentence[right:]):
        return True
    bracketed = sentence[:start].rstrip().endswith("(") or re.search(r"\([^()]*$", sentence[:start])
    if bracketed:
        opened = sentence.rfind("(", 0, start)
        near = sentence[max(0, opened - 45) : opened]
        told = _FORMER.match(sentence) and not grade_rules().now.search(sentence)
        return bool(told or grade_rules().clause_none[0].search(near))
    return False


def unreal(sentence: str, mark: Mark, end: int) -> bool:
    """Whether nobody gave the mark: "een 9 lag in het verschiet als ...", "twijfelde over een 8"."""
    rules = grade_rules()
    if settled(sentence, mark.start, end):
        return False
    before, behind = sentence[: mark.start], sentence[end:]
    if rules.unreal_sentence.search(before):
        return True
    if rules.unreal_before.search(before) or rules.unreal_behind.match(behind) or rules.unreal_ahead.search(before):
        return True
    return bool(rules.unreal_participle.match(behind) and rules.unreal_pluperfect.search(before))
