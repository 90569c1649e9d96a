"""Columns and rows of a table from where its words stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from doc_mining.pdf.cells import Slot
from doc_mining.pdf.pieces import Level, Piece
from doc_mining.records import Word

MOST_COLUMNS = 60
NARROWEST = 0.45  # of the type size: a gutter between columns
GOES_ON = re.compile(r"(?:[-,/&(]|\b(?:en|of|van|de|het|een|in|op|met|voor|aan|door|naar|te|tot|bij|om|over|per))$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table are parted: the middles of its gutters."""

    cuts: tuple[float, ...]

    @property
    def count(self) -> int:
        return len(self.cuts) + 1

    def of(self, piece: Piece) -> tuple[int, int]:
        """The first and the last column that a piece reaches into."""
        return self.at(piece.x0 + 0.5), self.at(piece.x1 - 0.5)

    def at(self, x: float) -> int:
        return bisect_left(self.cuts, x)


class Row(NamedTuple):
    """Levels that make one row of a table."""

    levels: list[Level]

    @property
    def top(self) -> float:
        return min(p.top for level in self.levels for p in level)


def columns_of(levels: Sequence[Level]) -> Columns:
    """Parts the columns where nearly all levels with several pieces have a gap."""
    rows = [level for level in levels if len(level) > 1] or list(levels)
    if not rows:
        return Columns(())
    size = median(p.size for level in rows for p in level)
    allowed = max(len(rows) // 8, int(len(rows) > 3))
    gutters = _gutters(rows, allowed)
    if len(gutters) > MOST_COLUMNS:
        return Columns(())
    cuts = [_clearest(gutter) for gutter in gutters if gutter[-1][1] - gutter[0][0] >= NARROWEST * size]
    return _without_phantoms(Columns(tuple(cuts)), rows)


def _gutters(rows: Sequence[Level], allowed: int) -> list[list[tuple[float, float, int]]]:
    """Where at most `allowed` rows have words, as stretches (x0, x1, rows with words) between words of other rows."""
    marks = sorted([(p.x0, 1) for level in rows for p in level] + [(p.x1, -1) for level in rows for p in level])
    gutters: list[list[tuple[float, float, int]]] = []
    gutter: list[tuple[float, float, int]] | None = None
    depth = 0
    for index, (x, step) in enumerate(marks[:-1]):
        before, depth = depth, depth + step
        if depth > allowed:
            if gutter:
                gutters.append(gutter)
            gutter = None
            continue
        if before > allowed:
            gutter = []
        if gutter is not None and marks[index + 1][0] > x:
            gutter.append((x, marks[index + 1][0], depth))
    return gutters


def _clearest(gutter: Sequence[tuple[float, float, int]]) -> float:
    """The middle of the widest stretch that the fewest rows reach into."""
    least = min(depth for _, _, depth in gutter)
    _, x0, x1 = max((x1 - x0, x0, x1) for x0, x1, depth in gutter if depth == least)
    return (x0 + x1) / 2


def _without_phantoms(columns: Columns, rows: Sequence[Level]) -> Columns:
    """Neighbours of which only one is ever filled in a row, and one hardly at all, are one column."""
    cuts = list(columns.cuts)
    index = 0
    while index < len(cuts):
        trial = Columns(tuple(cuts))
        filled = [{trial.of(p)[0] for p in level} for level in rows]
        left, right = sum(index in f for f in filled), sum(index + 1 in f for f in filled)
        if min(left, right) <= max(1, len(rows) // 8) and not any(index in f and index + 1 in f for f in filled):
            del cuts[index]
        else:
            index += 1
    return Columns(tuple(cuts))


def rows_of(levels: Sequence[Level], columns: Columns, rules: Sequence[float]) -> list[Row]:
    """Levels put together to rows: what is wrapped goes on in the row that it belongs to.

    `rules` are heights at which a line is drawn through the table.
    """
    groups = overlapping(levels)
    gaps = [max(0.0, _top(b) - _bottom(a)) for a, b in pairwise(groups)]
    wide = _wide_gap(gaps)
    if wide is not None and _tight_rows(groups, gaps, wide, columns):
        wide = None
    ruled = _rules_every_row(groups, rules)
    rows: list[Row] = []
    for index, group in enumerate(groups):
        if not rows or _between(rules, groups[index - 1], group):
            rows.append(Row(list(group)))
        elif (ruled and _top(group) > rules[0]) or not _starts_row(rows[-1], group, columns, gaps, index, wide):
            rows[-1].levels.extend(group)
        else:
            rows.append(Row(list(group)))
    return rows


def slots_of(rows: Sequence[Row], columns: Columns) -> list[Slot]:
    """The cells; a piece that reaches over several columns spans them."""
    slots: list[Slot] = []
    for number, row in enumerate(rows):
        words: dict[int, list[Word]] = {}
        spans: dict[int, int] = {}
        for level in row.levels:
            for piece in (part for whole in level for part in _split(whole, columns)):
                first, last = columns.of(piece)
                if _hangs(piece, level, row):
                    first = last = columns.count - 1
                words.setdefault(first, []).extend(piece.words)
                spans[first] = max(spans.get(first, 1), last - first + 1)
        for column, inside in sorted(words.items()):
            room = min((c for c in words if c > column), default=columns.count) - column
            slots.append(Slot(number, column, inside, 1, min(spans[column], room)))
    return slots


def _split(piece: Piece, columns: Columns) -> list[Piece]:
    """A label that ends so close to its values that they seemed one text."""
    pieces = at_cuts(piece, columns)
    return pieces if len(pieces) > 1 and all(p.is_value for p in pieces[1:]) else [piece]


def at_cuts(piece: Piece, columns: Columns) -> list[Piece]:
    """A piece cut where its words change columns."""
    first, last = columns.of(piece)
    if first == last or len(piece.words) < 2:
        return [piece]
    parts: dict[int, list[Word]] = {}
    for word in piece.words:
        parts.setdefault(columns.at((word.x0 + word.x1) / 2), []).append(word)
    return [Piece(ws, ws[0].x0, piece.top, ws[-1].x1, piece.bottom, piece.size) for _, ws in sorted(parts.items())]


def _hangs(piece: Piece, level: Level, row: Row) -> bool:
    """Whether a line under an indented label carries on the text of the last column, as it does after a tab."""
    head = row.levels[0]
    if len(level) > 1 or level is head or len(head) < 2 or head[-1].is_value:
        return False
    label, text = head[0], head[-1]
    if any(p.x0 < piece.x1 and piece.x0 < p.x1 for p in head[1:-1]):
        return False  # it stands under a cell of its own
    if not label.x0 + 0.5 * piece.size < piece.x0 < text.x0 - piece.size or GOES_ON.search(label.text):
        return False
    return piece.text[:1].islower() or (len(head) == 2 and piece.x1 > text.x0 + piece.size)


def overlapping(levels: Sequence[Level]) -> list[list[Level]]:
    """Levels that overlap in height: a number set midway beside a label of two lines."""
    groups: list[list[Level]] = []
    for level in levels:
        if groups:
            top, bottom = min(p.top for p in level), max(p.bottom for p in level)
            last = groups[-1][-1]
            shared = min(bottom, max(p.bottom for p in last)) - max(top, min(p.top for p in last))
            if shared > 0.25 * (bottom - top):
                groups[-1].append(level)
                continue
        groups.append([level])
    return groups


def _top(group: Sequence[Level]) -> float:
    return min(p.top for level in group for p in level)


def _bottom(group: Sequence[Level]) -> float:
    return max(p.bottom for level in group for p in level)


def _between(rules: Sequence[float], above: Sequence[Level], below: Sequence[Level]) -> bool:
    start, end = _middle(above[-1]), _middle(below[0])
    return any(start < rule < end for rule in rules)


def _middle(level: Level) -> float:
    return (min(p.top for p in level) + max(p.bottom for p in level)) / 2


def _rules_every_row(groups: Sequence[Sequence[Level]], rules: Sequence[float]) -> bool:
    """Whether rules part the rows: enough of them, and in no band two values below each other."""
    inner = [r for r in rules if groups and _top(groups[0]) < r < _bottom(groups[-1])]
    if len(inner) < 2:
        return False
    bands: dict[int, int] = {}
    for group in groups:
        band = sum(_middle(group[0]) > r for r in inner)
        if any(p.is_value for level in group for p in level):
            bands[band] = bands.get(band, 0) + 1
    return all(count == 1 for count in bands.values())


def _wide_gap(gaps: Sequence[float]) -> float | None:
    """The least gap between rows where rows are spaced wider than the lines within them."""
    if len(gaps) < 2:
        return None
    ordered = sorted(gaps)
    jumps = [(b - a, (a + b) / 2) for a, b in pairwise(ordered)]
    jump, middle = max(jumps)
    return middle if jump > 1.5 and ordered[0] < 0.5 * middle + 1 else None


def _tight_rows(groups: Sequence[Sequence[Level]], gaps: Sequence[float], wide: float, columns: Columns) -> bool:
    """Whether the wider gaps set off groups of rows, and the lines between them are rows themselves."""
    close = [group for group, gap in zip(groups[1:], gaps, strict=True) if gap <= wide]
    rows = 0
    for group in close:
        pieces = [p for level in group for p in level]
        label = next((p for p in pieces if columns.of(p)[0] == 0), None)
        several = len({columns.of(p)[0] for p in pieces}) > 1
        rows += several and label is not None and not label.text[:1].islower()
    return rows > 0.5 * len(close)


def _starts_row(
    row: Row, group: Sequence[Level], columns: Columns, gaps: Sequence[float], index: int, wide: float | None
) -> bool:
    pieces = [p for level in group for p in level]
    before = [p for level in row.levels for p in level]
    if _doubles_value(before, pieces, columns):
        return True
    gap = gaps[index - 1]
    size = pieces[0].size
    if wide is not None:
        return gap > wide or (gap > 0.8 * wide and _is_new(before, pieces, columns))
    if gap > 1.2 * size:
        return True
    return _is_new(before, pieces, columns)


def _doubles_value(before: Sequence[Piece], pieces: Sequence[Piece], columns: Columns) -> bool:
    """A second value in a column where the row has one."""
    filled = {columns.of(p)[0] for p in before if p.is_value and columns.of(p)[0] > 0}
    return any(p.is_value and columns.of(p)[0] in filled for p in pieces)


def _ends_sentence(piece: Piece, before: Sequence[Piece], columns: Columns) -> bool:
    """Whether a number is the last word of a cell's sentence: "… in" with "2014." on the next line."""
    above = [p for p in before if columns.of(p) == columns.of(piece)]
    return bool(above) and piece.is_value and not above[-1].is_value and GOES_ON.search(above[-1].text) is not None


def _is_new(before: Sequence[Piece], pieces: Sequence[Piece], columns: Columns) -> bool:
    """Whether these lines read as the beginning of cells, where spacing does not tell."""
    first = [p for p in pieces if columns.of(p)[0] == 0]
    label = [p for p in before if columns.of(p)[0] == 0]
    if not first:
        filled = {columns.of(p)[0] for p in before}
        values = (p for p in pieces if not _ends_sentence(p, before, columns))
        return any(p.is_value or (label and columns.of(p)[0] not in filled) for p in values)
    if not label or first[0].words[0].bold != label[-1].words[-1].bold:
        return True
    text = first[0].text
    if text[:1].islower():
        return False
    return not GOES_ON.search(label[-1].text)
