"""The main job: what is new, changed or gone is done, trouble costs one document, and nothing stored is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pdfplumber
import pytest

from doc_mining import run as running
from doc_mining.dataset import Dataset, export
from doc_mining.errors import DatasetError, SourceError
from doc_mining.run import Report, run
from doc_mining.settings import Settings
from support.corpora import letter, report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    report(made / "linde-2018.pdf", 2015, 2018, "voldoende")
    letter(made / "brief.pdf")
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(db=tmp_path / "findings.db", workers=1, seconds=30)


def go(folder: Path, settings: Settings) -> Report:
    return run([folder], settings)


def test_a_second_run_does_nothing_and_exports_the_same_bytes(folder: Path, settings: Settings, tmp_path: Path) -> None:
    first = go(folder, settings)
    assert sorted(d.status for d in first.done) == ["ok", "ok"]
    with Dataset(settings.db) as dataset:
        export(dataset, tmp_path / "1")
    second = go(folder, settings)
    assert (second.done, second.unchanged) == ((), 2)
    settings.db.unlink()
    go(folder, settings)
    with Dataset(settings.db) as dataset:
        export(dataset, tmp_path / "2")
    for file in (tmp_path / "1").iterdir():
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes(), file.name


def test_findings_stand_on_their_page_inside_their_boxes(folder: Path, settings: Settings) -> None:
    go(folder, settings)
    with Dataset(settings.db) as dataset:
        rows = [*dataset.rows("judgements"), *dataset.rows("development_points")]
        paths = {d["document_id"]: d["path"] for d in dataset.rows("documents")}
    assert {r["label"] for r in rows if "label" in r} == {"voldoende"}
    assert len(rows) == 2
    for row in rows:
        with pdfplumber.open(paths[row["document_id"]]) as pdf:
            page = pdf.pages[row["page"] - 1]
            crops = [page.crop((x0 - 1, top - 1, x1 + 1, bottom + 1)) for _, x0, top, x1, bottom in row["boxes"]]
            inside = " ".join(crop.extract_text() or "" for crop in crops)
        assert " ".join(row["quote"].split()) in " ".join(inside.split())


def test_what_disappears_is_dropped_and_what_changes_is_done_again(folder: Path, settings: Settings) -> None:
    go(folder, settings)
    (folder / "brief.pdf").unlink()
    report(folder / "linde-2018.pdf", 2015, 2018, "goed")
    again = go(folder, settings)
    assert (len(again.done), again.dropped) == (1, 1)
    with Dataset(settings.db) as dataset:
        assert [d["path"] for d in dataset.rows("documents")] == [str(folder / "linde-2018.pdf")]
        assert [j["label"] for j in dataset.rows("judgements")] == ["goed"]


def test_a_renamed_file_is_the_same_document(folder: Path, settings: Settings) -> None:
    go(folder, settings)
    (folder / "brief.pdf").rename(folder / "een brief ’s avonds.pdf")
    again = go(folder, settings)
    assert (again.done, again.dropped) == ((), 0)
    with Dataset(settings.db) as dataset:
        assert str(folder / "een brief ’s avonds.pdf") in {d["path"] for d in dataset.rows("documents")}


def test_new_rules_mine_again_without_reading_the_pdf(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(folder, settings)
    for file in folder.iterdir():
        stat = file.stat()
        file.write_bytes(b"x" * stat.st_size)  # could not be read any more, if anybody tried
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    monkeypatch.setattr(running, "miner_version", lambda: "later")
    monkeypatch.setattr(running, "take", _taken_before(settings))
    again = go(folder, settings)
    assert [d.status for d in again.done] == ["ok", "ok"]


def _taken_before(settings: Settings) -> object:
    from doc_mining.records import Source
    from doc_mining.sources.find import Found

    with Dataset(settings.db) as dataset:
        known = {d["path"]: d["sha256"] for d in dataset.rows("documents")}
    return lambda found: Source(found.path, known[Found(*found).path], found.size, found.modified_ns)


def test_one_documents_trouble_does_not_stop_the_others(folder: Path, settings: Settings) -> None:
    (folder / "leeg.pdf").write_bytes(b"")
    (folder / "geen pdf.pdf").write_bytes(b"<html>")
    (folder / "half.pdf").write_bytes((folder / "brief.pdf").read_bytes()[:400])
    done = {Path(d.path).name: d for d in go(folder, settings).done}
    assert {n: d.status for n, d in done.items() if d.status == "quarantined"}.keys() == {
        "leeg.pdf",
        "geen pdf.pdf",
        "half.pdf",
    }
    for name in ("leeg.pdf", "geen pdf.pdf", "half.pdf"):
        (notice,) = done[name].notices
        assert notice.message
        assert str(folder) not in notice.message
    with Dataset(settings.db) as dataset:
        assert dataset.count("documents") == 5
        assert dataset.count("judgements") == 1


def test_a_parse_past_its_limit_is_told_and_tried_again_next_time(folder: Path, settings: Settings) -> None:
    hurried = settings.model_copy(update={"seconds": 0.0001})
    assert {d.status for d in go(folder, hurried).done} <= {"quarantined", "partial"}
    assert {d.status for d in go(folder, settings).done} <= {"ok"}


def test_a_path_that_is_not_there_is_told_before_anything_is_done(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        run([tmp_path / "nergens"], settings)
    assert not settings.db.exists()


def test_a_damaged_database_is_left_alone(folder: Path, settings: Settings) -> None:
    settings.db.write_bytes(b"not a database at all " * 100)
    before = settings.db.read_bytes()
    with pytest.raises(DatasetError):
        go(folder, settings)
    assert settings.db.read_bytes() == before
