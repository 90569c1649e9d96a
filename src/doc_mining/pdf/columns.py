"""Reading order: cuts a region into stretches of columns and full-width text, as a person reads them.

A region is a set of items (runs of text, boxes, tables). Items that overlap vertically form a band; bands that share an
empty vertical strip with text on both sides are columns together; whatever crosses the strip ends them. Columns are cut
again, each for itself. Short cells that stand in rows are no columns: they are read row by row. Headings in a margin are
read before the text beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from doc_mining.pdf.bands import Band, Item, bands_of, cut_at, gutters, least_gutter, union
from doc_mining.pdf.prose import Column, column_of, in_rows
from doc_mining.pdf.sections import sections
from doc_mining.pdf.side_headings import side_headings
from doc_mining.pdf.stretches import loosely_set, reach_up, stretch_from

DEEPEST = 12


def reading_order(items: Sequence[Item], depth: int = 0) -> list[list[Item]]:
    """Groups of items in the order in which they are read; a group is one stretch of one column."""
    if len(items) < 2 or depth > DEEPEST:
        return [list(items)] if items else []
    bands = bands_of(items)
    width = least_gutter(items)
    groups: list[list[Item]] = []
    loose: list[Item] = []
    i = 0
    while i < len(bands):
        stop = stretch_from(bands, i, width)
        if stop is None or loosely_set(bands, i, stop):
            loose.extend(bands[i].items)
            i += 1
            continue
        i = reach_up(bands, i, stop, width, loose)
        for section in sections(bands[i:stop], width):
            cut = _columns(section, width, depth)
            if cut is None:
                loose.extend(x for band in section for x in band.items)
            else:
                if loose:
                    groups.append(loose)
                loose = []
                groups.extend(cut)
        i = stop
    if loose:
        groups.append(loose)
    return groups


def _columns(bands: Sequence[Band], width: float, depth: int) -> list[list[Item]] | None:
    """The groups of a stretch of columns; None where it is a row or rows of one text instead."""
    items = [i for band in bands for i in band.items]
    parts = cut_at(items, gutters(union(bands), width))
    if len(parts) < 2:
        return None
    if headed := side_headings(parts):
        return [group for piece in headed for group in reading_order(piece, depth + 1)]
    if _grid(bands, parts):
        return [group for band in bands for part in _across(band, width) for group in reading_order(part, depth + 1)]
    columns = [column_of([r for i in part for r in i.runs], any(i.atomic for i in part)) for part in parts]
    merged: list[list[Item]] = [parts[0]]
    last: Column = columns[0]
    tabular = False
    for part, column in zip(parts[1:], columns[1:], strict=True):
        if in_rows(last, column):
            merged[-1] = merged[-1] + part
            tabular = True
        else:
            merged.append(part)
        last = column
    if len(merged) == 1:
        return _rows(bands, width, depth)
    if tabular:
        return [group for part in merged for group in _regrouped(part, width, depth)]
    return [group for part in merged for group in reading_order(part, depth + 1)]


def _regrouped(part: list[Item], width: float, depth: int) -> list[list[Item]]:
    bands = bands_of(part)
    if not gutters(union(bands), width):
        return reading_order(part, depth + 1)
    return _rows(bands, width, depth) or [part]


def _across(band: Band, width: float) -> list[list[Item]]:
    return cut_at(band.items, gutters(band.mask, width))


def _grid(bands: Sequence[Band], parts: Sequence[Sequence[Item]]) -> bool:
    """Whether boxes stand in rows: two bands or more, all of whose boxes begin at one height."""
    if len(bands) < 2 or any(not i.atomic for part in parts for i in part):
        return False
    return all(max(i.top for i in b.items) - min(i.top for i in b.items) < 6 for b in bands)


def _rows(bands: Sequence[Band], width: float, depth: int) -> list[list[Item]] | None:
    """Rows of cells: a row with a cell of several lines is read cell by cell; None if every row is one line."""
    blocks = _row_blocks(bands, width)
    if all(len(block) == 1 and _one_line(block[0]) for block in blocks):
        return None
    groups: list[list[Item]] = []
    for block in blocks:
        items = [i for band in block for i in band.items]
        cells = cut_at(items, gutters(union(block), width))
        if len(cells) < 2 or (len(block) == 1 and _one_line(block[0])):
            groups.append(items)
        else:
            groups.extend(g for cell in cells for g in reading_order(cell, depth + 1))
    return groups


def _one_line(band: Band) -> bool:
    return not any(i.atomic for i in band.items) and band.bottom - band.top < 1.6 * max(i.size for i in band.items)


def _row_blocks(bands: Sequence[Band], width: float) -> list[list[Band]]:
    """Bands gathered to rows of a table: a row begins where its first cell does, after one that has none or a gap."""
    left = min(i.x0 for band in bands for i in band.items)
    free = gutters(union(bands), width)
    edge = free[0][0] if free else left + 1
    leadings = [b.top - a.top for a, b in pairwise(bands)]
    tight = min(leadings, default=0.0)
    blocks: list[list[Band]] = []
    begun = False
    for index, band in enumerate(bands):
        has_first = any(i.x0 < edge for i in band.items)
        gap = leadings[index - 1] > 1.3 * tight if index else True
        if not blocks or gap or (has_first and not begun) or (has_first and _all_begin(bands, edge)):
            blocks.append([band])
        else:
            blocks[-1].append(band)
        begun = has_first
    return blocks


def _all_begin(bands: Sequence[Band], edge: float) -> bool:
    """Every line has a first cell: no cell goes on over lines."""
    return all(any(i.x0 < edge for i in band.items) for band in bands)
