"""The text between tables of one width that stand under each other: what parts their lines."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise
from statistics import median

from doc_mining.pdf.pieces import BULLETS, Level, clipped, middle_of
from doc_mining.pdf.ruling import Bars
from doc_mining.pdf.tabular import parted

ACROSS = 0.8  # of a table's width
BODY = 1.06  # times the type of a table's rows: text is set as much larger
ROWS_NEAR = 3  # of a table, that tell where its cells begin


def between_captions(group: Bars, levels: Sequence[Level], prose: Set[int]) -> list[Bars]:
    """The lines of each table where tables of one width stand under each other, with captions or text between them."""
    inside = [part for level in levels if (part := clipped(level, group.x0, group.x1))]
    held = [level for level in inside if group.heights[0] < middle_of(level) < group.heights[-1]]
    text = {id(level) for level in held if id(level[0]) in prose and _fills(level, group)}
    text |= _of_columns(held, prose) | _set_larger(held, group.heights)
    text |= {id(level) for level in held if len(level) == 1 and level[0].text[:1] in BULLETS}  # a list in a box below
    rows = {id(level) for part in parted(held) for level in part} - text
    ends = [-math.inf, *(middle_of(level) for level in held if id(level) not in rows), math.inf]
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
    bands = [[level for level in levels if a < middle_of(level) < b] for a, b in pairwise(rules)]
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
