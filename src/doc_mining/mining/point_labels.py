"""Wishes behind the name of who asks: "Huurdersraad: stuur het antwoord eerder", below whatever heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from doc_mining.mining.imperatives import begins_with_imperative
from doc_mining.mining.judges import Judge, judge_at
from doc_mining.mining.point_making import point
from doc_mining.mining.point_places import pattern
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.wishes import wishes
from doc_mining.records import DevelopmentPoint, Document, Origin, Passage

_LABEL = re.compile(r"(?P<label>[A-Z][^:.;\n]{2,60}):\s+(?=\S)")
_LEAST_WORDS = 3  # of a wish
_SIBLINGS = 2  # items with a label in one list: then a name that nothing tells the group of is a party too


def labelled_points(document: Document, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """Items and paragraphs that are a label with a party's name and an imperative behind it."""
    names = scopes.names.anywhere
    found = [(p, m) for p in document.body() if (m := _asking(p))]
    sections = [p.section for p, m in found if _party(m["label"], names)]
    for p, m in found:
        judge = _party(m["label"], names)
        if judge is None and sections.count(p.section) >= _SIBLINGS and len(m["label"].split()) <= _LEAST_WORDS:
            judge = Judge("belanghebbenden", re.sub(r"^(?:De|Het) ", "", m["label"]))
        if judge is None or judge.type == "corporatie":
            continue
        origin: Origin = "commissie" if judge.type == "commissie" else "belanghebbenden"
        for wish in wishes(p.text[m.end() :]):
            yield point(p, m.end() + wish.start, m.end() + wish.end, scopes, judge, origin, "label", 0.9)


def _asking(p: Passage) -> re.Match[str] | None:
    if p.kind not in ("list_item", "paragraph", "box") or (p.part and pattern("parts_without").search(p.part)):
        return None
    m = _LABEL.match(p.text)
    wish = p.text[m.end() :] if m else ""
    return m if len(wish.split()) >= _LEAST_WORDS and begins_with_imperative(wish) else None


def _party(label: str, names: Mapping[str, Judge]) -> Judge | None:
    """The judge that a label names, and nothing else; of several the first."""
    found = judge_at(label, names=names)
    if not found or found[0].start > 0:
        return None
    rest = re.sub(r"(?:,|\ben\b|&|\(|\))", " ", label[found[-1].end :])
    between = [label[a.end : b.start] for a, b in pairwise(found)]
    joined = all(re.fullmatch(r"\s*(?:,|en|&)\s*(?:de |het )?", gap) for gap in between)
    return found[0].judge if joined and not rest.strip() else None
