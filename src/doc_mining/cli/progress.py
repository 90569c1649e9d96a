"""Progress of long work on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, TextIO


class Progress:
    """Counts documents. On a terminal a bar; otherwise a line at most every `every` seconds and one at the end."""

    def __init__(self, total: int, label: str, stream: TextIO | None = None, every: float = 5.0) -> None:
        self.total, self.label, self.every = total, label, every
        self.stream = stream or sys.stderr
        self.done, self._last = 0, time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        if self.total and self.stream.isatty():
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(file=self.stream), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(self.label, total=self.total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def step(self, what: str = "") -> None:
        """One more is done."""
        self.done += 1
        if self._bar:
            self._bar.update(self._task, completed=self.done, description=f"{self.label} {what}"[:60])
        elif time.monotonic() - self._last >= self.every or self.done == self.total:
            self._last = time.monotonic()
            print(f"{self.label}: {self.done} of {self.total}", file=self.stream, flush=True)

    def say(self, line: str) -> None:
        """A line that stays, above the bar."""
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=self.stream, flush=True)
