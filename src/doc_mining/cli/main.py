"""The entrance: parse the line, run the command, and turn errors into one clear sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from doc_mining.cli import compare, evaluate, export, run, search, show, status
from doc_mining.cli.command import DATASET, EXIT_CODES, FAILED, INTERRUPTED, OK, QUERY, SOURCE, USAGE, Command
from doc_mining.errors import DatasetError, DocMiningError, QueryError, SettingsError, SourceError, UnreadableError

COMMANDS: tuple[Command, ...] = (
    run.COMMAND,
    search.COMMAND,
    show.COMMAND,
    export.COMMAND,
    compare.COMMAND,
    evaluate.COMMAND,
    status.COMMAND,
)

_CODES: tuple[tuple[type[DocMiningError], int], ...] = (
    (SourceError, SOURCE),
    (UnreadableError, SOURCE),
    (DatasetError, DATASET),
    (QueryError, QUERY),
    (SettingsError, USAGE),
)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="doc-mining",
        description="Turns visitation reports of Dutch housing corporations into a searchable dataset.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"doc-mining {version('doc-mining')}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        one = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.summary,
            epilog=f"example:\n  {command.example}\n\n{EXIT_CODES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(one)
        one.set_defaults(execute=command.execute)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns its exit code."""
    args = parser().parse_args(argv)
    try:
        code: int = args.execute(args)
        sys.stdout.flush()
    except DocMiningError as error:
        print(f"doc-mining: {error}", file=sys.stderr)
        return next((code for kind, code in _CODES if isinstance(error, kind)), FAILED)
    except BrokenPipeError:  # the reader of a pipe, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("doc-mining: stopped; what was done is kept, run the same command again to go on.", file=sys.stderr)
        return INTERRUPTED
    return code


__all__ = ["COMMANDS", "USAGE", "main", "parser"]
