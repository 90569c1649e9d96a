"""Left edges of columns: where many runs begin. Text that sticks out over a gutter still belongs to its own column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from statistics import median

from doc_mining.pdf.lines import Run
from doc_mining.records import Word

SHARPNESS = 1.2  # points within which runs begin at one edge
LEAST_RUNS = 6  # that begin there
FARTHEST_OUT = 45.0  # points that a line may stick out into the next column
CLEARANCE = 8.0  # points kept free left of an edge


def edges_of(runs: Sequence[Run]) -> list[float]:
    """The left edges at which columns may begin, from left to right; the leftmost text begins at none of them."""
    counts = Counter(round(r.x0) for r in runs)
    edges: list[float] = []
    for place, count in counts.most_common(12):
        total = count + counts[place - 1] + counts[place + 1]
        if total >= LEAST_RUNS and not any(abs(place - e) <= 2.5 for e in edges):
            near = [r.x0 for r in runs if abs(r.x0 - place) <= 1.5]
            edges.append(median(near))
    edges.sort()
    return edges[1:]


def parted(runs: Sequence[Run]) -> list[Run]:
    """The runs, those cut in two that go on over the left edge of a column without a wide gap."""
    edges = edges_of(runs)
    if not edges:
        return list(runs)
    starts = {edge: _beginning_at(runs, edge) for edge in edges}
    out: list[Run] = []
    for run in runs:
        out.extend(_cut(run, edges, starts, runs))
    return out


def _beginning_at(runs: Sequence[Run], edge: float) -> list[Run]:
    return [r for r in runs if abs(r.x0 - edge) <= SHARPNESS]


def _cut(run: Run, edges: Sequence[float], starts: dict[float, list[Run]], runs: Sequence[Run]) -> list[Run]:
    if len(run.words) < 2:
        return [run]
    first, last = bisect_right(edges, run.x0 + 20), bisect_left(edges, run.x1 - 4)
    for edge in edges[first:last]:
        for k in range(1, len(run.words)):
            word = run.words[k]
            if abs(word.x0 - edge) > SHARPNESS:
                continue
            if _in_two_columns(run, edge, starts[edge], runs):
                head, tail = _run(run.words[:k]), _run(run.words[k:])
                return [head, *_cut(tail, edges, starts, runs)]
            break
    return [run]


def _in_two_columns(run: Run, edge: float, begun: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether lines of its type above and below the run end before the edge, and others begin at it.

    A word of a heading over all columns may stand where a column begins: the lines below are smaller.
    """
    reach, alike = 2.5 * run.size, 0.25 * run.size
    near = [r for r in begun if r is not run and abs(r.top - run.top) < reach]
    if sum(abs(r.size - run.size) < alike for r in near) < 2:
        return False
    left = (r for r in runs if r is not run and r.x0 < edge - 20 and abs(r.size - run.size) < alike)
    close = [r for r in left if abs(r.top - run.top) < reach and r.x1 > run.x0]
    return len(close) >= 2 and sum(r.x1 < edge - 1.5 for r in close) >= 0.6 * len(close)


def _run(words: list[Word]) -> Run:
    return Run(
        words,
        words[0].x0,
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
        max(w.size for w in words),
    )


def reaches(runs: Sequence[Run]) -> dict[int, float]:
    """How far to the right a run counts as reaching, by identity, for those that stick out over a gutter."""
    edges = edges_of(runs)
    out: dict[int, float] = {}
    for edge in edges:
        begun = _beginning_at(runs, edge)
        for run in runs:
            if not (run.x0 < edge - 20 and edge - CLEARANCE < run.x1 < edge + FARTHEST_OUT):
                continue
            reach = 3.2 * run.size
            beside = sum(abs(r.top - run.top) < reach for r in begun)
            close = [
                r for r in runs if r is not run and r.x0 < edge - 20 and abs(r.top - run.top) < reach and r.x1 > run.x0
            ]
            inside = sum(r.x1 <= edge - 1.5 for r in close)
            across = sum(r.x1 >= edge + FARTHEST_OUT for r in close)
            if beside >= 2 and len(close) >= 2 and inside > 0 and across <= 0.3 * len(close):
                out[id(run)] = min(out.get(id(run), edge), edge - CLEARANCE)
    return out
