"""What an agreement comes to: how concrete it is, its values and when it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.numbers import Quantity, YearMention, quantities, years
from doc_mining.records import Concreteness, Identity


class Term(NamedTuple):
    """One value of an agreement with its year; both may be missing."""

    value: float | None
    unit: str | None
    year: str | None
    concreteness: Concreteness


def terms(clause: str, identity: Identity, default_year: str | None = None, unit: str | None = None) -> list[Term]:
    """The terms of one commitment: one for each value, else one without a value.

    `default_year` and `unit` are those of the words before a clause that goes on with them.
    """
    rules = agreement_rules()
    values = _values(clause, unit)
    dated = _spanned(clause, years(clause), values)
    span = whole_term(identity)
    if not values:
        year = dated[-1].year if dated else (span if rules.yearly.search(clause) else default_year or span)
        return [Term(None, None, year, concreteness(clause, dated))]
    out = []
    for n, number in enumerate(values):
        year = _year_of(n, number, values, dated) or (default_year if not rules.yearly.search(clause) else None) or span
        out.append(Term(number.value, number.unit or "aantal", year, "meetbaar"))
    return out


def _spanned(clause: str, dated: Sequence[YearMention], values: list[Quantity]) -> Sequence[YearMention]:
    """Two years in a row as one span, unless two numbers in a row go with them: "in 2024 en 2025 40 en 60 woningen"."""
    row = _ROW_OF_YEARS.search(clause)
    several = any(re.fullmatch(r"\s*(?:,|en)\s*", clause[a.end : b.start]) for a, b in pairwise(values))
    if row is None or several or "respectievelijk" in clause:
        return dated
    apart = [y for y in dated if not row.start() <= y.start < row.end()]
    return sorted([*apart, YearMention(row.start(), row.end(), f"{row['a']}-{row['b']}")])


def _values(clause: str, unit: str | None) -> list[Quantity]:
    """What is agreed on, in `unit` where a number says none.

    A bare number before a year counts what the number before it did ("en 80 in 2025").
    """
    out: list[Quantity] = []
    for number in quantities(clause, any_noun=True):
        if number.unit is None and out and re.match(r"\s(?:in|voor)\s(?:19|20)\d\d", clause[number.end :]):
            number = number._replace(unit=out[-1].unit)
        if number.unit is None and (unit or agreement_rules().mark.search(clause[: number.start])):
            number = number._replace(unit=unit or "cijfer")
        if _agreed(clause, number):
            out.append(number)
    return out


_FROM_TO = re.compile(r"\bvan\s+\S+(?:\s\w+)?\s+naar\s+", re.I)
_FROM = re.compile(r"\b(?:vanaf|sinds|met ingang van|per|ingaand\w*)\s+(?:\w+\s+){0,2}?(?=(?:19|20)\d\d)", re.I)
_UNTIL = re.compile(r"\b(?:tot(?: en met)?|t/m)\s+(?:\w+\s+){0,2}?(?=(?:19|20)\d\d)", re.I)
_ROW_OF_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)(?:, (?:19|20)\d\d)* en (?P<b>(?:19|20)\d\d)")


def goal_terms(goal: str, year: str | None, identity: Identity) -> list[Term]:
    """The term of a column that tells how much: its first number; [] where it only tells what for."""
    low = _FROM_TO.search(goal)
    found = quantities(goal[low.end() :] if low else goal, any_noun=True)
    if not found:
        return []
    return [Term(found[0].value, found[0].unit or "aantal", year or whole_term(identity), "meetbaar")]


def year_of_term(when: str, identity: Identity) -> str | None:
    """The year or span of years that a column on time says: "2025 en 2026", "vanaf 2026" to the end of the term."""
    dated = years(when)
    if not dated:
        return None
    if row := _ROW_OF_YEARS.search(when):
        return f"{row['a']}-{row['b']}"
    start, end, year = identity.period_start, identity.period_end, dated[-1].year
    if begins(when) and end and len(year) == 4 and int(year) < end:
        return f"{year}-{end}"
    if _UNTIL.search(when) and start and len(dated) == 1 and len(year) == 4 and start < int(year):
        return f"{start}-{year}"
    return year


def begins(when: str) -> bool:
    """Whether words on time say when something begins, not when it is done."""
    return _FROM.search(when) is not None and not re.match(r"\W*per\s+\d", when, re.I)


def whole_term(identity: Identity) -> str | None:
    """The term of the agreements as a span of years, or the one year."""
    start, end = identity.period_start, identity.period_end
    if start is None or end is None:
        return str(start or end) if start or end else None
    return str(start) if start == end else f"{start}-{end}"


_RELATIVE = re.compile(
    r"\b(?:die|dat|wie|wat|waar\w*)\b[^,;.]{0,60}?\b(?:wil|willen|wenst|wensen)\b", re.I
)  # who wants it is told


def concreteness(clause: str, dated: Sequence[YearMention]) -> Concreteness:
    """How concrete a commitment without a value is: meetbaar is a tangible result with a date."""
    rules = agreement_rules()
    if rules.intention.search(_RELATIVE.sub(" ", clause)):
        return "intentie"
    if dated and (rules.settled.search(clause) or not rules.process.search(clause)):
        return "meetbaar"
    return "proces"


def _agreed(clause: str, number: Quantity) -> bool:
    """Whether a number is what is agreed: it counts something, and is no condition and no frequency."""
    rules = agreement_rules()
    before, after = clause[: number.start], clause[number.end :]
    if number.unit is None or (number.unit == "jaar" and re.search(r"\bbinnen\s+$", before)):
        return False
    hedge_free = re.sub(r"(?:circa|ca\.?|ruim|maximaal|minimaal|ongeveer)\s+$", "", before)
    return not (rules.condition.search(hedge_free) or rules.condition_after.search(after))


def _year_of(n: int, number: Quantity, values: list[Quantity], dated: Sequence[YearMention]) -> str | None:
    if not dated:
        return None
    if len(dated) == len(values):
        return dated[n].year
    limit = values[n + 1].start if n + 1 < len(values) else number.end + 60
    behind = [y for y in dated if number.end <= y.start < limit]
    if behind:
        return behind[0].year
    return min(dated, key=lambda y: abs(y.start - number.start)).year
