"""Reference cycles are not looked for while a document is worked on: records hold none, and there are very many."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pauses the collector of cycles, which would walk over all words of a document again and again.

    Also a decorator. What counts references goes on; memory is freed as always.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # to the oldest objects without a walk, which would come with the next allocation otherwise
            gc.freeze()
            gc.unfreeze()
            gc.enable()
