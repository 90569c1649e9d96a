"""Items on a page, the bands that they form, and the strips that a band leaves free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from doc_mining.pdf.lines import Run
from doc_mining.records import Block, Panel

PER_POINT = 2  # bits of a mask for a point of width
LEAST_GUTTER = 6.5  # points


@dataclass(slots=True, eq=False)
class Item:
    """What is put in order as one: a run of text, a box with what is in it, or a table."""

    x0: float
    top: float
    x1: float
    bottom: float
    runs: list[Run]
    panel: Panel | None = None
    children: list[Item] = field(default_factory=list)
    table: Block | None = None
    reach: float | None = None  # where it counts as ending, for text that sticks out over a gutter
    apart: bool = False  # its runs are lines of their own, in the order given

    @property
    def atomic(self) -> bool:
        return self.panel is not None or self.table is not None or self.apart

    @property
    def size(self) -> float:
        runs = self.runs
        return runs[0].size if len(runs) == 1 else max([r.size for r in runs], default=10.0)


@dataclass(slots=True)
class Band:
    items: list[Item]
    mask: int
    top: float
    bottom: float


def item_of(run: Run, reach: float | None = None) -> Item:
    return Item(run.x0, run.top, run.x1, run.bottom, [run], reach=reach)


def mask_of(item: Item) -> int:
    left = max(0, int(item.x0 * PER_POINT))
    right = max(left + 1, int((item.x1 if item.reach is None else item.reach) * PER_POINT) + 1)
    return ((1 << (right - left)) - 1) << left


def has_gutter(mask: int, width: float) -> bool:
    """Whether an empty strip of this width stands between what a mask covers."""
    free = ~mask & ((1 << mask.bit_length()) - 1)
    free &= -1 << (mask & -mask).bit_length()  # not what lies left of the mask
    length, least = 1, max(1, round(width * PER_POINT))
    while length < least and free:  # keeps the first bits of runs of `length`, twice as long each time
        step = min(length, least - length)
        free &= free >> step
        length += step
    return free != 0


def gutters(mask: int, width: float) -> list[tuple[float, float]]:
    """Empty strips between what a mask covers, as `(x0, x1)`, left to right."""
    if not has_gutter(mask, width):
        return []
    bits = bin(mask)[:1:-1].rstrip("0")
    pattern = f"0{{{max(1, round(width * PER_POINT))},}}"
    start = len(bits) - len(bits.lstrip("0"))
    return [(m.start() / PER_POINT, m.end() / PER_POINT) for m in re.finditer(pattern, bits) if m.start() > start]


def least_gutter(items: Sequence[Item]) -> float:
    sizes = [i.size for i in items if i.runs and not i.atomic]
    return max(LEAST_GUTTER, 0.72 * median(sizes)) if sizes else LEAST_GUTTER


def bands_of(items: Sequence[Item]) -> list[Band]:
    bands: list[Band] = []
    for item in sorted(items, key=lambda i: i.top):
        if bands:
            band = bands[-1]
            overlap = band.bottom - item.top
            if overlap > 0.3 * min(item.bottom - item.top, band.bottom - band.top):
                band.items.append(item)
                band.mask |= mask_of(item)
                band.bottom = max(band.bottom, item.bottom)
                continue
        bands.append(Band([item], mask_of(item), item.top, item.bottom))
    return bands


def union(bands: Sequence[Band]) -> int:
    mask = 0
    for band in bands:
        mask |= band.mask
    return mask


def cut_at(items: Sequence[Item], strips: Sequence[tuple[float, float]]) -> list[list[Item]]:
    parts: list[list[Item]] = [[] for _ in range(len(strips) + 1)]
    for item in items:
        middle = (item.x0 + (item.x1 if item.reach is None else item.reach)) / 2
        parts[sum(1 for g in strips if middle > g[0])].append(item)
    return [p for p in parts if p]
