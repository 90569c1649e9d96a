"""Numbers and bullets that hang at a distance to the left of their line belong to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from doc_mining.pdf.lines import SAME_LINE, Run

FARTHEST = 90.0  # points between a number and its line
PLAIN_BULLETS = "•▪●○■□◦‣✓✔➢➤►"
AT_AN_EDGE = 5  # runs that begin at one place: there lines begin, and no word of a line stands there by chance
LEAST_LETTERS = 3  # of a list that is counted with bare letters
STRIP = 40.0  # points of the page's height in which neighbours are looked for, and as much above and below
_NUMBER = re.compile(r"(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})*(?:\.?[a-z])?[.):]?|[A-Za-z][.)]|[ivxIVX]{1,5}[.)]")
_BULLET = re.compile("[•▪●○■□◦‣–\\-✓✔➢➤►o*\uf000-\uf0ff]")


def joined(runs: Sequence[Run]) -> list[Run]:
    """The runs, each hanging marker put before the run that it marks."""
    strips: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        strips[int(run.top // STRIP)].append(run)
    lefts = Counter(round(r.x0) for r in runs)
    letters = _bare_letters(runs)
    merged: dict[int, Run | None] = {}  # by identity of the run that it stands for; None: put before another
    for marker in runs:
        if len(marker.words) > 1 or len(marker.words[0].text) > 8 or id(marker) in merged:
            continue
        if not _is_marker(marker) and id(marker) not in letters:
            continue
        strip = int(marker.top // STRIP)
        near = [r for k in (strip - 1, strip, strip + 1) for r in strips.get(k, ())]
        target = _target(marker, near)
        at_edge = marker.text in PLAIN_BULLETS or id(marker) in letters or lefts[round(marker.x0)] > AT_AN_EDGE
        if target is None or _in_column(marker, target, near) or (not at_edge and _follows(marker, near)):
            continue
        whole = Run(
            marker.words + target.words,
            marker.x0,
            min(marker.top, target.top),
            target.x1,
            max(marker.bottom, target.bottom),
            max(marker.size, target.size),
        )
        merged[id(target)], merged[id(marker)] = whole, None
        strips[strip].remove(marker)
        home = next(strips[k] for k in (strip - 1, strip, strip + 1) if k in strips and target in strips[k])
        home[home.index(target)] = whole
    return [r for run in runs if (r := _last(run, merged)) is not None]


def _bare_letters(runs: Sequence[Run]) -> frozenset[int]:
    """Letters without point or bracket, by identity, that count from "a" on below each other."""
    columns: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        if len(run.words) == 1 and len(run.text) == 1 and run.text.islower() and run.text.isascii():
            columns[round(run.x0)].append(run)
    found: set[int] = set()
    for column in columns.values():
        row: list[Run] = []
        for run in sorted(column, key=lambda r: r.top):
            row = [*row, run] if row and ord(run.text) == ord(row[-1].text) + 1 else [run] if run.text == "a" else []
            if len(row) >= LEAST_LETTERS:
                found.update(map(id, row))
    return frozenset(found)


def _last(run: Run, merged: Mapping[int, Run | None]) -> Run | None:
    """What a run became, step by step."""
    current: Run | None = run
    while current is not None and id(current) in merged:
        current = merged[id(current)]
    return current


def _is_marker(run: Run) -> bool:
    text = run.words[0].text
    return bool(_NUMBER.fullmatch(text) or _BULLET.fullmatch(text))


def _target(marker: Run, runs: Sequence[Run]) -> Run | None:
    """The nearest run to the right on the marker's line, of like size."""
    best: Run | None = None
    for run in runs:
        if run is marker or not 0 <= run.x0 - marker.x1 <= FARTHEST:
            continue
        overlap = min(run.bottom, marker.bottom) - max(run.top, marker.top)
        low = min(run.bottom - run.top, marker.bottom - marker.top)
        if overlap > SAME_LINE * low and (best is None or run.x0 < best.x0):
            best = run
    if best is None or not 0.5 < marker.size / best.size < 2.2:
        return None
    return best


def _follows(marker: Run, runs: Sequence[Run]) -> bool:
    """Whether text stands close before it on its line: then it is a word of that text."""
    return any(
        -marker.size < marker.x0 - run.x1 < 3 * marker.size
        and min(run.bottom, marker.bottom) - max(run.top, marker.top) > SAME_LINE * marker.size
        for run in runs
        if run is not marker
    )


def _in_column(marker: Run, target: Run, runs: Sequence[Run]) -> bool:
    """Whether the marker is a word of a column of its own: text above or below it ends before the target begins."""
    reach = 2.2 * marker.size
    for run in runs:
        if run is marker or run is target or run.x1 > target.x0 - 2:
            continue
        near = run.top < marker.bottom + reach and run.bottom > marker.top - reach
        if near and run.x1 > marker.x1 + 3 * marker.size and abs(run.x0 - marker.x0) < 4 * marker.size:
            return True
    return False
