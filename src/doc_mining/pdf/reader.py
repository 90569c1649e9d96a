"""Reads a PDF page by page within limits; a page that cannot be read becomes an empty one with a notice."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from doc_mining.errors import LimitError
from doc_mining.pdf.drawings import drawings_of
from doc_mining.pdf.frame import frame_of
from doc_mining.pdf.legible import legible
from doc_mining.pdf.limits import Limits
from doc_mining.pdf.source import Metadata, OpenPdf, opened
from doc_mining.pdf.words import words_of
from doc_mining.records import Notice, Page

FEW_WORDS = 15
LARGE_IMAGE = 0.3  # of the page's area


class RawReading(NamedTuple):
    """The pages of a PDF before layout. One that was not read is there, empty, but for those past the limit of pages."""

    pages: tuple[Page, ...]
    page_count: int  # of the file
    notices: tuple[Notice, ...]
    metadata: Metadata


def read_pages(
    path: str | Path,
    limits: Limits,
    skip: frozenset[int] = frozenset(),
    on_page: Callable[[int], None] | None = None,
) -> RawReading:
    """Every page of a PDF with its words and drawings.

    `on_page` is called with the number of each page before it is read. Raises UnreadableError for a file that is no
    readable PDF, SourceError for one that cannot be opened.
    """
    deadline = time.monotonic() + limits.seconds
    with opened(path) as pdf:
        reader = _PageReader(pdf, limits, deadline)
        for number in range(1, min(pdf.page_count, limits.pages) + 1):
            if on_page is not None:
                on_page(number)
            reader.read(number, number in skip)
        reader.leave(pdf.page_count - len(reader.pages))
        notices = [*reader.notices, *_images(reader.pages, reader.notices)]
        notices.sort(key=lambda n: n.page or 0)
        return RawReading(tuple(reader.pages), pdf.page_count, tuple(notices), pdf.metadata())


def _images(pages: Sequence[Page], notices: Sequence[Notice]) -> list[Notice]:
    """Pages of a scanned document on which nothing but a stamp or a number is text.

    A picture page with a title is usual in a report; most pages of a document are that in a scan only.
    """
    bare = [p.number for p in pages if 0 < len(p.words) < FEW_WORDS and p.image_share > LARGE_IMAGE]
    textless = sum(n.code == "no_text" for n in notices)
    return [_no_text(number) for number in bare] if len(bare) + textless > 0.5 * len(pages) else []


def _no_text(number: int) -> Notice:
    message = "this page is an image without text; run optical character recognition on it."
    return Notice("no_text", message, number)


class _PageReader:
    def __init__(self, pdf: OpenPdf, limits: Limits, deadline: float) -> None:
        self.pdf, self.limits, self.deadline = pdf, limits, deadline
        self.pages: list[Page] = []
        self.notices: list[Notice] = []
        self.glyphs = 0

    def read(self, number: int, skipped: bool) -> None:
        if skipped:
            self._empty(
                number, "page_skipped", "the page could not be read within the limits; raise them to try again."
            )
        elif time.monotonic() > self.deadline:
            self._empty(number, "time", f"not read within {self.limits.seconds:g} seconds; raise the limit on time.")
        elif self.glyphs >= self.limits.glyphs:
            self._empty(number, "glyphs", f"the document has over {self.limits.glyphs} glyphs; raise the limit.")
        else:
            self._load(number)

    def leave(self, count: int) -> None:
        """Pages past the limit, with one notice for all of them: a damaged file may claim a million."""
        if count > 0:
            message = f"from here on {count} pages are left out: the limit is {self.limits.pages}; raise it."
            self.notices.append(Notice("pages", message, len(self.pages) + 1))

    def _empty(self, number: int, code: str, message: str) -> None:
        self.pages.append(Page(number, 0.0, 0.0, ()))
        self.notices.append(Notice(code, f"this page is left out: {message}", number))

    def _load(self, number: int) -> None:
        handle = pdfium.FPDF_LoadPage(self.pdf.handle, number - 1)
        if not handle:
            self._empty(number, "page_damaged", "it is damaged; repair the PDF, for instance by printing it anew.")
            return
        try:
            page, glyphs, notices = _page(handle, number, self.pdf.label(number), self.limits)
        except LimitError as error:
            self._empty(number, "glyphs", f"{error.what} Raise the limit to read it.")
            return
        finally:
            pdfium.FPDF_ClosePage(handle)
        self.glyphs += glyphs
        self.pages.append(page)
        self.notices.extend(notices)


def _page(handle: Any, number: int, label: str | None, limits: Limits) -> tuple[Page, int, list[Notice]]:
    frame = frame_of(handle)
    words, glyphs = words_of(handle, frame, limits.glyphs_per_page)
    drawings = drawings_of(handle, frame, limits.strokes_per_page)
    drawn = (drawings.strokes, drawings.panels, drawings.image_share)
    page = Page(number, frame.width, frame.height, tuple(words), *drawn, label)
    notices = []
    if not words and drawings.image_share > 0.02:
        notices.append(_no_text(number))
    elif not legible(words):
        notices.append(
            Notice(
                "garbled_text",
                "the text of this page stands for no readable words; run optical character recognition on it.",
                number,
            )
        )
    if not drawings.complete:
        notices.append(Notice("drawings", "this page has more drawings than are looked at; check its tables.", number))
    return page, glyphs, notices
