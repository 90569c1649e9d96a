"""The command line: `doc-mining run | search | show | export | compare | evaluate | status`."""

from doc_mining.cli.main import main

__all__ = ["main"]
