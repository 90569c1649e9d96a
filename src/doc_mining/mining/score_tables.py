"""The verdicts of a table with the headings that say what they are about: what stands left of them and above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from doc_mining.mining.score_cells import CellValue, read_weight
from doc_mining.mining.score_grids import Grid, GridRow, column_headings
from doc_mining.mining.score_groups import spanning_names
from doc_mining.mining.score_rules import score_rules

Role = Literal["score", "average", "end"]
_VALUES = ("score", "average", "end")
_YEAR = re.compile(r"(?:19|20)\d\d|(?<=[-/–])\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """A verdict in a table; headings from the nearest to the farthest, the table's own groups last."""

    value: CellValue
    role: Role
    row: int  # index among the grid's rows
    column: int
    row_heads: tuple[str, ...]
    column_heads: tuple[str, ...]
    groups: tuple[str, ...]
    corner: str  # what stands over the names of the rows
    weight: float | None
    source: GridRow


def score_cells(grid: Grid) -> list[ScoreCell]:
    """Every verdict of a table, row by row; headings that return in the middle of the table are followed."""
    return _Reading(grid).cells()


class _Reading:
    """One pass over the rows: the headings in force, the groups opened, the texts that hang over several rows."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.groups: list[str] = []
        self.corner = ""
        self.after_group = False
        self.hanging: dict[int, str] = {}
        self.owners: dict[int, str] = {}
        self.found: list[ScoreCell] = []

    def cells(self) -> list[ScoreCell]:
        rows = self.grid.rows
        index = 0
        named = max(self.grid.header_rows, int(_over_verdicts(self.grid)))
        self.head(())
        while index < len(rows):
            stop = index
            while stop < len(rows) and _is_header(self.grid, rows[stop], forced=stop < named):
                stop += 1
            if stop > index:
                self.head(range(index, stop))
                index = stop
                continue
            self.row(index)
            index += 1
        return _without_products(_latest(self.found))

    def head(self, header: Sequence[int]) -> None:
        """Take the rows `header` as headings of what follows, up to the next headings."""
        rows = self.grid.rows
        first = header[-1] + 1 if header else 0
        body = list(rows[first:])
        for n, row in enumerate(body):
            if _is_header(self.grid, row, forced=False):
                body = body[:n]
                break
        named = column_headings([rows[i] for i in header], self.grid.width)
        self.heads = [tuple(h for h in heads if not _is_weight(h)) for heads in named]
        columns = range(self.grid.width)
        self.kinds = [
            _column_kind(self.grid, " ".join(self.heads[c]), [r.by_column.get(c, "") for r in body]) for c in columns
        ]
        self.kinds = [self.weighted(c, kind, body) for c, kind in enumerate(self.kinds)]
        self.hanging = {}
        names = next((c for c, kind in enumerate(self.kinds) if kind == "head"), None)
        self.corner = " ".join(self.heads[names]) if names is not None else ""
        if self.corner and score_rules().perspective(self.corner):
            self.groups, self.after_group = [self.corner], True
        self.owners = self.spanning(first, body)

    def weighted(self, column: int, kind: str, body: list[GridRow]) -> str:
        """Beside marks and weights, a total or a column without heading that few rows fill holds end marks."""
        if "weight" not in self.kinds or kind not in _VALUES:
            return kind
        if " ".join(self.heads[column]).lower() == "totaal":
            return "end"
        weight = self.kinds.index("weight")
        filled = [sum(c in r.by_column for r in body) for c in (weight, column)]
        others = any(k in _VALUES for c, k in enumerate(self.kinds) if c != column)
        closing = not self.heads[column] or (kind == "score" and others)
        return "end" if closing and column > weight and filled[1] < filled[0] else kind

    def spanning(self, first_row: int, body: list[GridRow]) -> dict[int, str]:
        """The name in the first column that hangs over each row, where there are further names beside it."""
        columns = [c for c, kind in enumerate(self.kinds) if kind == "head"]
        if len(columns) < 2 or not body or any(not r.by_column.keys() - {columns[0]} for r in body):
            return {}
        weight = self.kinds.index("weight") if "weight" in self.kinds else None
        weights = [read_weight(r.by_column.get(weight, ""), column=True) if weight is not None else None for r in body]
        names = spanning_names([r.by_column.get(columns[0], "") for r in body], weights)
        if names is None:
            name = next((r.by_column[columns[0]] for r in body if columns[0] in r.by_column), "")
            if name and columns[0] not in body[0].by_column:  # set in the middle of the rows it hangs over
                self.hanging[columns[0]] = name
            return {}
        return {first_row + i: name for i, name in enumerate(names)}

    def row(self, index: int) -> None:
        row = self.grid.rows[index]
        values = {c: v for c, t in row.by_column.items() if self.kinds[c] in _VALUES and (v := self.grid.read(t))}
        texts = {c: t for c, t in row.by_column.items() if self.kinds[c] == "head"}
        if not values:
            self.group(row, texts)
            return
        if (owner := self.owners.get(index)) and texts:
            first = self.kinds.index("head")
            if first not in texts or not score_rules().row_kind(texts[first]):
                texts[first] = owner
        heads = self.row_heads(texts)
        if owner and owner not in heads:
            heads.append(owner)
        kind = score_rules().row_kind(heads[0]) if heads else None
        if kind == "skip":
            return
        if len(heads) == 1 and score_rules().perspective(heads[0]):
            self.groups = [heads[0]]
        weight = self.weight(row, values)
        for column, value in values.items():
            role = self.role(column, kind)
            own = value.weight if value.weight is not None else (None if role == "end" else weight)
            self.found.append(
                ScoreCell(
                    value,
                    role,
                    index,
                    column,
                    tuple(heads),
                    self.heads[column][::-1],
                    tuple(reversed(self.groups)),
                    self.corner,
                    own,
                    row,
                )
            )
        self.after_group = False

    def role(self, column: int, row_kind: str | None) -> Role:
        if row_kind in ("end", "overall") or self.kinds[column] == "end":
            return "end"
        return "average" if row_kind == "average" or self.kinds[column] == "average" else "score"

    def weight(self, row: GridRow, values: dict[int, CellValue]) -> float | None:
        """The weight printed in the row: in its own column, or as a percentage or fraction anywhere in it."""
        for column, text in row.by_column.items():
            if column not in values and self.kinds[column] == "weight" and (w := read_weight(text, column=True)):
                return w
        for column, text in row.by_column.items():
            if column not in values and self.kinds[column] != "skip" and (w := read_weight(text)):
                return w
        return None

    def row_heads(self, texts: dict[int, str]) -> list[str]:
        """The names of the row from the innermost column outwards, with those that hang down from rows above."""
        columns = [c for c, kind in enumerate(self.kinds) if kind == "head"]
        last = max(texts, default=-1)
        heads = []
        for c in columns:
            if c in texts:
                self.hanging[c] = texts[c]
                self.hanging = {k: v for k, v in self.hanging.items() if k <= c}
                heads.append(texts[c])
            elif (c < last and c in self.hanging) or (last < 0 and c in self.hanging):
                heads.append(self.hanging[c])
        return heads[::-1]

    def group(self, row: GridRow, texts: dict[int, str]) -> None:
        """A row without verdicts: the name of a group, or names that hang over the rows below."""
        names = [t for t in row.texts if not read_weight(t) or re.search(r"[a-z]{4}", t, re.I)]
        if len(names) != 1 or len(names[0]) > 120:
            self.row_heads(texts)
            return
        name = names[0]
        if score_rules().perspective(name):
            self.groups = [name]
        elif (
            self.after_group or not self.groups or (len(self.groups) == 1 and score_rules().perspective(self.groups[0]))
        ):
            self.groups.append(name)
        else:
            self.groups[-1] = name
        self.after_group = True
        self.hanging = {}


def _is_weight(heading: str) -> bool:
    """Whether a heading is only a weight: "25%" over or under the name of the column."""
    return read_weight(heading) is not None and not re.search(r"[a-z]{3}", heading, re.I)


def _is_header(grid: Grid, row: GridRow, *, forced: bool) -> bool:
    """Whether a row names columns: no verdicts, and at least two names of which one says what its column holds."""
    texts = row.texts
    if _numbers_fields(texts):
        return True
    if any((v := grid.read(t)) and v.score is not None for t in texts):
        return False
    if any(grid.read(t) for t in texts[1:]):
        return False
    if forced:
        return True
    if len(texts) < 2:
        return False
    return any(len(t) < 60 and score_rules().column_kind(t) for t in texts[1:])


def _over_verdicts(grid: Grid) -> bool:
    """Whether the first row stands over at least two columns that hold hardly anything but verdicts."""
    first, *rest = grid.rows
    columns = [[row.by_column[c] for row in rest if c in row.by_column] for c in first.by_column if c > 0]
    verdicts = [sum(grid.read(t) is not None for t in texts) > 0.6 * len(texts) for texts in columns if texts]
    return sum(verdicts) > 1


def _numbers_fields(texts: list[str]) -> bool:
    """`1 2 3 4 5`: numbers of fields over their columns, not marks."""
    numbers = [t for t in texts if re.fullmatch(r"\d", t)]
    return len(numbers) >= 3 and [int(n) for n in numbers] == list(range(1, len(numbers) + 1))


def _column_kind(grid: Grid, heading: str, texts: list[str]) -> str:
    """What a column holds: head, score, average, end, weight, skip; by its heading, checked against its cells."""
    filled = [t for t in texts if t and not re.fullmatch(r"[-–—\s]*", t)]
    kind = score_rules().column_kind(heading) if heading else None
    if kind in ("previous", "norm", "count"):
        return "skip"
    verdicts = sum(grid.read(t) is not None for t in filled)
    weights = sum(read_weight(t, column=kind == "weight") is not None for t in filled)
    if kind == "weight":
        return "weight" if weights or not filled else "head"
    if filled and weights > verdicts and weights >= len(filled) / 2 and not any(len(t) > 12 for t in filled):
        return "weight"
    if kind == "skip":
        return "skip"
    if verdicts and verdicts >= 0.4 * len(filled):
        return kind if kind in _VALUES else "score"
    return "head"


def _latest(cells: list[ScoreCell]) -> list[ScoreCell]:
    """Without the verdicts of an earlier year, where columns or rows are set apart by years."""
    by_column = {c.column: _last_year(" ".join(c.column_heads)) for c in cells}
    years = {y for y in by_column.values() if y}
    if len(years) >= 2:
        cells = [c for c in cells if by_column[c.column] in (None, max(years))]
    by_row = {c.row: _last_year(c.row_heads[0]) for c in cells if c.row_heads and _is_year(c.row_heads[0])}
    if len(set(by_row.values())) >= 2:
        newest = max(y for y in by_row.values() if y)
        cells = [c for c in cells if by_row.get(c.row) in (None, newest)]
    return cells


def _without_products(cells: list[ScoreCell]) -> list[ScoreCell]:
    """Without a column of weighted marks: each a mark of its row times the row's weight, and no verdict."""
    products: dict[int, list[bool]] = {}
    for c in cells:
        if c.value.score is None or not c.weight or c.weight > 0.99:
            continue
        others = [o.value.score for o in cells if o.row == c.row and o.column != c.column and o.value.score]
        products.setdefault(c.column, []).append(any(abs(c.value.score - o * c.weight) < 0.06 for o in others))
    weighted = {column for column, hits in products.items() if len(hits) > 1 and all(hits)}
    return [c for c in cells if c.column not in weighted or not c.weight]


def _is_year(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:visitatie|periode|cijfer|score)?\s*\(?(?:19|20)\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\)?", text.lower()
        )
    )


def _last_year(text: str) -> int | None:
    years = [int(y) if len(y) == 4 else 2000 + int(y) for y in _YEAR.findall(text)]
    return max(years, default=None)
