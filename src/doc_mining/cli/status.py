"""`doc-mining status`: what the dataset holds, and what could not be read."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter

from doc_mining import settings
from doc_mining.cli import notices
from doc_mining.cli.command import OK, UNCLEAN, Command, add_db
from doc_mining.dataset import Dataset
from doc_mining.dataset.schema import TABLES


def _arguments(parser: ArgumentParser) -> None:
    add_db(parser)
    parser.add_argument("--json", action="store_true", help="print JSON for programs")
    parser.add_argument("--strict", action="store_true", help="fail when a document is partial or quarantined")


def _execute(args: Namespace) -> int:
    with Dataset(settings.load(db=args.db).db, create=False) as dataset:
        damage = dataset.check()
        documents = list(dataset.rows("documents"))
        rows = {t.name: dataset.count(t.name) for t in TABLES}
    statuses = Counter(d["status"] for d in documents)
    unclean = [d for d in documents if d["status"] != "ok"]
    if args.json:
        fields = ("document_id", "path", "kind", "status", "warnings")
        plain = {
            "rows": rows,
            "status": statuses,
            "damage": damage,
            "documents": [{f: d[f] for f in fields} for d in documents],
        }
        print(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        print("  ".join(f"{name} {count}" for name, count in rows.items()))
        print("  ".join(f"{status} {statuses.get(status, 0)}" for status in ("ok", "partial", "quarantined")))
        for problem in damage:
            print(f"damaged: {problem}")
        for document in documents:
            told = ((w["page"], w["message"]) for w in document["warnings"])
            for line in notices.lines(document["status"], document["path"], told):
                print(line)
    return UNCLEAN if args.strict and (unclean or damage) else OK


COMMAND = Command(
    "status",
    "Tell what the dataset holds, with warnings and quarantine.",
    "doc-mining status --db out/demo.db",
    _arguments,
    _execute,
)
