"""Turns in which a mark was given though its words look like a bound, a doubt or a denial: "meer dan een 6 zit er niet in"."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.marks import Mark

_LOWER = ("eerste", "laagste", "lagere", "zuinigste")  # of "tussen een 6 en een 7 ... het eerste"


def settled(sentence: str, start: int, end: int) -> bool:
    """Whether what stands at `start:end` is given by a turn that overrules a bound, a norm or a denial around it."""
    before, behind = sentence[:start], sentence[end:]
    rules = grade_rules()
    if rules.most_before.search(before) and rules.most_behind.match(behind):
        return True
    if rules.not_above.search(before) or rules.least_behind.match(behind):
        return True
    if rules.stays_before.search(before) and rules.stays_behind.match(behind):
        return True
    return rules.on_norm.search(before) is not None


def chosen_of_two(sentence: str, marks: Sequence[Mark]) -> Mark | None:
    """Which of two marks was taken: "aarzelde tussen een 8 en een 9 en hield het op het eerste"; None where unsaid."""
    if len(marks) != 2:
        return None
    first, second = sorted(marks, key=lambda m: m.start)
    m = (
        grade_rules().chosen.search(sentence, second.end)
        if grade_rules().doubting.search(sentence[: first.start])
        else None
    )
    if m is None:
        return None
    lower, higher = (first, second) if first.value < second.value else (second, first)
    word = m["which"].lower()
    if word in ("eerste", "eerstgenoemde"):
        return first
    return lower if word in _LOWER else second if word in ("tweede", "laatste", "laatstgenoemde") else higher
