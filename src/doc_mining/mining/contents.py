"""The table of contents, whose page numbers look like marks: "2.8 Beoordeling 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doc_mining.records import Document, Passage

_ENTRY = re.compile(r"(?P<title>[^\n]{2,120}?)[\s.…·_-]+(?P<page>\d{1,3})")
_FEWEST = 4  # entries in a row
_GAP = 2  # passages without a page number between entries


class _Entry(NamedTuple):
    order: int
    title: str
    page: int


def title_words(text: str) -> str:
    """The words of a heading, without its number, signs and capitals."""
    return re.sub(r"[\W\d]+", " ", text).strip().lower()


def heading_titles(document: Document) -> frozenset[str]:
    """The words of the headings of `document`."""
    return frozenset(title_words(p.text) for p in document.body() if p.kind == "heading")


def contents_entries(document: Document) -> frozenset[int]:
    """The orders of passages that are entries of a table of contents, set as lines of text.

    Entries are lines of a title and a page number that goes up, some of them with the title of a heading.
    """
    headings = heading_titles(document)
    out: set[int] = set()
    for run in _runs(list(_entries(document))):
        known = sum(title_words(e.title) in headings for e in run)
        if len(run) >= _FEWEST and known * 3 >= len(run):
            out.update(range(run[0].order, run[-1].order + 1))
    return frozenset(out)


def _entries(document: Document) -> Iterator[_Entry]:
    for passage in document.body():
        if passage.kind == "table" or passage.page * 4 > max(document.pages, 1) + 16:
            continue
        for line in passage.text.split("\n"):
            if (m := _ENTRY.fullmatch(line.strip())) and not re.search(r"[.!?;]\s", m["title"]):
                yield _Entry(passage.order, m["title"], int(m["page"]))


def _runs(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    run: list[_Entry] = []
    for entry in entries:
        if run and (entry.order - run[-1].order > _GAP + 1 or entry.page < run[-1].page):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def is_contents(passage: Passage, headings: frozenset[str]) -> bool:
    """Whether a table is one of contents: headings of the document with page numbers behind them, going up."""
    columns: dict[int, list[int]] = {}
    known = texts = 0
    for cell in sorted(passage.cells, key=lambda c: (c.column, c.row)):
        text = passage.text[cell.start : cell.end].strip()
        if re.fullmatch(r"\d{1,3}", text):
            columns.setdefault(cell.column, []).append(int(text))
        elif words := title_words(text):
            if re.search(r"\d[.,]\d(?!\S*\s+\D)|%", text):
                return False
            texts += 1
            known += words in headings
    runs = [numbers for numbers in columns.values() if len(numbers) > 2]
    rising = bool(runs) and all(numbers == sorted(numbers) and numbers[-1] - numbers[0] > 1 for numbers in runs)
    return rising and known * 3 >= texts


def lists_contents(lines: Sequence[str], headings: frozenset[str]) -> bool:
    """Whether lines of words and a number are entries of a table of contents."""
    entries = [m for line in lines if (m := re.fullmatch(r"(.+?)[\s.]+(\d{1,3})", line.strip()))]
    numbers = [int(m[2]) for m in entries]
    known = sum(title_words(m[1]) in headings for m in entries)
    return len(entries) > 2 and numbers == sorted(numbers) and known * 3 >= len(entries)
