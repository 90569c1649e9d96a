"""`doc-mining compare`: two successive reports of one corporation."""

from __future__ import annotations

import json
import textwrap
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from doc_mining import settings
from doc_mining.cli.command import OK, Command, add_db
from doc_mining.dataset import Dataset
from doc_mining.dataset.rows import Row


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("first", metavar="REPORT", help="a document_id, or part of a report's file name")
    parser.add_argument("second", metavar="REPORT", help="the other report of the same corporation")
    add_db(parser)
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def _execute(args: Namespace) -> int:
    from doc_mining.compare import compare

    with Dataset(settings.load(db=args.db).db, create=False) as dataset:
        result = compare(dataset, args.first, args.second)
    if args.json:
        print(json.dumps(asdict(result), ensure_ascii=False, indent=1))
        return OK
    names = [Path(d["path"]).name for d in (result.earlier, result.later)]
    print(f"{result.later['corporation']}: {names[0]} → {names[1]}\n\nverdicts")
    for pair in result.verdicts:
        if pair.then and pair.now:
            change = f"{pair.change:+g}" if pair.change else "="
            subject = textwrap.shorten(pair.subject or "-", 44, placeholder="…")
            judged = f"{pair.appraiser_type:<18} {pair.aspect:<20} {subject:<44}"
            print(f"  {judged} {_verdict(pair.then):>16} → {_verdict(pair.now):<16} {change}")
    print("\npoints of the earlier report")
    for point in result.points:
        print(f"  - {textwrap.shorten(point.then['text'], 110, placeholder='…')} (p. {point.then['page']})")
        if point.reported:
            print(
                f"      {point.reported['follow_up_status'] or 'mentioned'}: the later report, p. {point.reported['page']}"
            )
        if point.recurs:
            print(
                f"      asked again, p. {point.recurs['page']}: {textwrap.shorten(point.recurs['text'], 90, placeholder='…')}"
            )
        if not point.reported and not point.recurs:
            print("      not found in the later report")
    print(f"\nnew points in the later report: {len(result.new_points)}")
    for row in result.new_points:
        print(f"  - {textwrap.shorten(row['text'], 110, placeholder='…')} (p. {row['page']})")
    return OK


def _verdict(row: Row) -> str:
    number = f"{row['score']:g}" if row["score"] is not None else ""
    words = " – ".join(x for x in (row["label"], row["label_to"]) if x)
    return " ".join(x for x in (words, number) if x)


COMMAND = Command(
    "compare",
    "Put two reports of one corporation side by side: verdicts, and advice then and now.",
    "doc-mining compare --db out/demo.db lingeborgh-visitatie-2015 lingeborgh-visitatie-2019",
    _arguments,
    _execute,
)
