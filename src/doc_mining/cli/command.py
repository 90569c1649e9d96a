"""What a command is: a name, a sentence, an example that works, its arguments and what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import NamedTuple

OK = 0  # done
UNCLEAN = 1  # with --strict: done, but a document is partial or quarantined
USAGE = 2  # the command line is not understood
SOURCE = 3  # a path or key that cannot be used
DATASET = 4  # the database cannot be used
QUERY = 5  # the search query is not understood
FAILED = 6  # any other error that the message explains
INTERRUPTED = 130  # stopped by Ctrl-C; what was done is kept

EXIT_CODES = f"""exit codes:
  {OK}    done
  {UNCLEAN}    with --strict: done, but a document is partial or quarantined
  {USAGE}    the command line is not understood
  {SOURCE}    a path, key or file that cannot be used
  {DATASET}    the database cannot be used
  {QUERY}    the search query is not understood
  {FAILED}    another error, as the message says
  {INTERRUPTED}  stopped by Ctrl-C; what was done is kept"""


class Command(NamedTuple):
    """One command; `example` is a command line that a test runs on the demo corpus."""

    name: str
    summary: str
    example: str
    arguments: Callable[[ArgumentParser], None]
    execute: Callable[[Namespace], int]


def add_db(parser: ArgumentParser) -> None:
    """The option that every command shares."""
    parser.add_argument("--db", metavar="FILE", help="the database (default: doc_mining.db, or DOC_MINING_DB)")
