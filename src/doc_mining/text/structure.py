"""A document's structure: units as passages, each below its headings and in its part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_mining.records import Document, Line, Passage, Reading
from doc_mining.text.flow import flow
from doc_mining.text.grids import grid
from doc_mining.text.joining import Joined, Vocabulary
from doc_mining.text.levels import levels
from doc_mining.text.parts import with_parts
from doc_mining.text.people import without_people
from doc_mining.text.style import body_of
from doc_mining.text.units import Unit

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-H]\.)\s+(?=\S)")


def structure(reading: Reading) -> Document:
    """The document that was read, as passages in reading order.

    Lists of natural persons are marked (`Passage.people`) and emptied: their words go no further than this stage.
    """
    vocabulary = Vocabulary(_lines(reading))
    units = _numbered(flow(reading.pages, body_of(reading.pages)))
    passages = [_passage(n, unit, vocabulary) for n, unit in enumerate(units)]
    passages = _sectioned(passages, units)
    labels = {page.number: page.label for page in reading.pages}
    passages = [replace(p, page_label=labels.get(p.page)) for p in passages]
    passages, people_pages = without_people(with_parts(passages, reading))
    return Document(
        passages=tuple(passages),
        pages=reading.page_count,
        status=reading.status,
        warnings=reading.warnings,
        people_pages=people_pages,
        title=reading.title,
        author=reading.author,
        created=reading.created,
    )


def _lines(reading: Reading) -> list[Line]:
    return [line for page in reading.pages for block in page.blocks for line in block.lines]


def _numbered(units: Sequence[Unit]) -> list[Unit]:
    """Chapter numbers that stand apart, put onto the heading beside them."""
    out: list[Unit] = []
    waiting: Unit | None = None
    for unit in units:
        alone = unit.kind == "heading" and len(unit.parts) == 1 and unit.first.text.strip(".").isdigit()
        if alone:
            before = out[-1] if out else None
            if before and before.kind == "heading" and not before.marker and before.first.page == unit.first.page:
                before.marker = unit.first.text
            else:
                waiting = unit
            continue
        if waiting and unit.kind == "heading" and not unit.marker and waiting.first.page == unit.first.page:
            unit.marker = waiting.first.text
        waiting = None
        out.append(unit)
    return out


def _passage(order: int, unit: Unit, vocabulary: Vocabulary) -> Passage:
    if unit.block is not None:
        table = grid([unit.block, *unit.joined], vocabulary)
        return Passage(
            order=order,
            kind="table",
            text=table.text,
            spans=table.spans,
            page=unit.block.box.page,
            cells=table.cells,
            header_rows=table.header_rows,
        )
    joined = Joined(vocabulary)
    for line, separator, skip in unit.parts:
        joined.add(line, separator, skip)
    return Passage(
        order=order,
        kind=unit.kind,
        text=joined.text,
        spans=tuple(joined.spans),
        page=unit.first.page,
        marker=unit.marker,
        group=unit.group,
    )


def _sectioned(passages: Sequence[Passage], units: Sequence[Unit]) -> list[Passage]:
    """The headings above each passage; a heading in a card stands above the rest of that card only."""
    headings = [u for u in units if u.kind == "heading"]
    level_of = dict(zip((id(u) for u in headings), levels(headings), strict=True))
    stack: list[tuple[int, str]] = []
    card: tuple[int, str] | None = None
    hangs: list[float] = []
    out = []
    for passage, unit in zip(passages, units, strict=True):
        if unit.kind != "list_item":
            hangs = []
        above = tuple(text for _, text in stack)
        if unit.kind == "heading":
            level, text = level_of[id(unit)], _NUMBER.sub("", passage.text)
            if unit.group:
                card = (unit.group, text)
                level = min(len(stack) + 1, 6)
            else:
                stack = [s for s in stack if s[0] < level]
                above = tuple(t for _, t in stack)
                stack.append((level, text))
            out.append(replace(passage, section=above, level=level))
            continue
        if unit.group and card and card[0] == unit.group:
            above = (*above, card[1])
        nesting = _nesting(hangs, unit) if unit.kind == "list_item" else None
        out.append(replace(passage, section=above, level=nesting))
    return out


def _nesting(hangs: list[float], unit: Unit) -> int:
    """The depth of a list item, from how far its marker stands in; `hangs` holds those of the items above."""
    while hangs and unit.hang < hangs[-1] - 4:
        hangs.pop()
    if not hangs or unit.hang > hangs[-1] + 4:
        hangs.append(unit.hang)
    return len(hangs)
