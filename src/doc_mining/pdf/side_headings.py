"""Headings that stand in a margin of their own, each beside the text that it heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from doc_mining.pdf.bands import Item, bands_of
from doc_mining.pdf.lines import Run

MOST_LINES, MOST_WORDS = 4, 14  # of one heading
LEAST_WORDS = 12  # that a heading heads, by the median: less is a form, with names before what is filled in
WIDEST = 0.6  # of the text's width
LARGER = 1.08
LEVEL = 0.5  # of the lower box: vertical overlap with the first line of the text beside it
MOSTLY = 0.75  # of the headings stand beside the beginning of a text


def side_headings(parts: Sequence[list[Item]]) -> list[list[Item]] | None:
    """The columns of a stretch, read as headings with their texts; None where the first column holds no headings.

    They are set otherwise than the text, are short, and stand where a paragraph, a table or a box begins.
    """
    margin, text = parts[0], [item for part in parts[1:] for item in part]
    if any(i.atomic for i in margin) or _width(margin) > WIDEST * _width(text):
        return None
    headings = _headings(margin)
    look = _usual_look(text)
    if look is None or not all(_is_heading(h, look) for h in headings):
        return None
    beginnings = _beginnings(text)
    beside = [[b.top for b in beginnings if _level(heading, b)] for heading in headings]
    if sum(map(bool, beside)) < MOSTLY * len(headings):
        return None
    starts = [min([h[0].top, *tops[:1]]) for h, tops in zip(headings, beside, strict=True)]
    pieces = _headed(headings, starts, text)
    if median(sum(map(_words_in, piece)) for piece in pieces[2::2]) < LEAST_WORDS:
        return None
    return [piece for piece in pieces if piece]


def _headings(margin: Sequence[Item]) -> list[list[Item]]:
    """The lines of each heading."""
    items = sorted(margin, key=lambda i: i.top)
    headings = [[items[0]]]
    for above, item in pairwise(items):
        if item.top - above.bottom < 0.6 * item.size:
            headings[-1].append(item)
        else:
            headings.append([item])
    return headings


def _headed(headings: Sequence[list[Item]], starts: Sequence[float], text: Sequence[Item]) -> list[list[Item]]:
    """What stands above the first heading, then each heading and its text by turns."""
    pieces: list[list[Item]] = [[] for _ in range(2 * len(headings) + 1)]
    for k, heading in enumerate(headings):
        pieces[2 * k + 1] = heading
    for item in text:
        middle = item.bottom - LEVEL * min(item.size, item.bottom - item.top)
        pieces[2 * sum(start < middle for start in starts)].append(item)
    return pieces


def _is_heading(lines: Sequence[Item], look: tuple[float, bool, int]) -> bool:
    words = [w for i in lines for r in i.runs for w in r.words]
    if len(bands_of(lines)) > MOST_LINES or len(words) > MOST_WORDS:
        return False
    size, bold, color = look
    larger = all(w.size > LARGER * size for w in words)
    return larger or (not bold and all(w.bold for w in words)) or all(w.color != color for w in words)


def _usual_look(text: Sequence[Item]) -> tuple[float, bool, int] | None:
    """Size, weight and colour of most words."""
    looks = Counter((w.size, w.bold, w.color) for r in _runs(text) for w in r.words)
    return looks.most_common(1)[0][0] if looks else None


def _beginnings(text: Sequence[Item]) -> list[Item]:
    """The first lines of paragraphs, and boxes and tables."""
    bands = bands_of(text)
    blanks = [b.top - a.bottom for a, b in pairwise(bands)]
    leading = sorted(blanks)[len(blanks) // 4] if blanks else 0.0
    begun = [0, *(k for k, blank in enumerate(blanks, start=1) if blank > leading + 0.2 * bands[k].items[0].size)]
    return [item for k, band in enumerate(bands) for item in band.items if k in begun or item.atomic]


def _level(heading: Sequence[Item], beginning: Item) -> bool:
    """Whether one of the first two lines of a heading stands on the first line of a text."""
    bottom = beginning.top + 2 * heading[0].size if beginning.atomic else beginning.bottom
    return any(
        min(line.bottom, bottom) - max(line.top, beginning.top)
        > LEVEL * min(line.bottom - line.top, bottom - beginning.top)
        for line in heading[:2]
    )


def _words_in(item: Item) -> int:
    if item.table is not None:
        return sum(len(line.words) for line in item.table.lines)
    return sum(len(r.words) for r in _runs([item]))


def _runs(items: Sequence[Item]) -> list[Run]:
    return [r for i in items for r in (*i.runs, *_runs(i.children))]


def _width(items: Sequence[Item]) -> float:
    return max(i.x1 for i in items) - min(i.x0 for i in items)
