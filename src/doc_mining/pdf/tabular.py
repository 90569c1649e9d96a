"""Stretches of a page that may be tables without a grid: short pieces in rows, their gaps above each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from doc_mining.pdf.pieces import NUMBERING, Level, Piece
from doc_mining.pdf.rows import columns_of
from doc_mining.records import Panel

FARTHEST = 3.2  # of the type size: from one row of a table to the next
OTHER_SIZE = 0.06  # of a type size: from here on another one
CAPTION = re.compile(r"(?:Tabel|Figuur|Schema|Grafiek|Overzicht)\s+\d", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"\d{1,3}")
LEAST_ENTRIES = 8  # of a table of contents
SAME_SIDE = 2.0  # points
INDENT = 8.0  # points of entries under the heading of a table of contents
HEADING_ABOVE = 60.0  # points over a table of contents in which its heading stands
Interval = tuple[float, float]
Wall = tuple[float, float, float, float]  # x0, top, x1, bottom of what parts the pieces beside it


@dataclass(slots=True, eq=False)
class Stretch:
    """Levels below each other whose gaps agree."""

    levels: list[Level] = field(default_factory=list)
    free: list[Interval] = field(default_factory=list)  # where all levels with several pieces have a gap
    bottom: float = 0.0
    x0: float = 0.0
    x1: float = 0.0


def stretches_of(
    levels: Sequence[Level], prose: Sequence[Sequence[Piece]], cards: Sequence[Panel]
) -> list[list[Level]]:
    """Stretches of levels that may be tables: without the prose, each on one side of it and in one card."""
    inside = {id(p) for chain in prose for p in chain}
    walls = [(min(p.x0 for p in c), c[0].top, max(p.x1 for p in c), c[-1].bottom) for c in prose]
    walls += contents_walls(levels)
    open_: list[Stretch] = []
    done: list[Stretch] = []
    for level in levels:
        for part in _parts([p for p in level if id(p) not in inside], walls, cards):
            top, size = min(p.top for p in part), max(p.size for p in part)
            for stretch in [s for s in open_ if top - s.bottom > FARTHEST * size]:
                open_.remove(stretch)
                done.append(stretch)
            joined = [s for s in open_ if _joins(s, part)][: None if len(part) > 1 else 1]
            for stretch in joined[1:]:
                open_.remove(stretch)
            open_[:] = [s for s in open_ if s not in joined] + [_added(joined, part)]
    sides = [side for s in done + open_ for part in parted(s.levels) for side in _sides(part)]
    return [rows for levels in sides if len(rows := _trimmed(levels)) > 1]


def parted(levels: Sequence[Level]) -> list[list[Level]]:
    """Levels parted at captions: a single piece set off above and below, or one that says what it is."""
    drops = [_bottom(b) - _bottom(a) for a, b in pairwise(levels)]
    apart = 1.9 * median(drops) if drops else 0.0
    parts: list[list[Level]] = [[]]
    for index, level in enumerate(levels):
        alone = len(level) == 1 and 0 < index < len(drops)
        if alone and (CAPTION.match(level[0].text) or min(drops[index - 1], drops[index]) > apart):
            parts.append([])
        else:
            parts[-1].append(level)
    return [part for part in parts if part]


def contents_walls(levels: Sequence[Level]) -> list[Wall]:
    """The sides of tables of contents: text beside one is not part of it."""
    columns: list[_Entries] = []
    for level in levels:
        for n in range(1, len(level)):
            page, title = level[n], level[n - 1]
            if not PAGE_NUMBER.fullmatch(page.text) or title.is_value:
                continue
            column = next((c for c in columns if abs(c.side - page.x1) <= SAME_SIDE), None)
            if column is None:
                column = _Entries(page.x1)
                columns.append(column)
            number = level[n - 2] if n > 1 and NUMBERING.fullmatch(level[n - 2].text) else title
            column.pages.append(page)
            column.left = min(column.left, number.x0)
            column.beyond += level[n + 1 : n + 2]
    return [wall for column in columns if column.are_contents() for wall in column.walls()]


@dataclass(slots=True, eq=False)
class _Entries:
    """Numbers with one right side, the left side of what stands before them, and what stands beyond."""

    side: float
    pages: list[Piece] = field(default_factory=list)
    left: float = 1e9
    beyond: list[Piece] = field(default_factory=list)

    def are_contents(self) -> bool:
        """Whether the numbers grow as those of pages do, with no values beside them."""
        if len(self.pages) < LEAST_ENTRIES or any(p.is_value for p in self.beyond):
            return False
        pages = [int(p.text) for p in self.pages]
        return all(b >= a for a, b in pairwise(pages)) and pages[-1] - pages[0] > 2

    def walls(self) -> list[Wall]:
        top, bottom = self.pages[0].top - HEADING_ABOVE, self.pages[-1].bottom
        return [(x, top, x, bottom) for x in (self.left - INDENT, self.side + 1)]


def _bottom(level: Level) -> float:
    return max(p.bottom for p in level)


def _parts(level: Level, walls: Sequence[Wall], cards: Sequence[Panel]) -> list[Level]:
    """A level cut where prose, the side of a table of contents or that of a card stands between its pieces."""
    parts: list[Level] = []
    for piece in level:
        if parts:
            last = parts[-1][-1]
            middle = (piece.top + piece.bottom) / 2
            walled = any(w[1] < middle < w[3] and w[0] >= last.x1 - 1 and w[2] <= piece.x0 + 1 for w in walls)
            if not walled and _card(last, cards) is _card(piece, cards):
                parts[-1].append(piece)
                continue
        parts.append([piece])
    return parts


def _card(piece: Piece, cards: Sequence[Panel]) -> Panel | None:
    """The smallest card around a piece; `cards` begin with the smallest."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return next((c for c in cards if c.x0 <= x <= c.x1 and c.top <= y <= c.bottom), None)


def _gaps(part: Level) -> list[Interval]:
    edges = [(-1e9, part[0].x0), *((a.x1, b.x0) for a, b in pairwise(part)), (part[-1].x1, 1e9)]
    return [(a, b) for a, b in edges if b > a]


def _shared(one: Sequence[Interval], two: Sequence[Interval], least: float) -> list[Interval]:
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in two]
    return [(a, b) for a, b in found if b - a >= least]


def _joins(stretch: Stretch, part: Level) -> bool:
    if part[0].x0 > stretch.x1 or part[-1].x1 < stretch.x0 or _set_otherwise(stretch, part):
        return False
    if len(part) == 1 or not stretch.free:
        return True
    x0, x1 = min(stretch.x0, part[0].x0), max(stretch.x1, part[-1].x1)
    return any(a > x0 and b < x1 for a, b in _shared(stretch.free, _gaps(part), 0.4 * part[0].size))


def _set_otherwise(stretch: Stretch, part: Level) -> bool:
    """Whether a level is in another type size than the rows above it: text that happens to stand under a table."""
    rows = [level for level in stretch.levels if len(level) > 1]
    if len(rows) < 2 or any(p.is_value for p in part[1:]):
        return False
    sizes = {p.size for level in rows for p in level}
    return all(abs(p.size - size) > OTHER_SIZE * size for p in part for size in sizes)


def _added(stretches: Sequence[Stretch], part: Level) -> Stretch:
    """The stretches with one more level, as one."""
    whole = Stretch(x0=part[0].x0, x1=part[-1].x1)
    for stretch in stretches:
        whole.levels += stretch.levels
        whole.free = _common(whole.free, stretch.free, part[0].size)
        whole.bottom = max(whole.bottom, stretch.bottom)
        whole.x0, whole.x1 = min(whole.x0, stretch.x0), max(whole.x1, stretch.x1)
    if len(stretches) > 1:
        whole.levels.sort(key=lambda level: min(p.top for p in level))
    if len(part) > 1:
        whole.free = _common(whole.free, _gaps(part), part[0].size)
    whole.levels.append(part)
    whole.bottom = max(whole.bottom, max(p.bottom for p in part))
    return whole


def _common(one: list[Interval], two: list[Interval], size: float) -> list[Interval]:
    return _shared(one, two, 0.4 * size) if one and two else one or two


def _sides(levels: list[Level]) -> list[list[Level]]:
    """Two tables beside each other: with one heading, or each with rows that the other has not."""
    columns = columns_of(levels)
    for index, cut in enumerate(columns.cuts):
        if index < 1 or index > len(columns.cuts) - 2:
            continue
        left = [[p for p in level if p.x1 < cut] for level in levels]
        right = [[p for p in level if p.x0 > cut] for level in levels]
        alone = sum(len(a) > 1 and not b for a, b in zip(left, right, strict=True))
        other = sum(len(b) > 1 and not a for a, b in zip(left, right, strict=True))
        twice = len(left[0]) > 1 and [p.text for p in left[0]] == [p.text for p in right[0]]
        if twice or min(alone, other) >= max(2, 0.12 * len(levels)):
            return [part for side in (left, right) for part in _sides([level for level in side if level])]
    return [levels]


def _trimmed(levels: list[Level]) -> list[Level]:
    """Without headings and single pieces before the first row and after the last, but for what is wrapped there."""
    usual = median(p.size for level in levels for p in level) if levels else 0.0
    several = [i for i, level in enumerate(levels) if len(level) > 1 and not _is_heading(level, usual)]
    if len(several) < 2:
        return []
    start, end = several[0], several[-1] + 1
    columns = columns_of(levels[start:end])
    while start > 0:
        piece, below = levels[start - 1][0], levels[start]
        first, last = columns.of(piece)
        if first == 0 or first != last or min(p.top for p in below) - piece.bottom > 0.45 * piece.size:
            break
        start -= 1
    while end < len(levels):
        piece, above = levels[end][0], levels[end - 1]
        close = piece.top - max(p.bottom for p in above) < 0.45 * piece.size
        fits = columns.of(piece)[0] == columns.of(piece)[1]
        if not (close and fits and (columns.of(piece)[0] > 0 or piece.text[:1].islower())):
            break
        end += 1
    return levels[start:end]


def _is_heading(level: Level, usual: float) -> bool:
    """A heading whose number hangs apart from it."""
    number, *_ = level
    if NUMBERING.fullmatch(number.text) is None or any(p.is_value for p in level[1:]):
        return False
    return level[-1].size > 1.12 * usual or all(p.words[0].bold for p in level)
