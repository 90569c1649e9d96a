"""Tables of contents: their lines, which are no headings, and the chapters that only they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doc_mining.records import Line, PageLayout, Passage, Reading

_OPENS = re.compile(r"inhoud(?:sopgave)?|inhoud van dit rapport|table of contents|contents", re.IGNORECASE)
_TAIL = 120  # characters: leaders end a line
_LONGEST = 250  # characters of an entry
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|…+\s*\d{1,3}$|_{4,}\s*\d{1,3}$")
_NUMBERED = re.compile(r"^.{3,250}?\D\s*(\d{1,3})$")
_ENTRY = re.compile(
    r"^(?:hoofdstuk\s+)?(?:(?P<number>\d{1,2}(?:\.\d{1,2})*|[A-H](?=[.:\s]))[.:]?\s*)?(?P<title>\D.{2,90}?)"
    r"(?:[\s.…_]*\s(?P<page>\d{1,3})|\s*[(,]?\s*(?:pagina|pag\.|blz\.|p\.)\s*(?P<said>\d{1,3})\)?)$",
    re.IGNORECASE,
)
_LEAST_KNOWN = 3  # entries found as headings on their pages, before the others are believed


class _Entry(NamedTuple):
    title: str
    page: int  # of the file
    deep: bool
    numbered: bool


def contents_lines(pages: Sequence[PageLayout]) -> frozenset[int]:
    """The identities of the lines that make up tables of contents: entries that end in page numbers going up."""
    out: set[int] = set()
    for page in pages:
        lines = [line for block in page.blocks if block.kind in ("text", "panel") for line in block.lines if line.words]
        out.update(id(line) for line in _entries_on(lines))
    return frozenset(out)


def _entries_on(lines: Sequence[Line]) -> list[Line]:
    texts = [line.text for line in lines]
    opening = next((n for n, text in enumerate(texts) if len(text) < 60 and _OPENS.fullmatch(text.strip(" :"))), None)
    if opening is None and sum(map(_is_led, texts)) < 3:
        return []
    found, last = [], 0
    for line in lines[opening or 0 :]:
        m = _NUMBERED.match(line.text[-_LONGEST:])
        if not m or len(line.words) < 2:
            continue
        number = int(m[1])
        if last <= number <= last + 60 or _is_led(line.text):
            found.append(line)
            last = number
    return found if len(found) >= 3 else []


def _is_led(text: str) -> bool:
    """Whether a line ends in leaders and a number."""
    return text[-1:].isdigit() and bool(_LEADERS.search(text[-_TAIL:]))


def missing_chapters(passages: Sequence[Passage], reading: Reading) -> dict[int, str]:
    """Chapters that the table of contents or the bookmarks name, and that have no heading: title by page of the file.

    Believed only where most other entries stand as headings on the pages that are given for them.
    """
    headings: dict[int, dict[str, int]] = {}
    for passage in passages:
        if passage.kind == "heading":
            headings.setdefault(passage.page, {}).setdefault(_bare(passage.text), passage.level or 1)
    elsewhere = {h for found in headings.values() for h in found}
    for entries in (_bookmarks(reading), _listed(passages, reading.pages)):
        known = [headings[e.page][_bare(e.title)] for e in entries if _bare(e.title) in headings.get(e.page, {})]
        if any(e.numbered for e in entries):
            chapters = [e for e in entries if e.numbered and not e.deep]
        else:
            chapters = [e for e in entries if not e.deep] if known.count(1) >= 0.8 * len(known) else []
        unknown = [e for e in chapters if _bare(e.title) not in elsewhere]
        if len(known) >= _LEAST_KNOWN and len(known) >= len(unknown):
            return {e.page: e.title for e in unknown}
    return {}


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.lower()))


def _counted(row: str) -> bool:
    return bool(re.match(r"\s*(?:hoofdstuk\s+)?\d", row, re.IGNORECASE))


def _bookmarks(reading: Reading) -> list[_Entry]:
    return [_Entry(re.sub(r"^[\d.]+\s+", "", title), page, level > 1, False) for level, title, page in reading.outline]


def _listed(passages: Iterable[Passage], pages: Sequence[PageLayout]) -> list[_Entry]:
    by_label: dict[str, int] = {}
    for page in pages:
        by_label.setdefault(page.label or str(page.number), page.number)
    out = []
    for passage in passages:
        if passage.kind not in ("paragraph", "list_item", "box") or passage.page > 0.2 * len(pages) + 4:
            continue
        for row in passage.text.split("\n"):
            m = _ENTRY.match(row.strip()) if len(row) <= _LONGEST else None
            number = by_label.get((m["page"] or m["said"]) if m else "")
            if m and number and number > passage.page:
                out.append(_Entry(m["title"].strip(" .…_:"), number, "." in (m["number"] or ""), _counted(row)))
    return out
