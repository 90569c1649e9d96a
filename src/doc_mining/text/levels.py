"""The levels of headings: by how deep their numbers go, and by their type, largest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from doc_mining.text.markers import depth
from doc_mining.text.units import Unit

_NEAR = 1.09  # sizes this close are one rank: a heading is set a little smaller where space is short
_DEEPEST = 6
_TITLES = 3  # headings that one title page may have in one type


class _Look(NamedTuple):
    """What orders headings: size against the text around them, then weight, colour and capitals."""

    ratio: float
    bold: bool
    coloured: bool
    capitals: bool


def levels(headings: Sequence[Unit]) -> list[int]:
    """A level from 1 for each heading, the same for the same look and depth of number all through the document."""
    ranks = _ranks([_look(h) for h in headings if not h.group])
    rank_of = [_rank(_look(h), ranks) for h in headings]
    depths = [depth(h.marker) if h.marker and h.marker[0].isdigit() else 0 for h in headings]
    usual = _usual_ranks(rank_of, depths)
    level_of = _level_of_ranks(headings, rank_of, usual, len(ranks) + 1)
    above = level_of[usual[1]] - 1 if 1 in usual else None
    shallowest: dict[int, int] = {}
    for rank, deep in zip(rank_of, depths, strict=True):
        if deep:
            shallowest[rank] = min(deep, shallowest.get(rank, deep))
    out = []
    for rank, deep in zip(rank_of, depths, strict=True):
        if above is not None and (deep > 1 or (deep == 1 and usual[1] == rank)):
            out.append(min(above + deep, _DEEPEST))
        else:
            below = max(deep - shallowest.get(rank, deep), 0)
            out.append(min(level_of[rank] + below, _DEEPEST))
    return out


def _usual_ranks(rank_of: Sequence[int], depths: Sequence[int]) -> dict[int, int]:
    """The rank in which headings of each depth of number are mostly set."""
    counts: dict[int, Counter[int]] = {}
    for rank, deep in zip(rank_of, depths, strict=True):
        if deep:
            counts.setdefault(deep, Counter())[rank] += 1
    return {deep: c.most_common(1)[0][0] for deep, c in sorted(counts.items()) if sum(c.values()) > 1}


def _level_of_ranks(headings: Sequence[Unit], rank_of: Sequence[int], usual: dict[int, int], count: int) -> list[int]:
    pages: dict[int, list[int]] = {}
    for heading, rank in zip(headings, rank_of, strict=True):
        pages.setdefault(rank, []).append(heading.page)
    front = min((heading.page for heading in headings), default=1)
    depth_of = {rank: deep for deep, rank in sorted(usual.items(), reverse=True)} if 1 in usual else {}
    out, level, base = [], 0, 0
    for rank in range(count):
        if rank in depth_of:
            if depth_of[rank] == 1:
                base = level
            level = max(base + depth_of[rank], 1)
        elif rank in pages and not (level == 0 and _is_title(pages[rank], front)):
            deeper = [base + deep for other, deep in depth_of.items() if usual[1] < rank < other and deep > 1]
            level = min([level + 1, *deeper])
        out.append(max(level, 1))  # a title stands above all, but takes no level from the chapters
    return out


def _is_title(pages: Sequence[int], front: int) -> bool:
    """Whether headings of one type stand on the first headed page only, and are few."""
    return max(pages) == front <= 2 and len(pages) <= _TITLES


def _look(unit: Unit) -> _Look:
    color = unit.style.color
    shades = (color >> 16, color >> 8 & 255, color & 255)
    return _Look(unit.ratio, unit.style.bold, max(shades) - min(shades) > 40, unit.style.capitals)


def _ranks(looks: Sequence[_Look]) -> list[_Look]:
    """One look for each rank, highest first."""
    out: list[_Look] = []
    for look in sorted(set(looks), key=lambda s: (-s.ratio, not s.capitals, not s.bold, not s.coloured)):
        if not any(_same(look, other) for other in out):
            out.append(look)
    return out


def _same(a: _Look, b: _Look) -> bool:
    near = max(a.ratio, b.ratio) <= _NEAR * min(a.ratio, b.ratio)
    return near and a.bold == b.bold and a.coloured == b.coloured and a.capitals == b.capitals


def _rank(look: _Look, ranks: Sequence[_Look]) -> int:
    for n, other in enumerate(ranks):
        if _same(look, other):
            return n
    return len(ranks)
