"""Cuts pages into blocks in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from doc_mining.pdf.bands import Item
from doc_mining.pdf.columns import reading_order
from doc_mining.pdf.edges import parted
from doc_mining.pdf.footnotes import notes_last
from doc_mining.pdf.furniture import Furnishing, furnishings
from doc_mining.pdf.lines import Run, lines_of, runs_of
from doc_mining.pdf.markers import joined
from doc_mining.pdf.panels import itemised
from doc_mining.pdf.titles import titled
from doc_mining.pdf.turned import turned
from doc_mining.records import Block, BlockKind, Box, Line, Page, PageLayout, Word

MOST_RUNS = 6000  # on a page: more is a drawing or a sheet of figures, and read row by row
WIDEST = 6000.0  # points, over two metres: such a page is no page, and read row by row


def layout(pages: Sequence[Page], tables: Mapping[int, tuple[Block, ...]]) -> tuple[PageLayout, ...]:
    """One PageLayout for each page.

    `tables` holds the tables found on a page, by page number; their words are taken out of the text and the table is
    put where they stood.
    """
    turns = [turned(page) for page in pages]
    views = [turn.page if turn else page for page, turn in zip(pages, turns, strict=True)]
    runs: list[list[Run]] = []
    for page, view in zip(pages, views, strict=True):
        taken = _taken(page.words, tables.get(page.number, ()))
        runs.append(runs_of(w for k, w in enumerate(view.words) if k not in taken) if taken else runs_of(view.words))
    out: list[PageLayout] = []
    for k, furnishing in enumerate(furnishings(views, runs)):
        page, turn, held = pages[k], turns[k], tables.get(pages[k].number, ())
        if turn is None:
            out.append(_laid_out(page, runs[k], furnishing, held))
        else:
            laid_out = _laid_out(turn.page, runs[k], furnishing, [turn.turned(t) for t in held])
            out.append(turn.displayed(laid_out, held, page))
    return tuple(out)


def _taken(words: Sequence[Word], tables: Sequence[Block]) -> set[int]:
    """Which words a table holds, by their place in the page."""
    held = {w for table in tables for line in table.lines for w in line.words}
    return {k for k, w in enumerate(words) if w in held} if held else set()


def _laid_out(page: Page, runs: Sequence[Run], furnishing: Furnishing, tables: Sequence[Block]) -> PageLayout:
    if runs and (len(runs) > MOST_RUNS or page.width > WIDEST):
        rows = lines_of(runs, page.number)
        return PageLayout(page.number, page.width, page.height, (_block("text", rows),), page.label, page.image_share)
    body = [r for r in runs if id(r) not in furnishing.runs]
    upright = joined(parted([r for r in body if r.upright]))
    items = titled(itemised(page, upright))
    items += [Item(t.box.x0, t.box.top, t.box.x1, t.box.bottom, [], table=t) for t in tables]
    blocks = [block for group in reading_order(items) for block in _blocks(group, page.number)]
    blocks = notes_last(blocks, page.strokes, page.height)
    blocks += [_block("text", _vertical(page.number, r)) for r in body if not r.upright]
    blocks += [_block("furniture", (Line(tuple(r.words), page.number),)) for r in runs if id(r) in furnishing.runs]
    return PageLayout(
        page.number, page.width, page.height, tuple(blocks), furnishing.label or page.label, page.image_share
    )


def _blocks(group: Sequence[Item], page: int) -> Iterable[Block]:
    """The blocks of one stretch of a column: its text, parted where boxes and tables stand."""
    text: list[Run] = []
    for item in sorted(group, key=lambda i: i.top) if any(i.atomic for i in group) else group:
        if not item.atomic:
            text.extend(item.runs)
            continue
        if text:
            yield _block("text", lines_of(text, page))
            text = []
        if item.apart:
            yield _block("text", [Line(tuple(r.words), page) for r in item.runs])
        elif item.table is not None:
            yield item.table
        else:
            yield from _panel(item, page)
    if text:
        yield _block("text", lines_of(text, page))


def _panel(item: Item, page: int) -> Iterable[Block]:
    """A box: one block, unless boxes stand within it."""
    lines: list[Line] = []
    for group in reading_order(item.children):
        for block in _blocks(group, page):
            if block.kind == "text":
                lines.extend(block.lines)
                continue
            if lines:
                yield _block("panel", lines)
                lines = []
            yield block
    if lines:
        yield _block("panel", lines)


def _vertical(page: int, run: Run) -> tuple[Line, ...]:
    return (Line(tuple(run.words), page),)


def _block(kind: BlockKind, lines: Sequence[Line]) -> Block:
    words = [w for line in lines for w in line.words]
    box = Box(
        lines[0].page,
        min([w.x0 for w in words]),
        min([w.top for w in words]),
        max([w.x1 for w in words]),
        max([w.bottom for w in words]),
    )
    return Block(kind, box, tuple(lines))
