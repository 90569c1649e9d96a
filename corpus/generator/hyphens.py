"""Where long words may be broken at the end of a line: the words in hyphens.txt, each with its own break points."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SOFT_HYPHEN = "\u00ad"


@cache
def _breaks() -> dict[str, str]:
    words = (Path(__file__).parent / "hyphens.txt").read_text(encoding="utf8").split()
    return {word.replace("-", ""): word.replace("-", SOFT_HYPHEN) for word in words}


def hyphenate(text: str) -> str:
    """`text` with soft hyphens in the words of the list, whatever their capitals."""

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        marked = _breaks().get(word.lower())
        return word if marked is None else word[0] + marked[1:]

    return re.sub(r"[^\W\d_]{8,}", broken, text)
