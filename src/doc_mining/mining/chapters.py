"""Chapters by the table of contents, which also knows those whose heading is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from doc_mining.mining.area_rules import area_rules
from doc_mining.records import Document


class Chapter(NamedTuple):
    """A chapter from the table of contents; `start` is the order of its heading, or of the first passage on its page."""

    start: int
    area: str | None
    title: str


def chapters(document: Document, area_of: Callable[[str], str | None]) -> tuple[Chapter, ...]:
    """The chapters in reading order, each with the area that `area_of` reads in its title; () without contents."""
    first_on: dict[str, int] = {}
    first_of: dict[int, int] = {}
    headed: dict[tuple[int, str], int] = {}  # headings by page and words
    for p in document.passages:
        if p.kind == "heading":
            headed.setdefault((p.page, _words(p.text)), p.order)
        first_of.setdefault(p.page, p.order)
        if p.page_label:
            first_on.setdefault(p.page_label, p.order)
    entries: list[Chapter] = []
    for p in document.passages:
        if p.page > 6 and p.page > document.pages / 4:
            break
        for line in p.text.split("\n"):
            m = area_rules().contents.match(line.strip())
            if m and (p.kind == "list_item" or len(line) < 120):
                start = first_on.get(m["page"], first_of.get(int(m["page"])))
                if start is not None and start > p.order:
                    title = m["title"].strip()
                    own = headed.get((document.passages[start].page, _words(title)))
                    entries.append(Chapter(start if own is None else own, area_of(title), title))
    # The table of contents runs on; a line that jumps back is a sentence or a row of another table.
    entries = [c for i, c in enumerate(entries) if all(b.start <= c.start for b in entries[:i])]
    return tuple(entries) if len(entries) >= 3 else ()


def _words(heading: str) -> str:
    """A heading's words in small letters, without number and marks."""
    return re.sub(r"\W+", " ", re.sub(r"^(?:[Hh]oofdstuk\s+)?[\d.]+\s+", "", heading)).strip().lower()
