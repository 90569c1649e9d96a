"""The title of a document."""

from __future__ import annotations

import re

from doc_mining.records import Document, Passage
from doc_mining.sources.view import View

_FRONT_PAGES = 3
_LONGEST = 160
_TITLE_WORDS = re.compile(
    r"visitatie|prestatieafspraken|afspraken|position ?-?paper|reactie|jaarverslag|jaarstukken|overeenkomst", re.IGNORECASE
)
_NO_TITLE = re.compile(r"\W*(?:inhoud|inhoudsopgave|inleiding|voorwoord|colofon|samenvatting|recensie)\W*", re.IGNORECASE)
_NO_NAME = re.compile(r"\.(?:docx?|pdf|indd|pptx?)$|^(?:Microsoft|untitled|unspecified|document\d*$)", re.IGNORECASE)


def title(document: Document, view: View) -> str | None:
    """The largest heading of the title page; the file's own title where the pages have none that names the document."""
    front = [p for p in document.body() if p.kind == "heading" and p.page <= _FRONT_PAGES and not p.group]
    front = [p for p in front if not _NO_TITLE.fullmatch(p.text)]
    top = _largest([p for p in front if p.page == front[0].page]) if front else None
    given = view.given if len(view.given) > 4 and not _NO_NAME.search(view.given) else None
    if top and (_TITLE_WORDS.search(top) or not given):
        return top
    if given and _TITLE_WORDS.search(given):
        return given
    named = next((line for line in view.front if _TITLE_WORDS.search(line) and len(line) < _LONGEST), None)
    return top or given or named


def _largest(headings: list[Passage]) -> str:
    """The highest heading, with one of the same rank directly below it."""
    level = min(h.level or 9 for h in headings)
    first = next(n for n, h in enumerate(headings) if (h.level or 9) == level)
    lines = [headings[first]]
    if first + 1 < len(headings) and (headings[first + 1].level or 9) == level and not headings[first].marker:
        if headings[first + 1].order == headings[first].order + 1 and not headings[first + 1].marker:
            lines.append(headings[first + 1])
    return " ".join(h.text for h in lines)[:_LONGEST]
