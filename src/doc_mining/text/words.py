"""The Dutch words we know: a list made from OpenTaal's approved words (data/README.md), loaded when first asked for."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def words() -> frozenset[str]:
    """All known word forms, lower case."""
    packed = (files("doc_mining.text") / "data" / "words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").split("\n"))


def known(word: str) -> bool:
    """Whether the word stands in the list, in this form and whatever its case."""
    return word.lower() in words()
