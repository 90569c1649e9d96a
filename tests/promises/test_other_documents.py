"""Documents that are no visitation report of a corporation yield no judgement of one, and no development point."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doc_mining.dataset import Dataset
from doc_mining.run import run
from doc_mining.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
KINDS = ("jaarverslag", "artikel", "bestuurlijke_reactie", "prestatieafspraken", "overig")


def judged(paths: list[Path], db: Path) -> dict[str, str]:
    """document → the first judgement or point found in it."""
    run(paths, Settings(db=db))
    with Dataset(db) as dataset:
        names = {row["document_id"]: Path(row["path"]).name for row in dataset.rows("documents")}
        assert len(names) == len(paths)
        return {
            names[row["document_id"]]: row["quote"]
            for table in ("judgements", "development_points")
            for row in dataset.rows(table)
        }


def test_other_kinds_of_the_corpus_yield_none(tmp_path: Path) -> None:
    keys = {path.stem: json.loads(path.read_text("utf-8")) for path in (CORPUS / "keys").glob("*.json")}
    others = [name for name, key in keys.items() if key["document"]["kind"] in KINDS]
    assert len(others) >= 8
    assert judged([CORPUS / "documents" / f"{name}.pdf" for name in others], tmp_path / "findings.db") == {}


@pytest.mark.slow
def test_real_documents_of_other_kinds_yield_none(shared: Path, tmp_path: Path) -> None:
    paths = sorted((shared / "pdfs").glob("*.pdf"))
    assert paths
    assert judged(paths, tmp_path / "findings.db") == {}
