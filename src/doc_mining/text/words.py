"""The Dutch words we know: lists made from OpenTaal's approved words (data/README.md), loaded when first asked for."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def words() -> frozenset[str]:
    """All known word forms without a hyphen, lower case."""
    return frozenset(_packed("words").decode("utf-8").split())


def known(word: str) -> bool:
    """Whether the word stands in the list, in this form and whatever its case."""
    return _holds(_packed("words"), word)


def hyphened(word: str) -> bool:
    """Whether the word is one that is written with a hyphen, such as "directeur-eigenaar"."""
    return word.lower() in _sector() or _holds(_packed("hyphened"), word)


@cache
def _sector() -> frozenset[str]:
    lines = (files("doc_mining.text") / "data" / "hyphened_sector.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


@cache
def _packed(name: str) -> bytes:
    """A list as it is stored, one word a line, in the order of its bytes."""
    return gzip.decompress((files("doc_mining.text") / "data" / f"{name}.txt.gz").read_bytes())


def _holds(lines: bytes, word: str) -> bool:
    # a search in the sorted lines: a set of 200,000 strings takes longer to make than a document to read
    wanted = word.lower().encode("utf-8")
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", 0, middle) + 1
        end = lines.find(b"\n", start)
        found = lines[start:end]
        if found == wanted:
            return True
        if found < wanted:
            low = end + 1
        else:
            high = start
    return False
