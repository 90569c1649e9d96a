"""The judges' own areas: which municipality or region a tenants' organisation or care provider works in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from doc_mining.mining.area_rules import area_rules
from doc_mining.mining.judges import Judge
from doc_mining.records import Document, Passage
from doc_mining.text import sentences


def judges_areas(document: Document, areas: Sequence[str], names: Mapping[str, Judge]) -> Mapping[str, str]:
    """Organisations with their own area: from sentences that say where they work, and from tables that set them beside
    a municipality or region. `names` are the organisations that running text names.
    """
    local = [n for n, j in names.items() if j.type == "huurders"]
    own = {
        n: area for n, label in document.represented for area in areas if re.search(rf"\b{re.escape(area)}\b", label)
    }
    for passage in document.body():
        found = _of_table(passage, areas) if passage.kind == "table" else _of_text(passage, areas, local)
        for name, area in found:
            own.setdefault(name, area)
    return own


def _of_text(passage: Passage, areas: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """ "De Hoek treedt op in Noordwoud", "In Noordwoud zijn er twee: De Hoek en Woonstem", "De Hoek (Noordwoud)"."""
    if not any(n in passage.text for n in names) or not any(a in passage.text for a in areas):
        return
    area = "|".join(re.escape(a) for a in sorted(areas, key=len, reverse=True))
    rules = area_rules()
    behind = re.compile(rules.works_in.replace("{area}", f"(?P<area>{area})"))
    ahead = re.compile(rules.has_organisations.replace("{area}", f"(?P<area>{area})"))
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        leads = list(ahead.finditer(sentence)) if rules.tells_organisations.search(sentence) else []
        for name in names:
            at = sentence.find(name)
            if at < 0:
                continue
            before = [m["area"] for m in leads if m.end() <= at]
            if m := behind.match(sentence, at + len(name)):
                yield name, m["area"]
            elif before:
                yield name, before[-1]


def _of_table(passage: Passage, areas: Sequence[str]) -> Iterator[tuple[str, str]]:
    by_row: dict[int, list[tuple[str, str]]] = {}
    heads = dict(_heads(passage))
    for cell in passage.cells:
        value = passage.text[cell.start : cell.end].strip()
        if value and cell.column in heads:
            by_row.setdefault(cell.row, []).append((heads[cell.column], value))
    last: dict[str, str] = {}
    for pairs in by_row.values():
        place = [v.split("\n")[0] for h, v in pairs if area_rules().columns.match(h) and v.split("\n")[0] in areas]
        if place:
            last["place"] = place[-1]
        for heading, value in pairs:
            if area_rules().tenants.match(heading) and heading != value and last.get("place"):
                yield value, last["place"]


def _heads(passage: Passage) -> Iterator[tuple[int, str]]:
    seen: set[int] = set()
    rows = {c.row for c in passage.cells}
    for row in (min(rows, default=0), max(rows, default=0)):
        heads = [(c.column, passage.text[c.start : c.end].strip()) for c in passage.cells if c.row == row]
        if any(area_rules().columns.match(h) for _, h in heads):
            for column, head in heads:
                if column not in seen:
                    seen.add(column)
                    yield column, head
            return
