"""One guarded child process as its parent sees it: start, one job at a time, a bound on time, end."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from doc_mining import errors
from doc_mining import guard_frames as frames
from doc_mining.errors import DocMiningError, SettingsError

START_SECONDS = 120.0  # a cold disk under load
JOBS_PER_CHILD = 200  # what leaks in native code is given back
STDERR_KEPT = 2000  # bytes
_KB_PER_MB = 1024
# Workers share the machine; thread pools in each would only take address space.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "MALLOC_ARENA_MAX"), "1")


class Reply(NamedTuple):
    """How a job ended in the child."""

    kind: str  # result | error | time | memory | crash
    body: bytes = b""
    message: str = ""
    page: int | None = None
    error: DocMiningError | None = None


class Child:
    """A child process that serves one function; `expire` may be called from any thread, the rest from one."""

    def __init__(self, function: str, seconds: float, memory_mb: int, page_seconds: float) -> None:
        self._seconds, self._memory_mb, self._page_seconds = seconds, memory_mb, page_seconds
        self._lock = threading.Lock()
        self._deadline: float | None = None  # of the job that runs
        self._page_deadline = 0.0
        self._expired = False
        self._tail = b""
        self.usable = True
        arguments = ["-P", "-m", "doc_mining.guard_child", function, str(memory_mb), str(JOBS_PER_CHILD)]
        self._inherited = _peak_of_this_process()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        self._reader = threading.Thread(target=self._drain, daemon=True)
        self._reader.start()

    def start(self, function: str) -> None:
        """Waits until the function is loaded. Raises SettingsError where it cannot be."""
        with self._timed(START_SECONDS, START_SECONDS):
            try:
                kind, body = frames.receive(self._stdout)
            except EOFError:
                kind, body = b"", b""
        if kind != frames.READY:
            self.end()
            what = json.loads(body)["what"] if kind == frames.ERROR else self._last_words() or "it ended at once"
            raise SettingsError(
                f"the process for '{function}' did not start: {what}.",
                hint="Install doc-mining anew, or raise the limit on memory.",
            )

    def run(self, request: bytes, blob: bytes) -> Reply | None:
        """Does one job; None where the child was dead before it could take it."""
        page: int | None = None
        with self._timed(self._seconds, self._page_seconds):
            try:
                frames.send(self._stdin, frames.JOB, request)
                frames.send(self._stdin, frames.BLOB, blob)
            except OSError:
                # A child that ends does so before it reads; one that was killed over this job reached its deadline.
                self.end()
                return Reply("time") if self._expired else None
            while True:
                try:
                    kind, body = frames.receive(self._stdout)
                except (EOFError, OSError, ValueError):
                    return self._died(page)
                if kind != frames.PAGE:
                    break
                page = int(body)
                self._page_deadline = time.monotonic() + self._page_seconds
        self.usable = kind == frames.RESULT
        return self._raised(body, page) if kind == frames.ERROR else Reply("result", body)

    def expire(self, now: float) -> None:
        """Kills the child if its job has had its time."""
        with self._lock:
            if self._deadline is not None and now > min(self._deadline, self._page_deadline):
                self._expired = True
                self._strike()

    def kill(self) -> None:
        """Ends the child at once; a job that runs in it ends as a crash."""
        with self._lock:
            self.usable = False
            self._strike()

    def end(self) -> int:
        """Closes the pipes, waits for the end and says the peak of its resident memory in KB (0: not known)."""
        self.usable = False
        with contextlib.suppress(OSError):
            self._stdin.close()
        peak = self._reap()
        self._reader.join(timeout=5)
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()
        return peak

    @property
    def _stdin(self) -> BinaryIO:
        assert self._process.stdin is not None
        return self._process.stdin  # type: ignore[return-value]

    @property
    def _stdout(self) -> BinaryIO:
        assert self._process.stdout is not None
        return self._process.stdout  # type: ignore[return-value]

    @contextlib.contextmanager
    def _timed(self, seconds: float, page_seconds: float) -> Iterator[None]:
        now = time.monotonic()
        with self._lock:
            self._deadline, self._page_deadline = now + seconds, now + page_seconds
        try:
            yield
        finally:
            with self._lock:
                self._deadline = None

    def _strike(self) -> None:
        """Kills without asking how the child is: Popen.kill would reap a dead one, and its peak of memory be lost."""
        if self._process.returncode is not None:
            return
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.kill(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def _reap(self) -> int:
        with self._lock:
            self._strike()
            if self._process.returncode is None and hasattr(os, "wait4"):
                with contextlib.suppress(ChildProcessError):
                    _, status, usage = os.wait4(self._process.pid, 0)
                    self._process.returncode = os.waitstatus_to_exitcode(status)
                    # A new process inherits its parent's peak: only what goes beyond it is its own.
                    return usage.ru_maxrss if usage.ru_maxrss > self._inherited else 0
            self._process.wait()
        return 0

    def _died(self, page: int | None) -> Reply:
        peak = self.end()
        if self._expired:
            return Reply("time", page=page)
        # Native code dies of the allocation that failed, which never becomes resident.
        if sys.platform == "linux" and peak > self._memory_mb * _KB_PER_MB // 2:
            return Reply("memory", page=page)
        code = self._process.returncode
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        last = self._last_words()
        return Reply("crash", message=f"{how}; {last}" if last else how, page=page)

    def _raised(self, body: bytes, page: int | None) -> Reply:
        fields: dict[str, Any] = json.loads(body)
        if "type" not in fields:
            return Reply(fields["kind"], message=fields["what"], page=page)
        cls = getattr(errors, fields.pop("type"), DocMiningError)
        error: DocMiningError = cls(fields.pop("what"), **fields)
        return Reply("error", message=str(error), page=error.page or page, error=error)

    def _drain(self) -> None:
        """Reads what the child prints, so that it never waits for a reader; the end of it is kept."""
        pipe = self._process.stderr
        assert pipe is not None
        with contextlib.suppress(ValueError, OSError):
            while chunk := pipe.read1(65536):  # type: ignore[attr-defined]
                self._tail = (self._tail + chunk)[-STDERR_KEPT:]

    def _last_words(self) -> str:
        lines = [line.strip() for line in self._tail.decode("utf-8", "replace").splitlines() if line.strip()]
        return lines[-1][:300] if lines else ""


def _peak_of_this_process() -> int:
    """In the unit of the system; 0 where it does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
