"""Development points: advice of the committee, wishes of stakeholders, and points of the previous visitation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from doc_mining.mining.followup import telling
from doc_mining.mining.judges import Judge, judge_at
from doc_mining.mining.point_labels import labelled_points
from doc_mining.mining.point_making import beside, point
from doc_mining.mining.point_places import Place, asker_behind, places
from doc_mining.mining.point_previous import previous_points
from doc_mining.mining.point_prose import advises, prose_points
from doc_mining.mining.point_tables import cells
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.wishes import asks, behind_label, trimmed, wishes
from doc_mining.records import DevelopmentPoint, Document, Origin, Passage
from doc_mining.text import sentences

_ALIKE = 0.5  # share of telling words from which two wishes are the same


def development_points(document: Document, scopes: Scopes) -> list[DevelopmentPoint]:
    """Every wish, in reading order; `repeats` is left to `link_repeats`, ids to the caller."""
    out: list[DevelopmentPoint] = []
    taken: set[int] = set()
    for place in places(document, scopes.names.anywhere):
        previous = place.origin == "vorige_visitatie"
        found = list(previous_points(place, document, scopes) if previous else _asked(place, scopes))
        out += found
        taken.update(p.passage for p in found)
        if previous:  # what is told there of old advice is no new advice
            taken.update(p.order for p in place.passages)
    labelled = [p for p in labelled_points(document, scopes) if p.passage not in taken]
    taken.update(p.passage for p in labelled)
    out += labelled
    out += [p for p in prose_points(document, scopes) if p.passage not in taken]
    return sorted(_distinct(out), key=lambda p: (p.passage, p.start))


# -- what is asked now ------------------------------------------------------------------------------------------------


def _asked(place: Place, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    items = [p for p in place.passages if p.kind == "list_item"]
    parents = _parents(items)
    for p in place.passages:
        if p.kind == "list_item" and not (p.order in parents and p.text.rstrip().endswith(":")):
            yield from _listed(p, place, scopes)
        elif p.kind in ("paragraph", "box") and not items:
            yield from _labelled(p, place, scopes) or _running(p, scopes, place)
        elif p.kind == "table":
            for start, end, judge in cells(p, place.judge, scopes.names.anywhere):
                yield from _wishes(p, start, end, place.by(judge), scopes, "table", 0.85)


def _parents(items: Sequence[Passage]) -> set[int]:
    """Items that have items below them."""
    return {a.order for a, b in pairwise(items) if (b.level or 1) > (a.level or 1)}


def _listed(p: Passage, place: Place, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    start = behind_label(p.text)
    sure = place.sure or asks(p.text[start:])
    yield from _wishes(
        p,
        start,
        len(p.text),
        place.by(asker_behind(p.text, start, place, scopes.names.anywhere)),
        scopes,
        "list",
        0.95 if sure else 0.8,
    )


def _labelled(p: Passage, place: Place, scopes: Scopes) -> list[DevelopmentPoint]:
    """The points of a paragraph that begins with who asks: "Huurders: eerder bericht over onderhoud"."""
    start = behind_label(p.text)
    label = p.text[:start].rstrip(" :")
    found = judge_at(label, names=scopes.names.anywhere) if start else []
    named = found and found[0].start == 0 and found[-1].end == len(label) and found[0].judge.type != "corporatie"
    return list(_listed(p, place, scopes)) if named else []


def _wishes(
    p: Passage, start: int, end: int, who: tuple[Origin, Judge], scopes: Scopes, rule: str, confidence: float
) -> Iterator[DevelopmentPoint]:
    """A point for each wish in characters `start:end`."""
    origin, judge = who
    scope = None
    for wish in wishes(p.text[start:end]):
        a, b = start + wish.start, start + wish.end
        if len(p.text[a:b].split()) > 1:
            made = point(p, a, b, scopes, judge, origin, rule, confidence)
            made = beside(made, scope if wish.beside or _THERE.search(made.text) else None)
            yield made
            scope = made.scope


_THERE = re.compile(r"\bdaar\b", re.IGNORECASE)  # where the wish before is on


def _running(p: Passage, scopes: Scopes, place: Place) -> Iterator[DevelopmentPoint]:
    """Points in a paragraph below a heading that announces them: the sentences that ask."""
    if p.text.rstrip().endswith(":"):
        return
    asking = [(a, b) for a, b in sentences(p.text) if asks(p.text[a:b]) or advises(p.text[a:b])]
    if not asking:
        return
    begin = asking[0][0]
    firsts = {a for a, _ in asking}
    advice = frozenset(a - begin for a, b in asking if not asks(p.text[a:b], imperative=True))
    asked, scope = False, None
    for wish in wishes(p.text[begin:], starts=advice):
        start, end = begin + wish.start, begin + wish.end
        asked = start in firsts or (wish.beside and asked)
        if asked:
            stop = start + trimmed(p.text[start:end])
            origin, judge = _by(p.text[start:stop], place, scopes)
            made = beside(
                point(p, start, stop, scopes, judge, origin, "paragraph", 0.75), scope if wish.beside else None
            )
            yield made
            scope = made.scope


def _by(wish: str, place: Place, scopes: Scopes) -> tuple[Origin, Judge]:
    """Who asks in a sentence: the party that it begins with, else that of the place."""
    first = next(iter(judge_at(wish, names=scopes.names.in_prose)), None)
    if first is None or first.start > 0 or first.judge.type in ("corporatie", "overig"):
        return place.origin, place.judge
    return place.by(first.judge)


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
    words = [telling(p.text) for p in points]
    out: list[DevelopmentPoint] = []
    for n, p in enumerate(points):
        first = next((m for m in range(n) if _same(points[m], p, words[m], words[n])), None)
        out.append(replace(p, repeats=out[first].repeats or points[first].finding_id) if first is not None else p)
    return out


def _same(a: DevelopmentPoint, b: DevelopmentPoint, left: frozenset[str], right: frozenset[str]) -> bool:
    if (a.origin == "vorige_visitatie") != (b.origin == "vorige_visitatie"):
        return False
    if a.text.rstrip(".") == b.text.rstrip("."):
        return True
    if min(len(left), len(right)) < 3:
        return False
    return len(left & right) >= _ALIKE * min(len(left), len(right)) and len(left & right) >= 3
