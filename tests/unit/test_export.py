"""Exports: every format holds the same rows, and the same content is the same bytes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from doc_mining.dataset import FORMATS, Dataset, export
from doc_mining.dataset.schema import TABLES
from doc_mining.errors import DatasetError
from doc_mining.records import Findings, Theme
from support.mined import store_findings

TEXT = "# Thema's\n=SOM(1;2) is een citaat dat met een teken begint, en ‘krullen’ heeft: €."


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    made = Dataset(tmp_path / "findings.db")
    theme = Theme(
        quote="=SOM(1;2)", page=1, boxes=(), theme_as_written="=SOM(1;2)", finding_id="t1", section=("a", "b")
    )
    store_findings(made, "a.pdf", TEXT, Findings(themes=(theme,)), kind="prestatieafspraken")
    return made


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_content_is_the_same_bytes(dataset: Dataset, tmp_path: Path, format_: str) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    export(dataset, first, format_)  # type: ignore[arg-type]
    export(dataset, second, format_)  # type: ignore[arg-type]
    names = sorted(p.name for p in first.iterdir())
    assert names == sorted([*(f"{t.name}.{format_}" for t in TABLES), "data_dictionary.md"])
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_jsonl_keeps_the_contracts_order_and_types(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, tmp_path / "out")
    (line,) = (tmp_path / "out" / "themes.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert list(row)[:5] == ["finding_id", "document_id", "part", "section", "page"]
    assert row["section"] == ["a", "b"]
    assert row["theme"] is None


def test_a_quote_that_looks_like_a_formula_stays_text_in_a_sheet(dataset: Dataset, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    export(dataset, tmp_path / "out", "xlsx")
    sheet = load_workbook(tmp_path / "out" / "themes.xlsx").active
    cells = {c.value: c.data_type for c in next(sheet.iter_rows(min_row=2))}
    assert cells["=SOM(1;2)"] == "s"


def test_csv_and_parquet_hold_what_the_dataset_holds(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, tmp_path / "c", "csv")
    export(dataset, tmp_path / "p", "parquet")
    with (tmp_path / "c" / "passages.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [r["text"] for r in csv.DictReader(file)]
    frame = pd.read_parquet(tmp_path / "p" / "passages.parquet")
    assert texts == frame.text.tolist() == [p["text"] for p in dataset.rows("passages")]
    assert frame.boxes[0][0][0] == 1


def test_a_folder_that_cannot_be_made_is_told(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatasetError, match="could not be written"):
        export(dataset, tmp_path / "file" / "out")
