"""Rows of target tables: an agreement for each filled year, and for each corporation's column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doc_mining.mining.agreement_making import Reading, agreement
from doc_mining.mining.agreement_parties import Parties
from doc_mining.mining.agreement_places import number_of
from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.agreement_terms import Term, begins, goal_terms, terms, whole_term, year_of_term
from doc_mining.mining.figure_flat import FlatRow, flat_rows
from doc_mining.mining.figure_tables import Grid, unit_of
from doc_mining.mining.numbers import years
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.theme_model import headings_of, theme_of
from doc_mining.records import Agreement, Document, Passage

_NOW = re.compile(
    r"\b(?:huidige|realisatie|gerealiseerd|stand van zaken|stand per|voorraad|werkelijk|nulmeting)\b", re.I
)
_TOTAL = re.compile(r"(?:sub)?totaal\b", re.I)
_TARGET = re.compile(r"\b(?:doel|afspraak|norm|aantal|target|taakstelling|bedrag|budget|bijdrage)", re.I)
_WHO = re.compile(r"\b(?:wie|partij(?:en)?|verantwoordelijk\w*|trekker|actiehouder|uitvoering door)\b", re.I)
_PARTY = re.compile(r"^(?:(?:woning)?corporaties?|partij(?:en)?|verhuurders?|wie|organisatie)\b", re.I)
_NUMBER = re.compile(r"^(?:nr\.?|nummer|#|no\.?)$", re.I)
_WHEN = re.compile(r"\b(?:wanneer|planning|termijn|gereed|datum|jaartal|oplevering)\b|^jaar$", re.I)
_GOAL = re.compile(
    r"\b(?:doel\w*|resulta(?:at|ten)|streef\w*|target|hoeveel\w*|omvang|taakstelling|indicator|maatstaf|aantal\w*|bedrag|budget|kosten)\b",
    re.I,
)
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
        if _is_of_actions(grid):
            yield from _action_rows(grid, document, scopes, parties)
        else:
            yield from _value_rows(grid, document, scopes, parties, above)


def _is_of_actions(grid: Grid) -> bool:
    """Whether each row tells what is agreed, with who and when beside it; columns of years hold targets."""
    heads = [grid.head(c) for c in _columns(grid)]
    if not any(_WHAT.search(head) for head in heads) or grid.year_columns():
        return False
    beside = any(_WHO.search(h) for h in heads) and any(_WHEN.search(h) for h in heads)
    return (beside and len(heads) > 3) or not _filled(grid)


def _filled(grid: Grid) -> bool:
    """Whether columns of a party or target hold numbers: then what is agreed stands in them, not in the sentences."""
    columns = [c for c in _columns(grid)[1:] if not _WHEN.search(grid.head(c)) and not _NUMBER.search(grid.head(c))]
    holding = [
        r for r in grid.body() if any(grid.number(r, c) is not None for c in columns if not _WHAT.search(grid.head(c)))
    ]
    return len(holding) * 2 > len(grid.body())


def _columns(grid: Grid) -> list[int]:
    return sorted({c for r in grid.headers for c in grid.rows[r]})


def _value_rows(grid: Grid, document: Document, scopes: Scopes, parties: Parties, above: str) -> Iterator[Agreement]:
    dated, titled = grid.year_columns(), years(above)
    if _NOW.search(grid.head(0)) or _past(dated, document):
        return
    heads = {c: grid.head(c) for c in _columns(grid)}
    who_column, when_column = _column(heads, _PARTY), _column(heads, _WHEN)
    numeric = [h for c, h in heads.items() if c and c not in (who_column, when_column) and not _TARGET.search(h)]
    by_party = any(parties.named(h) for h in numeric) or len(set(dated.values())) < len(dated)
    for row in grid.body():
        if told := _sentence_row(grid, row, document, scopes, parties):
            yield from told
            continue
        name = grid.label(row)
        own = years(grid.text(row, min(grid.rows[row]))) or (years(grid.text(row, when_column)) if when_column else [])
        if not name or _TOTAL.match(name):
            continue
        party = _parties_of(grid.text(row, who_column), parties) if who_column is not None else ()
        for column in sorted(grid.rows[row])[1:]:
            head, number = heads.get(column, ""), grid.number(row, column)
            if number is None or column == when_column or _NOW.search(head) or _TOTAL.match(_undated(head)):
                continue
            bare = _undated(head)
            who = party or parties.named(head) or ((bare,) if by_party and bare else parties.named(name))
            if not (column in dated or own or who or _TARGET.search(head)):
                continue
            year = dated.get(column) or (own[0].year if own else None) or (titled[0].year if len(titled) == 1 else None)
            words = f"{head} {name} {above}"
            yield replace(
                _agreement(grid, row, document, scopes, words, who, number.value, number.unit or unit_of(words), year),
                number=number_of(_line(name))[0],
                confidence=0.9 if column in dated and who else 0.8,
            )


def _column(heads: dict[int, str], pattern: re.Pattern[str]) -> int | None:
    """The column with such a head, when no year stands in it."""
    return next((c for c, h in heads.items() if pattern.search(h) and not years(h)), None)


def _parties_of(text: str, parties: Parties) -> tuple[str, ...]:
    """Who stands in a cell of parties, as written: names, or short words between commas."""
    pieces = [p.strip(" .*") for p in re.split(r",|/|;|\+|&|\ben\b", text)]
    if pieces and all(re.match(r"[^\W\d]", p) and len(p.split()) <= 4 for p in pieces):
        return tuple(dict.fromkeys(pieces))
    return parties.named(text)


def _past(dated: dict[int, str], document: Document) -> bool:
    """Whether the columns of a table are years before the agreements: what was, not what will be."""
    start = document.identity.period_start
    before = [start is not None and int(y[-4:]) < start for y in dated.values()]
    return bool(before) and (all(before) or sum(before) > 1)  # two years that have been: a monitor


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
        number, _ = number_of(_line(row.label))
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
    theme = theme_of(words, headings_of(passage.section)).theme
    term = Term(value, unit, year or whole_term(document.identity), "meetbaar")
    return agreement(passage, Reading(start, end, None, who, term, theme, "agreement_target_table", 0.75), scopes)


def _action_rows(grid: Grid, document: Document, scopes: Scopes, parties: Parties) -> Iterator[Agreement]:
    """Tables with a sentence a row: number, what is agreed, who does it, when, and how much."""
    heads = {c: grid.head(c) for c in _columns(grid)}
    what = next(c for c in heads if _WHAT.search(heads[c]))
    for row in grid.body():
        words = grid.text(row, what)
        nr = next((grid.text(row, c) for c in heads if _NUMBER.search(heads[c])), "")
        numbered = nr or number_of(_line(words))[0]
        if grid.rows[row].get(what) is None or len(words.split()) < (2 if numbered else 3):
            continue
        if not numbered and sum(bool(grid.text(row, c)) for c in heads) < min(2, len(heads)):
            continue  # a title between the rows
        by = next((grid.text(row, c) for c in heads if _WHO.search(heads[c])), "")
        when = next((grid.text(row, c) for c in heads if _WHEN.search(heads[c])), "")
        goal = next((grid.text(row, c) for c in heads if c != what and _GOAL.search(heads[c])), "")
        for who, much in _shares(by, goal):
            party = _parties_of(who, parties) or parties.subject(words)
            yield from _told(grid, row, document, scopes, words, nr, party, when, much)


def _shares(by: str, goal: str) -> list[tuple[str, str]]:
    """Who does what part of a row, and how much: "MW € 60.000, LvC € 140.000", "gemeente (grond), corporatie (bouw)"."""
    pieces = [p.strip() for p in re.split(r",|;", by) if p.strip()]
    parted = [_SHARE.fullmatch(piece) for piece in pieces]
    if len(pieces) < 2 or not all(parted):
        return [(by, goal)]
    shares = [(m["who"], m["part"]) for m in parted if m]
    if all(re.search(r"\d", part) for _, part in shares):
        return shares
    said = set(re.findall(r"\w{5,}", goal.lower()))
    best = next((n for n, (_, part) in enumerate(shares) if said & set(re.findall(r"\w{5,}", part.lower()))), None)
    best = best if best is not None else next((n for n, (_, part) in enumerate(shares) if "bouw" in part.lower()), 0)
    return [(who, goal if n == best else "") for n, (who, _) in enumerate(shares)]


_SHARE = re.compile(
    r"(?P<who>[A-Z][\w’.& -]*?)\s+(?P<part>\([^()]+\)|€\s?[\d.,]+(?:\s\w+)?|[\d.,]+ \w+|[a-z]\w*t(?: [a-z]+)*)"
)


def _sentence_row(
    grid: Grid, row: int, document: Document, scopes: Scopes, parties: Parties
) -> Iterator[Agreement] | None:
    """The agreement of a row that is one numbered sentence, as clauses between two tables become rows of the first."""
    filled = [c for c in grid.rows[row].values() if c.end > c.start]
    start, end = grid.span(row)
    words = grid.passage.text[start:end]
    if len(filled) > 2 or not words.endswith(".") or number_of(_line(words))[0] is None:
        return None
    who = parties.subject(words)
    return _told(grid, row, document, scopes, words, "", who, "") if who else None


def _told(
    grid: Grid,
    row: int,
    document: Document,
    scopes: Scopes,
    words: str,
    number: str,
    who: tuple[str, ...],
    when: str,
    goal: str = "",
) -> Iterator[Agreement]:
    """The agreements that a sentence in a row comes to; a `goal` with a number is what is agreed, else a purpose."""
    passage = grid.passage
    dated = years(when)
    start, end = grid.span(row)
    theme = theme_of(words, headings_of(passage.section)).theme
    # the year of agreements that hold for one year is no date
    clause = f"{words} ({when})" if dated and when.strip() != whole_term(document.identity) else words
    number = number or number_of(_line(words))[0] or ""
    kind = "agreement_action_table"
    year = year_of_term(when, document.identity)
    found = goal_terms(goal, year, document.identity) or [
        _dated(term, when, year) for term in terms(clause, document.identity, year)
    ]
    for term in found:
        reading = Reading(start, end, number or None, who, term, theme, kind, 0.85, words)
        yield agreement(passage, reading, scopes)


def _dated(term: Term, when: str, year: str | None) -> Term:
    """A term with the year that its own column says; what only begins then, or goes on, is no result with a date."""
    if year is None or term.value is not None:
        return term
    open_ended = term.concreteness == "meetbaar" and begins(when)
    return term._replace(year=year, concreteness="proces" if open_ended else term.concreteness)


def _line(words: str) -> Passage:
    return Passage(order=0, kind="paragraph", text=words, spans=())


def _above(passage: Passage, document: Document) -> str:
    before = document.passages[passage.order - 1] if passage.order else None
    near = (
        before.text
        if before is not None and (before.kind in ("caption", "heading") or before.text.rstrip().endswith(":"))
        else ""
    )
    return near or (passage.section[-1] if passage.section else "")
