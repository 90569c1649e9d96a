"""`doc-mining export`: the dataset as files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from doc_mining import settings
from doc_mining.cli.command import OK, Command, add_db
from doc_mining.dataset import FORMATS, Dataset, export


def _arguments(parser: ArgumentParser) -> None:
    add_db(parser)
    parser.add_argument("--out", metavar="DIR", required=True, help="the folder that gets one file a table")
    parser.add_argument("--format", choices=FORMATS, default="jsonl", help="(default: jsonl)")


def _execute(args: Namespace) -> int:
    with Dataset(settings.load(db=args.db).db, create=False) as dataset:
        files = export(dataset, args.out, args.format)
    print(f"{len(files)} files written to {args.out}")
    return OK


COMMAND = Command(
    "export",
    "Write one file a table, with a data dictionary.",
    "doc-mining export --db out/demo.db --out out/export --format csv",
    _arguments,
    _execute,
)
