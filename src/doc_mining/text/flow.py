"""Units of all blocks in one stream: sentences that go on over columns, pages, cards and tables made whole again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_mining.pdf.tables import continues
from doc_mining.records import Block, Line, PageLayout
from doc_mining.text.contents import contents_lines
from doc_mining.text.cutting import cut
from doc_mining.text.style import Style, alike
from doc_mining.text.units import Part, Unit, starts_low

_REACH = 12  # how many units back a sentence may have been left open
_QUOTED = 2  # headings: more of them within one sentence are no pull quote


def flow(pages: Sequence[PageLayout], body: Style) -> list[Unit]:
    """The document's units in reading order."""
    contents = contents_lines(pages)
    out: list[Unit] = []
    groups = 0
    for page in pages:
        first = len(out)
        for block in _blocks(page):
            if block.kind == "panel":
                groups += 1
                out += cut(block, body, groups, contents)
                continue
            units = cut(block, body, contents=contents)
            if units and _join(out, units[0]):
                units = units[1:]
            out += units
        out[first:] = _chapter_first(out[first:], body)
    return out


def _blocks(page: PageLayout) -> Iterator[Block]:
    """What a person reads of a page: no furniture, and no page number that stands loose in the text."""
    labels = {page.label, str(page.number)}
    for block in page.blocks:
        if block.kind == "furniture" or not (block.lines or block.cells):
            continue
        if block.kind == "table":
            yield block
            continue
        lines = tuple(line for line in block.lines if line.words and not _is_page_number(line, labels))
        if lines:
            yield block if len(lines) == len(block.lines) else replace(block, lines=lines)


def _is_page_number(line: Line, labels: set[str | None]) -> bool:
    return len(line.words) == 1 and line.text.isdigit() and line.text in labels and line.words[0].size < 14


def _chapter_first(units: list[Unit], body: Style) -> list[Unit]:
    """A page's units, a chapter's heading that was drawn beside or below the text put on top of it."""
    tall = [n for n, u in enumerate(units) if u.kind == "heading" and not u.group and u.style.size >= 1.7 * body.size]
    if not tall or tall[0] == 0:
        return units
    start = tall[0]
    stop = start + 1
    while stop < len(units) and stop in tall:
        stop += 1
    before = units[:start]
    prose = [u for u in before if u.kind in ("paragraph", "list_item") and len(u.text) > 120]
    if not prose or any(u.style.size >= 1.7 * body.size for u in before if u.kind == "heading"):
        return units
    chapter = (units[start].marker or "").strip(".")
    others = {u.marker.split(".")[0] for u in before if u.kind == "heading" and u.marker}
    if chapter and others - {chapter}:
        return units  # what stands before it belongs to another chapter
    heading = units[start].first.words[0]
    tops = [u.first.words[0].top for u in before if u.parts] + [u.block.box.top for u in before if u.block]
    on_top = heading.top <= min(tops) + 2 * body.size
    last = stop == len(units)
    return units[start:stop] + before + units[stop:] if on_top or last else units


def _join(out: list[Unit], unit: Unit) -> bool:
    """Put the first unit of a new block onto what it continues; whether it continued something."""
    if unit.kind == "table":
        return _join_table(out, unit)
    if unit.kind not in ("paragraph", "list_item") or unit.marker or unit.group:
        return False
    between: list[Unit] = []
    for back, previous in enumerate(reversed(out)):
        if previous.kind == "heading":
            if back == 0 and _join_heading(previous, unit):
                return True
            if previous.marker or len(between) == _QUOTED or not starts_low(unit.first.text):
                return False
            between.append(previous)
            continue
        if previous.group or previous.kind in ("table", "caption", "footnote"):
            if back > _REACH:
                return False
            continue
        if previous.kind not in ("paragraph", "list_item"):
            return False
        if not _continues(previous, unit):
            return False
        for heading in between:
            heading.kind = "box" if heading.group else "paragraph"  # large type within a sentence is a pull quote
        return _append(previous, unit)
    return False


def _join_heading(heading: Unit, unit: Unit) -> bool:
    """A heading broken over a column: the rest in the same type."""
    fits = alike(heading.style, unit.style) and starts_low(unit.first.text) and len(unit.parts) <= 2
    return fits and _append(heading, unit)


def _continues(previous: Unit, unit: Unit) -> bool:
    if abs(previous.style.size - unit.style.size) > 0.25 * previous.style.size:
        return False
    text = unit.first.text
    if previous.last.text.endswith(("-", "\u00ad")) and (starts_low(text) or text[0].isdigit()):
        return True
    if previous.kind == "list_item":
        inset = unit.first.words[0].x0 - unit.left
        indented = previous.indent > previous.hang + 2 and inset >= previous.indent - 2.5
        return (not previous.complete and (starts_low(text) or indented)) or (indented and inset > 4)
    if previous.complete:
        return False
    if starts_low(text):
        return True
    last = previous.last.words[-1]
    full = previous.right - last.x1 < 0.18 * (previous.right - previous.left)
    return full and len(previous.parts) > 1 and alike(previous.style, unit.style)


def _append(previous: Unit, unit: Unit) -> bool:
    separator = "\n" if previous.complete and not starts_low(unit.first.text) else " "
    first, *rest = unit.parts
    previous.parts += [Part(first.line, separator, first.skip), *rest]
    return True


def _join_table(out: list[Unit], unit: Unit) -> bool:
    """A table that goes on over a page is one table."""
    for previous in reversed(out[-3:]):
        if previous.kind == "table":
            last = previous.joined[-1] if previous.joined else previous.block
            if last and unit.block and last.box.page < unit.block.box.page and continues(last, unit.block):
                previous.joined.append(unit.block)
                return True
            return False
        if previous.kind not in ("caption", "footnote"):
            return False
    return False
