"""The levels of headings: by their type, largest first, and by how deep their numbers go."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.text.markers import depth
from doc_mining.text.style import Style
from doc_mining.text.units import Unit

_NEAR = 1.16  # sizes this close are one rank: the same heading is set a little smaller where space is short
_DEEPEST = 6


def levels(headings: Sequence[Unit]) -> list[int]:
    """A level from 1 for each heading, the same for the same look and depth of number all through the document."""
    ranks = _ranks([h.style for h in headings if not h.group])
    keys = [(_rank(h.style, ranks), depth(h.marker) if h.marker else 0) for h in headings]
    # in one type, numbers order the levels; an unnumbered heading stands with the shallowest of them
    shallowest: dict[int, int] = {}
    for rank, deep in keys:
        if deep:
            shallowest[rank] = min(deep, shallowest.get(rank, deep))
    full = sorted({(rank, deep or shallowest.get(rank, 1)) for rank, deep in keys})
    place = {key: n + 1 for n, key in enumerate(full)}
    return [min(place[rank, deep or shallowest.get(rank, 1)], _DEEPEST) for rank, deep in keys]


def _ranks(styles: Sequence[Style]) -> list[Style]:
    """One style for each rank, highest first."""
    out: list[Style] = []
    for style in sorted(set(styles), key=lambda s: (-s.size, not s.capitals, s.color == 0, not s.bold)):
        if not any(_same(style, other) for other in out):
            out.append(style)
    return out


def _same(a: Style, b: Style) -> bool:
    larger, smaller = max(a.size, b.size), min(a.size, b.size)
    return larger <= _NEAR * smaller and a.bold == b.bold and a.color == b.color and a.capitals == b.capitals


def _rank(style: Style, ranks: Sequence[Style]) -> int:
    for n, other in enumerate(ranks):
        if _same(style, other):
            return n
    return len(ranks)
