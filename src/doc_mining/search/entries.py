"""What the index holds of a document: its rows as analysed words, with the fields and facets that they are found by.

Made where the document is mined, so that whoever writes the index has nothing to analyse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from doc_mining.dataset.rows import Row
from doc_mining.search.analyser import lemmas, pairs

# what is searched, and how each kind of row is called in a query (soort:...)
KINDS = {
    "passages": "passage",
    "judgements": "oordeel",
    "development_points": "punt",
    "themes": "thema",
    "agreements": "afspraak",
    "figures": "cijfer",
}


class Entry(NamedTuple):
    """A row as it is indexed: lemmas, compound parts and pairs of common words between spaces, and fields of its own."""

    key: str
    table: str
    words: str
    parts: str
    pairs: str
    fields: Mapping[str, list[str]]


class Entries(NamedTuple):
    """The rows of a document as they are indexed, and the fields that all of them have."""

    fields: Mapping[str, list[str]]
    rows: list[Entry]


def entries(tables: Mapping[str, Iterable[Row]]) -> Entries:
    """What is indexed of the document whose rows these are, by table."""
    (document,) = tables["documents"]
    found = [_entry(table, row, document["kind"]) for table in KINDS for row in tables[table]]
    return Entries(_of_document(document), found)


def _entry(table: str, row: Row, kind: str) -> Entry:
    words, parts = lemmas(_text(table, row))
    fields = {"soort": [KINDS[table], kind]}
    if table != "passages":
        fields.update(_of_finding(row))
    return Entry(
        row["passage_id"] if table == "passages" else row["finding_id"],
        table,
        " ".join(words),
        " ".join(parts),
        " ".join(pairs(words)),
        fields,
    )


def _of_document(document: Row) -> dict[str, list[str]]:
    years = [document["period_start"], document["period_end"]]
    if all(years):
        years = list(range(years[0], years[1] + 1))
    source = [Path(document["path"]).stem.replace("_", " ").replace("-", " "), document["title"], document["bureau"]]
    return {
        "corporatie": [document["corporation"]] if document["corporation"] else [],
        "gemeente": list(document["municipalities"]),
        "periode": [str(y) for y in years if y],
        "bron": [s for s in source if s],
    }


def _of_finding(row: Row) -> dict[str, list[str]]:
    fields = {"bron": [x for x in (row.get("appraiser_type"), row.get("appraiser")) if x]}
    if row["scope"] != "corporatie":
        fields["gemeente"] = [row["scope"]]
    if row["theme"]:
        fields["thema"] = [row["theme"]]
    label = row.get("label") or (f"{row['score']:g}".replace(".", ",") if row.get("score") is not None else None)
    if label:
        fields["oordeel"] = [label]
    return fields


def _text(table: str, row: Row) -> str:
    if table == "passages":
        return str(row["text"])
    extra = [row.get("subject"), row.get("theme_as_written"), row.get("indicator")]
    return " ".join([row["quote"], *(str(x) for x in extra if x and x not in row["quote"])])
