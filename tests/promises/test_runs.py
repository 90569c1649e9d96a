"""A run may be killed, doubled or given more processes: the dataset is the same in the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from doc_mining.dataset import Dataset, export
from doc_mining.run import run
from doc_mining.settings import Settings
from support.corpora import letter, report

DOCUMENTS = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for n in range(DOCUMENTS // 2):
        report(made / f"linde-{n}.pdf", 2000 + n, 2003 + n, "goed" if n % 2 else "voldoende")
        letter(made / f"brief-{n}.pdf", n)
    return made


@pytest.fixture(scope="module")
def unbroken(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The export of a run by one process that nothing disturbed."""
    out = tmp_path_factory.mktemp("unbroken")
    run([folder], Settings(db=out / "findings.db", workers=1))
    return exported(out / "findings.db", out / "export")


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    with Dataset(db) as dataset:
        return {path.name: path.read_bytes() for path in export(dataset, folder)}


def started(folder: Path, db: Path, workers: int = 1) -> subprocess.Popen[str]:
    """The command in a process, and group, of its own."""
    line = [sys.executable, "-m", "doc_mining", "run", str(folder), "--db", str(db), "--workers", str(workers)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def stored(db: Path) -> int:
    if not db.exists():
        return 0
    with Dataset(db, create=False) as dataset:
        return dataset.count("documents")


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_ended_leaves_a_readable_database_and_the_next_one_finishes(
    folder: Path, unbroken: dict[str, bytes], tmp_path: Path, sign: signal.Signals
) -> None:
    db = tmp_path / "findings.db"
    process = started(folder, db)
    try:
        patience = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < patience and not db.exists():
            time.sleep(0.01)
        while process.poll() is None and time.monotonic() < patience and stored(db) < 2:
            time.sleep(0.01)
        process.send_signal(sign)
        _, errors = process.communicate(timeout=30)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    assert "Traceback" not in errors
    assert process.returncode != 0
    with Dataset(db) as dataset:
        assert dataset.check() == []
        assert 2 <= dataset.count("documents") < DOCUMENTS
    run([folder], Settings(db=db, workers=1))
    assert exported(db, tmp_path / "export") == unbroken


def test_two_runs_at_once_end_well(folder: Path, unbroken: dict[str, bytes], tmp_path: Path) -> None:
    db = tmp_path / "findings.db"
    both = [started(folder, db), started(folder, db)]
    told = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert exported(db, tmp_path / "export") == unbroken


def test_more_processes_give_the_same_dataset(folder: Path, unbroken: dict[str, bytes], tmp_path: Path) -> None:
    db = tmp_path / "findings.db"
    run([folder], Settings(db=db, workers=3))
    assert exported(db, tmp_path / "export") == unbroken
