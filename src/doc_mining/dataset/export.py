"""The dataset as files: one a table, in the contract's field order, byte-identical for the same content."""

from __future__ import annotations

import csv
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from doc_mining.dataset import schema
from doc_mining.dataset.rows import Row
from doc_mining.dataset.store import Dataset
from doc_mining.errors import DatasetError

Format = Literal["jsonl", "csv", "parquet", "xlsx"]

_EPOCH = datetime(2000, 1, 1)  # file formats that demand a time get this one, so that equal content is equal bytes
_XLSX_CELL = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def export(dataset: Dataset, folder: str | Path, format: Format = "jsonl") -> list[Path]:  # noqa: A002
    """Write every table to `folder`, with a data dictionary beside them; returns the files.

    Lists are JSON text in csv and xlsx, and lists in jsonl and parquet. A file appears only when it is complete.
    """
    out = Path(folder)
    try:
        out.mkdir(parents=True, exist_ok=True)
        files = [_whole(out / f"{t.name}.{format}", _writer(dataset, t, format)) for t in schema.TABLES]
        files.append(_whole(out / "data_dictionary.md", lambda path: path.write_text(dictionary(), encoding="utf-8")))
    except OSError as error:
        raise DatasetError(
            f"the export could not be written: {error.strerror or error}.",
            document=str(out),
            hint="Is there room on the disk, and may you write there?",
        ) from error
    return files


def _writer(dataset: Dataset, table: schema.Table, format: Format) -> Callable[[Path], None]:  # noqa: A002
    return lambda path: _WRITERS[format](table, dataset.rows(table.name), path)


def dictionary() -> str:
    """The data dictionary, in Markdown."""
    out = ["# Data dictionary", "", "Field names are English, values Dutch; null where the document does not say."]
    for table in schema.TABLES:
        out += ["", f"## {table.name}", "", table.meaning, "", "| field | type | meaning |", "| --- | --- | --- |"]
        out += [f"| {c.name} | {'list' if c.type == 'json' else c.type} | {c.meaning} |" for c in table.columns]
    return "\n".join(out) + "\n"


def _whole(path: Path, write: Callable[[Path], object]) -> Path:
    """Write beside the target and put it in place at once."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".export-") as scratch:
        part = Path(scratch) / path.name
        write(part)
        part.replace(path)
    return path


def _jsonl(table: schema.Table, rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _csv(table: schema.Table, rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:  # the mark lets spreadsheets see that it is UTF-8
        writer = csv.writer(out)
        writer.writerow(table.names)
        writer.writerows([_flat(row[n]) for n in table.names] for row in rows)


def _parquet(table: schema.Table, rows: Iterable[Row], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}
    lists = {
        "boxes": pa.list_(pa.list_(pa.float64())),
        "ocr_pages": pa.list_(pa.int64()),
        "warnings": pa.list_(pa.struct([("code", pa.string()), ("page", pa.int64()), ("message", pa.string())])),
    }
    form = pa.schema(
        [
            (c.name, types[c.type] if c.type != "json" else lists.get(c.name, pa.list_(pa.string())))
            for c in table.columns
        ]
    )
    with pq.ParquetWriter(path, form) as writer:
        for batch in _batches(rows, 5_000):
            writer.write_table(pa.Table.from_pylist(batch, schema=form))


def _xlsx(table: schema.Table, rows: Iterable[Row], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    sheet.append(list(table.names))
    for row in rows:
        cells = []
        for name in table.names:
            value = _flat(row[name])
            if isinstance(value, str):
                value = _CONTROL.sub("", value)[:_XLSX_CELL]
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                cell.data_type = "s"  # text stays text: a quote that starts with '=' is no formula
            cells.append(cell)
        sheet.append(cells)
    book.save(path)
    _settle(path)


def _settle(path: Path) -> None:
    """Give every member of a zip file the same time, so that equal content is equal bytes."""
    with zipfile.ZipFile(path) as old:
        members = [(name, old.read(name)) for name in old.namelist()]
    stamp = _EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members:
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            new.writestr(zipfile.ZipInfo(name, _EPOCH.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


_WRITERS: dict[str, Callable[[schema.Table, Iterable[Row], Path], None]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "xlsx": _xlsx,
}
FORMATS: tuple[str, ...] = tuple(_WRITERS)


def _flat(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _batches(rows: Iterable[Row], size: int) -> Iterable[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
