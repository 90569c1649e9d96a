"""A Reading from lines as they stand on pages, so that structure is tested without a PDF.

Lines: `# ` and `## ` large and bold, `**` bold, `//` italic, `~ ` small type; spaces before a line set it in; an empty
line is white space. `|||` begins the next column, `[[` and `]]` stand around a card, `| a | b |` are rows of a table,
`foot: ` is furniture, `--- page 7` begins a page that is labelled 7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.records import Block, BlockKind, Box, Cell, Document, Line, PageLayout, Reading, Word
from doc_mining.text import structure

_LEADING = 13.0
_GLYPH = 0.5  # of the size: the width of a letter
_STYLES = (("# ", 18.0, True, False), ("## ", 13.0, True, False), ("**", 10.0, True, False), ("//", 10.0, False, True))


def typeset(text: str, title: str | None = None) -> Reading:
    """The pages that `text` describes."""
    setter = _Setter()
    for raw in text.strip("\n").split("\n"):
        setter.take(raw)
    setter.end_page()
    return Reading(tuple(setter.pages), len(setter.pages), title=title)


def structured(text: str) -> Document:
    """The document that the pages make."""
    return structure(typeset(text))


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every passage."""
    return [(p.kind, p.text) for p in document.passages]


class _Setter:
    def __init__(self) -> None:
        self.pages: list[PageLayout] = []
        self.blocks: list[Block] = []
        self.lines: list[Line] = []
        self.rows: list[list[str]] = []
        self.number, self.label = 1, "1"
        self.kind: BlockKind = "text"
        self.x, self.y = 50.0, 60.0

    def take(self, raw: str) -> None:
        if self.rows and not raw.startswith("|"):
            self.end_table()
        if m := re.match(r"--- page ?(\S*)", raw):
            self.end_page()
            self.number += 1
            self.label = m[1] or str(self.number)
        elif raw == "|||":
            self.end_block()
            self.x, self.y = self.x + 260, 60.0
        elif raw in ("[[", "]]"):
            self.end_block()
            self.kind = "panel" if raw == "[[" else "text"
        elif raw.startswith("foot: "):
            line = self.line(raw[6:], 800.0)
            self.blocks.append(Block("furniture", line.box, (line,)))
        elif raw.startswith("|"):
            self.end_block()
            self.rows.append([c.strip() for c in raw.strip("|").split("|")])
        elif not raw.strip():
            self.y += _LEADING
        else:
            line = self.line(raw, self.y)
            if line.words:
                self.lines.append(line)
                self.y = line.box.bottom - 10 + _LEADING

    def line(self, raw: str, top: float, x: float | None = None) -> Line:
        text, size, bold, italic = raw.strip(), 10.0, False, False
        for mark, *style in _STYLES:
            if text.startswith(mark):
                text, (size, bold, italic) = text[len(mark) :], style  # type: ignore[assignment]
        if text.startswith("~ "):
            text, size = text[2:], 8.0
        at = x or self.x + 5.0 * (len(raw) - len(raw.lstrip()))
        words = []
        for word in text.split():
            width = _GLYPH * size * len(word)
            words.append(Word(word, at, top, at + width, top + size, size, bold, italic, 0))
            at += width + _GLYPH * size
        return Line(tuple(words), self.number)

    def end_block(self) -> None:
        if self.lines:
            self.blocks.append(Block(self.kind, _around(self.lines), tuple(self.lines)))
            self.lines = []

    def end_table(self) -> None:
        cells = []
        for r, row in enumerate(self.rows):
            for c, value in enumerate(row):
                line = self.line(value, self.y, self.x + 150 * c)
                cells.append(Cell(r, c, (line,) if line.words else ()))
            self.y += _LEADING
        held = [line for cell in cells for line in cell.lines]
        columns = max(len(row) for row in self.rows)
        if not held:
            self.rows = []
            return
        self.blocks.append(Block("table", _around(held), tuple(held), tuple(cells), len(self.rows), columns))
        self.rows = []

    def end_page(self) -> None:
        if self.rows:
            self.end_table()
        self.end_block()
        self.pages.append(PageLayout(self.number, 595.0, 842.0, tuple(self.blocks), self.label))
        self.blocks, self.x, self.y = [], 50.0, 60.0


def _around(lines: Sequence[Line]) -> Box:
    boxes = [line.box for line in lines]
    return Box(
        boxes[0].page,
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
