"""Lists of natural persons: recognised by their headings and rows, and kept from everything that follows."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import Passage

_PREFIX = r"(?:van|de|der|den|het|ter|ten|te|in|op|’t|'t|el|al|von|la|le)"
_NAME = re.compile(
    rf"^(?:[A-Z]\.(?:\s?[A-Z]\.)*|[A-ZÀ-Þ][a-zà-ÿ’'-]+)(?:\s+\([A-ZÀ-Þ][a-zà-ÿ]+\))?(?:\s+[A-Z]\.)*"
    rf"(?:\s+{_PREFIX}){{0,3}}(?:\s*[-–]?\s*(?:{_PREFIX}\s+){{0,3}}[A-ZÀ-Þ][A-Za-zà-ÿ’'-]+){{1,3}}$"
)
_INITIALS = re.compile(rf"^(?:[A-Z]\.\s?){{1,5}}(?:\([A-Za-zà-ÿ]+\)\s*)?(?:{_PREFIX}\s+)*[A-ZÀ-Þ]", re.IGNORECASE)


class _Rules(NamedTuple):
    headings: re.Pattern[str]
    functions: re.Pattern[str]
    titles: re.Pattern[str]
    header: frozenset[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "people.toml").read_text("utf-8"))
    return _Rules(
        re.compile("|".join(f"(?:{h})" for h in data["headings"]), re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(data['functions'])})", re.IGNORECASE),
        re.compile(rf"(?:^|\s|\()(?:{'|'.join(data['titles'])})(?=\s)", re.IGNORECASE),
        frozenset(data["header"]),
    )


def without_people(passages: Sequence[Passage]) -> tuple[list[Passage], tuple[int, ...]]:
    """The passages, those that list persons emptied and marked; and the pages on which such lists stand."""
    under = [_headed(p) for p in passages]
    marked = [p.kind != "heading" and (_listed(p, headed) or _run(passages, n)) for n, (p, headed) in enumerate(zip(passages, under, strict=True))]
    out, pages = [], set()
    for passage, is_people in zip(passages, marked, strict=True):
        if is_people:
            pages.update({s.page for s in passage.spans} or {passage.page})
            out.append(replace(passage, people=True, text="", spans=(), cells=()))
        else:
            out.append(passage)
    return out, tuple(sorted(pages))


def looks_like_name(text: str) -> bool:
    """Whether `text` has the form of a person's name: initials or first name, prefixes, surname."""
    bare = _rules().titles.sub(" ", f" {text.strip(' ,;')} ").strip()
    return len(bare) < 50 and bool(_NAME.match(bare) or _INITIALS.match(bare) and len(bare.split()) < 7)


def _headed(passage: Passage) -> bool:
    """Whether the nearest heading announces persons."""
    nearest = passage.section[-1] if passage.section else passage.part or ""
    return bool(_rules().headings.search(nearest)) or bool(passage.part and _rules().headings.search(passage.part))


def _listed(passage: Passage, headed: bool) -> bool:
    """Whether the passage itself is a list of persons; a heading that announces them lowers the bar."""
    if passage.kind == "table":
        return _table_of_people(passage, headed)
    rows = [r for r in re.split(r"\n|;|•", passage.text) if r.strip()]
    persons = sum(_person(row) for row in rows)
    if headed:
        return persons * 3 >= len(rows) and persons > 0
    return persons >= 3 and persons * 2 > len(rows)


def _run(passages: Sequence[Passage], n: int) -> bool:
    """Whether the passage is one of several short lines in a row that each name a person."""
    if not _person(passages[n].text) or len(passages[n].text) > 120 or passages[n].kind in ("heading", "table"):
        return False
    near = passages[max(0, n - 3) : n + 4]
    return sum(p.kind not in ("heading", "table") and len(p.text) < 120 and _person(p.text) for p in near) >= 3


def _table_of_people(passage: Passage, headed: bool) -> bool:
    by_row: dict[int, list[str]] = {}
    for cell in passage.cells:
        text = passage.text[cell.start : cell.end].strip()
        if text:
            by_row.setdefault(cell.row, []).append(text)
    rows = list(by_row.values())
    words = {c.lower() for row in rows for c in row}
    named = bool(words & {"naam", "functienaam", "naam en functie", "naam functie"})
    persons = sum(any(looks_like_name(c) for c in row) and (named or headed or _with_function(row)) for row in rows)
    share = persons / max(1, len(rows))
    return persons >= 1 and (share >= 0.25 if headed or named else persons >= 3 and share >= 0.5)


def _with_function(row: Sequence[str]) -> bool:
    return any(_rules().functions.search(c) and not looks_like_name(c) for c in row) or any(_rules().titles.search(c) for c in row)


def _person(text: str) -> bool:
    """A line that names a person: a name with a title, or a name before or after a function."""
    if len(text) > 200:
        return False
    rules = _rules()
    pieces = [p.strip() for p in re.split(r"\s*[,;:(–|]\s*|\s+-\s+|\t", text.strip(" .)")) if p.strip()]
    if any(rules.titles.match(p) and looks_like_name(p) for p in pieces):
        return True
    named = any(looks_like_name(p) for p in pieces[:3])
    functioned = any(rules.functions.search(p) for p in pieces)
    return named and functioned and len(text.split()) <= 16
