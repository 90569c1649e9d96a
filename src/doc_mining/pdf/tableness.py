"""Whether levels with columns are a table: rows of cells with values or short texts, and no prose, list or contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, median

from doc_mining.pdf.pieces import MARKER, NUMBERING, YEAR_OR_PERIOD, Level, Piece
from doc_mining.pdf.rows import Columns

CLAUSE = re.compile(r"[A-Z]\.?\d{1,2}(?:\.\d{1,2})?[.):]?")  # the number of an agreement: "A3", "B2.1"
LONGEST_CELL = 90  # words: more than this in most cells is prose in frames
LEAST_HEADED = 3  # columns of a table that has one row below bold heads
LEAST_PAIRED = 4  # columns of a table that has one row of values
LONGEST_LABEL = 15  # words, in the first column of a table of texts


def is_table(levels: Sequence[Level], columns: Columns, *, marked: bool) -> bool:
    """Whether these levels read as rows of cells; `marked` where rules or shading say so too."""
    rows = [level for level in levels if len({columns.of(p)[0] for p in level}) > 1]
    if _is_pair(levels, columns):
        return True
    if columns.count < 2 or len(rows) < (2 if marked else 3) or len(rows) < 0.3 * len(levels):
        return False
    by_column = _by_column(rows, columns)
    if any(not column for column in by_column) or _is_contents(by_column):
        return False
    if any(_lists(column) for column in (by_column[:1] if marked else by_column[1:])):
        return False
    if _is_marker_column(by_column[0]) and not any(p.is_value for column in by_column[1:] for p in column):
        return False
    return _has_values(by_column, marked) or _has_short_cells(levels, by_column, rows, marked)


def _is_pair(levels: Sequence[Level], columns: Columns) -> bool:
    """Heads over one row: two levels that fill the same columns with a piece each, below bold heads or with values."""
    if len(levels) != 2 or columns.count < LEAST_HEADED:
        return False
    if any([columns.of(p) for p in level] != [(c, c) for c in range(columns.count)] for level in levels):
        return False
    heads, row = levels
    aligned = all(abs(a.x0 - b.x0) < 2.5 or abs(a.x1 - b.x1) < 2.5 for a, b in zip(heads, row, strict=True))
    if not aligned or any(level[0].is_value for level in levels):
        return False
    valued = columns.count >= LEAST_PAIRED and all(p.is_value for p in row[1:])
    bold = all(w.bold for p in heads for w in p.words) and not any(w.bold for p in row for w in p.words)
    return valued or (bold and all(len(p.words) <= LONGEST_LABEL for p in row))


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
    by_column = _by_column(levels, columns)
    if _lists(by_column[0]) and _lists(by_column[1]):
        return False
    if sum(count > LONGEST_CELL for band in full for count in band) > 0.3 * len(full) or _is_contents(by_column):
        return False
    values = sum(p.is_value for level in levels for p in level)
    return values >= len(full) or mean(band[0] for band in full) <= LONGEST_LABEL


def _by_column(levels: Sequence[Level], columns: Columns) -> list[list[Piece]]:
    by_column: list[list[Piece]] = [[] for _ in range(columns.count)]
    for level in levels:
        for piece in level:
            by_column[columns.of(piece)[0]].append(piece)
    return by_column


def _lists(column: Sequence[Piece]) -> bool:
    """Whether the items of a list stand in a column."""
    return sum(MARKER.fullmatch(p.words[0].text) is not None and not p.is_value for p in column) > 1


def _is_contents(columns: Sequence[Sequence[Piece]]) -> bool:
    """A table of contents: titles, perhaps numbered, then page numbers that never fall."""
    if any("....." in p.text.replace(" ", "") for column in columns for p in column):
        return True
    last = [p.text for p in columns[-1]]
    if len(last) < 4 or not all(text.isdigit() and len(text) <= 3 for text in last):
        return False
    numbers = [int(text) for text in last]
    if numbers[-1] <= 10 or any(a > b for a, b in pairwise(numbers)):
        return False
    titles = next((i for i, c in enumerate(columns) if 2 * sum(p.is_value for p in c) < len(c)), len(columns))
    numbered = all(NUMBERING.fullmatch(p.text) for c in columns[:titles] for p in c)
    between = [p for c in columns[titles:-1] for p in c if p.is_value and NUMBERING.fullmatch(p.text) is None]
    return numbered and not between and not any(p.is_value for c in columns[titles + 1 : -1] for p in c)


def _is_marker_column(column: Sequence[Piece]) -> bool:
    """Bullets or numbers that hang before their text."""
    return sum(len(p.words) == 1 and (len(p.text) <= 6) for p in column) >= 0.8 * len(column) and all(
        MARKER.fullmatch(p.text) or p.text[:1].isdigit() or CLAUSE.fullmatch(p.text) for p in column
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
    if min(b.x0 - a.x1 for level in rows for a, b in pairwise(level)) < 0.9 * size:
        return False
    if sum(p.text[:1].islower() for p in columns[0]) > 0.25 * len(columns[0]):
        return False
    drops = [b[0].bottom - a[0].bottom for a, b in pairwise(rows)]
    spaced = median(drops) > 1.6 * size
    set_off = spaced or len(columns) > 2 or _set_off(columns) or _has_heading(rows) or _has_verdicts(columns)
    return set_off and len(rows) >= (0.3 if spaced else 0.5) * len(levels)


def _aligned(column: Sequence[Piece]) -> bool:
    """Left, right or middle sides above each other."""
    for places in ([p.x0 for p in column], [p.x1 for p in column], [(p.x0 + p.x1) / 2 for p in column]):
        usual = median(places)
        if sum(abs(x - usual) <= 2.5 for x in places) >= 0.75 * len(places):
            return True
    return False


def _set_off(columns: Sequence[Sequence[Piece]]) -> bool:
    """Bold labels beside plain texts."""
    bold = [p.words[0].bold for p in columns[0]]
    rest = [p.words[0].bold for column in columns[1:] for p in column]
    return sum(bold) > 0.8 * len(bold) and sum(rest) < 0.3 * len(rest)


def _has_heading(rows: Sequence[Level]) -> bool:
    """A first row in bold over rows that are not."""
    first, *others = [all(p.words[0].bold for p in level) for level in rows]
    return first and len(others) > 1 and not any(others)


def _has_verdicts(columns: Sequence[Sequence[Piece]]) -> bool:
    """Names that begin with a capital beside a word or two that do not."""
    return all(
        mean(len(p.words) for p in column) <= 3 and sum(p.text[:1].islower() for p in column) >= 0.7 * len(column)
        for column in columns[1:]
    )
