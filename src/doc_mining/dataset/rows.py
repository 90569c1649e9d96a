"""Records as rows of the contract's tables: plain values in column order, lists as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from doc_mining.dataset import schema
from doc_mining.records import Box, Document, Findings, Source

Row = dict[str, Any]
Stored = dict[str, list[list[Any]]]


class Mined(NamedTuple):
    """A document with all that was found in it, and the versions that made it."""

    source: Source
    document: Document
    findings: Findings
    parser_version: str
    miner_version: str


def rows(mined: Mined) -> Iterator[tuple[schema.Table, list[Row]]]:
    """The rows of each table that this document fills."""
    yield schema.DOCUMENTS, [document_row(mined)]
    yield schema.PASSAGES, passage_rows(mined)
    findings = mined.findings
    for table, records in (
        (schema.JUDGEMENTS, findings.judgements),
        (schema.DEVELOPMENT_POINTS, findings.development_points),
        (schema.THEMES, findings.themes),
        (schema.AGREEMENTS, findings.agreements),
        (schema.FIGURES, findings.figures),
        (schema.ORGANISATIONS, findings.organisations),
    ):
        yield table, [_row(table, record, mined.source.document_id) for record in records]


def stored(tables: Iterable[tuple[schema.Table, list[Row]]]) -> Stored:
    """The rows as SQLite takes them, by the name of their table: values in column order, lists as JSON."""
    return {t.name: [[_plain(row[name]) for name in t.names] for row in found] for t, found in tables}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return int(value) if isinstance(value, bool) else value


def document_row(mined: Mined) -> Row:
    """The document itself; status is the worst of what reading and mining said."""
    d, i, s = mined.document, mined.document.identity, mined.source
    return {
        "document_id": s.document_id,
        "path": s.path,
        "sha256": s.sha256,
        "kind": i.kind,
        "title": i.title,
        "corporation": i.corporation,
        "bureau": i.bureau,
        "methodology": i.methodology,
        "period_start": i.period_start,
        "period_end": i.period_end,
        "published": i.published,
        "municipalities": list(i.municipalities),
        "pages": d.pages,
        "ocr_pages": list(d.ocr_pages),
        "status": d.status,
        "warnings": [
            {"code": n.code, "page": n.page, "message": n.message} for n in (*d.warnings, *mined.findings.warnings)
        ],
        "parser_version": mined.parser_version,
        "miner_version": mined.miner_version,
    }


def passage_rows(mined: Mined) -> list[Row]:
    """The passages in reading order; lists of persons are left out."""
    document_id = mined.source.document_id
    return [
        {
            "passage_id": f"{document_id}-{p.order:05d}",
            "document_id": document_id,
            "order": p.order,
            "part": p.part,
            "section": list(p.section),
            "kind": p.kind,
            "level": p.level,
            "page": p.page,
            "page_label": p.page_label,
            "boxes": plain_boxes(p.boxes()),
            "text": p.text,
        }
        for p in mined.document.body()
    ]


def plain_boxes(boxes: Iterable[Box]) -> list[list[float]]:
    """Boxes as lists, rounded to a hundredth of a point."""
    return [[b.page, round(b.x0, 2), round(b.top, 2), round(b.x1, 2), round(b.bottom, 2)] for b in boxes]


def _row(table: schema.Table, record: object, document_id: str) -> Row:
    row: Row = {}
    for column in table.columns:
        if column.name == "document_id":
            row[column.name] = document_id
        elif column.name == "boxes":
            row[column.name] = plain_boxes(getattr(record, "boxes"))  # noqa: B009
        else:
            value = getattr(record, column.name)
            row[column.name] = list(value) if isinstance(value, tuple) else value
    return row
