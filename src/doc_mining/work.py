"""The work on one document, from file to rows of the dataset: what a guarded process does."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from typing import Any, NamedTuple

from doc_mining.codec import decode, encode
from doc_mining.collecting import uncollected
from doc_mining.dataset.rows import Mined, Stored, rows, stored
from doc_mining.mining.mine import mine
from doc_mining.pdf import Limits, read
from doc_mining.records import Document, Notice, Source, Status
from doc_mining.search.entries import Entries, Entry, entries
from doc_mining.sources import recognise
from doc_mining.text import structure


class Worked(NamedTuple):
    """What became of a document: its rows as database and index take them, and what reading gave, encoded."""

    status: Status
    notices: tuple[Notice, ...]
    tables: Stored
    entries: Entries
    parse: bytes


@uncollected()
def work(request: Mapping[str, Any], blob: bytes, progress: Callable[[int], None]) -> bytes:
    """Read and mine the file of request["source"], or mine `blob`, the document as it was read before.

    request["versions"] are those of parser and miner. There may be "limits", and "lost": notices of pages to leave out,
    since reading hung or crashed there. Returns what `results` takes apart.
    """
    source = Source(**request["source"])
    lost = tuple(Notice(*fields) for fields in request.get("lost", ()))
    if blob:
        document = decode(Document, blob)
    else:
        limits = Limits(**request.get("limits", {}))
        document = structure(read(source.path, limits, frozenset(n.page for n in lost if n.page), progress))
        document = _with_notices(document, lost)
        blob = encode(document)
    document = replace(document, identity=recognise(document))
    findings = mine(document, source.document_id)
    tables = list(rows(Mined(source, document, findings, *request["versions"])))
    indexed = entries({table.name: found for table, found in tables})
    notices = [astuple(n) for n in (*document.warnings, *findings.warnings)]
    head = json.dumps([document.status, notices, stored(tables), indexed], ensure_ascii=False, check_circular=False)
    text = head.encode("utf-8", "surrogatepass")
    return len(text).to_bytes(8, "little") + text + blob


def _with_notices(document: Document, lost: tuple[Notice, ...]) -> Document:
    """The document, with the reason for which each lost page was left out."""
    if not lost:
        return document
    known = {n.page for n in lost}
    kept = (n for n in document.warnings if not (n.code == "page_skipped" and n.page in known))
    return replace(document, status="partial", warnings=(*lost, *kept))


def results(body: bytes) -> Worked:
    """What `work` returned."""
    end = 8 + int.from_bytes(body[:8], "little")
    status, notices, tables, (fields, found) = json.loads(body[8:end].decode("utf-8", "surrogatepass"))
    indexed = Entries(fields, [Entry(*entry) for entry in found])
    return Worked(status, tuple(Notice(*n) for n in notices), tables, indexed, body[end:])
