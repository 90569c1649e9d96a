"""The work on one document, from file to findings: what a guarded process does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from doc_mining.codec import decode, encode
from doc_mining.mining.mine import mine
from doc_mining.pdf import Limits, read
from doc_mining.records import Document, Findings, Identity
from doc_mining.sources import recognise
from doc_mining.text import structure


def work(request: dict[str, Any], blob: bytes, progress: Callable[[int], None]) -> bytes:
    """Read and mine the file at request["path"], or mine `blob`, the document as it was read before.

    `request` may hold "skip", pages to leave out, and "limits". Returns what `results` takes apart.
    """
    if blob:
        document = decode(Document, blob)
    else:
        limits = Limits(**request.get("limits", {}))
        reading = read(request["path"], limits, frozenset(request.get("skip", ())), progress)
        document = structure(reading)
        blob = encode(document)
    identity = recognise(document)
    findings = mine(replace(document, identity=identity), request["document_id"])
    parts = (blob, encode(identity), encode(findings))
    return json.dumps([len(p) for p in parts]).encode() + b"\n" + b"".join(parts)


def results(body: bytes) -> tuple[bytes, Document, Findings]:
    """What `work` returned: the document as read, encoded; the document with its identity; its findings."""
    head, _, rest = body.partition(b"\n")
    parts, at = [], 0
    for length in json.loads(head):
        parts.append(rest[at : at + length])
        at += length
    document = replace(decode(Document, parts[0]), identity=decode(Identity, parts[1]))
    return parts[0], document, decode(Findings, parts[2])
