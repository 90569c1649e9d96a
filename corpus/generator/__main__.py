"""Command line: `python -m corpus.generator [NAME …] [--layout LAYOUT] [--out DIR] [--keys DIR]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from corpus.generator.build import DOCUMENTS, KEYS, build
from corpus.generator.layouts import LAYOUTS


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("names", nargs="*", help="documents to build, by the stem of their source; all of them if none")
    parser.add_argument("--layout", choices=sorted(LAYOUTS), help="lay all documents out this way, not their own")
    parser.add_argument("--out", type=Path, default=DOCUMENTS, help="folder for the PDFs")
    parser.add_argument("--keys", type=Path, help="folder for the answer keys (default: corpus/keys, or OUT/keys)")
    chosen = parser.parse_args(arguments)
    keys = chosen.keys or (KEYS if chosen.out == DOCUMENTS else chosen.out / "keys")
    for path in build(chosen.out, keys, layout=chosen.layout, names=tuple(chosen.names)):
        print(path)


if __name__ == "__main__":
    main()
