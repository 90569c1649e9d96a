"""Where columns begin and end on a page: bands that share a free strip, up to what goes over it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from doc_mining.pdf.bands import Band, Item, gutters, has_gutter, union
from doc_mining.records import Word

FARTHEST_ABOVE = 60.0  # points between a column and what still belongs on top of it
FEW_BANDS = 4
FARTHEST_IN = 40.0  # points from the left edge of the columns to a heading over them
AT_ONE_PLACE = 8.0  # points between the left sides of a table and of its caption
HEADING_RATIO = 1.18  # type this much larger than its surroundings may be a heading over columns


def stretch_from(bands: Sequence[Band], start: int, width: float) -> int | None:
    """Where the columns that begin with band `start` end (exclusive), or None where no columns begin."""
    first = bands[start]
    if len(first.items) < 2 or not has_gutter(first.mask, width):
        return None
    mask = first.mask
    stop = start + 1
    while stop < len(bands):
        wider = mask | bands[stop].mask
        if not has_gutter(wider, width) or _spans(bands, start, stop):
            break
        mask = wider
        stop += 1
    while stop - 1 > start and stop < len(bands) and _leads_on(bands, stop - 1):
        stop -= 1
    return stop


def loosely_set(bands: Sequence[Band], start: int, stop: int) -> bool:
    """Whether a short stretch is justified text whose wide spaces happen to stand above each other: the paragraph
    goes on over them, before or after."""
    if stop - start > FEW_BANDS or any(i.atomic for b in bands[start:stop] for i in b.items):
        return False
    size = max(i.size for b in bands[start:stop] for i in b.items)
    around = [(bands[start - 1], bands[start])] if start else []
    around += [(bands[stop - 1], bands[stop])] if stop < len(bands) else []
    left, right = (f(x for b in bands[start:stop] for i in b.items for x in (i.x0, i.x1)) for f in (min, max))
    return any(
        below.top - above.bottom < 0.6 * size
        and all(not i.atomic and i.size < 1.15 * size for i in (*above.items, *below.items))
        and any(_across_all(b, left, right) for b in (above, below))
        for above, below in around
    )


def reach_up(bands: Sequence[Band], start: int, stop: int, width: float, loose: list[Item]) -> int:
    """The columns' first band: text above that stands in a later column only belongs to it, with what lies between."""
    mask = union(bands[start:stop])
    first = index = start
    while index > 0 and loose and bands[index - 1].items[0] in loose:
        index -= 1
        free = gutters(mask | bands[index].mask, width)
        if not free or bands[index + 1].top - bands[index].bottom > FARTHEST_ABOVE:
            break
        mask |= bands[index].mask
        if all(i.x0 > free[0][1] - 1 for i in bands[index].items):
            first = index
    for band in bands[first:start]:
        for item in band.items:
            loose.remove(item)
    return first


def _across_all(band: Band, left: float, right: float) -> bool:
    """Whether one run goes over most of the width."""
    return any(i.x1 - i.x0 > 0.8 * (right - left) for i in band.items)


def _spans(bands: Sequence[Band], start: int, index: int) -> bool:
    """Whether a band is a heading over the columns though it does not reach across the gutter.

    It is larger than whatever stands in the columns, they all stop above it, and go on below it at one height.
    """
    band = bands[index]
    item = band.items[0]
    if len(band.items) != 1 or item.atomic:
        return False
    if item.x0 > min([i.x0 for b in bands[start:index] for i in b.items]) + FARTHEST_IN:
        return False
    near = [b for b in bands[max(start, index - 12) : index + 13] if b is not band]
    columned = [i.size for b in near if len(b.items) > 1 for i in b.items if i.runs]
    others = [i.size for b in near for i in b.items if i.x0 > item.x1]
    if not columned or item.size < HEADING_RATIO * median(columned) or item.size < 1.05 * max(others, default=0.0):
        return False
    above = [i.bottom for b in bands[start:index] for i in b.items if i.x0 > item.x1]
    below = [i.top for b in bands[index + 1 : index + 8] for i in b.items if i.x0 > item.x1]
    after = [i.top for b in bands[index + 1 : index + 8] for i in b.items if i.x0 <= item.x1]
    if not above or not below or not after:
        return False
    return min(below) - max(above) > 2.4 * item.size and abs(min(below) - min(after)) < 1.2 * item.size


def _leads_on(bands: Sequence[Band], index: int) -> bool:
    """Whether the last band of columns belongs to what comes after them: its heading, or its first line."""
    band = bands[index]
    if len(band.items) != 1 or band.items[0].atomic or not bands[index].items[0].runs:
        return False
    item, follower = band.items[0], bands[index + 1]
    before, after = item.top - bands[index - 1].bottom, follower.top - item.bottom
    if after < before + item.size and _is_caption(item, follower, bands[index - 1]):
        return True
    larger = item.size > 1.05 * follower.items[0].size or all(w.bold for r in item.runs for w in r.words)
    return after < before - 1.5 or (larger and after <= before + 0.5)


def _is_caption(item: Item, follower: Band, above: Band) -> bool:
    """Whether a line in other type than the text above begins where a wider table below it does."""
    tables = [i for i in follower.items if i.table is not None]
    beside = any(abs(t.x0 - item.x0) < AT_ONE_PLACE and t.x1 > item.x1 + FARTHEST_IN for t in tables)
    word = item.runs[0].words[0]
    return beside and all(_look(r.words[0]) != _look(word) for i in above.items for r in i.runs)


def _look(word: Word) -> tuple[float, bool, bool, int]:
    return word.size, word.bold, word.italic, word.color
