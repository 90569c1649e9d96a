"""Findings in a database without a PDF: written documents with given findings."""

from __future__ import annotations

import hashlib
from typing import Any

from doc_mining.dataset import Dataset, Mined
from doc_mining.records import Findings, Source
from support.written import document


def store_findings(dataset: Dataset, path: str, text: str, findings: Findings, **identity: Any) -> str:
    """Store a written document with given findings."""
    written = document(text, **identity)
    source = Source(path, hashlib.sha256(path.encode()).hexdigest(), len(text), 1)
    dataset.store(Mined(source, written, findings, "parser-1", "miner-1"))
    return source.document_id
