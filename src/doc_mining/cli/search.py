"""`doc-mining search`: questions in words, phrases and fields."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from doc_mining import settings
from doc_mining.cli.command import OK, Command, add_db
from doc_mining.dataset import Dataset


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help='words, "phrases", OR, -not, field:value with corporatie, gemeente, thema, soort, oordeel, periode, bron',
    )
    add_db(parser)
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="hits to show (default: 10)")
    parser.add_argument("--offset", type=int, default=0, metavar="N", help="hits to pass over")
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def _execute(args: Namespace) -> int:
    from doc_mining.search import search

    with Dataset(settings.load(db=args.db).db, create=False) as dataset:
        answer = search(dataset, " ".join(args.query), max(1, args.limit), max(0, args.offset))
    if args.json:
        hits = [
            {
                "table": h.table,
                "score": round(h.score, 4),
                "path": h.path,
                "title": h.title,
                "snippet": h.snippet.text,
                "marks": h.snippet.marks,
                **h.row,
            }
            for h in answer.hits
        ]
        print(json.dumps({"total": answer.total, "facets": answer.facets, "hits": hits}, ensure_ascii=False, indent=1))
        return OK
    on, off = ("\x1b[1;33m", "\x1b[0m") if sys.stdout.isatty() else ("**", "**")
    print(f"{answer.total} found")
    for hit in answer.hits:
        place = f"{Path(hit.path).name}, p. {hit.row['page']}"
        print(f"\n{place}  [{hit.table}]  {hit.row.get('finding_id') or hit.row.get('passage_id')}")
        print(f"  {hit.snippet.marked(on, off)}")
    for name, counts in answer.facets.items():
        if counts:
            print(
                f"{chr(10) if name == 'soort' else ''}{name}: "
                + ", ".join(f"{value} {n}" for value, n in counts.items())
            )
    return OK


COMMAND = Command(
    "search",
    "Search passages and findings.",
    "doc-mining search --db out/demo.db 'prestatieafspraak -nieuwbouw soort:passage'",
    _arguments,
    _execute,
)
