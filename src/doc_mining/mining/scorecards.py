"""Verdicts from scorecards and stakeholder tables, one row for each cell with a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_mining.mining.contents import heading_titles, is_contents, lists_contents
from doc_mining.mining.labels import grade_of
from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.score_cards import card_grids
from doc_mining.mining.score_cells import PLAIN, cell_scale
from doc_mining.mining.score_evidence import is_scorecard
from doc_mining.mining.score_grids import Grid, grid_of
from doc_mining.mining.score_head_words import is_place
from doc_mining.mining.score_headings import with_heading_above
from doc_mining.mining.score_heads import Around, Heads, Roles
from doc_mining.mining.score_lines import line_grids
from doc_mining.mining.score_rules import score_rules
from doc_mining.mining.score_tables import ScoreCell, score_cells
from doc_mining.mining.score_tallies import tally_cells
from doc_mining.records import Document, Form, Judgement, Passage

_TABLE_NUMBER = re.compile(r"^(?:tabel|figuur|schema|overzicht)\s*[\d.]+[a-z]?\s*[:.–|-]?\s+", re.I)
_NEAR = 4  # passages before a table among which its heading may stand


_IN_BRACKETS = re.compile(r"\((?P<area>[^()\n]{3,40})\)")


def table_judgements(document: Document, scopes: Scopes) -> list[Judgement]:
    """Every verdict in a table of `document`, or in lines that are a scorecard without being set as a table.

    Tables of figures, norms, scales, agreements and of an earlier visitation give none.
    """
    out: list[Judgement] = []
    areas = {name.lower(): name for name in scopes.areas if is_place(name)}
    for grid, title in _candidates(document, scopes):
        cells = tally_cells(grid) or score_cells(grid)
        if cells and is_scorecard(grid, cells, title):
            headings = tuple(h for h in (title, *reversed(cells[0].source.passage.section)) if h)
            rows = _judgements(Heads(cells, Around(headings, scopes.names.in_heads, areas)), document, scopes)
            out.extend(_with_words(list(rows)))
    return out


def may_hold_scores(passage: Passage) -> bool:
    """Whether the passage is not in a part on scales, sources, an earlier visitation or a board's reaction."""
    rules = score_rules()
    return not any(rules.none.search(heading) for heading in (*passage.section, passage.part or ""))


def _candidates(document: Document, scopes: Scopes) -> Iterator[tuple[Grid, str]]:
    passages = list(document.body())
    headings = heading_titles(document)
    if not any(p.kind == "table" for p in passages):
        scale = PLAIN
    else:
        scale = cell_scale(p.text for p in passages if p.kind != "heading")
    for i, passage in enumerate(passages):
        if (
            passage.kind == "table"
            and passage.cells
            and may_hold_scores(passage)
            and not is_contents(passage, headings)
        ):
            near = passages[max(0, i - _NEAR) : i + 2]
            yield with_heading_above(grid_of(passage, scale), passage, near), _title(passages, i)
    for grid in (*card_grids(document, scopes.contents), *line_grids(document, scopes.contents)):
        first = grid.rows[0].passage
        if may_hold_scores(first) and not lists_contents([r.passage.text for r in grid.rows], headings):
            yield grid, _title(passages, passages.index(first))


def _title(passages: Sequence[Passage], index: int) -> str:
    """The heading, caption or short lead-in that stands right over a table, or the caption below it."""
    near = []
    if index and (len(passages[index - 1].text) < 200 and passages[index - 1].kind not in ("table", "list_item")):
        near.append(_TABLE_NUMBER.sub("", passages[index - 1].text))
    if index + 1 < len(passages) and passages[index + 1].kind == "caption":
        near.append(_TABLE_NUMBER.sub("", passages[index + 1].text))
    return " ".join(near)


def _judgements(heads: Heads, document: Document, scopes: Scopes) -> Iterator[Judgement]:
    identity = document.identity
    for cell, roles in heads.resolved():
        value, row = cell.value, cell.source
        passage = row.passage
        upper = value.score_to if value.score is not None else value.label_to
        grade = grade_of(value.score if value.score is not None else value.label, identity.methodology, identity.bureau)
        grade_to = grade_of(upper, identity.methodology, identity.bureau) if upper is not None else None
        yield Judgement(
            quote=" ".join(passage.text[row.start : row.end].split()),
            page=passage.page_at(row.start),
            boxes=passage.boxes(row.start, row.end),
            section=passage.section,
            part=passage.part,
            passage=passage.order,
            start=row.start,
            scope=roles.scope or _scope(scopes, cell, roles),
            confidence=roles.confidence,
            extractor="scorecard",
            appraiser_type=roles.judge.type,
            appraiser=roles.judge.name,
            about=identity.corporation,
            aspect=roles.aspect,
            subject=roles.subject,
            label=value.label,
            label_to=value.label_to,
            score=value.score,
            weight=cell.weight,
            form=_form(cell),
            count=value.judges,
            grade=grade,
            grade_to=grade_to,
        )


def _with_words(rows: list[Judgement]) -> Iterator[Judgement]:
    """A mark and its word in two columns of a row, from one judge, as the one verdict that they are."""
    by_row: dict[tuple[int, int, str], list[Judgement]] = {}
    for row in rows:
        by_row.setdefault((row.passage, row.start, row.appraiser_type), []).append(row)
    for row in rows:
        together = by_row[row.passage, row.start, row.appraiser_type]
        marks = [r for r in together if r.score is not None and r.label is None]
        words = [r for r in together if r.score is None and r.label is not None and r.form == "exact"]
        if len(together) != 2 or len(marks) != 1 or len(words) != 1:
            yield row
        elif row is marks[0]:
            yield replace(row, label=words[0].label)


def _scope(scopes: Scopes, cell: ScoreCell, roles: Roles) -> str:
    """The area that a row's label has in brackets ("Langer thuis (Noordwoud)"), else that around the table.

    A heading of the table that is no place is none, whatever column it stands in.
    """
    row = cell.source
    for m in _IN_BRACKETS.finditer(row.passage.text, row.start, row.end):
        if scopes.is_area(m["area"]):
            return scopes.of_heading(m["area"]) or m["area"]
    found = scopes.at(row.passage, row.start, row.end, roles.judge)
    return found if is_place(found) else WHOLE


def _form(cell: ScoreCell) -> Form:
    value = cell.value
    if value.abstains:
        return "abstention"
    if value.score_to is not None or value.label_to is not None:
        return "range"
    return "distribution" if value.judges is not None and value.score is None else "exact"
