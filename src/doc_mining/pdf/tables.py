"""Finds the tables of a document: ruled, half-ruled, shaded and unruled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.pdf.between_tables import between_captions
from doc_mining.pdf.cells import Slot, card_block, is_rotated, table_block
from doc_mining.pdf.half_ruled import half_ruled, made_of
from doc_mining.pdf.pieces import SAME_LEVEL, Level, levels_of, prose_in
from doc_mining.pdf.rows import columns_of
from doc_mining.pdf.ruling import NEAR, Edge, Rectangle, bars, drawn_edges, grids, row_edges, shaded_edges
from doc_mining.pdf.tableness import LONGEST_CELL, is_table
from doc_mining.pdf.tabular import stretches_of
from doc_mining.records import Block, Page, Panel, Word

LEAST_FILLED = 0.3  # of the cells of a grid; a drawing has fewer with words
LONGEST_LABEL = 25  # words, in the first column where nothing is drawn
MOST_WORDS = 8000  # of a page: more is no page that a person reads
CARDS = 0.8  # of the cells
CARD_WORDS = 5  # of a card's text
CARD = 20.0  # points: less is the ground of a line
SAME_COLUMN = 8.0  # points: how far the columns of a table that goes on may be shifted


def tables_of(path: str, pages: Sequence[Page]) -> dict[int, tuple[Block, ...]]:
    """The tables on each page that has any, by page number, from top to bottom; panels, where a grid is one of cards.

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
        for part in between_captions(group, levels, prose):
            levels, found = half_ruled(page.number, levels, turned, part)
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
    """The table in a grid of cells, if it is one, or the cards that touch in it; and the words outside it."""
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
    filled = [s for s in slots if s.words]
    if filled and sum(map(_is_card, filled)) > CARDS * len(filled):
        return outside, [card_block(page, slot) for slot in filled]
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


def _is_card(slot: Slot) -> bool:
    """Whether a cell has a title in bold over a text of its own: boxes that touch are no table."""
    title = next((k for k, word in enumerate(slot.words) if not word.bold), len(slot.words))
    rest = slot.words[title:]
    below = bool(title and rest) and rest[0].top > slot.words[title - 1].top + SAME_LEVEL * rest[0].size
    return below and len(rest) >= CARD_WORDS and not any(w.bold for w in rest)


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
    table = made_of(page, levels, columns, rules, turned)
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
