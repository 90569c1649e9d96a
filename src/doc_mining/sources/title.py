"""The title of a document."""

from __future__ import annotations

import re

from doc_mining.records import Document, Passage
from doc_mining.sources.cover import sized_lines
from doc_mining.sources.view import View

_FRONT_PAGES = 3
_LONGEST = 160
_TITLE_WORDS = re.compile(
    r"visitatie|prestatieafspraken|afspraken|position ?-?paper|reactie|jaarverslag|jaarstukken|overeenkomst",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\W*(?:inhoud|inhoudsopgave|inleiding|voorwoord|colofon|samenvatting|recensie)\W*", re.IGNORECASE
)
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
    """The largest line of the highest heading; without sizes the heading, and one of its rank directly below it."""
    level = min(h.level or 9 for h in headings)
    first = next(n for n, h in enumerate(headings) if (h.level or 9) == level)
    lines = sized_lines(headings[first])
    if len(lines) > 1:
        return max(lines, key=lambda line: line.size).text[:_LONGEST]
    below = headings[first + 1 : first + 2]
    whole = headings[first].text
    if below and (below[0].level or 9) == level and below[0].order == headings[first].order + 1 and not below[0].marker:
        size = lines[0].size if lines else 0.0
        same = [line for line in sized_lines(below[0]) if abs(line.size - size) < 0.08 * size]
        whole = f"{whole} {below[0].text}" if same and len(same[0].text) == len(below[0].text) else whole
    return whole[:_LONGEST]
