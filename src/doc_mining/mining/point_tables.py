"""Wishes in tables: the column that is headed as such, or the cell of a row that asks; and who asks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from doc_mining.mining.judges import Judge, judge_at
from doc_mining.mining.point_places import pattern
from doc_mining.mining.wishes import asks
from doc_mining.records import Passage

_Span = tuple[int, int]
_LEAST_WORDS = 3


def wish_columns(p: Passage) -> list[int]:
    """The columns whose head says that wishes stand below it."""
    header = max(1, p.header_rows)
    heads = [(c.column, p.text[c.start : c.end].strip()) for c in p.cells if c.row < header]
    return [n for n, head in heads if pattern("column").fullmatch(head)]


def cells(p: Passage, judge: Judge, names: Mapping[str, Judge]) -> Iterator[tuple[int, int, Judge]]:
    """(start, end, who asks) of the cells with wishes: those of such a column, else the longest of a row that asks."""
    columns = wish_columns(p)
    rows: dict[int, dict[int, _Span]] = {}
    for cell in p.cells:
        if cell.row >= max(p.header_rows, 1 if columns else 0) and cell.end > cell.start:
            rows.setdefault(cell.row, {})[cell.column] = (cell.start, cell.end)
    for row in rows.values():
        chosen = [c for c in columns if c in row] if columns else [max(row, key=lambda c: row[c][1] - row[c][0])]
        for column in chosen:
            start, end = row[column]
            words = p.text[start:end].split()
            if len(words) >= _LEAST_WORDS - bool(columns) and (columns or asks(p.text[start:end])):
                others = [p.text[slice(*span)] for c, span in row.items() if c not in chosen]
                yield start, end, _asker(others, names) or judge


def _asker(others: list[str], names: Mapping[str, Judge]) -> Judge | None:
    """Who asks, when another cell of the row is a judge and no more."""
    for text in others:
        bare = re.sub(r"\s+", " ", text).strip(" .")
        found = judge_at(bare, names=names)
        if len(found) == 1 and found[0].start == 0 and found[0].end == len(bare):
            return found[0].judge
    return None
