"""What an agreement comes to: how concrete it is, its values and when it holds."""

from __future__ import annotations

import re
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
    dated = years(clause)
    values = _values(clause, unit)
    span = whole_term(identity)
    if not values:
        year = dated[-1].year if dated else (span if rules.yearly.search(clause) else default_year or span)
        return [Term(None, None, year, concreteness(clause, dated))]
    out = []
    for n, number in enumerate(values):
        year = _year_of(n, number, values, dated) or (default_year if not rules.yearly.search(clause) else None) or span
        out.append(Term(number.value, number.unit or "aantal", year, "meetbaar"))
    return out


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


def whole_term(identity: Identity) -> str | None:
    """The term of the agreements as a span of years, or the one year."""
    start, end = identity.period_start, identity.period_end
    if start is None or end is None:
        return str(start or end) if start or end else None
    return str(start) if start == end else f"{start}-{end}"


def concreteness(clause: str, dated: list[YearMention]) -> Concreteness:
    """How concrete a commitment without a value is: meetbaar is a tangible result with a date."""
    rules = agreement_rules()
    if rules.intention.search(clause):
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


def _year_of(n: int, number: Quantity, values: list[Quantity], dated: list[YearMention]) -> str | None:
    if not dated:
        return None
    if len(dated) == len(values):
        return dated[n].year
    limit = values[n + 1].start if n + 1 < len(values) else number.end + 60
    behind = [y for y in dated if number.end <= y.start < limit]
    if behind:
        return behind[0].year
    return min(dated, key=lambda y: abs(y.start - number.start)).year
