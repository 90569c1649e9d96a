"""Footnotes stand under a column, but are read after the page's text: a sentence that goes on is not broken by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from doc_mining.records import Block, Box, Line, Stroke

SMALLER = 0.93  # of the type above: a note's
LOWER_PART = 0.45  # of the page's height: no note stands higher
LONGEST_RULE = 260.0  # points of the line that parts notes from text
_MARK = re.compile(r"(?:\d{1,3}|\*{1,3}|†|[a-z]\))(?:[.):]?\s|(?=[A-Z‘“(]))")


def notes_last(blocks: Sequence[Block], strokes: Sequence[Stroke], height: float) -> list[Block]:
    """The blocks of a page, the footnotes at the end of its columns put after all text."""
    text: list[Block] = []
    notes: list[Block] = []
    for block in blocks:
        start = _first_note(block.lines, strokes, height) if block.kind == "text" else None
        if start is None:
            text.append(block)
            continue
        text.append(_part(block, block.lines[:start]))
        notes.append(_part(block, block.lines[start:]))
    return text + notes


def _first_note(lines: Sequence[Line], strokes: Sequence[Stroke], height: float) -> int | None:
    """Where the footnotes at the end of a column begin; None where it has none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.words[0].size] += len(line.words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    start = len(lines)
    while start > 0 and max(w.size for w in lines[start - 1].words) <= SMALLER * usual:
        start -= 1
    while start < len(lines) and not _begins_note(lines, start, strokes):
        start += 1
    if not 0 < start < len(lines) or lines[start].box.top < LOWER_PART * height:
        return None
    return start


def _begins_note(lines: Sequence[Line], index: int, strokes: Sequence[Stroke]) -> bool:
    if _MARK.match(lines[index].text):
        return True
    if index == 0:
        return False
    above, below = lines[index - 1].box, lines[index].box
    return any(
        above.bottom - 2 <= s.top <= below.top + 2
        and 20 < s.x1 - s.x0 < LONGEST_RULE
        and s.bottom - s.top < 2
        and abs(s.x0 - below.x0) < 12
        for s in strokes
    )


def _part(block: Block, lines: Sequence[Line]) -> Block:
    boxes = [line.box for line in lines]
    box = Box(
        block.box.page,
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
    return Block(block.kind, box, tuple(lines))
