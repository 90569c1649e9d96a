"""Who judges what and where in a table: read from the headings left of a verdict, above it, and over the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from doc_mining.mining.aspects import heading_aspect
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.score_cells import read_cell
from doc_mining.mining.score_head_words import (
    COMMITTEE,
    STAKEHOLDERS,
    are_the_others,
    by_group,
    by_name,
    head_aspect,
    is_bare,
    is_whole,
    outside,
    plain,
    says_nothing,
    stakeholder,
    thing_told,
    told_judge,
)
from doc_mining.mining.score_rules import Perspective, score_rules
from doc_mining.mining.score_tables import ScoreCell
from doc_mining.records import Aspect

_SLACK = 0.02  # weights are printed rounded: 33%


class Roles(NamedTuple):
    """What the headings say of one verdict; `scope` is None where they name no area."""

    judge: Judge
    aspect: Aspect
    subject: str | None
    scope: str | None
    confidence: float


class Around(NamedTuple):
    """What stands around a table: headings from the nearest outwards, names of organisations, areas by lower case."""

    headings: tuple[str, ...]
    names: Mapping[str, Judge]
    areas: Mapping[str, str]


class Heads:
    """The verdicts of one table with their roles, resolved together: averages depend on what they are averages of."""

    def __init__(self, cells: Sequence[ScoreCell], around: Around) -> None:
        self.cells, self.around = cells, around
        heads = {h for c in cells for h in (*c.row_heads, *c.column_heads, *c.groups)}
        self.things = {h: thing for h in heads if (thing := thing_told(h, around.names))}
        self.judges = {h: stakeholder(h, around.names) or told_judge(h, around.names) for h in heads}
        self.collective = self._beside_perspectives(heads)
        if not self._asks_stakeholders():
            self.judges = {h: None if self._named_area(h) else j for h, j in self.judges.items()}
        self.judges |= self._towns()
        self.guessed = self._names()
        self.judges |= self.guessed
        self.among_stakeholders = sum(1 for j in self.judges.values() if outside(j)) >= 2

        over = {j.type for c in cells for h in c.column_heads if (j := self.judges[h])}
        self.judged_by_column = len(over) > 1

    def _lines(self) -> tuple[list[str], list[str]]:
        """The headings of the rows, and those of the columns, in the order in which they stand."""
        rows = dict.fromkeys(c.row_heads[0] for c in self.cells if c.row_heads)
        columns = dict.fromkeys(h for c in sorted(self.cells, key=lambda c: c.column) for h in c.column_heads)
        return list(rows), list(columns)

    def _beside_perspectives(self, heads: Iterable[str]) -> frozenset[str]:
        """All stakeholders together, in a table that sums up the perspectives: theirs is one of them."""
        found = {p for h in heads if (p := score_rules().perspective(h))}
        return frozenset(h for h in heads if score_rules().collective.fullmatch(h.strip()) and len(found) > 1)

    def _towns(self) -> dict[str, Judge | None]:
        """Bare names of places in a row or column of judges: each is its municipality."""
        out: dict[str, Judge | None] = {}
        for heads in self._lines():
            if any(outside(self.judges[h]) for h in heads):
                places = ((h, self._named_area(h)) for h in heads if not self.judges[h])
                out |= {h: Judge("gemeente", h) for h, area in places if area and is_bare(h, area)}
        return out

    def _names(self) -> dict[str, Judge | None]:
        """Organisations that are known only by name, in a row or column of judges.

        Tenants come first in such a table, so that a name before the first municipality is one of theirs.
        """
        out: dict[str, Judge | None] = {}
        for heads in self._lines():
            known = [h for h in heads if outside(self.judges[h])]
            if len(known) < 2:
                continue
            out |= {h: Judge("overig", h) for h in known if are_the_others(h, [self.judges[k] for k in known])}
            unknown = (h for h in heads if not self.judges[h] and not self._names_no_thing(h))
            named = {h: judge for h in unknown if (judge := by_name(h))}
            first = next((i for i, h in enumerate(heads) if (j := self.judges[h]) and j.type != "huurders"), 0)
            towns = any((j := self.judges[h]) and j.type == "gemeente" for h in heads[first : first + 1])
            tenants = heads[:first] if towns else []
            out |= {h: j._replace(type="huurders") if h in tenants else j for h, j in named.items()}
            out |= {h: Judge(kind, h) for h in heads if not self.judges[h] and (kind := by_group(h))}
        return out

    def _asks_stakeholders(self) -> bool:
        """Whether a municipality in a heading is a judge, and not merely the place that is judged."""
        if any(outside(j) and not self._named_area(h) for h, j in self.judges.items()):
            return True
        rules = score_rules()
        groups = (g for c in self.cells[:1] for g in c.groups if not self._named_area(g))
        for heading in (*groups, *self.around.headings):
            if perspective := rules.perspective(heading):
                return perspective.judge == "belanghebbenden"
            if named := heading_judge((heading,)):
                return outside(named)
        return any(head_aspect(h) in ("relatie_communicatie", "invloed_beleid") for h in self.judges)

    def resolved(self) -> Iterator[tuple[ScoreCell, Roles]]:
        """Each verdict with who gives it, on what, and where."""
        own = {id(c): self._own_aspect(c) for c in self.cells if c.role == "score"}
        for cell in self.cells:
            perspective = self._perspective(cell)
            sure = (0.95 if cell.value.score is not None else 0.92) - self._doubt(cell, perspective)
            yield (
                cell,
                Roles(
                    self._judge(cell, perspective),
                    self._aspect(cell, perspective, own),
                    self._subject(cell, perspective),
                    self._area(cell),
                    sure,
                ),
            )

    def _doubt(self, cell: ScoreCell, perspective: Perspective | None) -> float:
        """What is guessed of a verdict lowers its confidence: no table, a judge by name only or by default, an average."""
        heads = (*cell.row_heads, *cell.column_heads, *cell.groups)
        doubt = 0.07 if cell.source.passage.kind != "table" else 0.0
        if any(h in self.guessed for h in heads):
            doubt += 0.12
        elif not perspective and not any(self.judges[h] for h in heads):
            doubt += 0.06 if any(heading_judge((h,)) or h in self.around.areas for h in self.around.headings) else 0.08
        return doubt + (0.04 if cell.role == "average" and cell.weight is None and len(cell.groups) > 1 else 0.0)

    def _perspective(self, cell: ScoreCell) -> Perspective | None:
        rules = score_rules()
        for text in (*cell.row_heads, *cell.column_heads):
            if found := rules.perspective(text):
                return found
            if text in self.collective:
                return _stakeholders_perspective()
        grouped = next((p for text in cell.groups if (p := rules.perspective(text))), None)
        if grouped and (own := self._of_criterion(cell)) and own.aspect != grouped.aspect:
            return own
        return grouped or next((p for text in self.around.headings if (p := rules.perspective(text))), None)

    def _of_criterion(self, cell: ScoreCell) -> Perspective | None:
        """In a table of all perspectives, the one that a criterion of governance or vermogen belongs to, whatever
        perspective's row stands above it.
        """
        listed = {p for h in self._lines()[0] if (p := score_rules().perspective(h))}
        aspect = head_aspect(cell.row_heads[0]) if cell.row_heads and len(listed) > 1 else None
        return (
            next((p for p in listed | set(score_rules().perspectives) if p.aspect == aspect), None)
            if (aspect in ("governance", "vermogen"))
            else None
        )

    def _judge(self, cell: ScoreCell, perspective: Perspective | None) -> Judge:
        rows, columns = cell.row_heads, cell.column_heads
        nearest = (*columns, *rows) if self.judged_by_column else (*rows[:1], *columns, *rows[1:])
        for text in (*nearest, *cell.groups):
            if found := self.judges[text]:
                return found
        if perspective and perspective.judge == "commissie" and self._of_criterion(cell):
            return COMMITTEE
        if self.among_stakeholders and cell.role != "score":
            return COMMITTEE if cell.role == "end" and COMMITTEE in self.judges.values() else STAKEHOLDERS
        if perspective:
            return STAKEHOLDERS if perspective.judge == "belanghebbenden" else COMMITTEE
        for text in self.around.headings:
            if (named := heading_judge((text,))) and named.type != "corporatie":
                types = {m.judge.type for m in judge_at(text)} - {"commissie", "corporatie"}
                return STAKEHOLDERS if len(types) > 1 else self._written(named, text)
        return COMMITTEE

    def _written(self, judge: Judge, heading: str) -> Judge:
        """The judge of a heading by the name that the heading gives it."""
        if judge.type == "commissie":
            return COMMITTEE
        name = next(
            (m.judge.name for m in judge_at(heading, names=self.around.names) if m.judge.type == judge.type), None
        )
        return judge._replace(name=name or judge.type)

    def _own_aspect(self, cell: ScoreCell) -> Aspect:
        perspective = self._perspective(cell)
        if perspective and perspective.aspect in ("vermogen", "governance"):
            return perspective.aspect
        heads = (*cell.row_heads[:1], *cell.column_heads, *cell.row_heads[1:], *cell.groups)
        if (general := head_aspect(cell.corner)) in ("governance", "vermogen"):
            return general
        names = (
            self.things.get(text, text)
            for text in heads
            if text in self.things or (not self.judges[text] and not score_rules().perspective(text))
        )
        named = [a for text in names if (a := head_aspect(text)) and a != "eindoordeel"]
        special = [a for a in named if a != "prestaties"]
        if special:
            return special[0]
        if named:
            return "prestaties"
        if perspective:
            return perspective.aspect
        above = heading_aspect([plain(h) for h in reversed(self.around.headings)])
        return above if above and above != "eindoordeel" else "prestaties"

    def _aspect(self, cell: ScoreCell, perspective: Perspective | None, own: dict[int, Aspect]) -> Aspect:
        head = cell.row_heads[0] if cell.row_heads else ""
        row_kind = score_rules().row_kind(head)
        if row_kind in ("end", "overall"):
            return "eindoordeel"
        if cell.value.score is None and not cell.value.abstains:
            return self._own_aspect(cell)
        if self._is_bare_perspective(cell, head) or self._closes_weights(cell, head):
            return "eindoordeel"
        if cell.role == "end":
            return "eindoordeel" if self._is_end_column(cell) else self._own_aspect(cell)
        if cell.role == "average":
            return self._average_aspect(cell, perspective, own, by_row=row_kind == "average")
        return own[id(cell)]

    def _is_bare_perspective(self, cell: ScoreCell, head: str) -> bool:
        rules = score_rules()
        if cell.weight is not None:
            return False
        if any(text in self.collective for text in (head, *cell.column_heads)) and not self._names_field(cell, head):
            return True
        if (found := rules.perspective(head)) and found.end and (not self.judges.get(head) or is_whole(head)):
            return True
        if (
            cell.role == "score"
            and not head_aspect(head)
            and {rules.column_kind(h) for h in (head, *cell.column_heads)} == {"score"}
        ):
            return rules.perspective(next(iter((*cell.groups, *self.around.headings)), "")) is not None
        over = next((p for h in cell.column_heads if (p := rules.perspective(h))), None)
        return bool(over and over.end and not (head and (self.judges[head] or head_aspect(head))))

    def _names_field(self, cell: ScoreCell, head: str) -> bool:
        """Whether the row or the column names a field or criterion beside all stakeholders together."""
        return any(head_aspect(h) for h in (head, *cell.column_heads) if h not in self.collective)

    def _closes_weights(self, cell: ScoreCell, head: str) -> bool:
        """Whether the mark is the only one without a weight behind rows whose weights make one: it is their end mark."""
        if cell.weight is not None or cell.role == "end" or head_aspect(head) == "ambities":
            return False
        own = self.judges.get(head)
        if own and own.type != "belanghebbenden":
            return False
        same = [c for c in self.cells if c.column == cell.column and c.groups == cell.groups]
        above = [c for c in same if c.row < cell.row and c.value.score is not None]
        parts = list(takewhile(lambda c: c.weight is not None, reversed(above)))
        return len(parts) > 1 and abs(sum(c.weight or 0.0 for c in parts) - 1) < _SLACK

    def _is_end_column(self, cell: ScoreCell) -> bool:
        """End marks stand beside other marks or weights, and not in every row; else they are the rows' own marks."""
        rows = {c.row for c in self.cells}
        filled = {c.row for c in self.cells if c.column == cell.column}
        weighted = any(c.weight is not None for c in self.cells)
        others = any(c.row == cell.row and c.column != cell.column for c in self.cells)
        return weighted or len(filled) < len(rows) or (others and not self.among_stakeholders)

    def _average_aspect(
        self, cell: ScoreCell, perspective: Perspective | None, own: dict[int, Aspect], *, by_row: bool
    ) -> Aspect:
        same = [c for c in self.cells if c.role == "score" and c.groups == cell.groups]
        if by_row:
            over = [c for c in same if c.column == cell.column] or same
            over = [c for c in over if c.row < cell.row] or over
        else:
            over = [c for c in same if c.row == cell.row]
        aspects = {own[id(c)] for c in over}
        if by_row and cell.weight is None and self._sums_up_perspectives(cell):
            return "eindoordeel"
        if by_row and cell.weight is not None and cell.weight < 1:  # a criterion with a weight of its own
            above = [c for c in over if c.row < cell.row]
            return head_aspect(cell.row_heads[0]) or (own[id(above[-1])] if above else self._own_aspect(cell))
        if len(aspects) > 1:
            return "eindoordeel"
        weighted = [c for c in over if c.weight is not None]
        ended = any(c.role == "end" and c.groups == cell.groups for c in self.cells)
        if by_row and len(weighted) > 1 and perspective and not ended:
            return "eindoordeel"
        if perspective and not ended and not self.among_stakeholders and self._is_plain_average(cell, by_row=by_row):
            return "eindoordeel"
        return aspects.pop() if aspects else self._own_aspect(cell)

    def _sums_up_perspectives(self, cell: ScoreCell) -> bool:
        """Whether the average is one of end marks: the rows above it are perspectives by their bare names."""
        above = {c.row: c.row_heads[0] for c in self.cells if c.row < cell.row and c.row_heads}
        named = [h for h in above.values() if score_rules().perspective(h) or h in self.collective]
        return len(named) > 2 and len(named) == len(above)

    def _is_plain_average(self, cell: ScoreCell, *, by_row: bool) -> bool:
        """Whether "Gemiddeld" without more closes the marks of a whole perspective: the last row, or the only one's end."""
        heads = cell.row_heads[:1] if by_row else cell.column_heads[:1]
        plain = bool(heads) and not head_aspect(heads[0]) and len(heads[0].split()) == 1
        rows = {c.row for c in self.cells}
        near = self.around.headings[: 1 + says_nothing(self.around.headings[:1])]
        whole = any(score_rules().perspective(h) or re.search(r"\b(?:be)?oordeel|beoordeling\b", h, re.I) for h in near)
        # of opgaven en ambities an average of fields is only a part: the ambitions have a mark of their own
        if any(re.search(r"\bopgaven? en ambities?\b", h, re.I) for h in self.around.headings):
            return False
        return plain and whole and (cell.row == max(rows) if by_row else len(rows) == 1)

    def _area(self, cell: ScoreCell) -> str | None:
        heads = (*cell.column_heads, *cell.row_heads, *cell.groups, cell.corner)
        return next((area for text in heads if (area := self._named_area(text))), None)

    def _named_area(self, text: str) -> str | None:
        bare = re.sub(
            r"^(?:(?:opgaven?|thema’?s?|prestaties|afspraken|onderwerpen)\s+)?(?:(?:in|voor|van)\s+)?(?:(?:de\s+)?gemeente\s+)?"
            r"|\s*\(.*\)$|^regio\s+",
            "",
            text.strip(),
            flags=re.I,
        )
        return self.around.areas.get(bare.lower())

    def _subject(self, cell: ScoreCell, perspective: Perspective | None) -> str | None:
        """The theme, field or criterion; for an average or end mark what it is the average of."""
        rules = score_rules()
        heads = (*cell.row_heads, *cell.column_heads, *cell.groups)
        names = [h for h in heads if h and not self._names_no_thing(h)]
        if names and not (cell.role == "end" and perspective and not rules.perspective(names[0])):
            return names[0]
        return next((h for h in (*names, *self.around.headings) if rules.perspective(h)), names[0] if names else None)

    def _names_no_thing(self, heading: str) -> bool:
        """Whether a heading names a judge, an area, a word of the scale or a kind of mark."""
        rules = score_rules()
        if rules.perspective(heading):
            return False
        return bool(
            rules.row_kind(heading)
            or rules.column_kind(heading)
            or self.judges.get(heading)
            or read_cell(heading)
            or self._named_area(heading)
        )


def _stakeholders_perspective() -> Perspective | None:
    return next((p for p in score_rules().perspectives if p.judge == "belanghebbenden"), None)
