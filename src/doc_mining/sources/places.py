"""The municipalities where a corporation works, as far as a document says so."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from doc_mining.records import Document
from doc_mining.sources.registers import fold, municipalities, municipality

_MOST = 40


@cache
def _rules() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    data = tomllib.loads((files("doc_mining.sources") / "rules" / "names.toml").read_text("utf-8"))["municipality"]
    before = re.compile("(?i:" + "|".join(data["before"]) + r")(?P<list>[A-ZÀ-Þ’'][^.;:()\n]{1,160})")
    return before, frozenset(data["header"]), frozenset(data["ambiguous"])


@cache
def _any() -> re.Pattern[str]:
    names = sorted(municipalities(), key=len, reverse=True)
    spelled = "|".join(re.escape(n).replace("'", "['’]") for n in names)
    return re.compile(rf"(?<![\w’'-])(?:{spelled})(?![\w-])")


def working_area(document: Document) -> tuple[str, ...]:
    """Municipalities in order of their name: cells below a heading "gemeente", chapters, and what stands behind words
    such as "gemeente" or "woningen in" more than once, or once in a report that names few."""
    sure: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for passage in document.body():
        if passage.part and not passage.part.startswith("position paper"):
            continue
        if passage.kind == "table":
            sure.update(dict.fromkeys(_of_column(passage.text, passage.cells)))
        elif passage.kind == "heading":
            sure.update(dict.fromkeys(_of_heading(passage.text)))
        else:
            counts.update(set(_behind_words(passage.text)))
    frequent = [n for n, c in counts.items() if c >= 2]
    named = frequent if sure or len(frequent) >= 1 else list(counts)
    return tuple(sorted({*sure, *named}))[:_MOST]


def _of_column(text: str, cells: object) -> list[str]:
    """Cells of a column that is headed "gemeente", wherever in the column its head stands."""
    _, header, _ = _rules()
    columns: dict[int, list[str]] = {}
    for cell in cells:  # type: ignore[attr-defined]
        columns.setdefault(cell.column, []).append(text[cell.start : cell.end].strip())
    out = []
    for values in columns.values():
        if any(fold(v) in header for v in values):
            out += [m for v in values if (m := municipality(re.sub(r"\s*\(.*", "", v)))]
    return out


def _of_heading(text: str) -> list[str]:
    """A chapter on a municipality: the heading is its name, after a number, a region or the word gemeente."""
    bare = re.sub(r"^(?:[\d.]+\s+)?(?:(?:gemeente|regio|presteren in|opgaven in|prestaties in)\s+)?", "", text, flags=re.IGNORECASE)
    pieces = [p.strip() for p in re.split(r"\s[–-]\s|\s/\s|,", bare)]
    return [m for p in pieces if (m := municipality(p))] if len(pieces) <= 3 else []


def _behind_words(text: str) -> list[str]:
    before, _, ambiguous = _rules()
    out = []
    for m in before.finditer(text):
        municipal = m[0].lower().startswith("gemeente") or "gemeente" in m[0][: m.start("list") - m.start()].lower()
        place = 0
        for found in _any().finditer(m["list"]):
            gap = m["list"][place : found.start()]
            if not re.fullmatch(r"(?:\s*(?:,|en|of|alsook|alsmede|de gemeenten?|gemeente)\s*)*", gap):
                break
            place = found.end()
            if fold(found[0]) not in ambiguous or municipal:
                out.append(municipality(found[0]) or found[0])
    return out
