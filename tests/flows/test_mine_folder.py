"""The scheduled pipeline, on Prefect's own test harness: one server for the whole session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] = "120"

from prefect.testing.utilities import prefect_test_harness

from doc_mining.dataset import Dataset
from pipelines.mine_folder import mine_folder
from support.sheets import Sheets


@pytest.fixture(scope="module", autouse=True)
def harness() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=120):
        yield


def test_a_flow_mines_what_is_new_and_drops_what_is_gone(tmp_path: Path) -> None:
    folder, db = tmp_path / "reports", tmp_path / "findings.db"
    folder.mkdir()
    for n in range(3):
        sheets = Sheets(folder / f"{n}.pdf")
        sheets.lines(72, 72, 400, f"Brief {n}. De corporatie schrijft haar huurders over het onderhoud van hun woning.")
        sheets.save()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    first = mine_folder(str(folder), str(db), batch=2)
    assert (first["ok"], first["quarantined"], first["unchanged"]) == (3, 1, 0)
    (folder / "0.pdf").unlink()
    second = mine_folder(str(folder), str(db), batch=2)
    assert (second["ok"], second["unchanged"], second["dropped"]) == (0, 3, 1)
    with Dataset(db, create=False) as dataset:
        assert dataset.count("documents") == 3
