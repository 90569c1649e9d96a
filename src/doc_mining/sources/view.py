"""A document as recognition looks at it: title page, headings, sentences, all of its own text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_mining.records import Document, Passage
from doc_mining.sources.cover import printed_lines, sized_lines
from doc_mining.sources.registers import fold
from doc_mining.sources.years import MONTHS, YEAR
from doc_mining.text import sentences

_SENTENCES = 600
_COVER_WORDS = 160  # a page with fewer words is a cover or colophon, read line by line
_LINE = 160  # longer passages are prose, no lines of a title page

_LEAST_OWN = 0.2  # share of the text that must stand outside sub-documents for these to be left out
_DATELINE = 60
_DATED = re.compile(rf"[A-Z][\w’'-]+(?: [\w’'-]+){{0,3}},? (?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) {YEAR}")
_SENTENCE = re.compile(r"(?:\S+\s+){6,}\S+[.!?]$")
_PROSE = re.compile(r"(?:\S+\s+){6,}\S+[.!?](?:\s|$)")
_CONTENTS = re.compile(r"inhoud(?:sopgave)?|inhoud van dit rapport|in dit rapport", re.IGNORECASE)
_ENTRY = re.compile(r"^\W*(?:bijlagen?\b.*|.*\D[\s.…]{2,}\d{1,3})$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[|·•]\s|\t+")


@dataclass(frozen=True, slots=True)
class View:
    """`front`: lines of cover, title page and colophon, no sentences. The others leave out sub-documents."""

    front: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    datelines: tuple[str, ...]  # lines of their own with a place and a date
    body: str
    folded: str
    margins: tuple[str, ...]  # running heads and feet
    given: str  # title in the file's metadata
    author: str


def view(document: Document) -> View:
    """What of `document` tells what it is."""
    own = _own(document)
    running: list[str] = []
    for passage in own:
        if len(running) >= _SENTENCES:
            break
        if passage.kind != "heading":
            running += [passage.text[a:b] for a, b in sentences(passage.text)]
    body = "\n".join(p.text for p in own)
    return View(
        front=tuple(
            piece for line in _front(document) if not _SENTENCE.search(line) for piece in _SEPARATOR.split(line)
        ),
        headings=tuple(p.text for p in own if p.kind == "heading"),
        sentences=tuple(running[:_SENTENCES]),
        datelines=tuple(p.text for p in own if len(p.text) < _DATELINE and _DATED.fullmatch(p.text)),
        body=body,
        folded=fold(body.replace("\n", " ")),
        margins=tuple(piece for line in document.margins for piece in _SEPARATOR.split(line)),
        given=(document.title or "").strip(),
        author=(document.author or "").strip(),
    )


def _own(document: Document) -> list[Passage]:
    """The document without its sub-documents; all of it where one of these is nearly all there is."""
    everything = list(document.body())
    own = [p for p in everything if p.part is None]
    return own if _LEAST_OWN * sum(len(p.text) for p in everything) <= sum(len(p.text) for p in own) else everything


def _front(document: Document) -> list[str]:
    """Lines of the leading pages with little on them; of a full first page only its headings and short lines on top."""
    pages: dict[int, list[Passage]] = {}
    for passage in document.body():
        pages.setdefault(passage.page, []).append(passage)
    lines: list[str] = []
    for number in sorted(pages)[:4]:
        passages = pages[number]
        prose = sum(len(p.text) >= _LINE for p in passages)
        if prose > 1 or sum(len(p.text.split()) for p in passages) >= _COVER_WORDS:
            if number == min(pages):
                lines += _opening(passages)
            break
        lines += [line for p in _before_contents(passages) for line in _lines(p) if not _ENTRY.search(line)]
    return lines


def _before_contents(passages: list[Passage]) -> list[Passage]:
    """The passages of a page before its table of contents, which names other things than the document."""
    start = next((n for n, p in enumerate(passages) if _CONTENTS.fullmatch(p.text.strip())), len(passages))
    return passages[:start]


def _lines(passage: Passage) -> list[str]:
    """The lines of a passage on a cover: as printed, and joined where they are of one size; prose stays whole."""
    if _PROSE.search(passage.text):
        return [line for line in passage.text.split("\n") if len(line) < _LINE]
    printed = [line.text for line in printed_lines(passage)]
    joined = [line.text for line in sized_lines(passage) if line.text not in printed]
    paragraphs = [line for line in passage.text.split("\n") if line not in printed and line not in joined]
    return [line for line in (*printed, *joined, *paragraphs) if len(line) < _LINE]


def _opening(passages: list[Passage]) -> list[str]:
    """The headings and short lines with which a full page begins, cards and posters left out."""
    out: list[str] = []
    for passage in passages[:12]:
        if passage.group or passage.kind == "table":
            continue
        if len(passage.text) >= _LINE:
            break
        out += _lines(passage)
    return out
