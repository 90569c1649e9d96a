"""Whether a table is a scorecard: by its words, its headings and what else stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from doc_mining.mining.score_cells import read_weight
from doc_mining.mining.score_grids import Grid
from doc_mining.mining.score_head_words import stakeholder
from doc_mining.mining.score_rules import score_rules
from doc_mining.mining.score_tables import ScoreCell

_NEEDED = 2
_SCALE_ROWS = 4
_NUMBER_LENGTH = 24
_YEAR = r"\b(?:19|20)\d\d\b"


def is_scorecard(grid: Grid, cells: Sequence[ScoreCell], title: str) -> bool:
    """Whether the verdicts that `cells` seem to be are verdicts of a visitation.

    `title` is what stands over the table. A table that explains the scale (a row for each mark from high to low) and a
    table of figures over the years are none.
    """
    if _is_scale(grid, cells):
        return False
    return _evidence(grid, cells, title) >= _NEEDED


def _evidence(grid: Grid, cells: Sequence[ScoreCell], title: str) -> float:
    passages = {row.passage.order: row.passage for row in grid.rows}
    section = next(iter(passages.values())).section[-2:]
    text = " ".join((title, *section, *(t for row in grid.rows for t in row.texts))).lower()
    points = sum(e.weight for e in score_rules().evidence if e.pattern.search(text))
    heads = {h for c in cells for h in (*c.row_heads[:1], *c.column_heads)}
    points += min(2, sum(stakeholder(h) is not None for h in heads))
    points += any(score_rules().column_kind(h) in ("score", "end") for c in cells for h in c.column_heads)
    points += any(c.weight is not None for c in cells)
    points += any(re.match(r"(?:prestatieveld|perspectief)", c.corner, re.I) for c in cells)
    points += 2 * any(score_rules().marks_fields(c.corner, c.column_heads) for c in cells)
    points += all(c.value.label or any(map(grid.read, c.column_heads)) for c in cells if not c.value.abstains)
    foreign = sum(_is_foreign(grid, text) for row in grid.rows for text in row.texts)
    if foreign > len(cells) / 2:
        points -= 4
    years = {t for row in grid.rows[:2] for t in row.texts if len(t) < _NUMBER_LENGTH and re.search(_YEAR, t)}
    return points - (4 if len(years) >= 3 else 0)


def _is_foreign(grid: Grid, text: str) -> bool:
    """Whether a cell holds a number that is neither mark nor weight nor the number of a theme."""
    if (
        not re.search(r"\d", text)
        or re.search(_YEAR, text)
        or len(text) > _NUMBER_LENGTH
        or re.search(r"[a-z]{4}", text, re.I)
    ):
        return False
    return not (grid.read(text) or read_weight(text) or re.fullmatch(r"\W*\d{1,2}(?:\.\d+)*\W*", text))


def _is_scale(grid: Grid, cells: Sequence[ScoreCell]) -> bool:
    """A mark and a word in each row, in steps of one: the table says what the marks mean."""
    rows = [[v for t in row.texts if (v := grid.read(t))] for row in grid.rows]
    marks = [
        next(v.score for v in row if v.score) for row in rows if any(v.score for v in row) and any(v.label for v in row)
    ]
    steps = {b - a for a, b in pairwise(marks)}
    return len(marks) >= _SCALE_ROWS and len(marks) >= len({c.row for c in cells}) - 1 and steps in ({1.0}, {-1.0})
