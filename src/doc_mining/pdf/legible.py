"""Whether the words of a page can be words: a text layer may stand for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.records import Word

LEAST_GLYPHS = 40  # fewer say nothing
LEAST_WORDS = 25
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x80-\x9f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouyàáâäèéêëìíîïòóôöùúûüœæ]", re.IGNORECASE)


def legible(words: Sequence[Word]) -> bool:
    """False where the text layer is garbage: glyphs without meaning, or letters that make no words.

    Bullets in symbol fonts, tables of figures and short texts are legible.
    """
    text = " ".join(w.text for w in words)
    if len(text) < LEAST_GLYPHS:
        return True
    glyphs = len(text) - len(words)
    if len(_STRANGE.findall(text)) > 0.2 * glyphs:
        return False
    letters = _LETTERS.findall(text)
    if sum(map(len, letters)) < 0.25 * glyphs:
        signs = sum(not (c.isalnum() or c in " .,-–€%():;/+*") for c in text)
        return signs < 0.3 * glyphs
    long = [w for w in letters if len(w) >= 4]
    if len(long) < LEAST_WORDS:
        return True
    return sum(1 for w in long if _VOWEL.search(w)) > 0.7 * len(long)
