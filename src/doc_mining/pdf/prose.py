"""Whether two stretches of text side by side are columns of prose, or cells that stand in rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from doc_mining.pdf.lines import Run, rows_of

FULL = 0.72  # a line this part of the column's width fills it
USUAL_CELL, LONGEST_CELL = 6, 8  # lines of a table's cells, on average and at most
FEW_ROWS = 5
MOSTLY = 0.8
_LETTER = re.compile(r"[^\W\d_]")
BULLETS = "•▪●○■□◦‣–-✓✔➢➤►"


class Column(NamedTuple):
    """What tells prose from cells."""

    rows: int
    full: float  # part of the lines that fill the width
    words: float  # in a line, median
    tops: tuple[float, ...]  # of its lines
    starts: tuple[float, ...]  # tops of lines after a gap
    longest: int  # lines between two starts, at most
    size: float
    bullets: float  # part of the lines that begin with a bullet
    figures: float  # part of the lines without a letter
    boxed: bool  # holds boxes or tables

    @property
    def prose(self) -> bool:
        runs_on = len(self.starts) <= 0.6 * self.rows
        return self.rows >= 3 and self.full >= 0.45 and self.words >= 2.5 and runs_on


def column_of(runs: Sequence[Run], boxed: bool) -> Column:
    """The measures of one column's runs."""
    rows = rows_of(runs)
    if not rows:
        return Column(0, 0.0, 0.0, (), (), 0, 10.0, 0.0, 0.0, boxed)
    left, right = min([r.x0 for r in runs]), max([r.x1 for r in runs])
    width = max(1.0, right - left)
    full = sum([row[-1].x1 - left >= FULL * width for row in rows]) / len(rows)
    bases = [row[0].bottom if len(row) == 1 else median(r.bottom for r in row) for row in rows]
    steps = [b - a for a, b in pairwise(bases)]
    size = median([r.size for r in runs])
    leading = min(sorted(steps)[len(steps) // 3], 1.45 * size) if steps else 1.2 * size
    begin = [0, *(k for k, step in enumerate(steps, start=1) if step > 1.3 * leading), len(rows)]
    return Column(
        rows=len(rows),
        full=full,
        words=median([sum([len(r.words) for r in row]) for row in rows]),
        tops=tuple(bases),
        starts=tuple(bases[k] for k in begin[:-1]),
        longest=max(b - a for a, b in pairwise(begin)),
        size=size,
        bullets=sum([row[0].text[0] in BULLETS for row in rows]) / len(rows),
        figures=sum([not any(map(_LETTER.search, [r.text for r in row])) for row in rows]) / len(rows),
        boxed=boxed,
    )


def _aligned(some: Sequence[float], others: Sequence[float], within: float) -> float:
    """The part of `some` heights that are also among the `others`."""
    if not some:
        return 0.0
    return sum(any(abs(a - b) <= within for b in others) for a in some) / len(some)


def in_rows(left: Column, right: Column) -> bool:
    """True where the two read across, row by row; False where each is read from top to bottom."""
    if left.boxed or right.boxed or not left.rows or not right.rows:
        return False
    near = 0.35 * min(left.size, right.size)
    fewer = left if len(left.starts) <= len(right.starts) else right
    if left.prose and right.prose:
        if len(fewer.starts) < 4 or fewer.rows > USUAL_CELL * len(fewer.starts) or fewer.longest > LONGEST_CELL:
            return False
        return min(_share(left, right, near), _share(right, left, near)) >= 0.8
    if left.prose != right.prose:
        cells, prose = (right, left) if left.prose else (left, right)
        return _cells_of(cells, prose, near, after=cells is right)
    if left.bullets > 0.3 and right.bullets > 0.3:
        return False
    sparse, dense = (left, right) if left.rows <= right.rows else (right, left)
    if sparse.rows == 1:
        return True
    return _aligned(sparse.tops, dense.tops, near) >= 0.7


def _cells_of(cells: Column, prose: Column, near: float, *, after: bool) -> bool:
    """Whether short lines beside prose belong to its lines, or to its paragraphs."""
    by_line = _aligned(cells.tops, prose.tops, near)
    if cells.figures >= MOSTLY and by_line >= MOSTLY:
        return True  # figures at the end of lines, as in a table of contents
    if after and cells.words <= 2 and by_line == 1 and cells.rows <= FEW_ROWS:
        return prose.rows <= FEW_ROWS  # wide spaces of justified lines that happen to stand above each other
    if cells.rows <= 2:
        return by_line == 1 and _short(cells) and len(prose.starts) <= cells.rows
    return len(cells.starts) >= 2 and _aligned(cells.starts, prose.starts, near) >= 0.7 and _short(cells)


def _share(some: Column, others: Column, near: float) -> float:
    return _aligned(some.starts, others.starts, near)


def _short(cells: Column) -> bool:
    return cells.words <= 5
