"""Sub-documents inside a document: position papers, the board's reaction, appendices, annexed documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from doc_mining.records import PageLayout, Passage

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[A-H]\.?)\s+")
_ENTRY = re.compile(r"[\s.…]\d{1,3}$")
_SHORT = 90  # characters: a line that may be a title
_PAPER = "position paper"


class _Opening(NamedTuple):
    pattern: re.Pattern[str]
    name: str


class _Rules(NamedTuple):
    openings: tuple[_Opening, ...]
    appendix: re.Pattern[str]
    begins: re.Pattern[str]
    again: re.Pattern[str]
    chapters: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "parts.toml").read_text("utf-8"))
    return _Rules(
        tuple(_Opening(re.compile(p["opens"] + r"\s*$", re.IGNORECASE), p["name"]) for p in data["part"]),
        re.compile(data["furniture"]["appendix"], re.IGNORECASE),
        re.compile(data["annex"]["begins"] + "$", re.IGNORECASE),
        re.compile(data["annex"]["again"], re.IGNORECASE),
        re.compile("|".join(f"(?:{c})" for c in data["report"]["chapters"]), re.IGNORECASE),
    )


def with_parts(passages: Sequence[Passage], pages: Sequence[PageLayout]) -> list[Passage]:
    """The passages with the sub-document that each stands in; a document that is one itself has none."""
    walk = _Walk(_appendix_pages(pages), min((p.page for p in passages), default=1))
    out: list[Passage] = []
    for passage in passages:
        walk.step(passage)
        out.append(replace(passage, part=walk.part) if walk.part else passage)
        if walk.renamed:
            # the title of a page, read after its text
            start, walk.renamed = walk.renamed, 0
            out = [replace(p, part=walk.part) if p.page == start and not p.people else p for p in out]
    return out


class _Walk:
    """Goes through the passages and knows in which part it is."""

    def __init__(self, appendix: frozenset[int], first_page: int) -> None:
        self.appendix, self.first_page = appendix, first_page
        self.part: str | None = None
        self.level = 0  # of the heading that opened the part
        self.page = 0
        self.restarted = 0  # the page on top of which another position paper began
        self.renamed = 0  # the page whose passages take the part's name from its top on

    def step(self, passage: Passage) -> None:
        """Take the next passage."""
        top = passage.page != self.page
        self.page = passage.page
        if passage.people and self.part and self.part.startswith(_PAPER):
            self.part = "bijlage"  # no position paper holds a list of persons
        if passage.people or (passage.group and not top):
            return
        opened = self._opened(passage, top)
        if opened:
            if self.restarted == passage.page and opened.startswith(_PAPER) and not top:
                self.renamed = passage.page
            self.part, self.level = opened, passage.level or 1
        elif passage.page in self.appendix:
            self._in_appendix(passage, top)
        elif self.part and self._closes(passage):
            self.part = None

    def _in_appendix(self, passage: Passage, top: bool) -> None:
        if self.part is None:
            self.part, self.level = "bijlage", 0
        if not top or len(passage.text) > 2 * _SHORT:
            return
        again = _rules().again.match(passage.text)
        if self.part.startswith(_PAPER) and again:
            self.part = f"{_PAPER} {again['name']}" if again["name"] else _PAPER
            self.restarted = passage.page
        elif _rules().begins.match(_NUMBER.sub("", passage.text)) and self.part != "bijlage":
            self.part = "bijlage"

    def _opened(self, passage: Passage, top: bool) -> str | None:
        """The name of the part that this passage opens."""
        within = passage.page in self.appendix
        line = passage.kind == "paragraph" and len(passage.text) < _SHORT and (top or within)
        if (passage.kind != "heading" and not line) or passage.page == self.first_page:
            return None
        if (not within and not top and (passage.level or 1) > 2) or "." in (passage.marker or "").strip("."):
            return None
        if passage.kind != "heading" and _ENTRY.search(passage.text):
            return None  # an entry of a table of contents
        return part_name(passage.text)

    def _closes(self, passage: Passage) -> bool:
        """Whether a heading brings us back into the report."""
        if passage.kind != "heading" or passage.group or (passage.level or 9) > self.level:
            return False
        if passage.marker and passage.marker.strip(".").isdigit():
            return True
        if self.part == "bestuurlijke reactie":
            return True
        return bool(_rules().chapters.fullmatch(passage.text.strip(" :")))


def part_name(title: str) -> str | None:
    """The name, as a person would say it, of the part that has this title; None where the title is no part's."""
    text = _NUMBER.sub("", title.strip())
    for opening in _rules().openings:
        m = opening.pattern.match(text)
        if m is None:
            continue
        rest = (m["name"] or "").strip(" :.–-()")
        if opening.name != "bijlage":
            return f"{opening.name} {rest}".strip()
        inner = part_name(rest) if rest else None
        if inner and not inner.startswith(("bijlage", "geraadpleegde", "onafhankelijkheid")):
            return inner  # a position paper or a reaction in an appendix goes by its own name
        return " ".join(x for x in ("bijlage", m["number"], rest) if x)
    return None


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
    for (_, before), (number, label) in pairwise(numbers):
        if label == 1 and before > 5 and number > 0.4 * len(pages):
            return frozenset(range(number, len(pages) + 1))
    return frozenset()
