"""The areas that a document knows: municipalities and regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from doc_mining.mining.area_rules import area_rules
from doc_mining.records import Document, Passage
from doc_mining.sources.places import may_be_place


def known_areas(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Municipalities and regions that the document names: its identity, its tables of holdings, its running text."""
    rules = area_rules()
    towns: dict[str, None] = dict.fromkeys(document.identity.municipalities)
    regions: dict[str, None] = {}
    for passage in document.body():
        if passage.kind == "table":
            for heading, value in _column_values(passage):
                if rules.columns.match(heading):
                    into = regions if rules.regions.match(heading) else towns
                    into.update(dict.fromkeys(n for n in re.split(r"\n|, | en ", value) if re.fullmatch(rules.name, n)))
            continue
        if "egio" in passage.text:
            regions.update(dict.fromkeys(_named(rules.region, passage.text)))
        if "emeente" in passage.text:
            towns.update(dict.fromkeys(_named(rules.municipality, passage.text)))
    corporation = document.identity.corporation or ""
    bad = {corporation, *corporation.split()}
    return tuple(t for t in towns if t not in bad), tuple(r for r in regions if r not in bad)


def in_small(heading: str, areas: Iterable[str]) -> str:
    """A heading that is set in capitals, as it would read in small letters: "DE STAD: NOORDWOUD" as "De stad: Noordwoud"."""
    if not heading.isupper():
        return heading
    small = heading.lower()
    small = re.sub(r"[^\W\d_]", lambda m: m[0].upper(), small, count=1)
    for area in areas:
        small = re.sub(rf"(?<![\w-]){re.escape(area)}(?!\w)", area, small, flags=re.IGNORECASE)
    return small


def _named(lead: str, text: str) -> Iterator[str]:
    """Names behind a word for an area, also in a row: "de gemeenten Noordwoud, Zuidwoud en Oostwoud"."""
    plural = re.compile(
        rf"(?:{lead})(?P<first>{area_rules().name})(?P<more>(?:(?:, | en (?:de )?){area_rules().name})*)"
    )
    for m in plural.finditer(text):
        several = re.match(r"(?i)(?:gemeenten|regio’s)", m[0].strip()) is not None
        parts = [m["first"]] + (re.split(r", | en (?:de )?", m["more"]) if several else [])
        pieces = [q for p in parts if p for q in (re.split(r" en ", p) if several else [p])]
        for piece in pieces:
            name = piece.strip()
            if name and name.split()[0] not in area_rules().not_areas and may_be_place(name):
                yield name


def _column_values(passage: Passage) -> Iterator[tuple[str, str]]:
    """(column heading, cell text); the heading may stand in the first or, where the order is broken, the last row."""
    text, rows = passage.text, {c.row for c in passage.cells}
    if not rows:
        return
    heads: dict[int, str] = {}
    for row in (max(rows), min(rows)):
        for cell in passage.cells:
            if cell.row == row:
                heads[cell.column] = text[cell.start : cell.end].strip()
        if any(area_rules().columns.match(h) for h in heads.values()):
            break
    for cell in passage.cells:
        value = text[cell.start : cell.end].strip()
        if cell.column in heads and value and value != heads[cell.column]:
            yield heads[cell.column], value
