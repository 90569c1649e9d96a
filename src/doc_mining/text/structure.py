"""A document's structure: units as passages, each below its headings and in its part."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.collecting import uncollected
from doc_mining.records import Document, Passage, Reading
from doc_mining.text.contents import missing_chapters
from doc_mining.text.flow import flow
from doc_mining.text.grids import grid
from doc_mining.text.headings import CHAPTER_NUMBER
from doc_mining.text.joining import Joined, Vocabulary
from doc_mining.text.margins import margins
from doc_mining.text.parts import with_parts
from doc_mining.text.people import without_people
from doc_mining.text.sections import with_levels, with_sections
from doc_mining.text.style import body_of
from doc_mining.text.units import Unit


@uncollected()
def structure(reading: Reading) -> Document:
    """The document that was read, as passages in reading order.

    Lists of natural persons are marked (`Passage.people`) and emptied: their words go no further than this stage.
    """
    vocabulary = Vocabulary(line for page in reading.pages for block in page.blocks for line in block.lines)
    units = _numbered(flow(reading.pages, body_of(reading.pages)))
    labels = {page.number: page.label for page in reading.pages}
    passages = [_passage(n, unit, vocabulary, labels) for n, unit in enumerate(units)]
    passages, people_pages, represented = without_people(passages)
    passages = with_parts(with_levels(passages, units), reading.pages)
    passages = with_sections(passages, missing_chapters(passages, reading))
    return Document(
        passages=tuple(passages),
        pages=reading.page_count,
        status=reading.status,
        warnings=reading.warnings,
        people_pages=people_pages,
        represented=represented,
        title=reading.title,
        author=reading.author,
        created=reading.created,
        margins=margins(reading.pages),
    )


def _numbered(units: Sequence[Unit]) -> list[Unit]:
    """Chapter numbers that stand apart, put onto the heading beside them."""
    out: list[Unit] = []
    waiting: Unit | None = None
    for unit in units:
        if unit.kind == "heading" and len(unit.parts) == 1 and CHAPTER_NUMBER.fullmatch(unit.first.text):
            before = out[-1] if out else None
            if before and before.kind == "heading" and not before.marker and before.page == unit.page:
                _number(before, unit)
            else:
                waiting = unit
            continue
        if waiting and unit.kind == "heading" and not unit.marker and waiting.page == unit.page:
            _number(unit, waiting)
        waiting = None
        out.append(unit)
    return out


def _number(heading: Unit, number: Unit) -> None:
    """Put a number that stands apart before its heading."""
    heading.marker = number.first.text
    first, *rest = heading.parts
    heading.parts = [number.parts[0], first._replace(separator=" "), *rest]


def _passage(order: int, unit: Unit, vocabulary: Vocabulary, labels: dict[int, str | None]) -> Passage:
    if unit.block is not None:
        table = grid([unit.block, *unit.joined], vocabulary)
        return Passage(
            order=order,
            kind="table",
            text=table.text,
            spans=table.spans,
            page=unit.page,
            page_label=labels.get(unit.page),
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
        page=unit.page,
        page_label=labels.get(unit.page),
        marker=unit.marker,
        group=unit.group,
    )
