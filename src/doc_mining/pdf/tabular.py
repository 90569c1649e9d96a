"""Tables that no grid encloses: short pieces in rows, parted by gaps that stand above each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mean, median

from doc_mining.pdf.pieces import MARKER, YEAR_OR_PERIOD, Level, Piece
from doc_mining.pdf.rows import Columns, columns_of
from doc_mining.records import Panel

FARTHEST = 3.2  # of the type size: from one row of a table to the next
NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
LONGEST_CELL = 90  # words: more than this in most cells is prose in frames
LONGEST_LABEL = 15  # words, in the first column of a table of texts
Interval = tuple[float, float]


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
    sides = [side for s in done + open_ for side in _sides(s.levels)]
    return [_trimmed(levels) for levels in sides if sum(len(level) > 1 for level in levels) >= 2]


def is_table(levels: Sequence[Level], columns: Columns, *, marked: bool) -> bool:
    """Whether these levels read as rows of cells; `marked` where rules or shading say so too."""
    rows = [level for level in levels if len({columns.of(p)[0] for p in level}) > 1]
    if columns.count < 2 or len(rows) < (2 if marked else 3) or len(rows) < 0.3 * len(levels):
        return False
    by_column: list[list[Piece]] = [[] for _ in range(columns.count)]
    for level in rows:
        for piece in level:
            by_column[columns.of(piece)[0]].append(piece)
    if any(not column for column in by_column) or _is_contents(by_column):
        return False
    if any(MARKER.fullmatch(p.words[0].text) and not p.is_value for column in by_column[1:] for p in column):
        return False
    if _is_marker_column(by_column[0]) and not any(p.is_value for column in by_column[1:] for p in column):
        return False
    return _has_values(by_column, marked) or _has_short_cells(levels, by_column, rows, marked)


def has_rows(levels: Sequence[Level], columns: Columns, rules: Sequence[float]) -> bool:
    """Whether what stands between ruled lines is rows of cells: labels with values or texts, not columns of prose."""
    if columns.count < 2:
        return False
    bands: dict[int, list[int]] = {}
    for level in levels:
        middle = (level[0].top + level[0].bottom) / 2
        band = bands.setdefault(sum(middle > rule for rule in rules), [0] * columns.count)
        for piece in level:
            band[columns.of(piece)[0]] += len(piece.words)
    full = [band for band in bands.values() if sum(count > 0 for count in band) > 1]
    if len(full) < 2:
        return False
    if any(MARKER.fullmatch(p.words[0].text) and not p.is_value for level in levels for p in level[1:2]):
        return False
    if sum(count > LONGEST_CELL for band in full for count in band) > 0.3 * len(full) or _is_contents(
        [[p for level in levels for p in level[:-1]], [level[-1] for level in levels if len(level) > 1]]
    ):
        return False
    values = sum(p.is_value for level in levels for p in level)
    return values >= len(full) or mean(band[0] for band in full) <= LONGEST_LABEL


def _parts(level: Level, walls: Sequence[tuple[float, float, float, float]], cards: Sequence[Panel]) -> list[Level]:
    """A level cut where prose or the side of a card stands between its pieces."""
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
    if part[0].x0 > stretch.x1 or part[-1].x1 < stretch.x0:
        return False
    if len(part) == 1 or not stretch.free:
        return True
    x0, x1 = min(stretch.x0, part[0].x0), max(stretch.x1, part[-1].x1)
    return any(a > x0 and b < x1 for a, b in _shared(stretch.free, _gaps(part), 0.4 * part[0].size))


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
    """Two tables beside each other, where each has rows that the other has not."""
    columns = columns_of(levels)
    for index, cut in enumerate(columns.cuts):
        if index < 1 or index > len(columns.cuts) - 2:
            continue
        left = [[p for p in level if p.x1 < cut] for level in levels]
        right = [[p for p in level if p.x0 > cut] for level in levels]
        alone = sum(len(a) > 1 and not b for a, b in zip(left, right, strict=True))
        other = sum(len(b) > 1 and not a for a, b in zip(left, right, strict=True))
        if min(alone, other) >= max(2, 0.12 * len(levels)):
            return [part for side in (left, right) for part in _sides([level for level in side if level])]
    return [levels]


def _trimmed(levels: list[Level]) -> list[Level]:
    """Without the single pieces before the first row and after the last, but for what is wrapped there."""
    several = [i for i, level in enumerate(levels) if len(level) > 1]
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


def _is_contents(columns: Sequence[Sequence[Piece]]) -> bool:
    """A table of contents: titles, perhaps numbered, then page numbers that never fall."""
    if any("....." in p.text.replace(" ", "") for column in columns for p in column):
        return True
    last = [p.text for p in columns[-1]]
    if len(last) < 4 or not all(text.isdigit() and len(text) <= 3 for text in last):
        return False
    numbers = [int(text) for text in last]
    rising = all(a <= b for a, b in pairwise(numbers))
    return (
        rising
        and numbers[-1] > 10
        and not any(p.is_value and not NUMBERING.fullmatch(p.text) for c in columns[:-1] for p in c)
    )


def _is_marker_column(column: Sequence[Piece]) -> bool:
    """Bullets or numbers that hang before their text."""
    return sum(len(p.words) == 1 and (len(p.text) <= 6) for p in column) >= 0.8 * len(column) and all(
        MARKER.fullmatch(p.text) or p.text[:1].isdigit() for p in column
    )


def _has_values(columns: Sequence[Sequence[Piece]], marked: bool) -> bool:
    """A column of values beside labels."""
    labels = sum(any(c.isalpha() for c in p.text) for p in columns[0])
    if labels < 0.5 * len(columns[0]):
        labels = sum(YEAR_OR_PERIOD.fullmatch(p.text) is not None for p in columns[0])
    if labels < 0.5 * len(columns[0]):
        return False
    least = 2 if marked or len(columns) > 2 else 3
    return any(
        sum(p.is_value for p in column) >= max(least, 0.55 * len(column))
        and any(c.isdigit() for p in column for c in p.text)
        for column in columns[1:]
    )


def _has_short_cells(
    levels: Sequence[Level], columns: Sequence[Sequence[Piece]], rows: Sequence[Level], marked: bool
) -> bool:
    """Columns of words: aligned, short, and spaced or set off as prose is not."""
    size = median(p.size for column in columns for p in column)
    if any(mean(len(p.words) for p in column) > (14 if marked else 9) for column in columns):
        return False
    if not all(_aligned(column) for column in columns[1:]):
        return False
    bold = sum(all(p.words[0].bold for p in level) for level in rows)
    if len(rows) < 3 or max(2, 0.3 * len(rows)) < bold < len(rows):  # headings beside each other, again and again
        return False
    if marked:
        return True
    gap = min(b[0].x0 - max(p.x1 for p in a if p.x1 < b[0].x0 + 1) for a, b in _pairs(columns))
    if gap < 0.9 * size:
        return False
    if sum(p.text[:1].islower() for p in columns[0]) > 0.25 * len(columns[0]):
        return False
    drops = [b[0].bottom - a[0].bottom for a, b in pairwise(rows)]
    spaced = median(drops) > 1.6 * size
    return len(rows) >= (0.3 if spaced else 0.5) * len(levels) and (spaced or len(columns) > 2 or _set_off(columns))


def _pairs(columns: Sequence[Sequence[Piece]]) -> list[tuple[Sequence[Piece], Sequence[Piece]]]:
    return [(a, b) for a, b in pairwise(columns) if any(p.x1 < b[0].x0 + 1 for p in a)] or [(columns[0], columns[0])]


def _aligned(column: Sequence[Piece]) -> bool:
    """Left, right or middle sides above each other."""
    for places in ([p.x0 for p in column], [p.x1 for p in column], [(p.x0 + p.x1) / 2 for p in column]):
        usual = median(places)
        if sum(abs(x - usual) <= 2.5 for x in places) >= 0.75 * len(places):
            return True
    return False


def _set_off(columns: Sequence[Sequence[Piece]]) -> bool:
    """Bold labels, or a bold first row."""
    bold = [p.words[0].bold for p in columns[0]]
    rest = [p.words[0].bold for column in columns[1:] for p in column]
    return sum(bold) > 0.8 * len(bold) and sum(rest) < 0.3 * len(rest)
