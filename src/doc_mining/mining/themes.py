"""The themes that a report was held on, or the chapters of agreements, for each area."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.taxonomy import main_theme
from doc_mining.records import Document, Passage, TableCell, Theme

__all__ = ["main_theme", "themes"]


class _Found(NamedTuple):
    passage: Passage
    start: int
    end: int
    name: str
    scope: str
    rule: str
    confidence: float


class _Rules(NamedTuple):
    lead_in: re.Pattern[str]
    card: re.Pattern[str]
    header: re.Pattern[str]
    performance: re.Pattern[str]
    numbered: re.Pattern[str]
    never: re.Pattern[str]
    whole: frozenset[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "theme_places.toml").read_text("utf-8"))
    compiled = {k: re.compile(v, re.IGNORECASE) for k, v in data.items() if isinstance(v, str)}
    return _Rules(**compiled, whole=frozenset(data["whole"]))


def themes(document: Document, scopes: Scopes) -> tuple[Theme, ...]:
    """A row for each area and theme, in the document's own words, from the first place that lists them.

    In reports: a list or table that is announced as that of the themes, else cards, else the sections of the chapters on
    performance. In agreements: the chapters.
    """
    if document.identity.kind == "prestatieafspraken":
        finders = (_listed, _chapters)
    else:
        finders = (_listed, _sections, _cards)
    for finder in finders:
        found = _unique(finder(document, scopes))
        if found:
            return tuple(_theme(f, scopes) for f in found)
    return ()


def _theme(found: _Found, scopes: Scopes) -> Theme:
    p = found.passage
    theme, _ = main_theme(found.name)
    return Theme(
        quote=p.text[found.start : found.end],
        page=p.page_at(found.start),
        boxes=p.boxes(found.start, found.end),
        section=p.section,
        part=p.part,
        scope=found.scope,
        theme=theme,
        confidence=found.confidence,
        extractor=f"themes.{found.rule}",
        passage=p.order,
        start=found.start,
        theme_as_written=found.name,
    )


def _unique(found: Iterator[_Found]) -> list[_Found]:
    seen: set[tuple[str, str]] = set()
    out = []
    for f in found:
        key = (f.scope.lower(), re.sub(r"\W+", " ", f.name.lower()).strip())
        if key not in seen and key[1]:
            seen.add(key)
            out.append(f)
    return out


# -- lists and tables that are announced ------------------------------------------------------------------------------


def _listed(document: Document, scopes: Scopes) -> Iterator[_Found]:
    """What follows a lead-in such as "De thema's zijn:", as a table of area and theme, or as a list."""
    body = [p for p in document.body() if p.part is None]
    for n, passage in enumerate(body):
        if passage.kind == "heading" or not _rules().lead_in.search(passage.text[-200:]):
            if passage.kind == "table":
                yield from _headed_table(passage, scopes)
            continue
        for following in body[n + 1 : n + 16]:
            if following.kind == "table":
                yield from _area_table(following, scopes)
                break
            if following.kind != "list_item":
                break
            yield from _item(following, scopes)


def _item(passage: Passage, scopes: Scopes) -> Iterator[_Found]:
    """A bullet: "Area: theme", "theme (area)" or the theme alone."""
    text = passage.text.split("\n")[0].rstrip(" ;.")
    m = re.match(r"(?:gemeente |regio )?(?P<area>[^:–]{2,40})\s*[:–]\s*(?P<name>.{3,})$", text, re.IGNORECASE)
    if m and (area := _area(m["area"], scopes)):
        yield _Found(passage, m.start("name"), m.end("name"), m["name"], area, "list", 0.9)
    elif len(text) <= 200:
        yield _Found(passage, 0, len(text), text, scopes.at(passage), "list", 0.85)


def _headed_table(passage: Passage, scopes: Scopes) -> Iterator[_Found]:
    """A table whose first row heads a column of areas and one of themes."""
    header = {c.column: passage.text[c.start : c.end].strip() for c in passage.cells if c.row == 0}
    if any(_rules().header.fullmatch(h) for h in header.values()) and len(header) == 2:
        yield from _area_table(passage, scopes)


def _area_table(passage: Passage, scopes: Scopes) -> Iterator[_Found]:
    """Rows of an area and its theme; a row without area belongs to the one above."""
    rows: dict[int, list[TableCell]] = {}
    for cell in passage.cells:
        if cell.end > cell.start:
            rows.setdefault(cell.row, []).append(cell)
    area: str | None = None
    for cells in rows.values():
        texts = [passage.text[c.start : c.end].strip() for c in cells]
        if any(_rules().header.fullmatch(t) for t in texts):
            continue
        named = _area(texts[0], scopes)
        area = named or area
        for cell in cells[1:] if named else cells:
            text = passage.text[cell.start : cell.end].strip()
            if len(text) > 2 and not re.fullmatch(r"[\d.,%€ -]+", text) and area:
                yield _Found(passage, cell.start, cell.end, text, area, "table", 0.95)
                break


def _area(text: str, scopes: Scopes) -> str | None:
    """The area that a cell or label names; the whole corporation has names of its own."""
    bare = re.sub(r"^(?:de )?(?:gemeente|regio)\s+", "", text.strip(), flags=re.IGNORECASE)
    if bare.lower() in _rules().whole:
        return WHOLE
    return scopes.of_heading(bare) if len(bare) < 60 else None


# -- cards ------------------------------------------------------------------------------------------------------------


def _cards(document: Document, scopes: Scopes) -> Iterator[_Found]:
    """Cards that begin with "Thema:"."""
    for passage in document.body():
        m = _rules().card.match(passage.text) if passage.kind in ("box", "heading", "paragraph") and not passage.part else None
        if m and len(m["name"]) < 250:
            yield _Found(passage, m.start("name"), m.end("name"), m["name"].strip(" ?.:"), scopes.at(passage), "card", 0.85)


# -- sections ---------------------------------------------------------------------------------------------------------


def _sections(document: Document, scopes: Scopes) -> Iterator[_Found]:
    """Headings in the chapters on performance that name a theme or field, numbered as such or known by their words."""
    for passage in document.body():
        if passage.kind != "heading" or passage.part or passage.group:
            continue
        text = re.sub(r"^(?:\d+(?:\.\d+)*\.?)\s+", "", passage.text).strip()
        start = len(passage.text) - len(text)
        m = _rules().numbered.match(text)
        if m:
            name = text[m.end() :].strip(" :–-")
            if len(name) > 3:
                at = passage.text.find(name)
                yield _Found(passage, at, at + len(name), name, _scope_of(passage, scopes), "numbered", 0.9)
            continue
        performing = any(_rules().performance.search(s) for s in passage.section)
        if performing and not _rules().never.search(text) and not scopes.of_heading(text) and len(text) < 120:
            theme, probability = main_theme(text)
            if theme and probability > 0.6:
                yield _Found(passage, start, len(passage.text), text, _scope_of(passage, scopes), "section", 0.75)


def _scope_of(passage: Passage, scopes: Scopes) -> str:
    return scopes.at(passage)


def _chapters(document: Document, scopes: Scopes) -> Iterator[_Found]:
    """Chapters of agreements that are on a main theme."""
    headings = [p for p in document.body() if p.kind == "heading" and not p.part and not p.group]
    levels = [h.level or 9 for h in headings if main_theme(_bare(h.text))[0] and not _rules().never.search(_bare(h.text))]
    if not levels:
        return
    chapter = max(set(levels), key=lambda lv: (levels.count(lv) >= 2, -lv))
    for passage in headings:
        text = _bare(passage.text)
        text = re.sub(_rules().numbered, "", text).strip(" :–-") or text
        theme, probability = main_theme(text)
        if (passage.level or 9) == chapter and theme and probability > 0.55 and not _rules().never.search(text) and len(text) < 120:
            at = passage.text.find(text)
            yield _Found(passage, at, at + len(text), text, scopes.at(passage), "chapter", 0.85)


def _bare(text: str) -> str:
    return re.sub(r"^(?:\d+(?:\.\d+)*\.?|[A-H]\.?|[IVX]+\.?)\s+", "", text).strip()
