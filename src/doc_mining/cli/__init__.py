"""The command line: `doc-mining run | search | show | export | compare | evaluate | status | schedule`."""

from doc_mining.cli.main import main

__all__ = ["main"]
