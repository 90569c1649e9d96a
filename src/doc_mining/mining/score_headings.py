"""The heading row of a table that came as a line of text over it, put back by where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from doc_mining.mining.score_grids import Grid, GridRow
from doc_mining.mining.score_rules import score_rules
from doc_mining.records import Passage, Span

_FARTHEST = 40.0  # points between the heading and the table
_LONGEST = 160  # characters


def with_heading_above(grid: Grid, table: Passage, near: Sequence[Passage]) -> Grid:
    """`grid` with the line over it as its heading, if the grid begins with verdicts and the line names its columns.

    `near` are passages around the table: the line may be the last of those before it, or the beginning of one that was
    joined with the text below the table.
    """
    if not grid.rows or not table.spans or not any(map(grid.read, grid.rows[0].texts)):
        return grid
    above, words = next(((p, w) for p in reversed(near) if (w := _leading(table, p))), (table, ()))
    columns = _columns(table)
    named: dict[int, list[str]] = {}
    for span in words:
        column = _nearest(span, columns)
        if column is not None:
            named.setdefault(column, []).append(above.text[span.start : span.end])
    cells = tuple((column, " ".join(texts), 1) for column, texts in sorted(named.items()))
    rules = score_rules()
    if len(cells) < 2 or not any(rules.column_kind(text) or rules.names_column(text) for _, text, _ in cells[1:]):
        return grid
    return replace(grid, rows=(GridRow(cells, above, 0, words[-1].end), *grid.rows), header_rows=1)


def _nearest(span: Span, columns: dict[int, tuple[float, float]]) -> int | None:
    """The column that a word stands over."""
    distances = {column: _distance(span, reach) for column, reach in columns.items()}
    return min(distances, key=lambda column: distances[column], default=None)


def _distance(span: Span, column: tuple[float, float]) -> float:
    """How far a word is from standing over a column: by its left edge, its middle or its right edge."""
    low, high = column
    return min(abs(span.x0 - low), abs(span.x1 - high), abs(span.x0 + span.x1 - low - high) / 2)


def _leading(table: Passage, passage: Passage) -> tuple[Span, ...]:
    """The words with which a passage begins and which stand right over the table; empty if they are a sentence."""
    if passage.kind == "table":
        return ()
    page = table.spans[0].page
    top = min(s.top for s in table.spans if s.page == page)
    words = tuple(takewhile(lambda s: s.page == page and top - _FARTHEST < s.top and s.bottom < top + 2, passage.spans))
    text = passage.text[: words[-1].end] if words else ""
    return words if text and len(text) <= _LONGEST and not text.endswith((".", ":", "?")) else ()


def _columns(table: Passage) -> dict[int, tuple[float, float]]:
    """From where to where each column's words reach, in points."""
    reach: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        for span in table.spans:
            if cell.start <= span.start < cell.end and cell.column_span == 1:
                low, high = reach.get(cell.column, (span.x0, span.x1))
                reach[cell.column] = (min(low, span.x0), max(high, span.x1))
    return reach
