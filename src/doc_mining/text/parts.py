"""Sub-documents inside a document: position papers, the board's reaction, appendices."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import Passage, PageLayout, Reading


class _Opening(NamedTuple):
    pattern: re.Pattern[str]
    name: str


class _Rules(NamedTuple):
    openings: tuple[_Opening, ...]
    appendix: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "parts.toml").read_text("utf-8"))
    openings = tuple(_Opening(re.compile(p["opens"] + r"\s*$", re.IGNORECASE), p["name"]) for p in data["part"])
    return _Rules(openings, re.compile(data["furniture"]["appendix"], re.IGNORECASE))


def with_parts(passages: Sequence[Passage], reading: Reading) -> list[Passage]:
    """The passages with the sub-document that each stands in; a document that is one itself has none.

    A part begins at a heading that names it, or where page numbers begin anew, and ends at the next part, or at a
    heading as high as its own that belongs to the report again.
    """
    appendix = _appendix_pages(reading.pages)
    first_page = min((p.page for p in passages), default=1)
    out: list[Passage] = []
    part: str | None = None
    level = 0
    for passage in passages:
        opened = _opened(passage, appendix, first_page)
        if opened:
            part, level = opened, passage.level or 1
        elif passage.page in appendix and part is None:
            part, level = "bijlage", 0
        elif part and passage.page not in appendix and _closes(passage, level):
            part = None
        out.append(replace(passage, part=part) if part else passage)
    return out


def _opened(passage: Passage, appendix: frozenset[int], first_page: int) -> str | None:
    """The name of the part that this passage opens."""
    short = passage.kind == "paragraph" and passage.page in appendix and len(passage.text) < 80
    if passage.kind != "heading" and not short or passage.group or passage.page == first_page:
        return None
    if (passage.level or 1) > 2 and passage.page not in appendix:
        return None
    text = re.sub(r"^(?:\d+(?:\.\d+)*\.?|[A-H]\.?)\s+", "", passage.text.strip())
    for opening in _rules().openings:
        m = opening.pattern.match(text)
        if m:
            number = (m.groupdict().get("number") or "").strip()
            rest = (m.groupdict().get("name") or "").strip(" :.–-()")
            inner = _opened_name(rest) if opening.name == "bijlage" else None
            return inner or " ".join(x for x in (opening.name, number, rest) if x)
    return None


def _opened_name(text: str) -> str | None:
    """A position paper or a reaction in an appendix goes by its own name."""
    for opening in _rules().openings:
        m = opening.pattern.match(text)
        if m and opening.name != "bijlage":
            rest = (m.groupdict().get("name") or "").strip(" :.–-()")
            return f"{opening.name} {rest}".strip()
    return None


def _closes(passage: Passage, level: int) -> bool:
    """Whether a heading brings us back into the report: as high as the part's own, and a numbered chapter."""
    if passage.kind != "heading" or passage.group or (passage.level or 9) > level:
        return False
    return bool(passage.marker) and passage.marker is not None and passage.marker.strip(".").isdigit()


def _appendix_pages(pages: Sequence[PageLayout]) -> frozenset[int]:
    """Pages whose running head says so, or that come after the page numbers began anew in the second half."""
    rules = _rules()
    said = {
        page.number
        for page in pages
        for block in page.blocks
        if block.kind == "furniture" and any(rules.appendix.match(line.text) for line in block.lines)
    }
    if said:
        return frozenset(range(min(said), max(said) + 1))
    numbers = [(p.number, int(p.label)) for p in pages if p.label and p.label.isdigit()]
    for (_, before), (number, label) in zip(numbers, numbers[1:], strict=False):
        if label == 1 and before > 5 and number > 0.4 * len(pages):
            return frozenset(range(number, len(pages) + 1))
    return frozenset()
