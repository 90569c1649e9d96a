"""The search index: a folder beside the database, made from it, and made again whenever it does not fit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from doc_mining.dataset import Dataset
from doc_mining.dataset.rows import Row
from doc_mining.errors import DatasetError
from doc_mining.search.analyser import VERSION, analyse, fold

# what is searched, and how each kind of row is called in a query (soort:...)
KINDS = {
    "passages": "passage",
    "judgements": "oordeel",
    "development_points": "punt",
    "themes": "thema",
    "agreements": "afspraak",
    "figures": "cijfer",
}
FACETS = ("soort", "corporatie", "gemeente", "thema", "oordeel", "periode")
_STATE = "doc_mining.json"
_HEAP = 64 << 20


class Entry(NamedTuple):
    """A row as it is indexed."""

    key: str
    table: str
    document_id: str
    text: str
    fields: dict[str, list[str]]


def folder_of(database: Path) -> Path:
    """Where the index of a database stands."""
    return database.with_name(database.name + ".index")


def update(dataset: Dataset) -> None:
    """Bring the index up to date: documents that changed are put in anew, those that are gone are taken out."""
    import tantivy

    folder = folder_of(dataset.path)
    state = _state(folder)
    if state.get("generation") == dataset.generation and state.get("analyser") == VERSION:
        return
    wanted = {d["document_id"]: _stamp(d) for d in dataset.rows("documents")}
    have: dict[str, str] = state.get("documents", {}) if state.get("analyser") == VERSION else {}
    if not have:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(_HEAP, 1)
        for document_id in have:
            if wanted.get(document_id) != have[document_id]:
                writer.delete_documents_by_term("document_id", document_id)
        for document in dataset.rows("documents"):
            if have.get(document["document_id"]) != wanted[document["document_id"]]:
                for entry in _entries(dataset, document):
                    writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:
        if "lock" in str(error).lower():
            raise DatasetError(
                "another program is writing the search index of this database.",
                document=str(folder),
                hint="Wait until it is done, then run the same command again.",
            ) from error
        shutil.rmtree(folder, ignore_errors=True)
        raise DatasetError(
            f"the search index could not be written ({error}).",
            document=str(folder),
            hint="It was removed; run the same command again and it is made anew.",
        ) from error
    new = {"generation": dataset.generation, "analyser": VERSION, "documents": wanted}
    (folder / _STATE).write_text(json.dumps(new), encoding="utf-8")


def opened(dataset: Dataset) -> Any:
    """The index of this dataset, brought up to date first."""
    import tantivy

    update(dataset)
    folder = folder_of(dataset.path)
    try:
        return tantivy.Index.open(str(folder))
    except ValueError:
        shutil.rmtree(folder, ignore_errors=True)  # damaged: the database is the truth
        update(dataset)
        return tantivy.Index.open(str(folder))


def _state(folder: Path) -> dict[str, Any]:
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _stamp(document: Row) -> str:
    return f"{document['parser_version']} {document['miner_version']} {document['path']}"


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("key", "table", "document_id"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("parts", tokenizer_name="whitespace", index_option="freq")
    for name in ("corporatie", "gemeente", "thema", "soort", "oordeel", "periode", "bron"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in FACETS:
        builder.add_text_field(f"facet_{name}", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(entry: Entry) -> Any:
    import tantivy

    tokens = analyse(entry.text)
    document = tantivy.Document()
    document.add_text("key", entry.key)
    document.add_text("table", entry.table)
    document.add_text("document_id", entry.document_id)
    document.add_text("words", " ".join(t.lemma for t in tokens))
    document.add_text("parts", " ".join(p for t in tokens for p in t.parts))
    for name, values in entry.fields.items():
        for value in values:
            document.add_text(name, " ".join(field_terms(value)))
        if name in FACETS:
            for value in dict.fromkeys(values):
                document.add_text(f"facet_{name}", value)
    return document


def field_terms(value: str) -> list[str]:
    """A field's value as terms: words without case and accents, unlike text not reduced to lemmas."""
    return [fold(value[t.start : t.end].lower()) for t in analyse(value)]


def _entries(dataset: Dataset, document: Row) -> Iterator[Entry]:
    own = _document_fields(document)
    for table, kind in KINDS.items():
        for row in dataset.rows(table, "document_id = ?", (document["document_id"],)):
            key = row["passage_id"] if table == "passages" else row["finding_id"]
            fields = {name: list(values) for name, values in own.items()}
            fields["soort"] = [kind, document["kind"]]
            if table != "passages":
                _add_finding(fields, row)
            yield Entry(key, table, document["document_id"], _text(table, row), fields)


def _document_fields(document: Row) -> dict[str, list[str]]:
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


def _add_finding(fields: dict[str, list[str]], row: Row) -> None:
    if row["scope"] != "corporatie":
        fields["gemeente"] = [row["scope"]]
    if row["theme"]:
        fields["thema"] = [row["theme"]]
    label = row.get("label") or (f"{row['score']:g}".replace(".", ",") if row.get("score") is not None else None)
    if label:
        fields["oordeel"] = [label]
    fields["bron"] += [x for x in (row.get("appraiser_type"), row.get("appraiser")) if x]


def _text(table: str, row: Row) -> str:
    if table == "passages":
        return str(row["text"])
    extra = [row.get("subject"), row.get("theme_as_written"), row.get("indicator")]
    return " ".join([row["quote"], *(str(x) for x in extra if x and x not in row["quote"])])
