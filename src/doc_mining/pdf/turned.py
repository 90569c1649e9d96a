"""Pages whose text runs up or down, as wide tables are set on upright pages: read as if the page were turned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from doc_mining.records import Block, Box, Line, Page, PageLayout, Panel, Stroke, Word

LEAST_WORDS = 12
SAMPLE = 60  # words, that tell whether any may run along it
MOST_OF = 0.6  # of the longer words run along the page's height
Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Turned:
    """A page turned so that its text can be read, and the words as they stand on the page displayed."""

    page: Page
    originals: dict[int, Word]  # by identity of the turned word
    turn: Callable[[Corners], Corners]

    def turned(self, table: Block) -> Block:
        """A table in the turned frame, for its place in the order; its words stay as they are."""
        return replace(table, box=Box(table.box.page, *self.turn(table.box[1:])))

    def displayed(self, layout: PageLayout, tables: Sequence[Block], page: Page) -> PageLayout:
        """The layout of the turned page in the frame of the page as displayed."""
        by_lines = {id(t.lines): t for t in tables}
        blocks = tuple(by_lines.get(id(b.lines)) or self._restored(b) for b in layout.blocks)
        return replace(layout, width=page.width, height=page.height, blocks=blocks)

    def _restored(self, block: Block) -> Block:
        lines = tuple(Line(tuple(self.originals[id(w)] for w in line.words), line.page) for line in block.lines)
        words = [w for line in lines for w in line.words]
        box = Box(
            block.box.page,
            min(w.x0 for w in words),
            min(w.top for w in words),
            max(w.x1 for w in words),
            max(w.bottom for w in words),
        )
        return Block(block.kind, box, lines)


def turned(page: Page) -> Turned | None:
    """The page turned, if most of its text runs up or down; None for an ordinary page."""
    if not any(w[4] - w[2] > w[3] - w[1] for w in page.words[:: 1 + len(page.words) // SAMPLE]):
        return None  # nearly every page
    along = [w for w in page.words if w[4] - w[2] > 1.3 * (w[3] - w[1]) and len(w[0]) >= 3]  # unpacking would cost more
    if len(along) < LEAST_WORDS or len(along) < MOST_OF * sum(len(w.text) >= 3 for w in page.words):
        return None
    steps = [b.top - a.top for a, b in pairwise(along) if abs(a.x0 - b.x0) < 0.3 * a.size]
    upwards = sum(s < 0 for s in steps) >= sum(s > 0 for s in steps)
    width, height = page.width, page.height

    def turn(box: Corners) -> Corners:
        x0, top, x1, bottom = box
        return (height - bottom, x0, height - top, x1) if upwards else (top, width - x1, bottom, width - x0)

    words = tuple(Word(w.text, *turn(w[1:5]), *w[5:]) for w in page.words)
    view = replace(
        page,
        width=height,
        height=width,
        words=words,
        strokes=tuple(Stroke(*turn(s)) for s in page.strokes),
        panels=tuple(Panel(*turn(p[:4]), p.filled, p.stroked) for p in page.panels),
    )
    return Turned(view, {id(t): w for t, w in zip(words, page.words, strict=True)}, turn)
