"""What a text asks for apart from its matter, and whom it names: being heard on a renovation is no wish for a renovation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.text.prefilter import Prefiltered


class Frames(NamedTuple):
    """What a text asks for, and the parties in it."""

    asked: tuple[str, ...]
    parties: tuple[str, ...]


@lru_cache(maxsize=20_000)
def frames_of(low: str) -> Frames:
    """The frames of `low`, a text in small letters."""
    asked, parties = _patterns()
    return Frames(
        tuple(name for name, pattern in asked.items() if pattern.search(low)),
        tuple(name for name, pattern in parties.items() if pattern.search(low)),
    )


@cache
def _patterns() -> tuple[Mapping[str, Prefiltered], Mapping[str, Prefiltered]]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "theme_frames.toml").read_text("utf-8"))
    asked, parties = (
        {name: Prefiltered(pattern) for name, pattern in data[part].items()} for part in ("frames", "who")
    )
    return asked, parties
