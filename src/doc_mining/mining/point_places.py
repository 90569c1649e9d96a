"""Where development points stand: below which headings and lead-ins, and who asks there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.wishes import asks, behind_label
from doc_mining.records import Document, Origin, Passage
from doc_mining.text.prefilter import Prefiltered

COMMITTEE = Judge("commissie", None)
STAKEHOLDERS = Judge("belanghebbenden", "belanghebbenden")


class Place(NamedTuple):
    """Passages below one heading or lead-in that announces points."""

    origin: Origin
    judge: Judge
    passages: tuple[Passage, ...]
    heading: str
    sure: bool = True  # whether the heading leaves no doubt that what stands below it is asked

    def by(self, judge: Judge) -> tuple[Origin, Judge]:
        """Origin and judge of a wish of this place for which `judge` is named."""
        return ("commissie" if judge.type == "commissie" else "belanghebbenden"), judge


def asker_behind(text: str, start: int, place: Place, names: Mapping[str, Judge]) -> Judge:
    """Who asks in an item: the party in brackets at its end or in the label before `start`, else that of the place."""
    bracket = _BRACKET.search(text)
    for named in (bracket[1] if bracket else "", text[:start].rstrip(" :")):
        found = (
            [m for m in judge_at(named, names=names) if m.judge.type not in ("corporatie", "commissie", "overig")]
            if named
            else []
        )
        if found and found[0].start == 0:
            return found[0].judge
    if bracket and place.origin == "belanghebbenden" and re.match(r"[A-Z]", bracket[1]):
        return Judge("belanghebbenden", bracket[1])
    return place.judge


_BRACKET = Prefiltered(r"\(((?:[\w’&/-]+,? ?){1,6})\)\W*$")


@cache
def pattern(name: str) -> Prefiltered:
    """A pattern of the section [places] of the rules."""
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return Prefiltered(data["places"][name], re.IGNORECASE)


def places(document: Document, names: Mapping[str, Judge]) -> Iterator[Place]:
    """The places in reading order; a lead-in below an announcing heading refines who asks.

    `names` are the organisations that the document names.
    """
    body = [p for p in document.body() if not (p.part and pattern("parts_without").search(p.part))]
    since = document.identity.period_start
    n = 0
    while n < len(body):
        passage = body[n]
        if _announces(passage) or (_counts(passage) and n + 1 < len(body) and body[n + 1].kind == "list_item"):
            end = _end(body, n)
            yield from _cut(passage, body[n + 1 : end], since, names)
            n = end
            continue
        if passage.kind == "table" and (table := _table(passage, since, names)):
            yield table
        n += 1


def _announces(passage: Passage) -> bool:
    text = passage.text
    if passage.kind == "heading":
        announced = pattern("heading").search(text) or _previous(text, None)
        return bool(announced) and len(text) < 140 and not pattern("never").search(text)
    if passage.kind not in ("paragraph", "box") or not text.rstrip().endswith(":"):
        return False
    text = text[-220:]
    if not pattern("heading").search(text) or pattern("never").search(text):
        return False
    return len(text.split()) <= _SHORT or bool(pattern("lead_in").search(text[-160:]))


def _counts(passage: Passage) -> bool:
    """Whether a paragraph ends with how many points were given: "Zij gaf vier punten mee." """
    if passage.kind not in ("paragraph", "box"):
        return False
    return pattern("counted").search(passage.text) is not None and not pattern("never").search(passage.text[-220:])


_SHORT = 6  # words of a lead-in that is as good as a heading: "Verbeterpunten van de huurders:"


def _previous(text: str, since: int | None) -> bool:
    """Whether words are on the previous visitation: one that they date within the period is the present one."""
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", text)]
    return bool(pattern("previous").search(text)) and not (since and years and min(years) > since + 1)


def _table(passage: Passage, since: int | None, names: Mapping[str, Judge]) -> Place | None:
    """A table that says by its head that it holds wishes, or points of the previous visitation with their follow-up."""
    heads = [passage.text[c.start : c.end].strip() for c in passage.cells if c.row < max(1, passage.header_rows)]
    if not any(pattern("column").fullmatch(h) for h in heads) or any(pattern("never_table").search(h) for h in heads):
        return None
    if any(pattern("column_then").search(h) for h in heads):
        return Place("vorige_visitatie", COMMITTEE, (passage,), heads[0])
    head = next(h for h in heads if pattern("column").fullmatch(h))
    origin, judge = _who(passage.section, head, since, names)
    return Place(origin, judge, (passage,), head)


def _end(body: list[Passage], n: int) -> int:
    """Where the place that `body[n]` opens ends: at the next heading that is no group or point of it, at words that
    open a list of something else, or, below a lead-in in running text, behind its list."""
    opener = body[n]
    heading = opener.kind == "heading"
    level = opener.level or 9
    listed = False
    for m in range(n + 1, len(body)):
        p = body[m]
        if p.kind == "heading":
            inside = heading and (p.level or 9) > level and not p.group and not _announces(p) and not _other(p)
            if not inside or (opener.group and p.group != opener.group):
                return m
        elif (opener.group and p.group != opener.group) or _other(p):
            return m
        elif not heading:
            if p.kind == "list_item":
                listed = True
            elif listed or p.kind != "table":
                return m
    return len(body)


def _other(p: Passage) -> bool:
    """Whether a heading or short lead-in opens a list of something else: "Sterke punten:"."""
    size = len(p.text.split())
    led = (
        p.kind == "heading"
        or (p.text.rstrip().endswith(":") and size <= _SHORT)
        or (p.kind != "list_item" and size <= 3)
    )
    return led and pattern("other").search(p.text) is not None


def _cut(opener: Passage, passages: list[Passage], since: int | None, names: Mapping[str, Judge]) -> Iterator[Place]:
    """One place for each group below the opener: sub-headings and lead-ins may name who asks."""
    heading = opener.text
    origin, judge = _who(opener.section, opener.text[-260:], since, names)
    sure = opener.kind == "heading" and pattern("sure").search(heading) is not None
    run: list[Passage] = []
    for p in passages:
        led = p.kind in ("paragraph", "heading") and (p.text.rstrip().endswith(":") or p.kind == "heading")
        named = _named(p.text, names) if led and len(p.text) < 400 else None
        if named is None and p.kind == "paragraph" and pattern("heading").search(p.text) and not run:
            named = None if asks(p.text[behind_label(p.text) :], imperative=True) else _named(p.text, names)
        if named and origin != "vorige_visitatie":
            if run:
                yield Place(origin, judge, tuple(run), heading, sure)
                run = []
            judge = named
            origin = "commissie" if named.type == "commissie" else "belanghebbenden"
        run.append(p)
    if run:
        yield Place(origin, judge, tuple(run), heading, sure)


def _who(section: tuple[str, ...], text: str, since: int | None, names: Mapping[str, Judge]) -> tuple[Origin, Judge]:
    if _previous(text, since) or any(_previous(h, since) and pattern("heading").search(h) for h in section[-1:]):
        return "vorige_visitatie", COMMITTEE
    named = _named(text, names) or heading_judge(section)
    if named is None and any(re.search(r"volgens (?:de )?(?:belang\w+|stakeholders)", h, re.I) for h in section):
        named = STAKEHOLDERS
    if named is None or named.type in ("commissie", "corporatie"):
        return "commissie", COMMITTEE
    return "belanghebbenden", named


def _named(text: str, names: Mapping[str, Judge]) -> Judge | None:
    """Who asks, by the words: the committee when it is named, else the first group or organisation."""
    found = [m.judge for m in judge_at(text, names=names) if m.judge.type not in ("corporatie", "overig")]
    return next((j for j in found if j.type == "commissie"), found[0] if found else None)
