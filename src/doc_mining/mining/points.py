"""Development points: advice of the committee, wishes of stakeholders, and points of the previous visitation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from doc_mining.mining import followup
from doc_mining.mining.judges import Judge
from doc_mining.mining.point_places import COMMITTEE, Place, pattern, places
from doc_mining.mining.point_prose import prose_points
from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.themes import main_theme
from doc_mining.mining.wishes import asks, wishes
from doc_mining.records import DevelopmentPoint, Document, FollowUp, Origin, Passage
from doc_mining.text import sentences

_ALIKE = 0.5  # share of telling words from which two wishes are the same


class _Answer(NamedTuple):
    status: FollowUp
    quote: str | None
    page: int | None


def development_points(document: Document, scopes: Scopes) -> list[DevelopmentPoint]:
    """Every wish, in reading order; `repeats` is left to `link_repeats`, ids to the caller."""
    out: list[DevelopmentPoint] = []
    taken: set[int] = set()
    for place in places(document):
        found = (
            list(_previous(place, document, scopes))
            if place.origin == "vorige_visitatie"
            else list(_asked(place, scopes))
        )
        out += found
        taken.update(p.passage for p in found)
        if place.origin == "vorige_visitatie":  # what is told there of old advice is no new advice
            taken.update(p.order for p in place.passages)
    out += [p for p in prose_points(document, scopes) if p.passage not in taken]
    return sorted(_distinct(out), key=lambda p: (p.passage, p.start))


def point(
    passage: Passage, start: int, end: int, scopes: Scopes, judge: Judge, origin: Origin, rule: str, confidence: float
) -> DevelopmentPoint:
    """A point that stands at characters `start:end` of a passage."""
    quote = passage.text[start:end]
    theme, _ = main_theme(quote, " ".join(passage.section[-2:]))
    return DevelopmentPoint(
        quote=quote,
        page=passage.page_at(start),
        boxes=passage.boxes(start, end),
        section=passage.section,
        part=passage.part,
        scope=_scope(passage, start, end, scopes, judge, origin),
        theme=theme,
        confidence=confidence,
        extractor=f"points.{rule}",
        passage=passage.order,
        start=start,
        origin=origin,
        appraiser_type=judge.type,
        appraiser=judge.name,
        text=quote.strip(" ;"),
    )


def _scope(passage: Passage, start: int, end: int, scopes: Scopes, judge: Judge, origin: Origin) -> str:
    """The area of a wish. What was asked last time was asked of the whole, unless its chapter says otherwise; a wish
    that names one municipality as a party is on that municipality."""
    scope = scopes.of_place(passage) if origin == "vorige_visitatie" else scopes.at(passage, start, end, judge)
    if scope == WHOLE:
        text = passage.text[start:end]
        named = [m for m in scopes.municipalities if re.search(rf"\bgemeente {re.escape(m)}\b", text, re.IGNORECASE)]
        return named[0] if len(named) == 1 else WHOLE
    return scope


# -- what is asked now ------------------------------------------------------------------------------------------------


def _asked(place: Place, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    origin: Origin = place.origin
    items = [p for p in place.passages if p.kind == "list_item"]
    parents = _parents(items)
    for p in place.passages:
        if p.kind == "list_item":
            if p.order in parents and p.text.rstrip().endswith(":"):
                continue
            start = _behind_label(p.text)
            for wish in wishes(p.text[start:]):
                if len(p.text[start + wish.start : start + wish.end].split()) > 1:
                    yield point(p, start + wish.start, start + wish.end, scopes, place.judge, origin, "list", 0.95)
        elif p.kind in ("paragraph", "box") and not items:
            yield from _running(p, scopes, place.judge, origin)
        elif p.kind == "table":
            for start, end in _rows(p):
                yield point(p, start, end, scopes, place.judge, origin, "table", 0.85)


def _parents(items: Sequence[Passage]) -> set[int]:
    """Items that have items below them."""
    return {a.order for a, b in pairwise(items) if (b.level or 1) > (a.level or 1)}


def _behind_label(text: str) -> int:
    """Where the wish begins behind a short label such as "Huurders:" or "Advies 3:"."""
    m = re.match(r"(?:[A-Z][\w-]*(?: [\w-]+){0,3}|\d+)\s*:\s+(?=\S)", text)
    return m.end() if m and not asks(m[0]) else 0


def _running(p: Passage, scopes: Scopes, judge: Judge, origin: Origin) -> Iterator[DevelopmentPoint]:
    """Points in a paragraph below a heading that announces them: the sentences that ask."""
    if p.text.rstrip().endswith(":"):
        return
    begin = next((start for start, end in sentences(p.text) if asks(p.text[start:end])), None)
    if begin is None:
        return
    for wish in wishes(p.text[begin:]):
        start, end = begin + wish.start, begin + wish.end
        first = next(iter(sentences(p.text[start:end])), (0, end - start))
        if asks(p.text[start + first[0] : start + first[1]]):
            yield point(p, start, end, scopes, judge, origin, "paragraph", 0.75)


def _rows(p: Passage) -> Iterator[tuple[int, int]]:
    """The longest cell of each row below the header, where it reads as a wish."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for cell in p.cells:
        if cell.row >= p.header_rows and cell.end > cell.start:
            rows.setdefault(cell.row, []).append((cell.start, cell.end))
    for cells in rows.values():
        start, end = max(cells, key=lambda c: c[1] - c[0])
        if asks(p.text[start:end]):
            yield start, end


# -- what was asked last time -----------------------------------------------------------------------------------------


def _previous(place: Place, document: Document, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """Points of the previous visitation, each with what became of it."""
    name = document.identity.corporation
    found: list[tuple[DevelopmentPoint, _Answer | None]] = []
    for p in place.passages:
        if p.kind == "table":
            found += _table(p, scopes)
        elif p.kind == "list_item":
            _item(p, name, scopes, found)
        elif p.kind == "heading":
            if len(p.text.split()) > 2 and asks(re.sub(r"^[\d.]+\s+", "", p.text)):
                found.append(
                    (point(p, 0, len(p.text), scopes, COMMITTEE, "vorige_visitatie", "previous_heading", 0.8), None)
                )
        else:
            _paragraph(p, name, found)
    for made, answer in found:
        status = answer or _Answer("niet_besproken", None, None)
        yield replace(made, follow_up_status=status.status, follow_up_quote=status.quote, follow_up_page=status.page)


def _item(p: Passage, name: str | None, scopes: Scopes, found: list[tuple[DevelopmentPoint, _Answer | None]]) -> None:
    if (p.level or 1) > 1 and found and not asks(p.text):
        _answer(p, 0, found)
        return
    start = _behind_label(p.text)
    cut = followup.split(p.text[start:], name)
    end = start + cut.point
    for wish in wishes(p.text[start:end]):
        made = point(p, start + wish.start, start + wish.end, scopes, COMMITTEE, "vorige_visitatie", "previous", 0.9)
        found.append((made, None))
    if cut.follow_up is not None:
        _answer(p, start + cut.follow_up, found)


def _paragraph(p: Passage, name: str | None, found: list[tuple[DevelopmentPoint, _Answer | None]]) -> None:
    if not found or p.text.rstrip().endswith(":"):
        return
    open_points = sum(have is None for _, have in found)
    if open_points > 1 and len(sentences(p.text)) > 1 and _spread(p, found):
        return
    if followup.answers_all(p.text):
        answer = _Answer(followup.status_of(p.text), p.text, p.page)
        found[:] = [(made, have or answer) for made, have in found]
    elif found[-1][1] is None or (followup.is_follow_up(p.text, name) and followup.answers(p.text) > 1):
        _answer(p, 0, found)


def _spread(p: Passage, found: list[tuple[DevelopmentPoint, _Answer | None]]) -> bool:
    """Give each sentence of a paragraph on several points to the point that it shares most words with.

    A sentence that shares none belongs to the one before it, if that was given away; whether two points got an answer.
    """
    wanted = [_telling(made.text) for made, _ in found]
    spans: dict[int, tuple[int, int]] = {}
    last: int | None = None
    for start, end in sentences(p.text):
        words = _telling(p.text[start:end])
        shared = [len(words & w) if have is None else 0 for w, (_, have) in zip(wanted, found, strict=True)]
        best = max(range(len(found)), key=shared.__getitem__)
        if shared[best]:
            last = best
            spans.setdefault(best, (start, end))
        if last is not None and spans[last][1] <= start and not shared[best]:
            spans[last] = (spans[last][0], end)
    if len(spans) < 2:
        return False
    for n, (start, end) in spans.items():
        text = p.text[start:end]
        answer = _Answer(followup.status_of(text), text, p.page_at(start))
        found[n] = (found[n][0], answer)
    return True


def _answer(p: Passage, start: int, found: list[tuple[DevelopmentPoint, _Answer | None]]) -> None:
    """Give the last point, or as many as the words say, what became of it; points of one item share it."""
    text = p.text[start:]
    shown = followup.quoted(text)
    answer = _Answer(followup.status_of(shown), shown, p.page_at(start))
    count = followup.answers(text)
    last = found[-1][0].passage
    for n in range(len(found) - 1, -1, -1):
        made, have = found[n]
        mine = made.passage == last and have is None
        if not mine and (count <= 1 or have is not None):
            break
        found[n] = (made, answer)
        if made.passage != last or n == 0 or found[n - 1][0].passage != made.passage:
            count -= 1
            if count <= 0:
                break
            last = found[n - 1][0].passage if n else last


def _table(p: Passage, scopes: Scopes) -> list[tuple[DevelopmentPoint, _Answer | None]]:
    """Rows of a table with a column of points and columns of what became of them."""
    kinds: dict[int, str] = {}
    header = max(1, p.header_rows)
    for cell in p.cells:
        if cell.row < header and (kind := followup.column_kind(p.text[cell.start : cell.end])):
            kinds.setdefault(cell.column, kind)
    columns = [c for c, k in kinds.items() if k == "point"] or [min((c.column for c in p.cells), default=0)]
    rows: dict[int, dict[int, tuple[int, int]]] = {}
    for cell in p.cells:
        if cell.row >= header and cell.end > cell.start:
            rows.setdefault(cell.row, {})[cell.column] = (cell.start, cell.end)
    out: list[tuple[DevelopmentPoint, _Answer | None]] = []
    for cells in rows.values():
        if columns[0] not in cells or len(cells) < 2:
            continue
        start, end = cells[columns[0]]
        made = point(p, start, end, scopes, COMMITTEE, "vorige_visitatie", "previous_table", 0.9)
        told = [c for c in sorted(cells) if c != columns[0] and kinds.get(c) != "point"]
        status = next((p.text[slice(*cells[c])] for c in told if kinds.get(c) == "status"), None)
        text = next((p.text[slice(*cells[c])] for c in told if kinds.get(c) == "follow_up"), None) or status
        text = text or (p.text[slice(*cells[told[-1]])] if told else None)
        out.append((made, _Answer(followup.status_of(status or text), text, p.page_at(start)) if text else None))
    return out


# -- the same wish twice ----------------------------------------------------------------------------------------------


def _distinct(points: Sequence[DevelopmentPoint]) -> list[DevelopmentPoint]:
    """One row for words that two rules found."""
    seen: set[tuple[int, int]] = set()
    out = []
    for p in points:
        if (p.passage, p.start) not in seen:
            seen.add((p.passage, p.start))
            out.append(p)
    return out


def link_repeats(points: Sequence[DevelopmentPoint]) -> list[DevelopmentPoint]:
    """The points with `repeats` on those that ask again, in other words or by another party, for what one before asked."""
    words = [_telling(p.text) for p in points]
    out: list[DevelopmentPoint] = []
    for n, p in enumerate(points):
        first = next((m for m in range(n) if _same(points[m], p, words[m], words[n])), None)
        out.append(replace(p, repeats=out[first].repeats or points[first].finding_id) if first is not None else p)
    return out


def _same(a: DevelopmentPoint, b: DevelopmentPoint, left: frozenset[str], right: frozenset[str]) -> bool:
    if (a.origin == "vorige_visitatie") != (b.origin == "vorige_visitatie") or min(len(left), len(right)) < 3:
        return False
    return len(left & right) >= _ALIKE * min(len(left), len(right)) and len(left & right) >= 3


def _telling(text: str) -> frozenset[str]:
    return frozenset(w[:8] for w in re.findall(r"[a-zà-ÿ]{6,}", text.lower()))


__all__ = ["development_points", "link_repeats", "pattern", "point"]
