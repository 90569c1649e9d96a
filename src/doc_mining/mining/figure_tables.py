"""Indicators of tables: years in the columns, in the rows, or above the table."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from doc_mining.mining.figure_flat import FlatRow
from doc_mining.mining.figure_reading import Reading
from doc_mining.mining.numbers import Quantity, figure_rules, quantities, years
from doc_mining.records import Document, FigureKind, Passage, TableCell


@cache
def _rule(name: str) -> re.Pattern[str]:
    tables: dict[str, Any] = figure_rules()["tables"]
    return re.compile(tables[name], re.I)


def table_figures(passage: Passage, document: Document) -> list[Reading]:
    """A reading for each cell with a number and a year; tables of marks have none."""
    grid = Grid(passage)
    if (
        len(grid.rows) < 2
        or _contents(grid, document)
        or _rule("marks").search(grid.head())
        or _rule("marks").search(title_of(passage, document))
    ):
        return []
    if grid.year_columns():
        return _by_column(grid)
    if grid.year_rows():
        return _by_row(grid)
    return _under_title(grid, document)


def _contents(grid: Grid, document: Document) -> bool:
    """Whether a table is one of contents: names with rising page numbers."""
    pages = [n.value for r in grid.rows if (n := grid.number(r, max(grid.rows[r]))) is not None and n.unit is None]
    rising = len(pages) >= max(3, 0.8 * len(grid.rows)) and pages == sorted(pages)
    return rising and pages[-1] <= document.pages and not grid.year_columns()


def flat_figures(rows: list[FlatRow]) -> list[Reading]:
    """The readings of a table that reached us as running text."""
    return [
        Reading(
            r.start, r.end, r.label, year, q.value, q.unit or unit_of(r.label), _kind("", r.label), 0.6, "figure_table"
        )
        for r in rows
        if not _rule("marks").search(r.label)
        for year, q in r.values
    ]


class Grid:
    """The cells of a table passage by row and column, with the header rows apart."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.rows: dict[int, dict[int, TableCell]] = {}
        for cell in passage.cells:
            for column in range(cell.column, cell.column + cell.column_span):
                self.rows.setdefault(cell.row, {}).setdefault(column, cell)
        self.headers = [r for r in sorted(self.rows) if r < max(1, passage.header_rows)]
        self.headers += self._years_below()
        for row in self.headers[:-1]:  # a head over several columns may be drawn in the first of them only
            cells = self.rows[row]
            for column in sorted(cells)[2:]:
                if cells[column].start == cells[column].end and column - 1 in cells:
                    cells[column] = cells[column - 1]

    def _years_below(self) -> list[int]:
        """Rows that belong to the header too: a title alone stood in it, and the years stand below."""
        if len([t for r in self.headers for c in self.rows[r] if (t := self.text(r, c))]) > 1:
            return []
        below = [r for r in sorted(self.rows) if r not in self.headers][:1]
        return [r for r in below if sum(len(years(self.text(r, c))) == 1 for c in self.rows[r]) > 1]

    def text(self, row: int, column: int) -> str:
        cell = self.rows.get(row, {}).get(column)
        return self.passage.text[cell.start : cell.end].replace("\n", " ").strip() if cell else ""

    def head(self, column: int | None = None) -> str:
        """The words of the header, or of one column of it."""
        columns = [column] if column is not None else sorted({c for r in self.headers for c in self.rows[r]})
        return " ".join(dict.fromkeys(t for r in self.headers for c in columns if (t := self.text(r, c))))

    def body(self) -> list[int]:
        return [r for r in sorted(self.rows) if r not in self.headers]

    def label(self, row: int) -> str:
        """The words of a row before its first number."""
        words: list[str] = []
        for column in sorted(self.rows[row]):
            text = self.text(row, column)
            if text and self.number(row, column) is not None and words:
                break
            words.append(text)
            if column >= 1:
                break
        return " ".join(w for w in words if w)

    def number(self, row: int, column: int) -> Quantity | None:
        """The number that a cell holds, when it holds little else."""
        text = self.text(row, column)
        found = quantities(text)
        if len(found) != 1 or len(text.split()) > 5 or re.search(r"\b\d+e\b|\d\s?[-/]\s?\d", text):
            return None
        return found[0]

    def year_columns(self) -> dict[int, str]:
        out = {}
        for column in sorted({c for r in self.headers for c in self.rows[r]}):
            found = years(self.head(column))
            if len(found) == 1 and column > 0:
                out[column] = found[0].year
        return out

    def year_rows(self) -> dict[int, str]:
        out = {}
        for row in self.body():
            first = self.text(row, min(self.rows[row]))
            found = years(first)
            if len(found) == 1 and len(first.split()) <= 3:
                out[row] = found[0].year
        return out if len(out) >= max(1, len(self.body()) // 2) else {}

    def span(self, row: int) -> tuple[int, int]:
        cells = [c for c in self.rows[row].values() if c.end > c.start and c.row == row]
        return min(c.start for c in cells), max(c.end for c in cells)


def _by_column(grid: Grid) -> list[Reading]:
    out, group = [], ""
    columns = grid.year_columns()
    for row in grid.body():
        name = grid.text(row, 0)
        numbers = {c: n for c in columns if (n := grid.number(row, c)) is not None}
        if not numbers:
            group = name if name and len(name.split()) <= 8 else group
            continue
        if not name:
            name = group
        if not name or _rule("marks").search(name):
            continue
        for column, number in numbers.items():
            head = re.sub(r"\W*(?:19|20)\d\d\W*", " ", grid.head(column)).strip()
            out.append(_reading(grid, row, name, columns[column], number, f"{head} {name}", head, 0.93))
    return out


def _by_row(grid: Grid) -> list[Reading]:
    out = []
    for row, year in grid.year_rows().items():
        for column in sorted(grid.rows[row])[1:]:
            number, head = grid.number(row, column), grid.head(column)
            if number is None or not head or _rule("total").search(head):
                continue
            place = " ".join(t for t in (grid.text(row, 0),) if t and not years(t))
            out.append(_reading(grid, row, f"{head} {place}".strip(), year, number, head, grid.text(row, 0), 0.9))
    return out


def _under_title(grid: Grid, document: Document) -> list[Reading]:
    above = title_of(grid.passage, document)
    found = years(above)
    if len(found) != 1 or len(found[0].year) != 4:
        return []
    out = []
    for row in grid.body():
        name = grid.text(row, 0)
        for column in sorted(grid.rows[row])[1:]:
            number, head = grid.number(row, column), grid.head(column)
            if number is None or not name or quantities(name):
                continue
            full = name if _is_kind(head) else f"{name} {head}".strip()
            out.append(_reading(grid, row, full, found[0].year, number, f"{head} {name} {above}", head, 0.8))
    return out


def _reading(
    grid: Grid, row: int, name: str, year: str, number: Quantity, words: str, head: str, confidence: float
) -> Reading:
    start, end = grid.span(row)
    unit = number.unit or unit_of(words)
    return Reading(start, end, name, year, number.value, unit, _kind(head, name), confidence, "figure_table")


def _is_kind(head: str) -> bool:
    return any(_rule(k).search(head) for k in ("norm", "plan", "realised"))


def _kind(head: str, name: str) -> FigureKind:
    for words in (head, name):
        if _rule("realised").search(words):
            return "realisatie"
        if _rule("norm").search(words):
            return "norm"
        if _rule("plan").search(words):
            return "plan"
    return "realisatie"


def unit_of(words: str) -> str:
    """The unit that the words of a header, row and title say; "aantal" when they say none."""
    if re.search(r"%|percentage|procent|aandeel", words, re.I):
        return "%"
    if m := re.search(r"[x×*]\s?(?:€|eur)?\s?(?P<n>1\.000(?:\.000)?|1 (?:mln|miljoen)|mln|miljoen)\b", words, re.I):
        scale = "duizend" if m["n"] == "1.000" else "miljoen"
        return f"{scale} euro" if re.search(r"€|\beur", words, re.I) else scale
    if re.search(r"€|\beuro\b|\bhuurprijs\b|\binvestering", words, re.I):
        return "euro"
    if _rule("homes").search(words):
        return "woningen"
    nouns = figure_rules()["units"]
    return next((u for u, p in nouns.items() if re.search(rf"\b(?:{p})\b", words, re.I)), "aantal")


def title_of(passage: Passage, document: Document) -> str:
    """The caption or heading over a table."""
    before = document.passages[passage.order - 1] if passage.order else None
    if before is not None and (before.kind in ("caption", "heading") or before.text.rstrip().endswith(":")):
        return before.text
    return passage.section[-1] if passage.section else ""
