"""From cells with their words to a table block: lines within a cell, empty rows and columns left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doc_mining.records import Block, Box, Cell, Line, Word

SAME_LINE = 0.5  # of the lower box: vertical overlap from which two words are on one line


class Slot(NamedTuple):
    """A place in a grid and the words in it, in stream order."""

    row: int
    column: int
    words: Sequence[Word]
    row_span: int = 1
    column_span: int = 1


def is_rotated(word: Word) -> bool:
    """Whether a word runs up or down the page."""
    high = word.bottom - word.top
    return high > 1.7 * word.size and high > 1.7 * (word.x1 - word.x0) and len(word.text) > 2


def table_block(page: int, slots: Iterable[Slot]) -> Block:
    """The table that these slots make; places without words that no slot covers become empty cells."""
    kept = _apart(_without_gaps([s for s in slots if s.words]))
    rows = max(s.row + s.row_span for s in kept)
    columns = max(s.column + s.column_span for s in kept)
    covered = {(s.row + i, s.column + j) for s in kept for i in range(s.row_span) for j in range(s.column_span)}
    cells = [Cell(s.row, s.column, lines_in(s.words, page), s.row_span, s.column_span) for s in kept]
    cells += [Cell(r, c, ()) for r in range(rows) for c in range(columns) if (r, c) not in covered]
    cells.sort(key=lambda c: (c.row, c.column))
    words = [w for s in kept for w in s.words]
    box = Box(
        page,
        min([w.x0 for w in words]),
        min([w.top for w in words]),
        max([w.x1 for w in words]),
        max([w.bottom for w in words]),
    )
    lines = tuple(line for cell in cells for line in cell.lines)
    return Block("table", box, lines, tuple(cells), rows, columns)


def card_block(page: int, slot: Slot) -> Block:
    """A cell as a box of text of its own."""
    x0, top = min([w.x0 for w in slot.words]), min([w.top for w in slot.words])
    box = Box(page, x0, top, max([w.x1 for w in slot.words]), max([w.bottom for w in slot.words]))
    return Block("panel", box, lines_in(slot.words, page))


def lines_in(words: Sequence[Word], page: int) -> tuple[Line, ...]:
    """The words of one cell as lines, in reading order."""
    turned = [w for w in words if is_rotated(w)]
    if 2 * len(turned) > len(words):
        return _turned_lines(words, page)
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.top + w.bottom):
        for row in rows[-2:]:
            height = min(row[0].bottom - row[0].top, word.bottom - word.top)
            if min(row[0].bottom, word.bottom) - max(row[0].top, word.top) > SAME_LINE * height:
                row.append(word)
                break
        else:
            rows.append([word])
    return tuple(Line(tuple(sorted(row, key=lambda w: w.x0)), page) for row in rows)


def _turned_lines(words: Sequence[Word], page: int) -> tuple[Line, ...]:
    """Text that runs up or down: the stream has its order."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and min(lines[-1][0].x1, word.x1) - max(lines[-1][0].x0, word.x0) > 0:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(Line(tuple(line), page) for line in lines)


def _without_gaps(slots: Sequence[Slot]) -> list[Slot]:
    """Rows and columns in which nothing begins are drawn for looks only."""
    rows = {r: i for i, r in enumerate(sorted({s.row for s in slots}))}
    columns = {c: i for i, c in enumerate(sorted({s.column for s in slots}))}
    return [
        Slot(
            rows[s.row],
            columns[s.column],
            s.words,
            max(1, sum(s.row <= r < s.row + s.row_span for r in rows)),
            max(1, sum(s.column <= c < s.column + s.column_span for c in columns)),
        )
        for s in slots
    ]


def _apart(slots: Sequence[Slot]) -> list[Slot]:
    """Slots of which no two claim one place: a span ends where the next cell begins."""
    owners: dict[tuple[int, int], int] = {}
    out: list[Slot] = []
    starts = {(s.row, s.column) for s in slots}
    for slot in sorted(slots, key=lambda s: (s.row, s.column)):
        if (owner := owners.get((slot.row, slot.column))) is not None:
            out[owner] = out[owner]._replace(words=[*out[owner].words, *slot.words])
            continue
        rows, columns = slot.row_span, slot.column_span
        while columns > 1 and _taken(slot, 1, columns, starts, owners):
            columns -= 1
        while rows > 1 and _taken(slot, rows, columns, starts, owners):
            rows -= 1
        owners |= {(slot.row + i, slot.column + j): len(out) for i in range(rows) for j in range(columns)}
        out.append(slot._replace(row_span=rows, column_span=columns))
    return out


def _taken(
    slot: Slot, rows: int, columns: int, starts: set[tuple[int, int]], owners: dict[tuple[int, int], int]
) -> bool:
    places = {(slot.row + i, slot.column + j) for i in range(rows) for j in range(columns)}
    return any(place in owners or place in starts for place in places - {(slot.row, slot.column)})
