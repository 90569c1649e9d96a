"""The one analyser of text and questions: words without accents and case, as lemmas, with the parts of compounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from doc_mining.search.compounds import parts
from doc_mining.text.words import words

VERSION = "2"

_ACCENTS = "\u0300-\u036f"  # set apart from their letters, as some programs write them
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{_ACCENTS}]+[^\W\d_]*)*(?:['’][^\W\d_]+(?:[{_ACCENTS}]+[^\W\d_]*)*)*"
)
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")
# Inflections that the lemma list leaves standing; longest first. The stem must be a word of at least three letters.
_PLURALS = (("heden", "heid"), ("ieën", "ie"), ("ën", ""), ("'s", ""), ("’s", ""))


class Token(NamedTuple):
    """A word in a text: where it stands, its lemma, and the parts that a compound is made of."""

    start: int
    end: int
    lemma: str
    parts: tuple[str, ...]


def lemmas(text: str) -> tuple[list[str], list[str]]:
    """The lemmas of a text in order, and the parts of its compounds; where they stand is not told."""
    words = [_word(word) for word in _TOKEN.findall(text)]
    return [lemma for lemma, _ in words], [part for _, parts_of in words for part in parts_of]


def analyse(text: str) -> list[Token]:
    """The words and numbers of a text in order."""
    return [Token(m.start(), m.end(), *_word(m[0])) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=4096)
def plain(text: str) -> tuple[str, ...]:
    """The words of a name, without case and accents, but not reduced to lemmas: "De Linden" is no "De Linde"."""
    return tuple(_fold(_small(word)) for word in _TOKEN.findall(text))


def pairs(lemmas: Sequence[str]) -> list[str]:
    """The pairs of common words that stand side by side, each as one word."""
    common = _common()
    return [together(a, b) for a, b in pairwise(lemmas) if a in common and b in common]


def together(first: str, second: str) -> str:
    """Two words side by side as one that is no word."""
    return f"{first}_{second}"


@cache
def _common() -> frozenset[str]:
    lines = (files("doc_mining.search") / "rules" / "common.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


@lru_cache(maxsize=300_000)
def _word(word: str) -> tuple[str, tuple[str, ...]]:
    small = _small(word)
    if small[0].isdigit():
        return small, ()
    lemma = _lemma(small).replace(" ", "")
    for ending, singular in _PLURALS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 3:
            lemma = lemma[: len(lemma) - len(ending)] + singular
            break
    if lemma == small:
        lemma = _by_head(small)
    own = dict.fromkeys(_fold(_lemma(p)) for p in parts(lemma) or parts(small))
    return _fold(lemma), tuple(own)


def _by_head(word: str) -> str:
    """The lemma of a compound that the lemma list does not know: that of its head behind the rest."""
    for at in range(3, len(word) - 3):
        head = word[at:]
        if len(head) > 3 and head in words():
            return word[:at] + _lemma(head)
    return word


@lru_cache(maxsize=100_000)
def _lemma(word: str) -> str:
    import simplemma  # its word list takes half a second

    return str(simplemma.lemmatize(word, lang="nl")).lower()


def _small(word: str) -> str:
    if word[0].isdigit():
        return _number(word)
    small = word.lower()
    return small if small.isascii() else unicodedata.normalize("NFC", small)


def _number(figure: str) -> str:
    """1.250 and 1250 are one number, and so are 7.4 and 7,4."""
    return _THOUSANDS.sub("", figure).replace(".", ",")


def _fold(text: str) -> str:
    """Without accents and apostrophes."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.replace("'", "").replace("’", "")
