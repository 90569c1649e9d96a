"""What a document is: kind, title, corporation, bureau, method, period, publication, municipalities."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_mining.records import Document, Identity, Passage
from doc_mining.sources import dates, names
from doc_mining.sources.kinds import kind_of
from doc_mining.sources.places import working_area
from doc_mining.text import sentences

_FRONT_PAGES = 3
_SENTENCES = 400
_BODY = 60_000  # characters that are looked at for the kind


class _View(NamedTuple):
    """A document as recognition looks at it."""

    title_page: list[str]  # lines of the first page's headings and short passages
    headings: list[str]
    sentences: list[str]  # of the report itself, in order
    body: str


def recognise(document: Document) -> Identity:
    """The identity of `document`, from its pages alone; null where they do not say."""
    view = _view(document)
    title = _title(document, view)
    kind = kind_of("\n".join([*view.title_page[:12], title or ""]), "\n".join(view.headings), view.body[:_BODY])
    front = [*view.title_page[:14], *([title] if title else [])]
    corporation = names.corporation(front, view.sentences, view.body, kind, document.title) if kind not in ("overig", "artikel") else None
    if kind == "visitatierapport":
        period = dates.period([*front, *view.headings[:6], *view.sentences])
        if period == (None, None):
            period = dates.period([document.title or ""])
        method = dates.methodology([*front, *view.sentences, *view.headings])
        bureau = names.bureau(front, view.sentences, [], document.author)
    else:
        period = dates.term([*front, *view.headings[:6], *view.sentences[:80]]) if kind in ("prestatieafspraken", "jaarverslag") else (None, None)
        method = bureau = None
    return Identity(
        kind=kind,
        title=title,
        corporation=corporation,
        bureau=bureau,
        methodology=method,
        period_start=period[0],
        period_end=period[1],
        published=dates.published([*front, *view.sentences[:40]]),
        municipalities=working_area(document) if kind not in ("overig", "artikel") else (),
    )


def _view(document: Document) -> _View:
    title_page: list[str] = []
    headings: list[str] = []
    running: list[str] = []
    body: list[str] = []
    first = min((p.page for p in document.passages), default=1)
    for passage in document.body():
        if passage.page == first and (passage.kind == "heading" or len(passage.text) < 160):
            title_page += passage.text.split("\n")
        if passage.part is None:
            if passage.kind == "heading":
                headings.append(passage.text)
            elif len(running) < _SENTENCES:
                running += [passage.text[a:b] for a, b in sentences(passage.text)]
            body.append(passage.text)
    return _View(title_page, headings, running[:_SENTENCES], "\n".join(body))


def _title(document: Document, view: _View) -> str | None:
    """The largest heading of the first pages; the file's own title where the pages have none."""
    front = [p for p in document.passages if p.kind == "heading" and p.page <= _FRONT_PAGES and not p.group]
    first = [p for p in front if p.page == min((q.page for q in front), default=1)]
    top = _largest(first)
    given = (document.title or "").strip()
    if top and not re.fullmatch(r"(?:\W*(?:inhoud|inhoudsopgave|inleiding|voorwoord|colofon|samenvatting)\W*)", top, re.IGNORECASE):
        if given and given.lower() not in ("untitled", "unspecified") and top.lower() not in given.lower() and top == _largest(front) and first and first[0].page > 1:
            return given
        return top
    return given if len(given) > 4 and not re.search(r"\.(?:docx?|pdf|indd)$|^Microsoft", given, re.IGNORECASE) else None


def _largest(headings: list[Passage]) -> str | None:
    """The first of the highest headings, with what stands directly below it in the same rank."""
    if not headings:
        return None
    level = min(h.level or 9 for h in headings)
    lines = [h.text for h in headings if (h.level or 9) == level]
    return " ".join(lines[:2])[:160] if lines else None
