"""The whole way from a PDF file to pages in reading order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from doc_mining.collecting import uncollected
from doc_mining.pdf.layout import layout
from doc_mining.pdf.limits import Limits
from doc_mining.pdf.reader import read_pages
from doc_mining.pdf.tables import tables_of
from doc_mining.records import Reading


@uncollected()
def read(
    path: str | Path,
    limits: Limits,
    skip: frozenset[int] = frozenset(),
    on_page: Callable[[int], None] | None = None,
) -> Reading:
    """A PDF as pages in reading order, with a notice for whatever could not be had.

    Pages in `skip`, and pages past a limit, are empty or not there; the reading is then `partial`. Raises UnreadableError
    for a file that is no readable PDF, SourceError for one that cannot be opened.
    """
    raw = read_pages(path, limits, skip, on_page)
    pages = layout(raw.pages, tables_of(str(path), raw.pages))
    meta = raw.metadata
    return Reading(
        pages=pages,
        page_count=raw.page_count,
        status="partial" if raw.notices else "ok",
        warnings=raw.notices,
        title=meta.title,
        author=meta.author,
        created=meta.created,
        outline=meta.outline,
    )
