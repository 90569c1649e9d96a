"""Rows of target tables: an agreement for each filled year, and for each corporation's column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doc_mining.mining.agreement_parties import Parties
from doc_mining.mining.agreement_places import number_of
from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.agreement_terms import terms, whole_term
from doc_mining.mining.figure_flat import FlatRow, flat_rows
from doc_mining.mining.figure_tables import Grid, unit_of
from doc_mining.mining.numbers import years
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.taxonomy import main_theme
from doc_mining.records import Agreement, Document, Passage

_NOW = re.compile(
    r"\b(?:huidige|realisatie|gerealiseerd|stand van zaken|stand per|voorraad|werkelijk|nulmeting)\b", re.I
)
_TOTAL = re.compile(r"(?:sub)?totaal\b", re.I)
_TARGET = re.compile(r"\b(?:doel|afspraak|norm|aantal|target|taakstelling)", re.I)
_WHO = re.compile(r"\b(?:wie|partij(?:en)?|verantwoordelijk\w*|trekker|actiehouder|uitvoering door)\b", re.I)
_NUMBER = re.compile(r"^(?:nr\.?|nummer|#|no\.?)$", re.I)
_WHEN = re.compile(r"\b(?:wanneer|planning|termijn|jaar|gereed|datum)\b", re.I)
_WHAT = re.compile(r"\b(?:afspraak|afspraken|actie|activiteit|prestatie|wat|omschrijving|inzet)\b", re.I)


def target_rows(document: Document, scopes: Scopes, parties: Parties) -> Iterator[Agreement]:
    """The agreements in the tables of a document; tables of the current state have none."""
    for passage in document.body():
        if passage.kind == "paragraph" and (rows := flat_rows(passage.text)):
            yield from _flat(passage, rows, document, scopes, parties)
        if passage.kind != "table":
            continue
        grid = Grid(passage)
        above = _above(passage, document)
        if len(grid.rows) < 2 or _NOW.search(above) or agreement_rules().no_section.search(above):
            continue
        if any(_WHAT.search(grid.head(c)) for c in _columns(grid)) and not grid.year_columns():
            yield from _action_rows(grid, document, scopes, parties)
        else:
            yield from _value_rows(grid, document, scopes, parties, above)


def _columns(grid: Grid) -> list[int]:
    return sorted({c for r in grid.headers for c in grid.rows[r]})


def _value_rows(grid: Grid, document: Document, scopes: Scopes, parties: Parties, above: str) -> Iterator[Agreement]:
    dated, titled = grid.year_columns(), years(above)
    if _NOW.search(grid.head(0)) or _past(dated, document):
        return
    heads = {c: grid.head(c) for c in _columns(grid)}
    by_party = any(parties.named(h) for h in heads.values()) or len(set(dated.values())) < len(dated)
    for row in grid.body():
        name = grid.label(row)
        own = years(grid.text(row, min(grid.rows[row])))
        if not name or _TOTAL.match(name):
            continue
        for column in sorted(grid.rows[row])[1:]:
            head, number = heads.get(column, ""), grid.number(row, column)
            if number is None or _NOW.search(head) or _TOTAL.match(_undated(head)):
                continue
            who = parties.named(head) or ((_undated(head),) if by_party and _undated(head) else parties.named(name))
            if not (column in dated or own or who or _TARGET.search(head)):
                continue
            year = dated.get(column) or (own[0].year if own else None) or (titled[0].year if len(titled) == 1 else None)
            unit = number.unit or unit_of(f"{head} {name} {above}")
            words = f"{head} {name} {above}"
            yield _agreement(grid, row, document, scopes, words, who, number.value, unit, year)


def _past(dated: dict[int, str], document: Document) -> bool:
    """Whether the columns of a table are years before the agreements: what was, not what will be."""
    start = document.identity.period_start
    return bool(dated) and start is not None and all(int(y[-4:]) < start for y in dated.values())


def _undated(head: str) -> str:
    return re.sub(r"\W*\b(?:19|20)\d\d\b\W*", " ", head).strip()


def _flat(
    passage: Passage, rows: list[FlatRow], document: Document, scopes: Scopes, parties: Parties
) -> Iterator[Agreement]:
    above = _above(passage, document)
    if _NOW.search(above) or _past({n: y for r in rows for n, (y, _) in enumerate(r.values)}, document):
        return
    for row in rows:
        words = f"{row.label} {above}"
        number, _ = number_of(Passage(order=0, kind="paragraph", text=row.label, spans=()))
        for year, value in row.values:
            unit = value.unit or unit_of(words)
            made = _row(
                passage, row.start, row.end, document, scopes, words, parties.named(row.label), value.value, unit, year
            )
            yield replace(made, number=number, confidence=0.6)


def _agreement(
    grid: Grid,
    row: int,
    document: Document,
    scopes: Scopes,
    words: str,
    who: tuple[str, ...],
    value: float,
    unit: str,
    year: str | None,
) -> Agreement:
    start, end = grid.span(row)
    return _row(grid.passage, start, end, document, scopes, words, who, value, unit, year)


def _row(
    passage: Passage,
    start: int,
    end: int,
    document: Document,
    scopes: Scopes,
    words: str,
    who: tuple[str, ...],
    value: float,
    unit: str,
    year: str | None,
) -> Agreement:
    quote = passage.text[start:end]
    theme, _ = main_theme(words, " ".join(passage.section))
    return Agreement(
        quote=quote,
        page=passage.page_at(start),
        boxes=passage.boxes(start, end),
        section=passage.section,
        part=passage.part,
        scope=scopes.at(passage, start, end),
        theme=theme,
        confidence=0.75,
        extractor="agreement_target_table",
        passage=passage.order,
        start=start,
        parties=who,
        text=quote,
        concreteness="meetbaar",
        value=value,
        unit=unit,
        year=year or whole_term(document.identity),
    )


def _action_rows(grid: Grid, document: Document, scopes: Scopes, parties: Parties) -> Iterator[Agreement]:
    """Tables with a sentence a row: number, what is agreed, who does it, when."""
    passage = grid.passage
    heads = {c: grid.head(c) for c in _columns(grid)}
    what = next(c for c in heads if _WHAT.search(heads[c]))
    for row in grid.body():
        cell = grid.rows[row].get(what)
        words = grid.text(row, what)
        if cell is None or len(words.split()) < 3:
            continue
        by = next((grid.text(row, c) for c in heads if _WHO.search(heads[c])), "")
        when = next((grid.text(row, c) for c in heads if _WHEN.search(heads[c])), "")
        nr = next((grid.text(row, c) for c in heads if _NUMBER.search(heads[c])), "")
        number = nr or number_of(Passage(order=0, kind="paragraph", text=words, spans=()))[0]
        who = parties.named(by) or ((by,) if by and len(by.split()) <= 4 else ()) or parties.subject(words)
        dated = years(when)
        start, end = grid.span(row)
        theme, _ = main_theme(words, " ".join(passage.section))
        for term in terms(
            f"{words} ({when})" if dated else words, document.identity, dated[-1].year if dated else None
        ):
            yield Agreement(
                quote=passage.text[start:end],
                page=passage.page_at(start),
                boxes=passage.boxes(start, end),
                section=passage.section,
                part=passage.part,
                scope=scopes.at(passage, start, end),
                theme=theme,
                confidence=0.75,
                extractor="agreement_action_table",
                passage=passage.order,
                start=start,
                number=number or None,
                parties=who,
                text=words,
                concreteness=term.concreteness,
                value=term.value,
                unit=term.unit,
                year=term.year,
            )


def _above(passage: Passage, document: Document) -> str:
    before = document.passages[passage.order - 1] if passage.order else None
    near = (
        before.text
        if before is not None and (before.kind in ("caption", "heading") or before.text.rstrip().endswith(":"))
        else ""
    )
    return near or (passage.section[-1] if passage.section else "")
