"""The guarded process: loads one function, then does job after job until its input ends.

Started as `python -m doc_mining.guard_child module:function megabytes jobs`. Frames come and go through the pipes that
were its standard input and output; whatever libraries print goes to standard error.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from doc_mining import guard_frames as frames
from doc_mining.errors import DocMiningError

Work = Callable[[dict[str, Any], bytes, Callable[[int], None]], bytes]
_MB = 1 << 20
_PR_SET_PDEATHSIG = 1


def main(function: str, megabytes: int, jobs: int) -> None:
    """Serves jobs from standard input until it ends, or until this process has done its share."""
    source, target = _own_pipes()
    _die_with_parent()
    try:
        work = _loaded(function)
    except BaseException as error:
        frames.send(target, frames.ERROR, _described(error))
        return
    _limit_memory(megabytes)
    roomy = _resident() + megabytes * _MB // 2
    frames.send(target, frames.READY)
    for count in range(1, jobs + 1):
        try:
            _, request = frames.receive(source)
            _, blob = frames.receive(source)
        except EOFError:
            return
        if not _served(work, request, blob, target, roomy if count < jobs else 0):
            return


def _served(work: Work, request: bytes, blob: bytes, target: BinaryIO, roomy: int) -> bool:
    """Does one job and says whether this process may do another: it failed in none and has not outgrown `roomy`."""
    try:
        result = work(json.loads(request), blob, lambda page: frames.send(target, frames.PAGE, str(page).encode()))
    except BaseException as error:
        frames.send(target, frames.ERROR, _described(error))
        return False
    last = _resident() > roomy or roomy == 0
    frames.send(target, frames.LAST if last else frames.RESULT, result)
    return not last


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, put where no library finds them."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, target


def _loaded(function: str) -> Work:
    module, _, name = function.partition(":")
    work: Work = getattr(importlib.import_module(module), name)
    return work


def _described(error: BaseException) -> bytes:
    """What was raised, so that the parent can raise it again."""
    if isinstance(error, DocMiningError):
        fields = {"what": error.what, "document": error.document, "page": error.page, "hint": error.hint}
        return json.dumps({"type": type(error).__name__, **fields}).encode()
    kind = "memory" if isinstance(error, MemoryError) else "error"
    return json.dumps({"kind": kind, "what": f"{type(error).__name__}: {error}{_place(error)}"[:2000]}).encode()


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno})"


def _limit_memory(megabytes: int) -> None:
    """Bounds what this process may take from now on, where the system can; leaves no core file."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size = _status("VmSize")
    if size:
        with contextlib.suppress(ValueError, OSError):
            bound = size + megabytes * _MB
            resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _resident() -> int:
    return _status("VmRSS")


def _status(field: str) -> int:
    """A size of this process in bytes; 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:
            for line in status:
                if line.startswith(field + ":"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _die_with_parent() -> None:
    """No orphan goes on reading when the parent was killed; an interrupt is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
        if os.getppid() != parent:
            os._exit(1)
    elif os.name == "posix":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
