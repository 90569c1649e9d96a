"""One process at a time: a lock on a file beside the search index, which the system lifts when its process ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of an index; waits while another process does."""
    with folder.with_name(folder.name + ".lock").open("a+b") as lock:
        _hold(lock.fileno())
        yield


if sys.platform == "win32":

    def _hold(file: int) -> None:
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_LOCK, 1)

else:

    def _hold(file: int) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
