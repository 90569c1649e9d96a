"""What a guarded child is asked to do in tests: behave, and misbehave in every way."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from doc_mining.errors import UnreadableError
from doc_mining.pdf import Limits, read


def work(request: dict[str, Any], blob: bytes, progress: Callable[[int], None]) -> bytes:
    for page in range(1, request.get("page", 1) + 1):
        progress(page)
    result = _DEEDS[request["do"]]()
    return blob if result is None else result


def read_pdf(request: dict[str, Any], blob: bytes, progress: Callable[[int], None]) -> bytes:
    """Reads a PDF and says how it ended: status, pages, then the notices."""
    limits = Limits(**request["limits"])
    reading = read(Path(request["path"]), limits, frozenset(request.get("skip", ())), progress)
    words = sum(len(line.words) for page in reading.pages for block in page.blocks for line in block.lines)
    notices = [f"{n.page}|{n.code}|{n.message}" for n in reading.warnings]
    return "\n".join([reading.status, str(reading.page_count), str(words), *notices]).encode()


def _hang() -> None:
    time.sleep(600)


def _spin() -> None:
    while True:
        pass


def _swell() -> None:
    kept = []
    while True:
        kept.append(bytes(10_000_000))


def _raise() -> None:
    raise UnreadableError("the pages are damaged.", document="rapport.pdf", page=7, hint="Ask for the file anew.")


def _mistake() -> None:
    raise ValueError("no such thing")


def _chatter() -> bytes:
    for _ in range(5_000):
        print("to standard output " * 20)
        sys.stderr.write("to standard error " * 20 + "\n")
    return b"said all"


def _grow() -> bytes:
    _KEPT.append(os.urandom(200_000_000))
    return str(os.getpid()).encode()


_KEPT: list[bytes] = []
_DEEDS: dict[str, Callable[[], bytes | None]] = {
    "echo": lambda: None,
    "pid": lambda: str(os.getpid()).encode(),
    "stdin": lambda: sys.stdin.read().encode() or b"nothing",
    "threads": lambda: os.environ["OPENBLAS_NUM_THREADS"].encode(),
    "hang": _hang,
    "spin": _spin,
    "swell": _swell,
    "abort": os.abort,
    "leave": lambda: sys.exit(3),
    "raise": _raise,
    "mistake": _mistake,
    "chatter": _chatter,
    "grow": _grow,
}
