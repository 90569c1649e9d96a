"""Tables that set what was agreed beside what was reached, with the year in the row, the title, or the whole period."""

from __future__ import annotations

import re

from doc_mining.mining.figure_reading import Reading
from doc_mining.mining.figure_tables import Grid, title_of, unit_of
from doc_mining.mining.numbers import Quantity, years
from doc_mining.records import Document, FigureKind, Passage
from doc_mining.text.prefilter import Prefiltered

_AGREED = Prefiltered(
    r"\b(?:afgesproken|afspraak|beloofd|toegezegd|doel\w*|streef\w*|gepland|plan|begroot|opgave|voornemen|ambitie|taakstelling|beoogd)\b",
    re.IGNORECASE,
)
_NORM = Prefiltered(r"\b(?:norm|eis|signaalwaarde|ondergrens|bovengrens)\b", re.IGNORECASE)
_REACHED = Prefiltered(
    r"\b(?:bereikt|gerealiseerd|realisatie|resultaat|gedaan|gehaald|behaald|uitkomst|gebouwd|werkelijk|prestatie|gekomen|geleverd)\b",
    re.IGNORECASE,
)


def pair_figures(passage: Passage, document: Document) -> list[Reading]:
    """A reading for each number in a column of what was agreed and in one of what was reached; [] for other tables.

    The year is that of the cell, of the row's name or of the title; else the period that the document is on.
    """
    grid = Grid(passage)
    kinds = {
        c: kind for c in sorted({c for r in grid.headers for c in grid.rows[r]}) if c and (kind := _kind(grid.head(c)))
    }
    if "realisatie" not in kinds.values() or len(set(kinds.values())) < 2:
        return []
    titled = [y.year for y in years(title_of(passage, document))]
    whole = titled[0] if len(titled) == 1 else _period(document)
    out: list[Reading] = []
    for row in grid.body():
        name = grid.text(row, min(grid.rows[row]))
        dated = [y.year for y in years(name)]
        bare = re.sub(r",?\s*(?:\b(?:in|eind|over|per|ultimo)\s)?\(?\b(?:19|20)\d\d\b\)?", "", name).strip(" ,:")
        start, end = grid.span(row)
        numbers = {c: n for c in kinds if (n := grid.number(row, c)) is not None}
        units = [n.unit for n in numbers.values() if n.unit] or [unit_of(name)]
        for column, number in numbers.items():
            said = [y.year for y in years(grid.text(row, column))] or dated
            year = said[0] if len(said) == 1 else whole
            if year and bare:
                out.append(_reading((start, end), bare, year, number, units[0], kinds[column]))
    return out


def _reading(
    span: tuple[int, int], name: str, year: str, number: Quantity, unit: str | None, kind: FigureKind
) -> Reading:
    return Reading(*span, name, year, number.value, number.unit or unit, kind, 0.85, "figure_table")


def _kind(head: str) -> FigureKind | None:
    if _REACHED.search(head):
        return "realisatie"
    if _NORM.search(head):
        return "norm"
    return "plan" if _AGREED.search(head) else None


def _period(document: Document) -> str | None:
    """The years that a report is on; agreements look ahead, and say themselves what they look back on."""
    start, end = document.identity.period_start, document.identity.period_end
    if start is None or end is None or document.identity.kind == "prestatieafspraken":
        return None
    return str(start) if start == end else f"{start}-{end}"
