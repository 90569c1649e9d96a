"""Where development points stand: below which headings and lead-ins, and who asks there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.records import Document, Origin, Passage

COMMITTEE = Judge("commissie", None)
STAKEHOLDERS = Judge("belanghebbenden", "belanghebbenden")


class Place(NamedTuple):
    """Passages below one heading or lead-in that announces points."""

    origin: Origin
    judge: Judge
    passages: tuple[Passage, ...]
    heading: str


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the section [places] of the rules."""
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return re.compile(data["places"][name], re.IGNORECASE)


def places(document: Document) -> Iterator[Place]:
    """The places in reading order; a lead-in below an announcing heading refines who asks."""
    body = [p for p in document.body() if not (p.part and pattern("parts_without").search(p.part))]
    n = 0
    while n < len(body):
        passage = body[n]
        if _announces(passage):
            end = _end(body, n)
            yield from _cut(passage, body[n + 1 : end])
            n = end
        else:
            n += 1


def _announces(passage: Passage) -> bool:
    text = passage.text
    recalled = passage.kind == "heading" and pattern("previous").search(text)
    if not (recalled or pattern("heading").search(text[-220:])) or pattern("never").search(text[-220:]):
        return False
    if passage.kind == "heading":
        return len(text) < 140
    return passage.kind in ("paragraph", "box") and bool(pattern("lead_in").search(text[-160:]))


def _end(body: list[Passage], n: int) -> int:
    """Where the place that `body[n]` opens ends: at the next heading that is no group or point of it, or, below a
    lead-in in running text, behind its list."""
    opener = body[n]
    heading = opener.kind == "heading"
    level = opener.level or 9
    listed = False
    for m in range(n + 1, len(body)):
        p = body[m]
        if p.kind == "heading":
            inside = heading and (p.level or 9) > level and not p.group and not _announces(p)
            if not inside or (opener.group and p.group != opener.group):
                return m
        elif opener.group and p.group != opener.group:
            return m
        elif not heading:
            if p.kind == "list_item":
                listed = True
            elif listed or p.kind != "table":
                return m
    return len(body)


def _cut(opener: Passage, passages: list[Passage]) -> Iterator[Place]:
    """One place for each group below the opener: sub-headings and lead-ins may name who asks."""
    heading = opener.text
    origin, judge = _who(opener)
    run: list[Passage] = []
    for p in passages:
        led = p.kind in ("paragraph", "heading") and (p.text.rstrip().endswith(":") or p.kind == "heading")
        named = _named(p.text) if led and len(p.text) < 400 else None
        if named is None and p.kind == "paragraph" and pattern("heading").search(p.text) and not run:
            named = _named(p.text)
        if named and origin != "vorige_visitatie":
            if run:
                yield Place(origin, judge, tuple(run), heading)
                run = []
            judge = named
            origin = "commissie" if named.type == "commissie" else "belanghebbenden"
            if p.kind == "paragraph" and not p.text.rstrip().endswith(":"):
                continue
        run.append(p)
    if run:
        yield Place(origin, judge, tuple(run), heading)


def _who(opener: Passage) -> tuple[Origin, Judge]:
    text = opener.text[-260:]
    if pattern("previous").search(text) or any(
        pattern("previous").search(s) and pattern("heading").search(s) for s in opener.section[-1:]
    ):
        return "vorige_visitatie", COMMITTEE
    named = _named(text)
    if named is None:
        named = heading_judge(opener.section)
    if named is None and any(
        re.search(r"volgens (?:de )?(?:belanghebbenden|stakeholders)", s, re.I) for s in opener.section
    ):
        named = STAKEHOLDERS
    if named is None or named.type in ("commissie", "corporatie"):
        return "commissie", COMMITTEE
    return "belanghebbenden", named


def _named(text: str) -> Judge | None:
    """Who asks, by the words: the committee when it is named, else the first group or organisation."""
    found = [m.judge for m in judge_at(text) if m.judge.type not in ("corporatie", "overig")]
    return next((j for j in found if j.type == "commissie"), found[0] if found else None)
