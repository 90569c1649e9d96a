"""Finds the tables of a document: ruled, half-ruled, shaded and unruled."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise
from statistics import median

from doc_mining.pdf.cells import Slot, is_rotated, table_block
from doc_mining.pdf.pieces import BULLETS, Level, Piece, levels_of, prose_in
from doc_mining.pdf.rows import GOES_ON, Columns, at_cuts, columns_of, rows_of, slots_of
from doc_mining.pdf.ruling import NEAR, Bars, Edge, Rectangle, bars, drawn_edges, grids, row_edges, shaded_edges
from doc_mining.pdf.tableness import LONGEST_CELL, has_rows, is_table
from doc_mining.pdf.tabular import parted, stretches_of
from doc_mining.records import Block, Page, Panel, Word

LEAST_FILLED = 0.3  # of the cells of a grid; a drawing has fewer with words
LONGEST_LABEL = 25  # words, in the first column where nothing is drawn
MOST_WORDS = 8000  # of a page: more is no page that a person reads
TALLEST_HEAD = 130.0  # points: of a heading that runs up the page
CARD = 20.0  # points: less is the ground of a line
ACROSS = 0.8  # of a table's width
LARGER = 1.3  # times the type of the row beside it: no row of the table
FARTHER = 1.3  # times the room below the first line: as far may a head stand above it
HIGHEST_HEAD = 1.5  # of the type size: and no farther
BODY = 1.06  # times the type of a table's rows: text is set as much larger
ROWS_NEAR = 3  # of a table, that tell where its cells begin
SAME_COLUMN = 8.0  # points: how far the columns of a table that goes on may be shifted


def tables_of(path: str, pages: Sequence[Page]) -> dict[int, tuple[Block, ...]]:
    """The tables on each page that has any, by page number, from top to bottom.

    All comes from what was read of the pages; `path` names the file for messages only.
    """
    del path
    found = {page.number: _on_page(page) for page in pages if 5 < len(page.words) <= MOST_WORDS}
    return {number: blocks for number, blocks in found.items() if blocks}


def continues(previous: Block, following: Block) -> bool:
    """Whether a table on a later page (or column) goes on with the table before it.

    It does where both have as many columns, and these stand alike or the heading row is repeated. That nothing but
    furniture stands between them is for the caller to see.
    """
    if previous.kind != "table" or following.kind != "table" or previous.columns != following.columns:
        return False
    if repeated_rows(previous, following):
        return True
    if not 0 <= following.box.page - previous.box.page <= 1:
        return False
    before, after = _column_sides(previous), _column_sides(following)
    shared = before.keys() & after.keys()
    alike = [c for c in shared if min(abs(a - b) for a, b in zip(before[c], after[c], strict=True)) <= SAME_COLUMN]
    return len(shared) >= 2 and len(alike) == len(shared)


def repeated_rows(previous: Block, following: Block) -> int:
    """How many leading rows of a table repeat the heading of the table before it."""
    count = 0
    while count < min(3, previous.rows, following.rows) and _row(previous, count) == _row(following, count) != "":
        count += 1
    return count if count < following.rows else 0


def _row(table: Block, row: int) -> str:
    texts = (line.text for cell in table.cells if cell.row == row for line in cell.lines)
    return re.sub(r"\W+", " ", " ".join(texts)).strip().lower()


def _column_sides(table: Block) -> dict[int, tuple[float, float]]:
    """Left and right of the words in each column, cells over several columns left out."""
    sides: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.column_span == 1 and cell.lines:
            x0, x1 = min(line.box.x0 for line in cell.lines), max(line.box.x1 for line in cell.lines)
            a, b = sides.get(cell.column, (x0, x1))
            sides[cell.column] = (min(a, x0), max(b, x1))
    return sides


def _on_page(page: Page) -> tuple[Block, ...]:
    words = list(page.words)
    drawn, shaded = drawn_edges(page), shaded_edges(page)
    tables: list[Block] = []
    for edges, least_rows in ((drawn, 2), (shaded, 3)):  # two coloured rows are as often a bar of links
        for cells in _grids_with(shaded, edges):
            words, found = _ruled(page.number, words, cells, least_rows)
            tables += found
    turned = [w for w in words if w[4] - w[2] > w[5] and is_rotated(w)]  # few are as high as their type
    levels = levels_of([w for w in words if not is_rotated(w)] if turned else words)
    edges = row_edges(page)
    groups = bars(edges, 0.2 * page.width)
    prose = {id(p) for chain in prose_in(levels) for p in chain} if groups else set()
    for group in groups:
        for part in _between_captions(group, levels, prose):
            levels, found = _half_ruled(page.number, levels, turned, part)
            tables += found
    for stretch in stretches_of(levels, prose_in(levels), _cards(page.panels)):
        tables += _unruled(page.number, stretch, turned, edges)
    return tuple(sorted(tables, key=lambda t: t.box.top))


def _grids_with(shaded: Sequence[Edge], edges: Sequence[Edge]) -> list[list[Rectangle]]:
    """Grids of lines, the sides of coloured rows across a whole grid among them."""
    if len(edges) < 3:
        return []
    found = grids(edges)
    across = [
        e
        for e in shaded
        for cells in found
        if e.way == "h"
        and abs(e.start - min(c[0] for c in cells)) <= 2 * NEAR
        and abs(e.end - max(c[2] for c in cells)) <= 2 * NEAR
        and min(c[1] for c in cells) + 2 * NEAR < e.at < max(c[3] for c in cells) - 2 * NEAR
        and not any(abs(e.at - side) <= 2 * NEAR for c in cells for side in (c[1], c[3]))
    ]
    return grids([*edges, *across]) if across else found


def _cards(panels: Sequence[Panel]) -> list[Panel]:
    """Boxes that stand apart from each other, smallest first: what is in two of them is in no one row."""
    boxes = [p for p in panels if p.bottom - p.top > CARD and p.x1 - p.x0 > CARD]
    if len(boxes) > 200:
        return []
    apart = [p for p in boxes if not any(_touch(p, other) for other in boxes if other is not p)]
    return sorted(apart, key=lambda p: (p.x1 - p.x0) * (p.bottom - p.top))


def _touch(a: Panel, b: Panel) -> bool:
    """Side by side, as the grounds of cells in a row are."""
    level = min(a.bottom, b.bottom) - max(a.top, b.top) > 0.8 * min(a.bottom - a.top, b.bottom - b.top)
    return level and min(abs(a.x1 - b.x0), abs(b.x1 - a.x0)) <= NEAR


def _ruled(page: int, words: list[Word], cells: Sequence[Rectangle], least_rows: int) -> tuple[list[Word], list[Block]]:
    """The table in a grid of cells, if it is one, and the words outside it."""
    columns = _steps([side for c in cells for side in (c[0], c[2])])
    rows = _steps([side for c in cells for side in (c[1], c[3])])
    if len(columns) < 3 or len(rows) < 3:
        return words, []
    inside: list[list[Word]] = [[] for _ in cells]
    outside: list[Word] = []
    x0, x1, top, bottom = columns[0], columns[-1], rows[0], rows[-1]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        place = None
        if x0 <= x <= x1 and top <= y <= bottom:
            place = next((i for i, c in enumerate(cells) if c[0] <= x <= c[2] and c[1] <= y <= c[3]), None)
        if place is None:
            outside.append(word)
        else:
            inside[place].append(word)
    slots = [_slot(cell, content, rows, columns) for cell, content in zip(cells, inside, strict=True)]
    if not _holds_cells(slots, least_rows):
        return words, []
    return outside, [table_block(page, slots)]


def _slot(cell: Rectangle, words: list[Word], rows: Sequence[float], columns: Sequence[float]) -> Slot:
    row, column = _index(rows, cell[1]), _index(columns, cell[0])
    return Slot(row, column, words, _index(rows, cell[3]) - row, _index(columns, cell[2]) - column)


def _steps(places: Sequence[float]) -> list[float]:
    """Distinct places in order; what lies close is one."""
    steps: list[float] = []
    for place in sorted(places):
        if not steps or place - steps[-1] > NEAR:
            steps.append(place)
    return steps


def _index(steps: Sequence[float], place: float) -> int:
    return min(range(len(steps)), key=lambda i: abs(steps[i] - place))


def _holds_cells(slots: Sequence[Slot], least_rows: int) -> bool:
    """Whether a grid holds short texts in rows and columns, not prose in frames or a drawing."""
    filled = [s for s in slots if s.words]
    if len(filled) < max(3, LEAST_FILLED * len(slots)):
        return False
    if len({s.row for s in filled}) < least_rows or len({s.column for s in filled}) < 2:
        return False
    rows = [s.row for s in filled]
    if max(rows.count(r) for r in set(rows)) < 2:
        return False
    return sum(len(s.words) > LONGEST_CELL for s in filled) <= 0.3 * len(filled)


def _half_ruled(page: int, levels: list[Level], turned: Sequence[Word], group: Bars) -> tuple[list[Level], list[Block]]:
    """The table between horizontal lines, if it is one, and the levels without it."""
    inside = [part for level in levels if (part := _clipped(level, group.x0, group.x1))]
    held = [i for i, level in enumerate(inside) if group.heights[0] < _middle(level) < group.heights[-1]]
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
    table = _block(page, [*heads, *rows[above:]], columns, group.heights, turned)
    if table.rows < 2 or table.columns < 2:
        return levels, []
    taken = {id(p) for level in rows for p in level}
    rest = [[p for p in level if id(p) not in taken] for level in levels]
    return [level for level in rest if level], [table]


def _block(
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


def _between_captions(group: Bars, levels: Sequence[Level], prose: Set[int]) -> list[Bars]:
    """The lines of each table where tables of one width stand under each other, with captions or text between them."""
    inside = [part for level in levels if (part := _clipped(level, group.x0, group.x1))]
    held = [level for level in inside if group.heights[0] < _middle(level) < group.heights[-1]]
    text = {id(level) for level in held if id(level[0]) in prose and _fills(level, group)}
    text |= _of_columns(held, prose) | _set_larger(held, group.heights)
    text |= {id(level) for level in held if len(level) == 1 and level[0].text[:1] in BULLETS}  # a list in a box below
    rows = {id(level) for part in parted(held) for level in part} - text
    ends = [-math.inf, *(_middle(level) for level in held if id(level) not in rows), math.inf]
    parts = [tuple(y for y in group.heights if a < y < b) for a, b in pairwise(ends)]
    return [group._replace(heights=heights) for heights in parts if len(heights) > 2]


def _of_columns(levels: Sequence[Level], prose: Set[int]) -> set[int]:
    """Levels, by identity, of paragraphs in columns between two tables: they run over where cells begin above and below."""
    cells = [k for k, level in enumerate(levels) if len(level) > 1 and not any(id(p) in prose for p in level)]
    found: set[int] = set()
    for k, level in enumerate(levels):
        lines = [p for p in level if id(p) in prose]
        at = bisect_left(cells, k)
        around = (cells[max(0, at - ROWS_NEAR) : at], cells[at : at + ROWS_NEAR])
        if lines and all(any(_crosses(lines, levels[n]) for n in rows) for rows in around):
            found.add(id(level))
    return found


def _set_larger(levels: Sequence[Level], rules: Sequence[float]) -> set[int]:
    """Levels, by identity, in larger type where no line is drawn for two rows or more: text between two tables."""
    bands = [[level for level in levels if a < _middle(level) < b] for a, b in pairwise(rules)]
    rows = median(b - a for a, b in pairwise(rules))
    low = [level for (a, b), band in zip(pairwise(rules), bands, strict=True) if b - a < 2 * rows for level in band]
    usual = median([level[0].size for level in low]) if low else math.inf
    high = [level for (a, b), band in zip(pairwise(rules), bands, strict=True) if b - a >= 2 * rows for level in band]
    return {id(level) for level in high if all(p.size > BODY * usual for p in level)}


def _crosses(lines: Level, cells: Level) -> bool:
    return any(p.x0 + p.size < cell.x0 < p.x1 - p.size for p in lines for cell in cells[1:])


def _fills(level: Level, group: Bars) -> bool:
    """Whether a level is one piece across a table's width, as a line of text is and a cell is not."""
    return len(level) == 1 and level[0].x1 - level[0].x0 > ACROSS * (group.x1 - group.x0)


def _clipped(level: Level, x0: float, x1: float) -> Level:
    return [p for p in level if x0 - 2 * NEAR <= p.x0 and p.x1 <= x1 + 2 * NEAR]


def _middle(level: Level) -> float:
    return (min(p.top for p in level) + max(p.bottom for p in level)) / 2


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
        return abs(_middle(level) - _middle(near)) < reach * level[0].size or _on_line(level, near, rules)

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


def _unruled(page: int, levels: Sequence[Level], turned: Sequence[Word], edges: Sequence[Edge]) -> list[Block]:
    """The table that these levels are, if they are one."""
    columns = columns_of(levels)
    if columns.count < 2:
        return []
    x0, x1 = min(p.x0 for level in levels for p in level), max(p.x1 for level in levels for p in level)
    top, bottom = min(p.top for p in levels[0]), max(p.bottom for p in levels[-1])
    near = [
        e.at
        for e in edges
        if e.way == "h" and min(e.end, x1) - max(e.start, x0) > 0.6 * (x1 - x0) and top - 15 < e.at < bottom + 15
    ]
    rules = _steps(near)
    if not is_table(levels, columns, marked=len(rules) >= 2):
        return []
    table = _block(page, levels, columns, rules, turned)
    labels = [sum(len(line.words) for line in c.lines) for c in table.cells if c.column == 0]
    least = 2 if len(levels) == 2 or any(p.is_value for level in levels for p in level) else 3
    if table.columns < 2 or _full_rows(table) < max(least, 0.5 * table.rows) or max(labels) > LONGEST_LABEL:
        return []
    return [table]


def _full_rows(table: Block) -> int:
    """How many rows have words in two columns or more."""
    filled = [c.row for c in table.cells if c.lines]
    return sum(filled.count(row) > 1 for row in range(table.rows))


__all__ = ["continues", "repeated_rows", "tables_of"]
