"""The sources of the demo documents: a TOML head between +++ lines, then text in a small markup.

# ## ###            headings                   | a | b |      table row; first row head if |---| follows
- item, 1. item     list items                 !caption text  caption of the table below
= 2.1 | text        numbered clause            # 3 | Title    heading with its number
::: box Title       framed box                 ^1 text        footnote to the mark ^1 in the text above
::: cards N         cards, each opened by ==   [toc]          table of contents
::: poster N        cards on a page of their own               [break]  a new page
::: note            small print                **bold** *italic*
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.generator import annotation
from corpus.generator.annotation import Annotation

WHOLE = "corporatie"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that is laid out as one; `kind` says how: heading, paragraph, item, table, box, card …"""

    kind: str
    text: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    children: tuple[Block, ...] = ()
    across: int = 1  # cards in a row
    annotations: tuple[Annotation, ...] = ()

    @property
    def in_contents(self) -> bool:
        """Whether a heading stands in the table of contents."""
        return self.level <= 2 and not self.text.startswith("Inhoud")

    def walk(self) -> Iterator[Block]:
        """This block and the blocks in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Source:
    """A document as written: what it is (`meta`, with its layout) and its text."""

    name: str
    meta: dict[str, Any]
    blocks: tuple[Block, ...]

    def walk(self) -> Iterator[Block]:
        return (b for block in self.blocks for b in block.walk())


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    at: int = 0
    scope: str = WHOLE
    place: str = "hoofdstuk"
    blocks: list[Block] = field(default_factory=list)

    def read(self, until: str | None = None) -> tuple[Block, ...]:
        """Blocks up to the line `until` (which is passed over) or the end."""
        blocks: list[Block] = []
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip()
            if until is not None and line.startswith(until):
                break
            if not line:
                self.at += 1
            elif line.startswith("@scope"):
                self.scope = line[6:].strip()
                self.at += 1
            elif line.startswith(":::"):
                blocks.append(self._fenced(line))
            elif line.startswith("|"):
                blocks.append(self._table())
            else:
                blocks.append(self._text(line))
        return tuple(blocks)

    def _fenced(self, line: str) -> Block:
        self.at += 1
        kind, _, rest = line[3:].strip().partition(" ")
        place, self.place = self.place, {"box": "kader", "poster": "poster", "cards": "kaart"}.get(kind, self.place)
        if kind in ("cards", "poster"):
            block = Block(kind, children=tuple(self._cards()), across=int(rest or 2))
        else:
            block = Block(kind, text=rest, children=self.read(until=":::"))
        self.at += 1
        self.place = place
        return block

    def _cards(self) -> Iterator[Block]:
        while not self.lines[self.at].startswith(":::"):
            line = self.lines[self.at]
            if line.startswith("=="):
                self.at += 1
                title = line[2:].strip()
                yield Block("card", text=title, children=self._card_body())
            else:
                self.at += 1

    def _card_body(self) -> tuple[Block, ...]:
        end = self.at
        while not self.lines[end].startswith((":::", "==")):
            end += 1
        part = _Reader(self.lines[self.at : end], scope=self.scope, place=self.place)
        self.at = end
        body = part.read()
        self.scope = part.scope
        return body

    def _table(self) -> Block:
        rows: list[tuple[str, ...]] = []
        found: list[Annotation] = []
        header = False
        while self.at < len(self.lines) and self.lines[self.at].startswith(("|", "@")):
            line = self.lines[self.at].strip()
            if line.startswith("|--"):
                header = True
            elif line.startswith("|"):
                rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            elif line.startswith("@scope"):
                break
            else:
                words = plain(" ".join(cell for cell in rows[-1] if cell))
                found.append(annotation.parse(line, words, self.scope, "tabel", subject=plain(rows[-1][0])))
            self.at += 1
        return Block("table", rows=tuple(rows), header=header, annotations=_joined(found))

    def _text(self, line: str) -> Block:
        self.at += 1
        kind, level, marker, text = _opening(line)
        found: list[Annotation] = []
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            if not line.startswith("@") or line.startswith("@scope"):
                break
            found.append(annotation.parse(line, plain(text), self.scope, self.place))
            self.at += 1
        return Block(kind, text=text, level=level, marker=marker, annotations=_joined(found))


def _joined(found: list[Annotation]) -> tuple[Annotation, ...]:
    """Follow-ups taken up into the points that they stand behind."""
    out: list[Annotation] = []
    for one in found:
        if one.table == "follow_up":
            point = out.pop()
            row = {**point.row, **one.row, "follow_up_quote": one.quote}
            out.append(Annotation(point.table, row, point.quote, follow_up=one))
        else:
            out.append(one)
    return tuple(out)


def _opening(line: str) -> tuple[str, int, str, str]:
    """kind, level, marker and text of a line that opens a block"""
    if match := re.match(r"(#+) (?:((?:\d+(?:\.\d+)*|[A-Z]|Bijlage \w+)) \| )?(.*)", line):
        return "heading", len(match[1]), match[2] or "", match[3]
    if match := re.match(r"( *)(-|\d+\.|[a-z]\.) (.*)", line):
        return "item", 1 + len(match[1]) // 2, match[2], match[3]
    if match := re.match(r"= (\S+) \| (.*)", line):
        return "clause", 1, match[1], match[2]
    if line.startswith("!caption "):
        return "caption", 0, "", line[9:]
    if match := re.match(r"\^(\d+) (.*)", line):
        return "footnote", 0, match[1], match[2]
    if line.startswith("~ "):
        return "persons", 0, "", line[2:]
    if line in ("[toc]", "[break]"):
        return line[1:-1], 0, "", ""
    return "paragraph", 0, "", line


def plain(text: str) -> str:
    """The text without its markup."""
    text = re.sub(r"\*\*(.+?)\*\*|\*(.+?)\*", lambda m: m[1] or m[2], text)
    return re.sub(r"\^\d+", "", text)


def load(path: Path) -> Source:
    """The document that stands in `path`."""
    _, head, body = path.read_text(encoding="utf8").split("+++\n", 2)
    return Source(path.stem, tomllib.loads(head), _Reader(body.splitlines()).read())
