"""Who judges what and where in a table: read from the headings left of a verdict, above it, and over the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from doc_mining.mining.aspects import heading_aspect
from doc_mining.mining.judge_rules import judge_rules
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.score_cells import read_cell
from doc_mining.mining.score_rules import Perspective, score_rules
from doc_mining.mining.score_tables import ScoreCell
from doc_mining.records import Aspect

COMMITTEE = Judge("commissie", "visitatiecommissie")
STAKEHOLDERS = Judge("belanghebbenden", "belanghebbenden")
_ROLE_WORDS = re.compile(
    r"^(?:gemiddelde?\s+)?(?:(?:het|de)\s+)?(?:(?:rapport|eind)?cijfers?|scores?|oordeel|oordelen|waardering|beoordeling|mening)?\s*"
    r"(?:(?:door|van|volgens|namens|bij)\s+)?",
    re.I,
)
_REST = re.compile(r"(?:\W|samen\b|gezamenlijk\b|totaal\b|gemiddelde?\b|overige?n?\b|\d)*", re.I)
_OTHERS = re.compile(
    r"(?:de )?(?:overigen?|andere)(?: (?:partijen|partners|organisaties|belang\w+|stakeholders|relaties|samenwerkings\w+))?"
    r"|overig|anderen?|derden",
    re.I,
)


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


_LETTERS = 2


def stakeholder(heading: str, names: Mapping[str, Judge] | None = None) -> Judge | None:
    """The judge that a heading names as such; None for headings that merely mention one ("relatie met huurders")."""
    text = _ROLE_WORDS.sub("", re.sub(r"\s*\([^)]*\)|[:*]", "", heading).strip(), count=1)
    if _OTHERS.fullmatch(text):
        return Judge("overig", text)
    if names and text in names and text.isupper() and len(text) <= _LETTERS:
        return names[text]  # a letter that a legend explains
    found = () if text in (names or {}) else judge_at(text)
    found = found or judge_at(text, names=names)
    if broken := re.search(r"(?<=[a-z])-\s?(?=[a-z]{4})", text):
        found = judge_at(text[: broken.start()] + text[broken.end() :]) or found
        text = text[: broken.start()] + text[broken.end() :]
    if not found or found[0].start > 0:
        return None
    rest, last = text, len(text)
    for match in reversed(found):
        rest = rest[: match.start] + rest[match.end : last]
        last = match.start
    if not _REST.fullmatch(re.sub(r"\b(?:en|of|vanuit|uit)\b", "", rest)):
        return None
    judge = found[0].judge if len({f.judge.type for f in found}) == 1 else Judge("belanghebbenden", text)
    if judge.type == "corporatie" and "zelf" not in heading.lower():
        return None
    return COMMITTEE if judge.type == "commissie" else judge._replace(name=text)


class Heads:
    """The verdicts of one table with their roles, resolved together: averages depend on what they are averages of."""

    def __init__(self, cells: Sequence[ScoreCell], around: Around) -> None:
        self.cells, self.around = cells, around
        heads = {h for c in cells for h in (*c.row_heads, *c.column_heads, *c.groups)}
        self.judges = {h: stakeholder(h, around.names) for h in heads}
        if not self._asks_stakeholders():
            self.judges = {h: None if self._named_area(h) else j for h, j in self.judges.items()}
        self.guessed = self._names()
        self.judges |= self.guessed
        self.among_stakeholders = sum(1 for j in self.judges.values() if _outside(j)) >= 2

        over = {j.type for c in cells for h in c.column_heads if (j := self.judges[h])}
        self.judged_by_column = len(over) > 1

    def _names(self) -> dict[str, Judge | None]:
        """Organisations that are known only by name, in a row or column of judges."""
        out: dict[str, Judge | None] = {}
        for heads in (
            {c.row_heads[0] for c in self.cells if c.row_heads},
            {h for c in self.cells for h in c.column_heads},
        ):
            known = [h for h in heads if _outside(self.judges[h])]
            if len(known) < 2:
                continue
            out |= {h: Judge("overig", h) for h in known if _are_the_others(h, [self.judges[k] for k in known])}
            unknown = (h for h in heads if not self.judges[h] and not self._names_no_thing(h))
            out |= {h: judge for h in unknown if (judge := _by_name(h))}
        return out

    def _asks_stakeholders(self) -> bool:
        """Whether a municipality in a heading is a judge, and not merely the place that is judged."""
        if any(_outside(j) and not self._named_area(h) for h, j in self.judges.items()):
            return True
        rules = score_rules()
        groups = (g for c in self.cells[:1] for g in c.groups if not self._named_area(g))
        for heading in (*groups, *self.around.headings):
            if perspective := rules.perspective(heading):
                return perspective.judge == "belanghebbenden"
            if named := heading_judge((heading,)):
                return _outside(named)
        return any(_head_aspect(h) in ("relatie_communicatie", "invloed_beleid") for h in self.judges)

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
        for text in (*cell.row_heads, *cell.column_heads, *cell.groups, *self.around.headings):
            if found := rules.perspective(text):
                return found
        return None

    def _judge(self, cell: ScoreCell, perspective: Perspective | None) -> Judge:
        rows, columns = cell.row_heads, cell.column_heads
        nearest = (*columns, *rows) if self.judged_by_column else (*rows[:1], *columns, *rows[1:])
        for text in (*nearest, *cell.groups):
            if found := self.judges[text]:
                return found
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
        if (general := _head_aspect(cell.corner)) in ("governance", "vermogen"):
            return general
        names = (text for text in heads if not self.judges[text] and not score_rules().perspective(text))
        named = [a for text in names if (a := _head_aspect(text)) and a != "eindoordeel"]
        special = [a for a in named if a != "prestaties"]
        if special:
            return special[0]
        if named:
            return "prestaties"
        if perspective:
            return perspective.aspect
        above = heading_aspect([_plain(h) for h in reversed(self.around.headings)])
        return above if above and above != "eindoordeel" else "prestaties"

    def _aspect(self, cell: ScoreCell, perspective: Perspective | None, own: dict[int, Aspect]) -> Aspect:
        head = cell.row_heads[0] if cell.row_heads else ""
        row_kind = score_rules().row_kind(head)
        if row_kind in ("end", "overall"):
            return "eindoordeel"
        if cell.value.score is None and not cell.value.abstains:
            return self._own_aspect(cell)
        if self._is_bare_perspective(cell, head):
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
        if (found := rules.perspective(head)) and found.end and not self.judges.get(head):
            return True
        if (
            cell.role == "score"
            and not _head_aspect(head)
            and {rules.column_kind(h) for h in (head, *cell.column_heads)} == {"score"}
        ):
            return rules.perspective(next(iter((*cell.groups, *self.around.headings)), "")) is not None
        over = next((p for h in cell.column_heads if (p := rules.perspective(h))), None)
        return bool(over and over.end and not (head and (self.judges[head] or _head_aspect(head))))

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
        if by_row and cell.weight is not None and cell.weight < 1:  # a criterion with a weight of its own
            above = [c for c in over if c.row < cell.row]
            return _head_aspect(cell.row_heads[0]) or (own[id(above[-1])] if above else self._own_aspect(cell))
        if len(aspects) > 1:
            return "eindoordeel"
        weighted = [c for c in over if c.weight is not None]
        ended = any(c.role == "end" and c.groups == cell.groups for c in self.cells)
        if by_row and len(weighted) > 1 and perspective and not ended:
            return "eindoordeel"
        if perspective and not ended and not self.among_stakeholders and self._is_plain_average(cell, by_row=by_row):
            return "eindoordeel"
        return aspects.pop() if aspects else self._own_aspect(cell)

    def _is_plain_average(self, cell: ScoreCell, *, by_row: bool) -> bool:
        """Whether "Gemiddeld" without more closes the marks of a whole perspective: the last row, or the only one's end."""
        heads = cell.row_heads[:1] if by_row else cell.column_heads[:1]
        plain = bool(heads) and not _head_aspect(heads[0]) and len(heads[0].split()) == 1
        rows = {c.row for c in self.cells}
        near = self.around.headings[:1]
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
            r"^(?:(?:opgaven?|thema’?s?|prestaties|afspraken)\s+)?(?:in\s+)?(?:de\s+)?gemeente\s+|\s*\(.*\)$|^regio\s+",
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


def _are_the_others(heading: str, beside: Sequence[Judge | None]) -> bool:
    """Whether "partners" beside tenants and municipalities are the others, and not everybody together."""
    types = {judge.type for judge in beside if judge}
    return (
        {"huurders", "gemeente"} <= types
        and re.search(r"\b(?:\w*partners|partijen|relaties)\b", heading, re.I) is not None
        and ((own := stakeholder(heading)) is not None and own.type == "belanghebbenden")
    )


def _by_name(heading: str) -> Judge | None:
    """The judge that a heading names by an organisation's own name: "Wonen Oostwoud", "Stichting De Hoek"."""
    name = re.sub(r"\s*\([^)]*\)", "", heading).strip()
    if not re.fullmatch(
        r"(?:[A-ZÉ][\w’&.-]*|(?:van|de|den|der|het|’t|en|op|aan|in)(?= ))(?: (?:[A-ZÉ][\w’&.-]*|van|de|den|der|het|’t|en|op|aan|in))*",
        name,
    ):
        return None
    kind = next((kind for kind, pattern in judge_rules().kinds if pattern.search(heading)), None)
    if kind:
        return Judge(kind, name)
    return None if _head_aspect(heading) else Judge("overig", name)


def is_place(name: str) -> bool:
    """Whether a name can be that of an area: not a judge's, an aspect's or a kind of mark's."""
    rules = score_rules()
    other = stakeholder(name) or _head_aspect(name) or rules.row_kind(name) or rules.column_kind(name)
    return not other and not read_cell(name)


def _outside(judge: Judge | None) -> bool:
    return judge is not None and judge.type not in ("commissie", "corporatie")


def _plain(heading: str) -> str:
    """Without the word for a verdict in front, and without "in relatie tot", which is no relation."""
    bare = re.sub(r"\bin relatie tot\b", "ten opzichte van", heading.lstrip("–-•·▪ "), flags=re.I)
    return re.sub(
        r"^(?:beoordeling|oordeel|waardering|cijfer|score)\s+(?:(?:van|over|op|voor)\s+)?(?:de\s+)?",
        "",
        bare,
        flags=re.I,
    )


def _head_aspect(heading: str) -> Aspect | None:
    return heading_aspect((_plain(heading),)) if heading else None
