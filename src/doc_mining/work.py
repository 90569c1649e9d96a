"""The work on one document, from file to rows of the dataset: what a guarded process does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from doc_mining.codec import decode, encode
from doc_mining.collecting import uncollected
from doc_mining.dataset.rows import Mined, rows, stored
from doc_mining.mining.mine import mine
from doc_mining.pdf import Limits, read
from doc_mining.records import Document, Notice, Source
from doc_mining.search.entries import entries
from doc_mining.sources import recognise
from doc_mining.text import structure
from doc_mining.worked import Worked, packed


@uncollected()
def work(request: Mapping[str, Any], blob: bytes, progress: Callable[[int], None]) -> bytes:
    """Read and mine the file of request["source"], or mine `blob`, the document as it was read before.

    request["versions"] are those of parser and miner. There may be "limits", and "lost": notices of pages to leave out,
    since reading hung or crashed there. Returns what `worked.results` takes apart.
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
    notices = (*document.warnings, *findings.warnings)
    return packed(Worked(document.status, notices, stored(tables), indexed, blob))


def _with_notices(document: Document, lost: tuple[Notice, ...]) -> Document:
    """The document, with the reason for which each lost page was left out."""
    if not lost:
        return document
    known = {n.page for n in lost}
    kept = (n for n in document.warnings if not (n.code == "page_skipped" and n.page in known))
    return replace(document, status="partial", warnings=(*lost, *kept))
