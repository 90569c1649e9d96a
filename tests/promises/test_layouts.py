"""The same text in several layouts yields the same findings, but for page and boxes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from doc_mining.dataset import Dataset
from doc_mining.run import run
from doc_mining.settings import Settings

pytest.importorskip("reportlab", reason="the corpus is laid out with reportlab: install the extra `corpus`")

from corpus.generator.build import build
from corpus.generator.layouts import LAYOUTS
from support.layouts import NAMES

_TABLES = ("judgements", "development_points", "themes", "agreements", "figures")
_OF_THE_PAGE = {"finding_id", "document_id", "page", "boxes", "repeats", "follow_up_page", "confidence", "extractor"}
_ALIKE = 0.98


def findings(layout: str, folder: Path) -> Counter[str]:
    """Every finding of every document in a layout, without what belongs to the page."""
    documents = list(build(folder / "pdf", folder / "keys", layout=layout, names=NAMES))
    run(documents, Settings(db=folder / "findings.db"))
    with Dataset(folder / "findings.db") as dataset:
        names = {row["document_id"]: Path(row["path"]).stem for row in dataset.rows("documents")}
        return Counter(
            f"{names[row['document_id']]} {table} {_plain(row)}" for table in _TABLES for row in dataset.rows(table)
        )


def _plain(row: dict[str, Any]) -> str:
    kept = {name: value for name, value in row.items() if name not in _OF_THE_PAGE}
    return re.sub(r"\s+", " ", str(sorted(kept.items())).replace("\\n", " "))


@pytest.fixture(scope="module")
def by_layout(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    return {name: findings(name, tmp_path_factory.mktemp(name)) for name in sorted(LAYOUTS)}


@pytest.mark.slow
def test_layouts_yield_the_same_findings(by_layout: dict[str, Counter[str]]) -> None:
    first, *others = by_layout.values()
    assert first.total() > 300
    for other in others:
        alike = (first & other).total() / max(first.total(), other.total())
        assert alike >= _ALIKE, "\n".join([*(first - other), "", *(other - first)][:20])
