"""Recognition and themes on real documents; skipped, visibly, where the reference material is absent."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.scopes import Scopes
from doc_mining.mining.themes import themes
from doc_mining.pdf import read
from doc_mining.pdf.limits import Limits
from doc_mining.records import Document
from doc_mining.sources import recognise
from doc_mining.text import structure

_MOST_PAGES = 21


def document_of(file: Path) -> Document:
    return structure(read(str(file), Limits()))


@pytest.mark.slow
def test_reports_with_a_key_are_recognised_and_their_themes_found(shared: Path) -> None:
    for keyed in sorted((shared / "keys").glob("*.json")):
        key: dict[str, Any] = json.loads(keyed.read_text("utf-8"))
        read_document = document_of(shared / "seeds" / f"{keyed.stem}.pdf")
        identity = recognise(read_document)
        for field in ("kind", "corporation", "bureau", "methodology", "period_start", "period_end"):
            assert getattr(identity, field) == key["document"][field], field
        assert set(key["document"]["municipalities"]) <= set(identity.municipalities)
        told = replace(read_document, identity=identity)
        first, last = key["pages"]
        found = {(t.scope, t.theme_as_written) for t in themes(told, Scopes(told)) if first <= t.page <= last}
        assert found == {(t["scope"], t["theme_as_written"]) for t in key["themes"]}


@pytest.mark.slow
def test_no_other_document_is_taken_for_a_visitation_report(shared: Path) -> None:
    with (shared / "pdfs" / "INDEX.csv").open(encoding="utf-8") as index:
        short = [row["file"] for row in csv.DictReader(index) if int(row["pages"]) < _MOST_PAGES]
    kinds = {name: recognise(document_of(shared / "pdfs" / name)).kind for name in short}
    assert len(kinds) > 10
    assert not {name for name, kind in kinds.items() if kind in ("visitatierapport", "prestatieafspraken")}
