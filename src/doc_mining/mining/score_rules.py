"""The rules of scorecards, from `rules/scorecards.toml`: compiled once, asked by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.records import AppraiserType, Aspect
from doc_mining.text.prefilter import Family, Prefiltered


class Perspective(NamedTuple):
    """One of the perspectives of a visitation: who judges by default, and what."""

    pattern: Prefiltered
    judge: AppraiserType
    aspect: Aspect
    end: bool  # whether a number behind its bare name is the end mark of the perspective


class Evidence(NamedTuple):
    """Words that say that a table is a scorecard (weight > 0), or that it is none."""

    pattern: Prefiltered
    weight: int


class ScoreRules(NamedTuple):
    """What the headings of columns and rows mean; kinds in the order in which they are tried."""

    columns: tuple[tuple[str, Prefiltered], ...]
    rows: tuple[tuple[str, Prefiltered], ...]
    perspectives: tuple[Perspective, ...]
    named: Family[Perspective]  # the same
    evidence: tuple[Evidence, ...]
    none: Prefiltered
    abstention: Prefiltered
    tick: Prefiltered
    heads: Prefiltered
    fields: Prefiltered
    bare_mark: Prefiltered
    collective: Prefiltered  # all stakeholders together, by a heading
    told_by: str  # between what is judged and who judges, in one heading

    def column_kind(self, heading: str) -> str | None:
        """weight, average, end, score, previous, norm, count, skip; None for a heading that names none of these."""
        return _first(self.columns, heading)

    def row_kind(self, heading: str) -> str | None:
        """end, average, overall, skip; None for the name of something judged."""
        return _first(self.rows, heading)

    def names_column(self, heading: str) -> bool:
        """Whether `heading` is one that stands over marks: a judge, a subject of stakeholders, a perspective."""
        return bool(self.heads.search(heading)) or self.perspective(heading) is not None

    def marks_fields(self, corner: str, heads: Iterable[str]) -> bool:
        """Whether a column of marks, and nothing but marks, stands beside fields, opgaven or perspectives."""
        return bool(self.fields.search(corner)) and any(self.bare_mark.fullmatch(h.strip()) for h in heads)

    def perspective(self, heading: str) -> Perspective | None:
        """The perspective that `heading` names, if it names one."""
        text = heading.lower()
        return next((p for p, pattern in self.named.that_may_match(text) if pattern.search(text)), None)


def _first(kinds: tuple[tuple[str, Prefiltered], ...], heading: str) -> str | None:
    text = heading.strip().lower()
    return next((kind for kind, pattern in kinds if pattern.search(text)), None)


def _any(patterns: list[str]) -> Prefiltered:
    return Prefiltered("|".join(f"(?:{p})" for p in patterns), re.I)


@cache
def score_rules() -> ScoreRules:
    """The rules, read once a process."""
    data: dict[str, Any] = tomllib.loads(
        files("doc_mining.mining").joinpath("rules/scorecards.toml").read_text(encoding="utf8")
    )
    perspectives = tuple(
        Perspective(_any(p["patterns"]), p["judge"], p["aspect"], p["end"]) for p in data["perspectives"]
    )
    return ScoreRules(
        columns=tuple((kind, _any(patterns)) for kind, patterns in data["columns"].items()),
        rows=tuple((kind, _any(patterns)) for kind, patterns in data["rows"].items()),
        perspectives=perspectives,
        named=Family((p, p.pattern) for p in perspectives),
        evidence=tuple(Evidence(_any([p]), group["weight"]) for group in data["evidence"] for p in group["patterns"]),
        none=_any(data["none"]["sections"]),
        abstention=_any(data["cells"]["abstention"]),
        tick=_any(data["cells"]["tick"]),
        heads=_any(data["heads"]["patterns"]),
        fields=_any(data["heads"]["fields"]),
        bare_mark=_any(data["heads"]["bare_mark"]),
        collective=Prefiltered(data["heads"]["collective"], re.I),
        told_by=data["heads"]["told_by"],
    )
