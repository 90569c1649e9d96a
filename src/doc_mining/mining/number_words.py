"""Numbers spelled out in Dutch, from two to nine hundred and ninety-nine: "vijfenvijftig", "honderdveertig"."""

from __future__ import annotations

from functools import cache

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

_ONE = "|".join(_ONES)
_TEN = "|".join(_TENS)
_BELOW = rf"(?:(?:{_ONE})(?:en|ën))?(?:{_TEN})|{'|'.join(reversed(_TEENS))}"
SPELLED = rf"(?:(?:{'|'.join(_ONES[1:])})?honderd(?:(?:en)?(?:{_BELOW}|{_ONE}))?|{_BELOW}|{'|'.join(_ONES[1:])})"


@cache
def number_of_word(word: str) -> int | None:
    """The number that a word says; None for a word that is none, and for "een", which mostly is no number."""
    return _spelled().get(word.lower().replace("ë", "e")) if word.lower() != "een" else None


@cache
def _spelled() -> dict[str, int]:
    below = {word: n for n, word in enumerate((*_ONES, *_TEENS), 1)}
    for tens, ten in enumerate(_TENS, 2):
        below[ten] = 10 * tens
        below |= {f"{one}en{ten}": 10 * tens + n for n, one in enumerate(_ONES, 1)}
    out = dict(below)
    for hundreds, prefix in enumerate(("", *_ONES[1:]), 1):
        for joint in ("", "en"):
            out |= {f"{prefix}honderd{joint}{word}": 100 * hundreds + n for word, n in below.items()}
        out[f"{prefix}honderd"] = 100 * hundreds
    return out
