"""Versions of the stages, taken from their own code and rules: a change of either makes the work be done again.

Nobody has to remember to raise a number. The digest covers the sources of the stage's packages, their data files, and
the releases of the libraries whose results go into it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).parent
_PARSER = ("records.py", "codec.py", "pdf", "text")
_MINER = ("records.py", "sources", "mining", "text", "dataset/rows.py")
_SUFFIXES = {".py", ".toml", ".csv", ".tsv", ".json", ".txt", ".gz", ".npz"}


@cache
def parser_version() -> str:
    """Version of reading and structure: what the passages depend on."""
    return _stage(_PARSER, ("pypdfium2", "pdfplumber"))


@cache
def miner_version() -> str:
    """Version of recognition and mining: what the findings depend on, given the passages."""
    return _stage(_MINER, ())


def _stage(parts: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        root = _HERE / part
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            if file.suffix in _SUFFIXES and file.is_file():
                digest.update(file.relative_to(_HERE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library}={version(library)}".encode())
    return f"{version('doc-mining')}+{digest.hexdigest()[:12]}"
