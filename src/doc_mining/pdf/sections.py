"""Cuts a stretch of columns where things of different nature happen to leave the same strip free."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from doc_mining.pdf.bands import Band, cut_at, gutters, union
from doc_mining.pdf.prose import column_of, in_rows

LEAST_BLANK = 0.75  # of the type size: blank between boxes of lines that is more than leading
PADDING = 8.0  # points from a column's left edge to that of a table's cells in it
LEAST_ROWS = 3  # of a piece that shows whether it is a table


def sections(bands: Sequence[Band], width: float) -> list[list[Band]]:
    """A stretch cut where things of different nature happen to leave the same strip free: at a blank over the whole
    width, with rows of cells or boxes on one side of it and columns on the other."""
    pieces: list[list[Band]] = []
    natures: list[str | None] = []
    for piece in _pieces(bands):
        nature = _nature(piece, width)
        if pieces and nature is None and natures[-1] is None:
            pieces[-1] += piece
            natures[-1] = _nature(pieces[-1], width)
        else:
            pieces.append(piece)
            natures.append(nature)
    sections: list[list[Band]] = [pieces[0]]
    last = natures[0]
    for k in range(1, len(pieces)):
        piece, nature = pieces[k], natures[k]
        if nature is None and k + 1 < len(pieces):
            closer_below = _blank(piece, pieces[k + 1]) < _blank(sections[-1], piece)
            nature = natures[k + 1] if closer_below else last
        if nature is None or last is None or not _parts_from(last, sections[-1], nature, piece, width):
            sections[-1] += piece
            last = last or nature
        else:
            sections.append(piece)
            last = nature
    return sections


def _pieces(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands between blanks that are wider than those between lines or rows around them."""
    blanks = [_blank([a], [b]) for a, b in pairwise(bands)]
    pieces: list[list[Band]] = [[bands[0]]]
    for k, band in enumerate(bands[1:]):
        around = [
            x for x in (blanks[k - 1] if k else None, blanks[k + 1] if k + 1 < len(blanks) else None) if x is not None
        ]
        size = min(i.size for i in band.items)
        if blanks[k] > LEAST_BLANK * size and blanks[k] > 1.3 * min(around, default=0.0):
            pieces.append([])
        pieces[-1].append(band)
    return pieces


def _blank(above: Sequence[Band], below: Sequence[Band]) -> float:
    return below[0].top - max(b.bottom for b in above)


def _parts_from(above: str, first: Sequence[Band], below: str, second: Sequence[Band], width: float) -> bool:
    """Whether two pieces are things apart."""
    if "boxes" in (above, below):
        return above != below
    return "table" in (above, below) and not _one_structure(first, second, width)


def _one_structure(above: Sequence[Band], below: Sequence[Band], width: float) -> bool:
    """Whether two pieces have columns in common: a later one begins at one place, as where tables stand in columns, or
    all of the lower piece lies under the first column."""
    first, second = (
        [min(i.x0 for i in part) for part in cut_at([i for b in bands for i in b.items], gutters(union(bands), width))]
        for bands in (above, below)
    )
    right = max(i.x1 for b in below for i in b.items)
    if len(first) > 1 and right < first[1]:
        return True
    return any(-1.5 < inner - edge < PADDING for edge in first[1:] for inner in second[1:])


def _nature(bands: Sequence[Band], width: float) -> str | None:
    """What a piece is: "boxes" side by side, a "table" that reads across, or "columns"; None: too little to say."""
    items = [i for b in bands for i in b.items]
    parts = cut_at(items, gutters(union(bands), width))
    if len(parts) < 2:
        return None
    if all(i.panel is not None for i in items):
        return "boxes"
    if len(bands) < LEAST_ROWS and max(len(p) for p in parts) < LEAST_ROWS:
        return None
    columns = [column_of([r for i in part for r in i.runs], any(i.atomic for i in part)) for part in parts]
    return "table" if all(in_rows(a, b) for a, b in pairwise(columns)) else "columns"
