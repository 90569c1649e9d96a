"""The search index: a folder beside the database, made from it, and made again whenever it does not fit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from doc_mining.dataset import Dataset
from doc_mining.dataset.rows import Row
from doc_mining.errors import DatasetError
from doc_mining.search.alone import alone
from doc_mining.search.analyser import VERSION, plain, together
from doc_mining.search.entries import KINDS, Entries, Entry, entries

FACETS = ("soort", "corporatie", "gemeente", "thema", "oordeel", "periode")
FIELDS = ("corporatie", "gemeente", "thema", "soort", "oordeel", "periode", "bron")
_OVERRIDDEN = "gemeente"  # where a finding has one of its own, that of its document does not count
_STATE = "doc_mining.json"
_HEAP = 64 << 20


def folder_of(database: Path) -> Path:
    """Where the index of a database stands."""
    return database.with_name(database.name + ".index")


def update(dataset: Dataset, ready: Mapping[str, Entries] | None = None) -> None:
    """Bring the index up to date: documents that changed are put in anew, those that are gone are taken out.

    `ready` holds, by document_id, what is indexed of documents that were just mined; of others it is made here. Of
    several processes one writes at a time.
    """
    folder = folder_of(dataset.path)
    if not _fits(_state(folder), dataset):
        with alone(folder):
            _write(folder, dataset, ready or {})


def _fits(state: Mapping[str, Any], dataset: Dataset) -> bool:
    return bool(state.get("generation") == dataset.generation and state.get("analyser") == VERSION)


def _write(folder: Path, dataset: Dataset, ready: Mapping[str, Entries]) -> None:
    import tantivy

    state = _state(folder)
    if _fits(state, dataset):
        return  # another process was first
    generation = dataset.generation
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
        for document_id in wanted:
            if have.get(document_id) != wanted[document_id]:
                for document in _documents(document_id, ready.get(document_id) or _made(dataset, document_id)):
                    writer.add_document(document)
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
    new = {"generation": generation, "analyser": VERSION, "documents": wanted}
    (folder / _STATE).write_text(json.dumps(new), encoding="utf-8")


def opened(dataset: Dataset) -> Any:
    """The index of this dataset, brought up to date first."""
    import tantivy

    update(dataset)
    folder = folder_of(dataset.path)
    try:
        return tantivy.Index.open(str(folder))
    except ValueError:
        with alone(folder):
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
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="freq")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in FACETS:
        builder.add_text_field(f"facet_{name}", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _made(dataset: Dataset, document_id: str) -> Entries:
    return entries({t: list(dataset.rows(t, "document_id = ?", (document_id,))) for t in ("documents", *KINDS)})


def _documents(document_id: str, made: Entries) -> Iterator[Any]:
    shared = _filled(made.fields)
    without = _filled({name: values for name, values in made.fields.items() if name != _OVERRIDDEN})
    for row in made.rows:
        yield _document(document_id, row, without if _OVERRIDDEN in row.fields else shared, made.fields)


def _document(document_id: str, row: Entry, shared: Mapping[str, list[str]], common: Mapping[str, list[str]]) -> Any:
    import tantivy

    own = _filled({n: v + common.get(n, []) if n != _OVERRIDDEN else v for n, v in row.fields.items()})
    return tantivy.Document(
        key=row.key,
        table=row.table,
        document_id=document_id,
        words=row.words,
        parts=row.parts,
        pairs=row.pairs,
        **{**shared, **own},
    )


def _filled(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Values of fields as terms to be found by, and of facets as they are counted."""
    out = {name: [" ".join(_terms(v)) for v in values] for name, values in fields.items() if values}
    out.update({f"facet_{n}": list(dict.fromkeys(values)) for n, values in fields.items() if n in FACETS and values})
    return out


def _terms(value: str) -> list[str]:
    """The words of a value, and behind them each two that stand side by side as one: names are asked for as phrases."""
    words = plain(value)
    return [*words, *(together(a, b) for a, b in pairwise(words))]
