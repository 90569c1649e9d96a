"""Whether the words of a page can be words: a text layer may stand for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.records import Word

LEAST_GLYPHS = 40  # fewer say nothing
LEAST_WORDS = 25
LOOKED_AT = 300  # words of a page, at least, where there are as many
SAMPLE = 100  # long words that are looked into, at least, where there are as many
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x80-\x9f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG = re.compile(r"[^\W\d_]{4,}")
_VOWELLESS = re.compile(r"\b[^\W\d_aeiouyàáâäèéêëìíîïòóôöùúûüœæ]+\b", re.IGNORECASE)


def legible(words: Sequence[Word]) -> bool:
    """False where the text layer is garbage: glyphs without meaning, or letters that make no words.

    Bullets in symbol fonts, tables of figures and short texts are legible.
    """
    words = words[:: 1 + len(words) // LOOKED_AT]
    text = " ".join([w.text for w in words])
    if len(text) < LEAST_GLYPHS:
        return True
    glyphs = len(text) - len(words)
    if _STRANGE.search(text) and len(_STRANGE.findall(text)) > 0.2 * glyphs:
        return False
    long = _LONG.findall(text)
    if sum(map(len, long)) < 0.25 * glyphs and sum(map(len, _LETTERS.findall(text))) < 0.25 * glyphs:
        signs = sum(not (c.isalnum() or c in " .,-–€%():;/+*") for c in text)
        return signs < 0.3 * glyphs
    if len(long) < LEAST_WORDS:
        return True
    sample = long[:: 1 + len(long) // SAMPLE]
    return len(_VOWELLESS.findall(" ".join(sample))) < 0.3 * len(sample)
