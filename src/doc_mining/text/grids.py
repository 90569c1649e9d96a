"""A table block, or the pieces of one on successive pages, as text with cells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.pdf.tables import repeated_rows
from doc_mining.records import Block, Cell, Span, TableCell
from doc_mining.text.joining import Joined, Vocabulary

_ROW = "\n"
_CELL = " "


class Grid(NamedTuple):
    """A table as text: rows joined by a newline, the non-empty cells of a row by a space."""

    text: str
    spans: tuple[Span, ...]
    cells: tuple[TableCell, ...]
    header_rows: int


def grid(blocks: Sequence[Block], vocabulary: Vocabulary) -> Grid:
    """The table that stands in `blocks`; a header repeated on a following page is dropped."""
    first = blocks[0]
    cells, rows, header = list(first.cells), first.rows, _header_rows(first)
    for block in blocks[1:]:
        repeated = repeated_rows(first, block)
        header = max(header, repeated)  # rows that come again on the next page name the columns
        cells += [c._replace(row=c.row - repeated + rows) for c in block.cells if c.row >= repeated]
        rows += block.rows - repeated
    return _written(cells, header, vocabulary)


def _written(cells: Sequence[Cell], header: int, vocabulary: Vocabulary) -> Grid:
    out = Joined(vocabulary)
    places: list[TableCell] = []
    row = -1
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        lines = [line for line in cell.lines if line.words]
        if lines:
            separator = "" if not out.length else _ROW if cell.row != row else _CELL
            row = cell.row
            start = out.length + len(separator)
            out.add(lines[0], separator, anew=True)
            for line in lines[1:]:
                out.add(line)
            places.append(TableCell(cell.row, cell.column, start, out.length, cell.row_span, cell.column_span))
        else:
            at = out.length
            places.append(TableCell(cell.row, cell.column, at, at, cell.row_span, cell.column_span))
    return Grid(out.text, tuple(out.spans), tuple(places), header)


def _header_rows(block: Block) -> int:
    """Leading rows that name the columns: bold above what is not, or words above numbers."""
    by_row: dict[int, list[Cell]] = {}
    for cell in block.cells:
        if any(line.words for line in cell.lines):
            by_row.setdefault(cell.row, []).append(cell)
    rows = sorted(by_row)
    if len(rows) < 2:
        return 0
    count = 0
    for row in rows[:3]:
        cells = by_row[row]
        # a bold row of one cell heads the rows below it, unless a row of heads follows
        lone = len(cells) < 2 and block.columns > 1 and (count > 0 or not _bold_pair(by_row, rows))
        if not _bold(cells) or lone or (count and any(_numeric(c) for c in cells)):
            break
        count += 1
    if count and count < len(rows) and not all(_bold(by_row[r]) for r in rows):
        return rows[count - 1] + 1
    if _names_columns(by_row[rows[0]]) or _in_other_type(by_row[rows[0]], [c for r in rows[1:] for c in by_row[r]]):
        return rows[0] + 1
    numbers = [sum(_numeric(c) for c in by_row[r] if c.column > 0) for r in rows]
    later = numbers[1:]
    if numbers[0] == 0 and len(by_row[rows[0]]) > 1 and sum(n > 0 for n in later) * 2 > len(later):
        return rows[0] + 1
    return 0


@cache
def _column_names() -> frozenset[str]:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "headings.toml").read_text("utf-8"))
    return frozenset(data["columns"])


def _names_columns(cells: Sequence[Cell]) -> bool:
    """Whether most cells of a row hold what heads of columns say, or years."""
    texts = [" ".join(line.text for line in cell.lines).lower() for cell in cells]
    named = sum(text.split()[0].strip(".:") in _column_names() for text in texts if text.split())
    years = sum(bool(re.fullmatch(r"(?:19|20)\d\d", text)) for text in texts)
    return len(texts) > 1 and named >= 1 and (named + years) * 2 > len(texts)


def _in_other_type(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row of several cells is in a colour or slant that no row below has: white on a ground, as a rule."""
    looks, others = (
        {(w.color, w.italic) for c in part for line in c.lines for w in line.words} for part in (cells, below)
    )
    return len(cells) > 1 and len(looks) == 1 and not looks & others


def _bold_pair(by_row: dict[int, list[Cell]], rows: Sequence[int]) -> bool:
    return len(rows) > 1 and _bold(by_row[rows[1]]) and len(by_row[rows[1]]) > 1


def _bold(cells: Sequence[Cell]) -> bool:
    return all(word.bold for cell in cells for line in cell.lines for word in line.words)


def _numeric(cell: Cell) -> bool:
    text = " ".join(line.text for line in cell.lines)
    return bool(re.search(r"\d", text)) and len(re.sub(r"[\d\s.,%€/+-]", "", text)) <= 4
