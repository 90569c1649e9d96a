"""What a test asks of a PDF that was read."""

from __future__ import annotations

import re
from pathlib import Path

from doc_mining.pdf import Limits, read
from doc_mining.records import PageLayout, Reading


def reading(path: Path) -> Reading:
    return read(path, Limits())


def page(path: Path, number: int = 1) -> PageLayout:
    return reading(path).pages[number - 1]


def body(layout: PageLayout) -> list[str]:
    """The lines of a page in reading order, furniture left out."""
    return [line.text for block in layout.blocks if block.kind != "furniture" for line in block.lines]


def furniture(layout: PageLayout) -> list[str]:
    return [line.text for block in layout.blocks if block.kind == "furniture" for line in block.lines]


def sentence_marks(layout: PageLayout) -> list[str]:
    """The marks of the sentences of `prose`, in the order in which they are read."""
    return re.findall(r"S\d+x\d+", " ".join(body(layout)))


def marks_of(*numbers: int, sentences: int = 6) -> list[str]:
    """The marks as they should come."""
    return [f"S{n}x{k}" for n in numbers for k in range(sentences)]


def in_order(layout: PageLayout, *texts: str) -> bool:
    """Whether all texts are read, each after the one before."""
    whole = " ".join(body(layout))
    at = 0
    for text in texts:
        found = whole.find(text, at)
        if found < 0:
            return False
        at = found + len(text)
    return True
