"""Tables whose columns are the words or marks of the scale: a tick says which, a number how many judges chose it."""

from __future__ import annotations

import re

from doc_mining.mining.score_cells import CellValue
from doc_mining.mining.score_grids import Grid
from doc_mining.mining.score_rules import score_rules
from doc_mining.mining.score_tables import ScoreCell

_MARKS = 6  # so many marks in a row of headings are a scale from 1 to 10


def tally_cells(grid: Grid) -> list[ScoreCell]:
    """The verdicts of a table with a word of the scale over each of at least two columns; empty for another table."""
    header = next((i for i, row in enumerate(grid.rows[:3]) if len(_scale(grid, row.by_column)) >= 2), None)
    if header is None:
        return []
    scale = _scale(grid, grid.rows[header].by_column)
    heads = grid.rows[header].by_column
    found: list[ScoreCell] = []
    groups: list[str] = []
    for index, row in enumerate(grid.rows[header + 1 :], header + 1):
        cells = row.by_column
        names = [text for column, text in cells.items() if column < min(scale)]
        values = {column: v for column, word in scale.items() if (v := _tallied(cells.get(column, ""), word))}
        if names and not values and len(cells) == 1:
            groups = [names[0]]
        for column, value in values.items():
            found.append(
                ScoreCell(
                    value, "score", index, column, tuple(names[::-1]), (heads[column],), tuple(groups), "", None, row
                )
            )
    return found if len(found) >= 2 else []


def _scale(grid: Grid, row: dict[int, str]) -> dict[int, CellValue]:
    read = {c: v for c, text in row.items() if (v := grid.read(text))}
    words = {c: v for c, v in read.items() if v.label and v.score is None}
    if words:
        return words if len({v.label for v in words.values()}) == len(words) else {}
    marks = [v.score for v in read.values()]
    return read if len(marks) >= _MARKS and None not in marks and len(set(marks)) == len(marks) else {}


def _tallied(text: str, word: CellValue) -> CellValue | None:
    if score_rules().tick.fullmatch(text.lower()):
        return word
    if word.label and re.fullmatch(r"[1-9]\d?", text):
        return word._replace(judges=int(text))
    return None
