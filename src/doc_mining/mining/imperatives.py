"""Dutch imperatives at the beginning of a sentence: "Betrek", "Zorg", "Maak", "Wees"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_FIRST = re.compile(r"[‘“'\"(]*([A-ZÀ-Þ]?[a-zà-ÿ]+(?:-[a-zà-ÿ]+)?)\b")


@cache
def _stems() -> frozenset[str]:
    text = (files("doc_mining.mining") / "rules" / "imperatives.txt").read_text("utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def begins_with_imperative(sentence: str) -> bool:
    """Whether the first word is an imperative; a subject behind it ("Werkt zij", "Is de") makes it none."""
    m = _FIRST.match(sentence.strip())
    return bool(m) and m[1].lower() in _stems() if m else False
