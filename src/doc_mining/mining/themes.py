"""The themes that a report was held on, or the chapters of agreements, for each area."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.theme_explained import explained_theme
from doc_mining.mining.theme_lists import inline, listed
from doc_mining.mining.theme_rules import Candidate
from doc_mining.mining.theme_sections import (
    area_chapters,
    cards,
    chapters,
    labelled,
    performance_sections,
    score_rows,
    table_chapters,
    theme_column,
)
from doc_mining.records import Document, Theme

__all__ = ["themes"]

_Finder = Callable[[Document, Scopes], Iterator[Candidate]]
_OF_REPORTS: tuple[_Finder, ...] = (
    listed,
    labelled,
    inline,
    area_chapters,
    theme_column,
    performance_sections,
    score_rows,
    cards,
)
_OF_AGREEMENTS: tuple[_Finder, ...] = (chapters, table_chapters, listed, inline)


def themes(document: Document, scopes: Scopes) -> tuple[Theme, ...]:
    """A row for each area and theme, in the document's own words.

    The first place that tells them counts: an announced list or table, labelled headings, chapters of areas, sections on
    performance, a sentence, a scorecard, cards. Where it tells those of the whole only, an area's own names are added.
    """
    finders = _OF_AGREEMENTS if document.identity.kind == "prestatieafspraken" else _OF_REPORTS
    for finder in finders:
        found = _unique(finder(document, scopes))
        if len(found) > 1 or (found and finder is not performance_sections):
            if all(c.scope == WHOLE for c in found) and finder is listed:
                found = _with_own_names(found, document, scopes)
            return tuple(_theme(candidate, document) for candidate in found)
    return ()


def _with_own_names(found: list[Candidate], document: Document, scopes: Scopes) -> list[Candidate]:
    known = {c.key for c in found}
    own = [c for f in (labelled, area_chapters) for c in f(document, scopes) if c.scope != WHOLE and c.key not in known]
    return _unique([*found, *own])


def _unique(found: Iterable[Candidate]) -> list[Candidate]:
    seen: set[tuple[str, str]] = set()
    out = []
    for candidate in found:
        key = (candidate.scope.lower(), candidate.key)
        if candidate.key and key not in seen:
            seen.add(key)
            out.append(candidate)
    return out


def _theme(found: Candidate, document: Document) -> Theme:
    p = found.passage
    return Theme(
        quote=found.name,
        page=p.page_at(found.start),
        boxes=p.boxes(found.start, found.end),
        section=p.section,
        part=p.part,
        scope=found.scope,
        theme=explained_theme(found.name, document),
        confidence=found.confidence,
        extractor=f"themes.{found.rule}",
        passage=p.order,
        start=found.start,
        theme_as_written=found.name,
    )
