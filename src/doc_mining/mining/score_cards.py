"""Marks that stand alone on a card or poster, above or below what they are for: "7,8" and "Presteren volgens ..."."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from doc_mining.mining.aspects import heading_aspect
from doc_mining.mining.judges import heading_judge
from doc_mining.mining.marks import mark_value
from doc_mining.mining.score_grids import Grid, GridRow
from doc_mining.mining.score_rules import score_rules
from doc_mining.records import Document, Passage

_LONGEST = 70  # characters of a name on a card
_LEAD = re.compile(r"^(?:(?:rapport|eind)?cijfer|score|oordeel)\s*:?\s*", re.I)
_HEADER = ((1, "cijfer", 1),)


def card_grids(document: Document, skipped: Container[int] = frozenset()) -> Iterator[Grid]:
    """One grid for the cards of each page: a row for each mark with the name that stands over or under it."""
    cards = (p for p in document.body() if p.group and p.kind != "table" and p.order not in skipped)
    for _, page in groupby(cards, key=lambda p: p.page):
        rows = [row for _, card in groupby(page, key=lambda p: p.group) for row in _rows(list(card))]
        if rows:
            header = GridRow(_HEADER, rows[0].passage, rows[0].start, rows[0].start)
            yield Grid((header, *rows), 2, 1)


def _rows(card: Sequence[Passage]) -> Iterator[GridRow]:
    lines = [(p, m.start(), m.end()) for p in card for m in re.finditer(r"[^\n]*\S[^\n]*", p.text)]
    marks = [i for i, (p, a, b) in enumerate(lines) if _mark(p.text[a:b])]
    if not marks or len(lines) > 4 * len(marks):
        return
    step = 1 if marks[0] == 0 else -1  # the mark over its name, or under it
    for i in marks:
        if not 0 <= i + step < len(lines):
            continue
        passage, start, end = lines[i]
        beside, low, high = lines[i + step]
        name, mark = beside.text[low:high].strip(), passage.text[start:end].strip()
        if _names(name, decimal=bool(re.search(r"[.,½]", mark))):
            if beside is passage:
                start, end = min(start, low), max(end, high)
            yield GridRow(((0, name, 1), (1, _LEAD.sub("", mark), 1)), passage, start, end)


def _mark(text: str) -> bool:
    return len(text) < 20 and mark_value(_LEAD.sub("", text.strip())) is not None and text.strip()[-1:].isdigit()


def _names(text: str, *, decimal: bool) -> bool:
    """Whether a line names what is marked; beside a whole number only the name of a perspective is enough."""
    if len(text) > _LONGEST or re.search(r"[.!?%]|\d{2}", text):
        return False
    if score_rules().perspective(text):
        return True
    return decimal and (heading_aspect((text,)) is not None or heading_judge((text,)) is not None)
