"""One analyser for texts and for questions: words without case and accents, as lemmas, with the parts of compounds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from doc_mining.search.compounds import parts
from doc_mining.text.words import known

VERSION = "1"

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
# Inflections that the lemma list leaves standing; longest first. The stem must be a word of at least four letters.
_PLURALS = (("heden", "heid"), ("ieën", "ie"), ("ën", ""), ("'s", ""), ("’s", ""))


class Token(NamedTuple):
    """A word of a text, where it stands, and how it is indexed."""

    start: int
    end: int
    lemma: str
    parts: tuple[str, ...]


def analyse(text: str) -> list[Token]:
    """The words of `text` in order."""
    return [Token(m.start(), m.end(), *_word(m[0])) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=300_000)
def _word(word: str) -> tuple[str, tuple[str, ...]]:
    low = word.lower()
    if low[0].isdigit():
        return low, ()
    lemma = _lemma(low).replace(" ", "")
    for ending, singular in _PLURALS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 3:
            lemma = lemma[: len(lemma) - len(ending)] + singular
            break
    if lemma == low:
        lemma = _by_head(low)
    own = dict.fromkeys(fold(_lemma(p)) for p in parts(lemma) or parts(low))
    return fold(lemma), tuple(own)


def _by_head(word: str) -> str:
    """The lemma of a compound that the lemma list does not know: that of its head behind the rest."""
    for at in range(3, len(word) - 3):
        head = word[at:]
        if len(head) > 3 and known(head):
            return word[:at] + _lemma(head)
    return word


@lru_cache(maxsize=100_000)
def _lemma(word: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, lang="nl")).lower()


def fold(text: str) -> str:
    """Without accents and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.replace("'", "").replace("’", "")
