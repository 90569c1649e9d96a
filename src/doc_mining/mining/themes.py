"""The themes that a report was held on, or the chapters of agreements, for each area."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.taxonomy import named_theme
from doc_mining.mining.theme_explained import explained_theme
from doc_mining.mining.theme_found import agreement_chapters, judged_sections
from doc_mining.mining.theme_lists import inline, listed
from doc_mining.mining.theme_rules import Candidate, theme_rules
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
from doc_mining.mining.theme_told import legend, told
from doc_mining.records import Agreement, Document, Judgement, Theme

__all__ = ["themes"]

_Finder = Callable[[Document, Scopes], Iterator[Candidate]]
_TOLD: tuple[_Finder, ...] = (listed, labelled, inline, area_chapters, legend, theme_column, performance_sections)
_OF_AGREEMENTS: tuple[_Finder, ...] = (chapters, table_chapters, listed, inline)


def themes(
    document: Document, scopes: Scopes, judgements: Sequence[Judgement] = (), agreements: Sequence[Agreement] = ()
) -> tuple[Theme, ...]:
    """A row for each area and theme, in the document's own words; `judgements` and `agreements` are its findings.

    The first place that tells them counts: an announced list or table, labelled headings, chapters of areas, the
    sections in which performance is judged, a sentence, a scorecard, cards. Where it tells those of the whole only, an
    area's own names are added.
    """

    def judged(document: Document, scopes: Scopes) -> Iterator[Candidate]:
        return judged_sections(document, scopes, judgements)

    def agreed(document: Document, scopes: Scopes) -> Iterator[Candidate]:
        return agreement_chapters(document, scopes, agreements)

    if document.identity.kind == "prestatieafspraken":
        finders: tuple[_Finder, ...] = (agreed, *_OF_AGREEMENTS)
    else:
        finders = (*_TOLD, told, score_rows, judged, cards)
    for finder in finders:
        found = _unique(_placed(c, scopes) for c in finder(document, scopes))
        if finders[0] is not agreed:
            found = _without_perspectives(found)
        if len(found) > 1 or (found and finder is not performance_sections):
            if all(c.scope == WHOLE for c in found) and finder is listed:
                found = _with_own_names(found, document, scopes)
            return tuple(_theme(candidate, document) for candidate in found)
    return ()


_AREA_BEHIND = re.compile(
    r"(?P<name>.{4,}?)\s*(?:[:|–(,-]|\b(?:in|te)\b)\s*(?:gemeente |regio )?(?P<area>[^:|–()]{3,40})\)?"
)


def _placed(found: Candidate, scopes: Scopes) -> Candidate:
    """A theme with its area behind it ("Langer thuis: Noordwoud", "Langer thuis (Noordwoud)") without that area."""
    m = _AREA_BEHIND.fullmatch(found.name)
    if not m or not scopes.is_area(m["area"]):
        return found
    return found._replace(end=found.start + len(m["name"]), scope=scopes.of_heading(m["area"]) or found.scope)


def _without_perspectives(found: list[Candidate]) -> list[Candidate]:
    """The themes without rows such as "Samenwerking" or "Governance", which a report judges beside its themes."""
    themed = [c for c in found if named_theme(c.name) not in theme_rules().perspectives]
    return themed if len(themed) > 1 else found


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
