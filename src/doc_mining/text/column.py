"""The lines of one block with what their place on the page tells: edges, distances, room at a line's end."""

from __future__ import annotations

from statistics import median

from doc_mining.records import Block, Line
from doc_mining.text.style import Style, alike, ordinary, style_of

_AROUND = 4  # lines above and below a line that tell how wide its text is set
_FULL = 6  # of those lines that reach the edge: then the text is set to it


_NARROW = 0.82  # of the block's width: what is set less wide has an edge of its own


class Column:
    """Lines of a text block or a box, measured."""

    def __init__(self, block: Block, body: Style, group: int) -> None:
        self.lines = [line for line in block.lines if line.words]
        self.texts = [line.text for line in self.lines]
        self.styles = [style_of(line) for line in self.lines]
        self.group = group
        lengths = [len(text) - text.count(" ") for text in self.texts]
        own = ordinary(zip(lengths, self.styles, strict=True)) or body
        characters = sum(len(text) for text, s in zip(self.texts, self.styles, strict=True) if alike(s, own))
        # a block of headings alone must be measured against the document, not against itself
        self.base = own if characters >= 200 or own.size < 0.9 * body.size else body
        self.body = body
        # where a whole page is set smaller, its headings are too
        self.scale = own if own.size < 0.8 * body.size and characters >= 100 else body
        self.left = min((line.words[0].x0 for line in self.lines), default=block.box.x0)
        self.right = max((line.words[-1].x1 for line in self.lines), default=block.box.x1)
        self.width = self.right - self.left
        self.leading = self._leading()
        self._edges = self._right_edges()

    def _right_edges(self) -> list[float]:
        """How far to the right each line could run: where lines around it are set narrower, not to the block's edge."""
        ends = [line.words[-1].x1 for line in self.lines]
        out = []
        for i in range(len(ends)):
            near = ends[max(0, i - _AROUND) : i + _AROUND + 1]
            edge = max(near)
            full = sum(end > edge - 0.12 * (edge - self.left) for end in near)
            narrow = edge < self.left + _NARROW * self.width and full >= _FULL
            out.append(edge if narrow else self.right)
        return out

    def _leading(self) -> float:
        steps = [
            b.words[0].bottom - a.words[0].bottom
            for a, b in zip(self.lines, self.lines[1:], strict=False)
            if 0 < b.words[0].bottom - a.words[0].bottom < 3 * b.words[0].size
        ]
        return median(steps) if steps else 1.25 * self.base.size

    def step(self, i: int) -> float:
        """From the baseline above line `i` down to its own; very large for the first line."""
        return self.lines[i].words[0].bottom - self.lines[i - 1].words[0].bottom if i else 1e9

    def room(self, i: int) -> float:
        """Room left at the end of line `i`."""
        return self._edges[i] - self.lines[i].words[-1].x1

    def fits(self, i: int, share: float = 0.12) -> bool:
        """Whether the first word of line `i` had found room at the end of the line above: then the break is meant."""
        first = self.lines[i].words[0]
        room = self.room(i - 1)
        return room > (first.x1 - first.x0) + 0.8 * first.size and room > share * self.width

    def following(self, i: int) -> Line | None:
        """The line after line `i`."""
        return self.lines[i + 1] if i + 1 < len(self.lines) else None
