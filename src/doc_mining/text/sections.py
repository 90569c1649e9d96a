"""The headings above each passage, and how deep list items are nested."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from doc_mining.records import Passage
from doc_mining.text.levels import levels
from doc_mining.text.units import Unit

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-H]\.|[A-H](?=\s[A-ZÀ-Þ]))\s+(?=\S)")
_CONTENTS = re.compile(r"(?:inhoud|inhoudsopgave|inhoud van dit rapport|(?:table of )?contents)\W*", re.IGNORECASE)
_COVER = 350  # characters beside headings: a page with fewer, at the front, is a cover
_APART = 4.0  # points between the markers of two depths of a list


def with_levels(passages: Sequence[Passage], units: Sequence[Unit]) -> list[Passage]:
    """The passages, headings with their level, list items with their nesting."""
    covers = _covers(passages)
    headings = [u for u, p in zip(units, passages, strict=True) if p.kind == "heading" and p.page not in covers]
    found = iter(levels(headings))
    hangs: list[float] = []
    out = []
    for passage, unit in zip(passages, units, strict=True):
        if passage.kind != "list_item":
            hangs = []
        if passage.kind == "heading":
            passage = replace(passage, level=1 if passage.page in covers else next(found))
        elif passage.kind == "list_item":
            passage = replace(passage, level=_nesting(hangs, unit.hang))
        out.append(passage)
    return out


def _nesting(hangs: list[float], hang: float) -> int:
    """The depth of a list item, from how far its marker stands in; `hangs` holds those of the items above."""
    while hangs and hang < hangs[-1] - _APART:
        hangs.pop()
    if not hangs or hang > hangs[-1] + _APART:
        hangs.append(hang)
    return len(hangs)


def with_sections(passages: Sequence[Passage], chapters: Mapping[int, str]) -> list[Passage]:
    """The passages with the headings above them, numbers left out.

    A heading in a card stands above the rest of that card only, unless it is one of the document's high headings; a
    cover's headings stand above nothing but the cover; a part begins anew. `chapters` gives, by page, chapters that
    have no heading of their own.
    """
    covers, standing = _covers(passages), _standing(passages)
    stack: list[tuple[int, str]] = []
    card: tuple[int, str] | None = None
    page, part, opened = 0, None, set(chapters)
    out = []
    for passage in passages:
        if passage.part != part or (passage.page != page and page in covers):
            stack = []
        page, part = passage.page, passage.part
        for start in sorted(n for n in opened if n <= page):
            stack = [(1, chapters[start])]
            opened.discard(start)
        above = tuple(text for _, text in stack)
        if passage.kind == "heading" and not passage.people:
            level, text = passage.level or 1, _bare(passage)
            if passage.group and text not in standing:
                card = (passage.group, text)
                level = min(len(stack) + 1, 6)
            else:
                level = standing.get(text, level) if passage.group else level
                stack = [s for s in stack if s[0] < level]
                above = tuple(t for _, t in stack)
                if not _CONTENTS.fullmatch(text):
                    stack.append((level, text))
            out.append(replace(passage, section=above, level=level))
            continue
        if passage.group and card and card[0] == passage.group:
            above = (*above, card[1])
        out.append(replace(passage, section=above))
    return out


def _bare(heading: Passage) -> str:
    """A heading without its number or letter."""
    if heading.marker and heading.text.startswith(f"{heading.marker} "):
        return heading.text[len(heading.marker) + 1 :]
    return _NUMBER.sub("", heading.text)


def _standing(passages: Sequence[Passage]) -> dict[str, int]:
    """High headings that stand outside cards, with their level: in a card they head more than that card."""
    return {
        p.text: p.level
        for p in passages
        if p.kind == "heading" and not p.group and p.level and p.level <= 2 and not p.people
    }


def _covers(passages: Sequence[Passage]) -> frozenset[int]:
    text: dict[int, int] = {}
    headed: set[int] = set()
    for p in passages:
        if p.page > 2:
            break
        text[p.page] = text.get(p.page, 0) + (0 if p.kind == "heading" else len(p.text))
        if p.kind == "heading":
            headed.add(p.page)
    later = any(p.kind == "heading" and p.page > 2 for p in passages)
    return frozenset(n for n, size in text.items() if size < _COVER and n in headed) if later else frozenset()
