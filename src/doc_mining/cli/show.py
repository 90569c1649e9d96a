"""`doc-mining show`: one document with its findings, or one finding with its evidence."""

from __future__ import annotations

import json
import textwrap
from argparse import ArgumentParser, Namespace
from typing import Any

from doc_mining import settings
from doc_mining.cli.command import OK, Command, add_db
from doc_mining.dataset import Dataset
from doc_mining.dataset.rows import Row
from doc_mining.errors import QueryError

_FINDINGS = ("judgements", "development_points", "themes", "agreements", "figures")


def _arguments(parser: ArgumentParser) -> None:
    add_db(parser)
    parser.add_argument("what", metavar="WHAT", help="a document_id, a finding_id, or part of a file name")
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def _execute(args: Namespace) -> int:
    with Dataset(settings.load(db=args.db).db, create=False) as dataset:
        finding = _finding(dataset, args.what)
        shown = finding or _document(dataset, args.what)
    if args.json:
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    elif finding:
        _print_finding(finding)
    else:
        _print_document(shown)
    return OK


def _finding(dataset: Dataset, finding_id: str) -> Row | None:
    for table in _FINDINGS:
        for row in dataset.rows(table, "finding_id = ?", (finding_id,)):
            path = next(iter(dataset.rows("documents", "document_id = ?", (row["document_id"],))))["path"]
            return {"table": table, "path": path, **row}
    return None


def _document(dataset: Dataset, what: str) -> dict[str, Any]:
    documents = [d for d in dataset.rows("documents") if d["document_id"] == what or what.lower() in d["path"].lower()]
    if len(documents) != 1:
        found = "no document or finding has" if not documents else f"{len(documents)} documents have"
        names = "; ".join(d["path"] for d in documents[:5])
        raise QueryError(
            f"{found} '{what}' as its id or in its name{': ' + names if names else ''}.",
            hint="See them all with: doc-mining status --json --db FILE",
        )
    findings = {t: list(dataset.rows(t, "document_id = ?", (documents[0]["document_id"],))) for t in _FINDINGS}
    return {"document": documents[0], **findings}


def _print_finding(row: Row) -> None:
    print(f"{row['table']} {row['finding_id']}  {row['path']}, page {row['page']}")
    print(textwrap.indent(textwrap.fill(f"“{row['quote']}”", 100), "  "))
    skip = {"table", "finding_id", "path", "page", "quote", "document_id"}
    for name, value in row.items():
        if name not in skip and value not in (None, [], False):
            print(f"  {name}: {value}")


def _print_document(shown: dict[str, Any]) -> None:
    document = shown["document"]
    for name, value in document.items():
        if value not in (None, []):
            print(f"{name}: {value}")
    for table in _FINDINGS:
        if shown[table]:
            print(f"\n{table} ({len(shown[table])})")
        for row in shown[table]:
            print(f"  p. {row['page']:>3}  {row['scope']:<16.16}  {_headline(table, row)}")


def _headline(table: str, row: Row) -> str:
    if table == "judgements":
        upper = f" – {row['label_to']}" if row["label_to"] else ""
        number = f" {row['score']:g}" if row["score"] is not None else ""
        verdict = f"{row['label'] or ''}{upper}{number}".strip() or row["form"]
        return f"{row['appraiser'] or row['appraiser_type']}: {verdict} ({row['aspect']}; {row['subject'] or '-'})"
    if table == "development_points":
        status = f" [{row['follow_up_status']}]" if row["follow_up_status"] else ""
        return f"{row['origin']}{status}: {textwrap.shorten(row['text'], 100)}"
    if table == "themes":
        return f"{row['theme_as_written']} ({row['theme'] or '-'})"
    if table == "agreements":
        return f"{row['number'] or '-'} {row['concreteness']}: {textwrap.shorten(row['text'], 100)}"
    return f"{row['indicator']} {row['year']}: {row['value']:g} {row['unit'] or ''} ({row['kind']})"


COMMAND = Command(
    "show",
    "Show a document with its findings, or one finding with its evidence.",
    "doc-mining show --db out/demo.db position-paper",
    _arguments,
    _execute,
)
