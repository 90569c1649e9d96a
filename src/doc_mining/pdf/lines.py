"""From words to runs (words set close together) and from runs to lines (runs on one baseline of one column)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

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
    _text: str | None = None

    @property
    def text(self) -> str:
        """Its words; asked for when the run is whole."""
        if self._text is None:
            self._text = " ".join([w.text for w in self.words])
        return self._text

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
            gap = word.x0 - run.x1
            level = word.top == run.top and word.bottom == run.bottom and word.size == run.size  # nearly always
            if level and -0.5 * run.size < gap <= WIDEST_SPACE * run.size:
                run.words.append(word)
                if word.x1 > run.x1:
                    run.x1 = word.x1
                continue
            size = run.size if run.size > word.size else word.size
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
    for run in sorted(runs, key=_height_on_page):
        high, low = run.top, run.bottom
        for index in range(len(rows) - 1, max(-1, len(rows) - 5), -1):
            top, bottom = marks[index]
            overlap = (bottom if bottom < low else low) - (top if top > high else high)
            if overlap > SAME_LINE * min(bottom - top, low - high) and not _collides(run, rows[index]):
                rows[index].append(run)
                if low - high < bottom - top:
                    marks[index] = (high, low)
                break
        else:
            rows.append([run])
            marks.append((high, low))
    for row in rows:
        if len(row) > 1:
            row.sort(key=attrgetter("x0"))
    rows.sort(key=lambda row: row[0].bottom if len(row) == 1 else min(r.bottom for r in row))
    return rows


def _height_on_page(run: Run) -> float:
    return run.top + run.bottom if run.bottom - run.top < 2 * run.size else 2 * run.top


def _collides(run: Run, row: Sequence[Run]) -> bool:
    """Runs that lie upon each other sideways are not on one line."""
    for other in row:
        shared = min(run.x1, other.x1) - max(run.x0, other.x0)
        if shared > 1 and shared > 0.5 * min(run.x1 - run.x0, other.x1 - other.x0) + 1:
            return True
    return False


def lines_of(runs: Sequence[Run], page: int) -> tuple[Line, ...]:
    """The lines of one column or box, top to bottom."""
    return tuple(
        [
            Line(tuple(row[0].words if len(row) == 1 else [w for run in row for w in run.words]), page)
            for row in rows_of(runs)
        ]
    )
