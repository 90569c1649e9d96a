"""Whether a report's scores agree with one another: the end mark with the weighted marks, the text with the table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from doc_mining.mining.score_rules import score_rules
from doc_mining.records import Document, Judgement, Notice

_BROAD = {"vermogen": "vermogen", "governance": "governance"}
_ROUNDING = 0.051  # marks are printed with one decimal
_WHOLE_ROUNDING = 0.501  # and sometimes as whole numbers


def check_scores(judgements: Iterable[Judgement], document: Document) -> list[Notice]:
    """A notice for each end mark that is not the weighted average of its rows, and for each that text and table give
    differently. Differences of rounding are none; a set of weights that does not add up to one is not checked.
    """
    rows = [j for j in judgements if j.score is not None and j.form == "exact"]
    return [*_averages(rows), *_texts(rows)]


def _averages(rows: Sequence[Judgement]) -> Iterator[Notice]:
    """Each end mark of a table against the weighted rows above it."""
    by_table: dict[int, list[Judgement]] = defaultdict(list)
    for row in rows:
        if row.extractor == "scorecard":
            by_table[row.passage].append(row)
    for table in by_table.values():
        yield from _table_averages(sorted(table, key=lambda r: r.start))


def _table_averages(table: Sequence[Judgement]) -> Iterator[Notice]:
    """Each end mark against the rows of its perspective: all, or those next to it where it stands repeatedly."""
    ends = [row for row in table if row.aspect == "eindoordeel" and row.weight is None]
    for end in ends:
        family = _family(end)
        own = [row for row in table if row.weight is not None and _family(row) == family]
        rivals = [e for e in ends if _family(e) == family and e is not end]
        if rivals:
            before = max((e.start for e in rivals if e.start < end.start), default=-1)
            behind = min((e.start for e in rivals if e.start > end.start), default=end.start + 1)
            own = [row for row in own if before < row.start <= end.start or end.start <= row.start < behind]
        average = _weighted(own)
        if end.score is not None and average is not None and not _agree(end.score, average, own):
            message = f"The end mark {_place(end)} on page {end.page} is not the weighted average"
            shown = f"{_written(round(average, 2))} of its rows from page {own[0].page}"
            yield Notice("score_average", f"{message} {shown}; check both there.", end.page)


def _family(row: Judgement) -> str:
    """The perspective in broad terms, by who judges and what; of an end mark by its name where it has one."""
    perspective = _perspective(row) if row.aspect == "eindoordeel" else None
    if perspective is not None:
        known = score_rules().perspectives[perspective]
        return "belanghebbenden" if known.judge == "belanghebbenden" else _BROAD.get(known.aspect, "opgaven")
    if row.appraiser_type != "commissie":
        return "belanghebbenden"
    return _BROAD.get(row.aspect, "opgaven")


def _weighted(block: Sequence[Judgement]) -> float | None:
    """The weighted average of a block: the last mark of each weighted row; None unless the weights add up to one."""
    last: dict[int, Judgement] = {row.start: row for row in block if row.weight is not None}
    total = sum(row.weight or 0.0 for row in last.values())
    if not last or abs(total - 1.0) > 0.02:
        return None
    return sum((row.weight or 0.0) * (row.score or 0.0) for row in last.values()) / total


def _agree(end: float, average: float, block: Sequence[Judgement]) -> bool:
    """Equal but for rounding: of the end mark, and of the marks that were averaged before they were rounded."""
    own = _WHOLE_ROUNDING if end == int(end) and all(r.score == int(r.score or 0) for r in block) else _ROUNDING
    inner = 0.05 if any(r.score != int(r.score or 0) for r in block) else 0.0
    return abs(end - average) <= own + inner + 1e-9


def _texts(rows: Sequence[Judgement]) -> Iterator[Notice]:
    """End marks of one perspective: all places must give the same number."""
    by_perspective: dict[tuple[int, str, str], list[Judgement]] = defaultdict(list)
    for row in rows:
        key = _perspective(row)
        if key is not None and row.aspect == "eindoordeel" and row.appraiser_type in ("commissie", "belanghebbenden"):
            by_perspective[key, row.scope, row.appraiser_type].append(row)
    for places in by_perspective.values():
        first = places[0]
        for other in places[1:]:
            if not _same(first.score or 0.0, other.score or 0.0):
                message = (
                    f"Page {first.page} gives {_place(first)}, page {other.page} gives {_place(other)} for the same"
                )
                yield Notice("score_differs", f"{message}; check which one holds.", other.page)


def _same(a: float, b: float) -> bool:
    """Whether two numbers are one mark, the one perhaps rounded to a whole."""
    if a == int(a) or b == int(b):
        return abs(a - b) <= _WHOLE_ROUNDING
    return abs(a - b) <= _ROUNDING


def _perspective(row: Judgement) -> int | None:
    """Which perspective an end mark belongs to: its subject's, its quote's, else the nearest heading's."""
    perspectives = score_rules().perspectives
    for text in (row.subject or "", row.quote, *reversed(row.section)):
        for i, perspective in enumerate(perspectives):
            if perspective.pattern.search(text.lower()):
                return i
    return None


def _place(row: Judgement) -> str:
    return f"{_written(row.score or 0.0)} (“{_short(row.quote)}”)"


def _written(score: float) -> str:
    return f"{score:g}".replace(".", ",")


def _short(quote: str) -> str:
    text = re.sub(r"\s+", " ", quote)
    return text if len(text) <= 70 else text[:67].rsplit(" ", 1)[0] + " …"
