"""A table passage as a grid: its cells by row and column, with the headings that stand over each column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from doc_mining.mining.score_cells import PLAIN, CellScale, CellValue, read_cell
from doc_mining.records import Passage, TableCell


@dataclass(frozen=True)
class GridRow:
    """The non-empty cells of a row: (column, text, columns spanned), and where the row stands in its passage."""

    cells: tuple[tuple[int, str, int], ...]
    passage: Passage
    start: int
    end: int

    @cached_property
    def by_column(self) -> dict[int, str]:
        return {column: text for column, text, _ in self.cells}

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.cells]


@dataclass(frozen=True)
class Grid:
    """Rows from top to bottom; `width` is the number of columns; `scale` what the report declares of its verdicts."""

    rows: tuple[GridRow, ...]
    width: int
    header_rows: int
    scale: CellScale = PLAIN

    def read(self, text: str) -> CellValue | None:
        """The verdict that a cell's text is."""
        return read_cell(text, self.scale)


def grid_of(passage: Passage, scale: CellScale = PLAIN) -> Grid:
    """The grid of a table passage; rows without text are left out."""
    by_row: dict[int, list[TableCell]] = {}
    for cell in passage.cells:
        if cell.end > cell.start:
            by_row.setdefault(cell.row, []).append(cell)
    rows = tuple(_row(passage, cells) for _, cells in sorted(by_row.items()))
    width = max((c.column + c.column_span for c in passage.cells), default=0)
    grid = Grid(rows, width, sum(1 for r in by_row if r < passage.header_rows), scale)
    return _upright(grid)


def _upright(grid: Grid) -> Grid:
    """Marks with their names below them, as on a poster: the names become the heading."""
    if len(grid.rows) != 2:
        return grid
    marks, names = grid.rows
    valued = all((v := grid.read(t)) and v.score is not None for t in marks.texts)
    if valued and marks.by_column.keys() == names.by_column.keys() and not any(map(grid.read, names.texts)):
        return replace(grid, rows=(names, marks), header_rows=1)
    return grid


def _row(passage: Passage, cells: Iterable[TableCell]) -> GridRow:
    ordered = sorted(cells, key=lambda c: c.column)
    return GridRow(
        tuple((c.column, " ".join(passage.text[c.start : c.end].split()), c.column_span) for c in ordered),
        passage,
        min(c.start for c in ordered),
        max(c.end for c in ordered),
    )


def column_headings(rows: Iterable[GridRow], width: int) -> list[tuple[str, ...]]:
    """The headings of each column, from top to bottom.

    A heading over several columns counts for each of them: by its span or, where the file tells none, when the columns
    to its right are empty in its row and have a heading of their own below.
    """
    rows = list(rows)
    levels: list[list[str]] = []
    for depth, row in enumerate(rows):
        level = [""] * width
        below = rows[depth + 1].by_column if depth + 1 < len(rows) else {}
        for i, (column, text, span) in enumerate(row.cells):
            stop = column + span
            following = row.cells[i + 1][0] if i + 1 < len(row.cells) else width
            if span == 1 and below and column in below:
                while stop < following and stop in below:
                    stop += 1
            for c in range(column, min(stop, width)):
                level[c] = text
        levels.append(level)
    return [tuple(dict.fromkeys(level[c] for level in levels if level[c])) for c in range(width)]
