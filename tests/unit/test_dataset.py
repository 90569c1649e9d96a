"""The dataset: what is stored is kept, told when it cannot be, and never left half."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from doc_mining.dataset import Dataset, Mined, open_dataset, store
from doc_mining.dataset.schema import BY_NAME, TABLES
from doc_mining.errors import DatasetError
from doc_mining.records import Box, DevelopmentPoint, Findings, Source
from support.mined import store_findings
from support.written import document

TEXT = "# Ontwikkelpunten\n- Betrek de huurders eerder bij het onderhoud."


def point(quote: str, finding_id: str = "p1") -> DevelopmentPoint:
    return DevelopmentPoint(
        quote=quote,
        text=quote,
        page=1,
        boxes=(Box(1, 1.0, 2.0, 3.0, 4.0),),
        origin="commissie",
        appraiser_type="commissie",
        finding_id=finding_id,
    )


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return Dataset(tmp_path / "findings.db")


def test_a_document_comes_back_as_it_was_stored(dataset: Dataset) -> None:
    findings = Findings(development_points=(point("Betrek de huurders eerder bij het onderhoud."),))
    stored = store_findings(dataset, "a.pdf", TEXT, findings, kind="visitatierapport", municipalities=("Ede", "Epe"))
    row = next(dataset.rows("documents"))
    assert (row["document_id"], row["municipalities"], row["status"]) == (stored, ["Ede", "Epe"], "ok")
    (found,) = dataset.rows("development_points")
    assert found["boxes"] == [[1, 1.0, 2.0, 3.0, 4.0]]
    assert found["corrected"] is False
    assert [p["section"] for p in dataset.rows("passages")] == [[], ["Ontwikkelpunten"]]


def test_storing_again_replaces_and_does_not_add(dataset: Dataset) -> None:
    store_findings(dataset, "a.pdf", TEXT, Findings(development_points=(point("Betrek de huurders"),)))
    store_findings(dataset, "a.pdf", TEXT, Findings())
    assert dataset.count("documents") == 1
    assert dataset.count("passages") == 2
    assert dataset.count("development_points") == 0


def test_findings_of_a_page_come_back_in_the_order_of_the_document(dataset: Dataset) -> None:
    years = ("2024", "2025", "2026")
    row = tuple(point(f"Woningen 40 65 80 {year}", identity) for year, identity in zip(years, "cab", strict=True))
    store_findings(dataset, "a.pdf", TEXT, Findings(development_points=row))
    assert [found["quote"][-4:] for found in dataset.rows("development_points")] == list(years)


def test_an_interrupted_store_leaves_what_was_there(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    store_findings(dataset, "a.pdf", TEXT, Findings(development_points=(point("Betrek de huurders"),)))

    def interrupted(self: Dataset, source: Source) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.Dataset, "_put_source", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store_findings(dataset, "a.pdf", TEXT, Findings())
    assert dataset.count("development_points") == 1


def test_a_file_that_is_gone_takes_its_document_along_unless_another_file_holds_it(dataset: Dataset) -> None:
    store_findings(dataset, "a.pdf", TEXT, Findings())
    (source,) = [Source(r["path"], r["sha256"], 1, 1) for r in dataset.rows("documents")]
    dataset.note(Source("copy.pdf", source.sha256, 1, 1))
    assert dataset.forget(["a.pdf"]) == 0
    assert next(dataset.rows("documents"))["path"] == "copy.pdf"
    assert dataset.forget(["copy.pdf"]) == 1
    assert [dataset.count(t.name) for t in TABLES] == [0] * len(TABLES)


def test_a_changed_file_replaces_its_former_document(dataset: Dataset) -> None:
    for content in ("a" * 64, "b" * 64):
        source = Source("a.pdf", content, 1, 1)
        dataset.store(Mined(source, document(TEXT), Findings(), "1", "1"))
    assert [d["sha256"] for d in dataset.rows("documents")] == ["b" * 64]


def test_persons_are_not_stored(dataset: Dataset) -> None:
    written = document("# Gesproken\nJan Jansen, wethouder")
    passages = tuple(p if p.kind == "heading" else replace(p, people=True) for p in written.passages)
    source = Source("a.pdf", "c" * 64, 1, 1)
    dataset.store(Mined(source, replace(written, passages=passages), Findings(), "1", "1"))
    assert [p["text"] for p in dataset.rows("passages")] == ["Gesproken"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"this is no database, but a text of some length" * 20, "no database"), (b"\0" * 4096, "database")],
)
def test_a_damaged_database_is_told_and_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=said):
        Dataset(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(DatasetError, match="not one of doc_mining"):
        Dataset(path)


def test_a_database_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    with Dataset(path) as dataset:
        dataset.db.execute("INSERT INTO migrations VALUES ('m999_from_the_future', 999)")
    with pytest.raises(DatasetError, match="later version"):
        Dataset(path)


def test_a_locked_database_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    path = tmp_path / "locked.db"
    Dataset(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Dataset(path) as dataset, pytest.raises(DatasetError, match="another program is writing"):
        store_findings(dataset, "a.pdf", TEXT, Findings())
    holder.close()


def test_a_database_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no such database"):
        open_dataset(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_frames_have_the_contracts_columns_also_when_empty(dataset: Dataset) -> None:
    store_findings(dataset, "a.pdf", TEXT, Findings(), period_start=2019)
    frames = open_dataset(dataset.path)
    for table in TABLES:
        assert tuple(frames.table(table.name).columns) == BY_NAME[table.name].names
    assert frames.documents.period_start.tolist() == [2019]
    assert str(frames.judgements["count"].dtype) == "Int64"
