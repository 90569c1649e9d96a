"""Themes that a document is built on: labelled headings, sections of the chapters on performance, chapters, cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_mining.mining.scopes import Scopes
from doc_mining.mining.taxonomy import main_theme, named_theme
from doc_mining.mining.theme_headings import LONGEST, SURE, bare, headings, is_empty, named, start_of, without_grade
from doc_mining.mining.theme_rules import Candidate, theme_rules
from doc_mining.records import Document, Passage

_ENOUGH = 3  # known names beside which others must be built alike


def labelled(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Headings such as "Thema 2: Langer thuis" or "Opgave: …"."""
    for passage in headings(document):
        start = start_of(passage)
        label = theme_rules().label.match(passage.text, start)
        if label:
            yield from named(passage, label.end(), scopes.at(passage), "labelled", 0.9)


def area_chapters(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Chapters that join an area to its theme: "Noordwoud: ouder worden in het dorp"; two at least."""
    found = []
    for passage in headings(document):
        start = start_of(passage)
        m = re.match(
            r"(?:(?:gemeente|regio)\s+)?(?P<area>[^:|–]{3,40}?)\s*[:|–]\s+(?P<name>.{4,})$", passage.text[start:]
        )
        area = scopes.of_heading(m["area"]) if m else None
        if m and area and not scopes.of_heading(m["name"]) and main_theme(m["name"])[0]:
            found += list(named(passage, start + m.start("name"), area, "area chapter", 0.85))
    return iter(found if len(found) > 1 else ())


def performance_sections(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Sections of the chapters on performance that are on a theme; what stands below one of them is part of it.

    Where known names abound, others count only when they are numbered as deep.
    """
    rules = theme_rules()
    found: list[Candidate] = []
    taken: set[str] = set()
    for passage in headings(document):
        above = _below_performance(passage)
        if above is None or any(h in taken or rules.never.match(bare(h)) for h in above):
            continue
        start = start_of(passage)
        name = without_grade(passage.text[start:])
        if scopes.of_heading(name) or len(name) > LONGEST:
            continue
        theme, probability = main_theme(name)
        other = rules.other_performance.match(name) is not None
        if not other and (rules.never.match(name) or theme in rules.perspectives or not theme or probability < SURE):
            continue
        taken.add(passage.text)
        found.append(Candidate(passage, start, start + len(name), scopes.at(passage), "section", 0.8))
    yield from _alike(found)


def _alike(found: list[Candidate]) -> list[Candidate]:
    known = [c for c in found if named_theme(c.name)]
    if len(known) < _ENOUGH:
        return found
    depths = {_depth(c.passage) for c in known}
    numbered = 0 not in depths
    return [c for c in found if named_theme(c.name) or (numbered and _depth(c.passage) in depths)]


def _depth(passage: Passage) -> int:
    """How deep a heading is numbered: "2.3" is 2; 0 without a number."""
    m = re.match(r"\d+(?:\.\d+)*", passage.marker or passage.text)
    return m[0].count(".") + 1 if m else 0


def chapters(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Chapters of agreements: the headings of the highest rank on which two at least are on a main theme."""
    themed = []
    for passage in headings(document):
        start = start_of(passage)
        label = theme_rules().label.match(passage.text, start)
        start = label.end() if label else start
        name = passage.text[start:].strip()
        theme, probability = main_theme(name)
        none = theme_rules().never.match(name) or theme_rules().cover.search(name)
        if theme and probability >= SURE and not none and len(name) <= LONGEST and not is_empty(passage, document):
            themed.append((passage, start))
    levels = [p.level or 9 for p, _ in themed]
    rank = min((lv for lv in set(levels) if levels.count(lv) > 1), default=min(levels, default=0))
    for passage, start in themed:
        if (passage.level or 9) == rank:
            yield from named(passage, start, scopes.at(passage), "chapter", 0.85)


def table_chapters(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Rows of a table of agreements that hold one cell across: the name of a theme above its agreements."""
    for passage in document.body():
        if passage.kind != "table" or passage.part:
            continue
        for cells in _rows(passage):
            start, end = cells[0]
            m = theme_rules().label.match(passage.text, start)
            start = m.end() if m else start
            if len(cells) == 1 and named_theme(passage.text[start:end]):
                yield Candidate(passage, start, end, scopes.at(passage, start), "table chapter", 0.8)


def theme_column(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """The column of a table that is headed "Thema", or its cells that begin with "Thema:"."""
    for passage in document.body():
        if passage.kind != "table" or passage.part:
            continue
        rules = theme_rules()
        firsts = [cells[0] for cells in _rows(passage)]
        head = passage.text[slice(*firsts[0])].strip() if firsts else ""
        found = [
            _cell(passage, start, end, scopes)
            for start, end in (firsts[1:] if rules.header.fullmatch(head) else ())
            if not rules.never.match(passage.text[start:end])
        ] or [
            _cell(passage, m.start("name"), end, scopes)
            for start, end in firsts
            if (m := rules.card.fullmatch(passage.text, start, end))
        ]
        found = [c for c in found if main_theme(c.name)[0] not in rules.perspectives]
        if len(found) > 1 and 2 * sum(main_theme(c.name)[0] is not None for c in found) >= len(found):
            yield from found
            return


def score_rows(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Rows of a scorecard from the first to the last that is named for a theme, as long as they have a mark.

    Of several such tables the one with the most themes counts; the first of those that have as many.
    """
    found = [list(_score_rows(p, scopes)) for p in document.body() if p.kind == "table" and not p.part]
    yield from max(found, key=len, default=[])


def _score_rows(passage: Passage, scopes: Scopes) -> Iterator[Candidate]:
    rows = [(_cell(passage, *cells[0], scopes), _marked(passage, cells[1:])) for cells in _rows(passage)]
    known = [n for n, (c, marked) in enumerate(rows) if marked and _is_theme(named_theme(c.name))]
    if len(known) > 2:
        for candidate, marked in rows[known[0] : known[-1] + 1]:
            theme = main_theme(candidate.name)[0]
            if marked and _is_theme(theme) and not theme_rules().never.match(candidate.name):
                yield candidate


def _rows(passage: Passage) -> list[list[tuple[int, int]]]:
    """Bounds of the cells with text, row by row."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for cell in passage.cells:
        if cell.end > cell.start:
            rows.setdefault(cell.row, []).append((cell.start, cell.end))
    return list(rows.values())


def _cell(passage: Passage, start: int, end: int, scopes: Scopes) -> Candidate:
    m = re.compile(rf"(?:\d[\d.]*\s+)?(?:{theme_rules().label.pattern})?", re.I).match(passage.text, start, end)
    start = m.end() if m else start
    return Candidate(passage, start, end, scopes.at(passage, start), "score row", 0.75)


def _marked(passage: Passage, cells: list[tuple[int, int]]) -> bool:
    return any(re.fullmatch(r"\d{1,2}(?:[.,]\d+)?", passage.text[a:b].strip()) for a, b in cells)


def _is_theme(theme: str | None) -> bool:
    return theme is not None and theme not in theme_rules().perspectives


def cards(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Cards and lines that begin with "Thema:"."""
    for passage in document.body():
        m = theme_rules().card.match(passage.text) if passage.kind != "table" and not passage.part else None
        if m and len(m["name"]) < 2 * LONGEST:
            end = m.start("name") + len(m["name"].rstrip(" ?.:"))
            yield Candidate(passage, m.start("name"), end, scopes.at(passage), "card", 0.85)


def _below_performance(passage: Passage) -> tuple[str, ...] | None:
    """The headings between the nearest chapter on performance and this one; None outside such chapters."""
    for n in range(len(passage.section) - 1, -1, -1):
        if theme_rules().performance.search(bare(passage.section[n])):
            return passage.section[n + 1 :]
    return None
