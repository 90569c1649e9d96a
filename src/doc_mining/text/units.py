"""Units: what a block is cut into, before sentences are joined over columns and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from doc_mining.records import Block, Line, PassageKind
from doc_mining.text.style import Style

TERMINAL = re.compile(r"[.!?:;…][’”\"')\]]*\d?$")
# A line that ends so has not come to its end, though it ends with a point.
_OPEN = re.compile(
    r"(?:\b(?:o\.a|bijv|ca|i\.s\.m|m\.b\.t|d\.w\.z|t\.a\.v|t\.b\.v|n\.a\.v|incl|excl|resp|nr|art|blz|drs|mr|ir|dr|dhr|mw)\.)$",
    re.I,
)


class Part(NamedTuple):
    """A line of a unit: what stands between it and the line before, and how many marker words to leave out."""

    line: Line
    separator: str
    skip: int = 0


@dataclass(slots=True)
class Unit:
    """A heading, paragraph, list item, box text, caption, footnote or table under construction."""

    kind: PassageKind
    parts: list[Part]
    style: Style
    left: float  # left edge of its column
    right: float  # right edge of its column
    ratio: float = 1.0  # of its type to the text around it
    indent: float = 0.0  # of the text after a list marker, from the left edge
    hang: float = 0.0  # of the marker itself, from the left edge
    marker: str | None = None
    group: int = 0
    block: Block | None = None  # tables
    joined: list[Block] = field(default_factory=list)  # further pieces of a table

    @property
    def last(self) -> Line:
        return self.parts[-1].line

    @property
    def first(self) -> Line:
        return self.parts[0].line

    @property
    def page(self) -> int:
        return self.block.box.page if self.block else self.first.page

    @property
    def text(self) -> str:
        """Its words as they stand, hyphens at line ends and all."""
        return " ".join(part.line.text for part in self.parts)

    @property
    def complete(self) -> bool:
        """Whether its last line ends a sentence."""
        return ends_sentence(self.last.text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a mark that ends a sentence or leads in."""
    return bool(TERMINAL.search(text)) and not _OPEN.search(text)


def starts_low(text: str) -> bool:
    """Whether text goes on in the middle of a sentence: a small letter first, behind quotes or brackets or not."""
    stripped = text.lstrip("‘’“”\"'(")
    return bool(stripped) and stripped[0].islower()
