"""From words to runs (words set close together) and from runs to lines (runs on one baseline of one column)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doc_mining.records import Line, Word

WIDEST_SPACE = 0.95  # of the type size: a wider gap parts runs; lines put them together again where no gutter is
SAME_LINE = 0.5  # of the lower box: vertical overlap from which two boxes are on one line


@dataclass(slots=True, eq=False)
class Run:
    """Words on one baseline without a wide gap; the smallest thing that reading order moves."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def upright(self) -> bool:
        """False for text that runs up or down the page."""
        return self.bottom - self.top < 1.7 * self.size or self.x1 - self.x0 > self.bottom - self.top


def runs_of(words: Iterable[Word]) -> list[Run]:
    """Runs in stream order."""
    runs: list[Run] = []
    run: Run | None = None
    for word in words:
        if run is not None:
            size = run.size if run.size > word.size else word.size
            gap = word.x0 - run.x1
            overlap = min(word.bottom, run.bottom) - max(word.top, run.top)
            if (
                -0.5 * size < gap <= WIDEST_SPACE * size
                and overlap > SAME_LINE * min(word.bottom - word.top, run.bottom - run.top)
                and word.size < 1.8 * run.size < 3.24 * word.size
            ):
                run.words.append(word)
                run.x1 = max(run.x1, word.x1)
                run.top, run.bottom = min(run.top, word.top), max(run.bottom, word.bottom)
                run.size = size
                continue
        run = Run([word], word.x0, word.top, word.x1, word.bottom, word.size)
        runs.append(run)
    return runs


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs grouped by baseline, top to bottom; each row from left to right.

    A row is measured by its lowest box, so that a drop cap or a big figure beside several lines joins the first only.
    """
    rows: list[list[Run]] = []
    marks: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda r: r.top + r.bottom if r.bottom - r.top < 2 * r.size else 2 * r.top):
        for index in range(len(rows) - 1, max(-1, len(rows) - 5), -1):
            top, bottom = marks[index]
            height = min(bottom - top, run.bottom - run.top)
            if min(bottom, run.bottom) - max(top, run.top) > SAME_LINE * height and not _collides(run, rows[index]):
                rows[index].append(run)
                if run.bottom - run.top < bottom - top:
                    marks[index] = (run.top, run.bottom)
                break
        else:
            rows.append([run])
            marks.append((run.top, run.bottom))
    for row in rows:
        row.sort(key=lambda r: r.x0)
    rows.sort(key=lambda row: min(r.bottom for r in row))
    return rows


def _collides(run: Run, row: Sequence[Run]) -> bool:
    """Runs that lie upon each other sideways are not on one line."""
    return any(min(run.x1, r.x1) - max(run.x0, r.x0) > 0.5 * min(run.x1 - run.x0, r.x1 - r.x0) + 1 for r in row)


def lines_of(runs: Sequence[Run], page: int) -> tuple[Line, ...]:
    """The lines of one column or box, top to bottom."""
    return tuple(Line(tuple(w for run in row for w in run.words), page) for row in rows_of(runs))
