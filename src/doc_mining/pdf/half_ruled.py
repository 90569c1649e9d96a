"""Tables whose rows horizontal lines part: their heads above the first line, and their rows between and below."""

from __future__ import annotations

import math
from collections.abc import Sequence

from doc_mining.pdf.cells import Slot, table_block
from doc_mining.pdf.pieces import Level, Piece, clipped, middle_of
from doc_mining.pdf.rows import GOES_ON, Columns, at_cuts, columns_of, rows_of, slots_of
from doc_mining.pdf.ruling import NEAR, Bars
from doc_mining.pdf.tableness import has_rows
from doc_mining.records import Block, Word

TALLEST_HEAD = 130.0  # points: of a heading that runs up the page
LARGER = 1.3  # times the type of the row beside it: no row of the table
FARTHER = 1.3  # times the room below the first line: as far may a head stand above it
HIGHEST_HEAD = 1.5  # of the type size: and no farther


def half_ruled(page: int, levels: list[Level], turned: Sequence[Word], group: Bars) -> tuple[list[Level], list[Block]]:
    """The table between horizontal lines, if it is one, and the levels without it."""
    inside = [part for level in levels if (part := clipped(level, group.x0, group.x1))]
    held = [i for i, level in enumerate(inside) if group.heights[0] < middle_of(level) < group.heights[-1]]
    if len(held) < 2:
        return levels, []
    columns = columns_of([inside[i] for i in held])
    first, last = _extended(inside, held[0], held[-1], columns, group.heights)
    if last - first > 1 and _is_title(inside[first], inside[first + 1]):
        first += 1
    rows = inside[first : last + 1]
    if not has_rows(rows, columns, group.heights):
        return levels, []
    wider = columns_of(rows)
    columns = wider if wider.count == columns.count else columns
    above = max(0, held[0] - first)
    heads = [[q for p in level for q in at_cuts(p, columns)] for level in rows[:above]]
    table = made_of(page, [*heads, *rows[above:]], columns, group.heights, turned)
    if table.rows < 2 or table.columns < 2:
        return levels, []
    taken = {id(p) for level in rows for p in level}
    rest = [[p for p in level if id(p) not in taken] for level in levels]
    return [level for level in rest if level], [table]


def made_of(
    page: int, levels: Sequence[Level], columns: Columns, rules: Sequence[float], turned: Sequence[Word]
) -> Block:
    """The table of these levels, with the headings that are set upright over its columns."""
    rows = rows_of(levels, columns, rules)
    slots = slots_of(rows, columns)
    x0, x1 = min(p.x0 for level in levels for p in level), max(p.x1 for level in levels for p in level)
    heads: dict[int, list[Word]] = {}
    for word in turned:
        if x0 - NEAR <= word.x0 and word.x1 <= x1 + 4 * NEAR and rows[0].top - TALLEST_HEAD < word.top < rows[0].top:
            heads.setdefault(columns.at((word.x0 + word.x1) / 2), []).append(word)
    if heads and not any(cell.row == 0 and cell.column in heads for cell in slots):
        slots = [Slot(0, column, words) for column, words in heads.items()] + slots
    elif heads:
        slots = [Slot(0, column, words) for column, words in heads.items()] + [s._replace(row=s.row + 1) for s in slots]
    return table_block(page, slots)


def _extended(
    levels: Sequence[Level], first: int, last: int, columns: Columns, rules: Sequence[float]
) -> tuple[int, int]:
    """The rows above the first line and below the last one that stand in the same columns."""

    def fits(level: Level, near: Level) -> bool:
        if max(p.size for p in level) > LARGER * max(p.size for p in near):
            return False  # a heading of the text
        crossing = [p for p in level if columns.of(p)[0] != columns.of(p)[1]]
        if any(not _headed(p, columns, levels[first : last + 1]) for p in crossing):
            return False
        bold = all(w.bold for p in level for w in p.words)
        reach = 2.2 if len(level) > 1 or crossing or bold else 1.4 if columns.of(level[0])[0] else 0.0
        return abs(middle_of(level) - middle_of(near)) < reach * level[0].size or _on_line(level, near, rules)

    while first > 0 and fits(levels[first - 1], levels[first]):
        first -= 1
    while last + 1 < len(levels) and fits(levels[last + 1], levels[last]):
        last += 1
    return first, last


def _on_line(heads: Level, below: Level, rules: Sequence[float]) -> bool:
    """Whether heads stand on a line about as far above it as the first row stands below it."""
    bottom, top = max(p.bottom for p in heads), min(p.top for p in below)
    line = next((y for y in rules if bottom < y < top), None)
    if line is None or len(heads) < 2:
        return False
    return line - bottom <= min(FARTHER * (top - line), HIGHEST_HEAD * heads[0].size)


def _is_title(level: Level, below: Level) -> bool:
    """Whether one bold piece over the first column is the title of the table, and no head broken over two lines."""
    piece, head = level[0], below[0]
    alone = len(level) == 1 and len(below) > 2 and abs(piece.x0 - head.x0) < 4 * NEAR
    return alone and all(w.bold for w in piece.words) and head.text[:1].isupper() and not GOES_ON.search(piece.text)


def _headed(piece: Piece, columns: Columns, rows: Sequence[Level]) -> bool:
    """Whether a piece that reaches out of its column is a head of it, wider than the cells, or several heads close
    together: each stands on an edge of its column's cells, and reaches into none of the next."""

    def heads(part: Piece) -> bool:
        column = columns.at(part.x0 + 0.5)
        cells = [p for level in rows for p in level if columns.of(p) == (column, column)]
        beyond = [p.x0 for level in rows for p in level if columns.of(p)[0] > column]
        aligned = any(abs(p.x0 - part.x0) < NEAR or abs(p.x1 - part.x1) < NEAR or _centred(p, part) for p in cells)
        return aligned and part.x1 < min(beyond, default=math.inf)

    return heads(piece) or all(heads(part) for part in at_cuts(piece, columns))


def _centred(a: Piece, b: Piece) -> bool:
    return abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * NEAR
