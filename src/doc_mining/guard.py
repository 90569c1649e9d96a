"""Runs a function on untrusted input in child processes that may hang, swell or die without harm.

    with Guard("package.module:function", workers=2, limits=Limits(seconds=60, memory_mb=1000)) as guard:
        for outcome in guard.map(Job({"path": path}) for path in paths):
            ...

The function is called as `function(request, blob, progress)` and returns bytes; it calls `progress(page)` before each
page. What it prints is kept out of the way. Nothing is pickled: requests are JSON, results are bytes.
"""

from __future__ import annotations

import contextlib
import json
import queue
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from doc_mining.errors import DocMiningError
from doc_mining.guard_process import Child, Reply

if TYPE_CHECKING:  # the limits come with the caller; their package loads a PDF library
    from doc_mining.pdf.limits import Limits

_LOOK_AHEAD = 8  # jobs per worker that may be done before their turn: idle workers against memory
_STARTS = 3  # children that may be found dead before a job is given up
_TICK = 0.05  # seconds between looks at the clock


class Job(NamedTuple):
    """What the function gets: a request that JSON can carry, and bytes it works on."""

    request: Mapping[str, Any]
    blob: bytes = b""


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that gave no result, and why.

    time: past its seconds. memory: past its megabytes. crash: the process died. error: the function raised; `error` is
    the exception where it was one of ours. `page` is the page at which it happened, as far as the function told.
    """

    code: Literal["time", "memory", "crash", "error"]
    message: str  # one sentence that does not name the file
    page: int | None = None
    error: DocMiningError | None = None


Outcome = bytes | Failure


class Guard:
    """A pool of guarded children for one function; a context manager, at the end of which no child is left.

    `function` is "module:name". `limits` bounds the seconds of a job and the megabytes that a child may take on top of
    its size at the start (where the system can bound them; else only time is bounded). `page_seconds` bounds the time
    without progress; by default a job may spend all its seconds on one page.
    """

    def __init__(self, function: str, *, limits: Limits, workers: int = 1, page_seconds: float | None = None) -> None:
        self._function, self._limits = function, limits
        self._page_seconds = min(page_seconds or limits.seconds, limits.seconds)
        self._look_ahead = _LOOK_AHEAD * workers
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="guard")
        self._idle: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._children: set[Child] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        threading.Thread(target=self._watch, name="guard-clock", daemon=True).start()

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcomes in the order of the jobs, which are taken lazily, some ahead of the one that is waited for.

        Raises SettingsError where the function cannot be loaded.
        """
        waiting: deque[Future[Outcome]] = deque()
        source = iter(jobs)
        try:
            while True:
                while len(waiting) < self._look_ahead and (job := next(source, None)) is not None:
                    waiting.append(self._threads.submit(self._run, job))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def run(self, job: Job) -> Outcome:
        """The outcome of one job. Raises SettingsError where the function cannot be loaded."""
        return self._threads.submit(self._run, job).result()

    def close(self) -> None:
        """Kills the children, whatever they do, and waits for their end."""
        self._closed.set()
        with self._lock:
            for child in self._children:
                child.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            for child in self._children:
                child.end()
            self._children.clear()

    def _run(self, job: Job) -> Outcome:
        request = json.dumps(job.request).encode()
        child = self._idle.get()
        try:
            for _ in range(_STARTS):
                if child is None:
                    child = self._started()
                reply = child.run(request, job.blob)
                if not child.usable:
                    self._discard(child)
                    child = None
                if reply is not None:
                    return self._outcome(reply)
            return Failure("crash", "the process that should read it died before it could, again and again.")
        finally:
            self._idle.put(child)

    def _started(self) -> Child:
        # Linux kills a child when the thread that started it ends; the threads of the pool last as long as the guard.
        child = Child(self._function, self._limits.seconds, self._limits.memory_mb, self._page_seconds)
        with self._lock:
            self._children.add(child)
            if self._closed.is_set():
                child.kill()
        try:
            child.start(self._function)
        except BaseException:
            self._discard(child)
            raise
        return child

    def _discard(self, child: Child) -> None:
        child.end()
        with self._lock:
            self._children.discard(child)

    def _watch(self) -> None:
        while not self._closed.wait(_TICK):
            with self._lock:
                children = list(self._children)
            for child in children:
                with contextlib.suppress(OSError):
                    child.expire(time.monotonic())

    def _outcome(self, reply: Reply) -> Outcome:
        where = f" at page {reply.page}" if reply.page else ""
        if reply.kind == "result":
            return reply.body
        if reply.kind == "time":
            return Failure("time", f"reading did not end within the limit of time{where}.", reply.page)
        if reply.kind == "memory":
            limit = f"{self._limits.memory_mb} MB"
            return Failure("memory", f"reading takes more memory than the limit of {limit}{where}.", reply.page)
        if reply.kind == "crash":
            return Failure("crash", f"the process that read it died{where} ({reply.message}).", reply.page)
        return Failure("error", reply.message, reply.page, reply.error)
