"""Running heads and feet, page numbers and navigation links: no text of the document, but kept and shown as such."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import zip_longest
from statistics import median
from typing import NamedTuple

from doc_mining.pdf.lines import Run
from doc_mining.records import Page

MOST_RUNS = 6000  # of a page that are looked at
EDGE = 0.125  # of the page's height, above and below: where heads and feet stand
OUTER_EDGE = 0.08  # where a lone number is a page number without further proof
SIDE_EDGE = 0.09  # of the page's width: where text that runs up the page is furniture
SLOT = 4.0  # points: heads of one slot stand this near
SMALLEST = 0.88  # of the body's type, for a head that nothing else proves
SMALL = 0.95  # of the body's type: below it is the type of notes and running heads
CLOSE = 0.5  # of the type size, between the boxes of lines of one paragraph
CLOSE_IN_BODY_TYPE = 1.3  # the same, for what is set as the body is
LEAST_LETTERS = 3  # of a running head; less is a bullet or a cell
HEADING_RATIO = 1.2  # larger type than the body's by this is a heading unless it goes on repeating
LONGEST = 110  # characters of a running head


class Furnishing(NamedTuple):
    """The furniture of one page: identities of its runs, and the page number as printed."""

    runs: frozenset[int]
    label: str | None


class _Rules(NamedTuple):
    navigation: tuple[re.Pattern[str], ...]
    numbers: tuple[re.Pattern[str], ...]
    within: tuple[re.Pattern[str], ...]
    text: re.Pattern[str]


class _Mark(NamedTuple):
    """A run at the edge of a page."""

    page: int  # index
    run: Run
    key: str  # its text, figures made equal
    foot: bool
    place: float  # points from the page's top (head) or bottom (foot)
    inner: int | None  # identity of the next run towards the middle of the page
    gap: float  # points to it
    outer: bool  # at the very edge


@cache
def _rules() -> _Rules:
    data = tomllib.loads(resources.files("doc_mining.pdf").joinpath("furniture.toml").read_text("utf-8"))

    def compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(p, re.IGNORECASE) for p in patterns)

    numbers = data["page_number"]
    return _Rules(
        compiled(data["navigation"]["patterns"]),
        compiled(numbers["patterns"]),
        compiled(numbers["within"]),
        re.compile(data["text"]["begins"], re.IGNORECASE),
    )


def furnishings(pages: Sequence[Page], runs: Sequence[Sequence[Run]]) -> list[Furnishing]:
    """The furniture of each page, in the order of `pages`; `runs` are the pages' runs."""
    body = _body_size(runs)
    marks = [m for index, page in enumerate(pages) for m in _marks(index, page, runs[index][:MOST_RUNS])]
    found: set[int] = set()
    labels: dict[int, str] = {}
    for slot in _slots(marks):
        found |= _repeated(slot, body)
    _keep_paragraphs(marks, body, found)
    _numbered(marks, pages, body, found, labels)
    _strays(marks, body, found)
    by_page: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    out = []
    for index, page in enumerate(pages):
        mine = {id(m.run) for m in by_page[index] if id(m.run) in found}
        mine |= _links(runs[index])
        mine |= {id(r) for r in runs[index] if _marginal(r, page)}
        out.append(Furnishing(frozenset(mine), labels.get(index)))
    return out


def _body_size(runs: Sequence[Sequence[Run]]) -> float:
    """The type size of most of the text."""
    sizes: Counter[float] = Counter()
    for page in runs:
        for run in page:
            sizes[round(run.size * 2) / 2] += len(run.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _marks(index: int, page: Page, runs: Sequence[Run]) -> list[_Mark]:
    out = []
    for run in runs:
        head, foot = run.bottom <= EDGE * page.height, run.top >= (1 - EDGE) * page.height
        if not (head or foot) or not run.upright:
            continue
        text = run.text
        if len(text) <= LONGEST:
            key = re.sub(r"\d+", "#", " ".join(text.split()).casefold())
            place = page.height - run.bottom if foot else run.top
            outer = place <= OUTER_EDGE * page.height
            out.append(_Mark(index, run, key, foot, place, *_inner(run, runs, foot), outer))
    return out


def _inner(run: Run, runs: Sequence[Run], foot: bool) -> tuple[int | None, float]:
    """The nearest run under a head, or above a foot, and how far it is off."""
    nearest, gap = None, 1000.0
    least, edge = -0.3 * run.size, run.top if foot else -run.bottom
    for other in runs:
        off = edge - other.bottom if foot else edge + other.top
        if least < off < gap and other.x0 < run.x1 and run.x0 < other.x1 and other is not run:
            nearest, gap = id(other), off
    return nearest, gap


def _slots(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """Marks that stand at one height of their pages."""
    slots: list[list[_Mark]] = []
    for mark in sorted(marks, key=lambda m: (m.foot, m.place)):
        if slots and slots[-1][0].foot == mark.foot and mark.place - slots[-1][0].place <= SLOT:
            slots[-1].append(mark)
        else:
            slots.append([mark])
    return slots


def _repeated(slot: Sequence[_Mark], body: float) -> set[int]:
    """The running heads or feet of a slot: most pages that use the slot share their words with others."""
    by_key: dict[str, list[_Mark]] = defaultdict(list)
    for mark in slot:
        by_key[mark.key].append(mark)
    shared = {
        key: same
        for key, same in by_key.items()
        if len({m.page for m in same}) > 1 and sum(c.isalpha() for c in key) >= LEAST_LETTERS
    }
    pages = {m.page for m in slot}
    running = {m.page for ms in shared.values() for m in ms}
    if not running or len(running) < 0.5 * len(pages):
        return set()
    out: set[int] = set()
    small: list[float] = []
    for same in shared.values():
        same.sort(key=lambda m: m.page)
        size = median(m.run.size for m in same)
        if size < SMALL * body:
            small.append(size)
        elif not _dense(same, size >= HEADING_RATIO * body):
            continue
        large = size >= HEADING_RATIO * body
        out.update(id(m.run) for m in (same[1:] if large else same))
    if len(running) >= 3 and small:  # a head that stands on one page only, set as the others are
        size = median(small)
        out.update(id(m.run) for m in slot if abs(m.run.size - size) < 0.3)
    return out


def _dense(same: Sequence[_Mark], large: bool) -> bool:
    """Whether a head set as the body goes on over pages, as running heads do and headings that return do not."""
    pages = sorted({m.page for m in same})
    if len(pages) < 3:
        return len(pages) == 2 and not large and pages[1] - pages[0] <= 2 and not any(_bold(m.run) for m in same)
    return len(pages) >= 0.5 * (pages[-1] - pages[0] + 1)


def _bold(run: Run) -> bool:
    return all(w.bold for w in run.words)


def _clear(mark: _Mark, body: float) -> float:
    """How far furniture stands off the text, at least."""
    return (CLOSE if mark.run.size < SMALL * body else CLOSE_IN_BODY_TYPE) * mark.run.size


def _keep_paragraphs(marks: Sequence[_Mark], body: float, found: set[int]) -> None:
    """Takes out what is the edge of a paragraph or table: the next line is near and no furniture."""
    while True:
        kept = {id(m.run) for m in marks if id(m.run) in found and m.inner not in found and m.gap < _clear(m, body)}
        if not kept:
            return
        found -= kept


def _numbered(
    marks: Sequence[_Mark], pages: Sequence[Page], body: float, found: set[int], labels: dict[int, str]
) -> None:
    """Page numbers: a number at the edge that goes up with the pages, or stands alone at the outer edge."""
    rules = _rules()
    candidates: list[tuple[_Mark, str, int, bool]] = []
    for mark in marks:
        text = mark.run.text
        candidates += [(mark, label, _value(label), True) for label in _numbers(text, rules.numbers)]
        if id(mark.run) in found:
            candidates += [(mark, label, _value(label), False) for label in _numbers(text, rules.within)]
    offsets: dict[tuple[int, bool, bool], set[int]] = defaultdict(set)
    for mark, label, value, _alone in candidates:
        offsets[value - mark.page, mark.foot, label.isdigit()].add(mark.page)
    best: dict[int, tuple[int, str]] = {}
    for mark, label, value, alone in candidates:
        support = len(offsets[value - mark.page, mark.foot, label.isdigit()])
        large = mark.run.size > 1.3 * body
        steady = support >= (4 if large else 2)
        if not steady and (large or not alone or not _lonely(mark, pages[mark.page], marks)):
            continue
        if alone:
            found.add(id(mark.run))
        if mark.page not in best or support > best[mark.page][0]:
            best[mark.page] = (support, label)
    labels.update({page: label for page, (_, label) in best.items()})


def _numbers(text: str, patterns: Iterable[re.Pattern[str]]) -> set[str]:
    """The page numbers that a text may give."""
    return {match["n"] for match in (p.fullmatch(text) for p in patterns) if match}


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def _value(label: str) -> int:
    if label.isdigit():
        return int(label)
    values = [_ROMAN[c] for c in label.lower()]
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))


def _lonely(mark: _Mark, page: Page, marks: Sequence[_Mark]) -> bool:
    """Alone at the very edge of its page."""
    if not mark.outer or (not mark.run.text.strip("-–—| ").isdigit() and len(mark.run.words) < 2):
        return False
    run = mark.run
    return not any(
        m.page == mark.page
        and m.run is not run
        and abs(m.run.top - run.top) < 2.2 * run.size
        and m.run.size >= run.size
        for m in marks
    )


def _strays(marks: Sequence[_Mark], body: float, found: set[int]) -> None:
    """Small type at the edge that repeats a running head elsewhere, at another height, or stands there alone."""
    known = {m.key for m in marks if id(m.run) in found and any(c.isalpha() for c in m.key)}
    for mark in marks:
        if (mark.key in known and mark.run.size < HEADING_RATIO * body) or _alone_at_edge(mark, body):
            found.add(id(mark.run))


def _alone_at_edge(mark: _Mark, body: float) -> bool:
    """A head or foot on one page only: small, short, far from the text, and no note."""
    text = mark.run.text
    return (
        mark.page > 0
        and mark.outer
        and mark.run.size <= SMALLEST * body
        and mark.gap > 2.5 * body
        and 2 <= len(mark.run.words) <= 10
        and not text.endswith((".", ":", ";"))
        and not _rules().text.match(text)
    )


def _links(runs: Sequence[Run]) -> set[int]:
    """Navigation links, also where one is set on two lines."""
    navigation = _rules().navigation
    out: set[int] = set()
    short = [r for r in runs if len(r.words) <= 6]
    for run, follower in zip_longest(short, short[1:]):
        link = [run]
        if not _matches(run.text, navigation):
            below = follower is not None and 0 <= follower.top - run.top < 2 * run.size
            if follower is None or not below or follower.x0 >= run.x1 or run.x0 >= follower.x1:
                continue
            if not _matches(f"{run.text} {follower.text}", navigation):
                continue
            link = [run, follower]
        if not any(_beside(r, runs) for r in link):
            out |= {id(r) for r in link}
    return out


def _matches(text: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    return any(p.fullmatch(text) for p in patterns)


def _beside(run: Run, runs: Sequence[Run]) -> bool:
    """Whether other text stands close by on the run's line."""
    return any(
        other is not run
        and min(other.bottom, run.bottom) - max(other.top, run.top) > 0.5 * run.size
        and -run.size < max(other.x0 - run.x1, run.x0 - other.x1) < 2.5 * run.size
        for other in runs
    )


def _marginal(run: Run, page: Page) -> bool:
    """Text that runs up or down the page in its side margin."""
    if run.upright or len(run.text) > LONGEST:
        return False
    return run.x1 <= SIDE_EDGE * page.width or run.x0 >= (1 - SIDE_EDGE) * page.width
