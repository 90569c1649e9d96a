"""School marks from 1 to 10 as they are written: `7,4`, `7.4`, `7½`, `zeven`, `zeven en een half`, `7 à 8`."""

from __future__ import annotations

import re
from typing import NamedTuple

WORDS = {
    "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
}  # fmt: skip

_WORD = "|".join(WORDS)
_DIGITS = r"(?:10(?:[.,]0{1,2})?|[1-9](?:[.,]\d{1,2}|½)?)"
_SPOKEN = rf"(?:{_WORD})(?:(?:[ëe]n|ën| en) ?(?:een|één) half|tjes|tje|je|ens|en)?"
_BOUND = r"(?<![\w.,/€-])"
_NUMBER = re.compile(rf"{_BOUND}{_DIGITS}(?![\w%‰½]|[.,]\d|\s?%|/\d)", re.I)
_ANY = re.compile(rf"{_BOUND}(?:{_DIGITS}(?![\w%‰½]|[.,]\d|\s?%|/\d)|{_SPOKEN}(?![\w-]))", re.I)


class Mark(NamedTuple):
    """A mark at characters `start:end` of a text; numbers with decimals are seldom anything else."""

    value: float
    start: int
    end: int
    decimal: bool = False


def mark_value(text: str) -> float | None:
    """The mark that `text` is, as a whole; None when it is none or lies outside 1-10."""
    text = text.strip().lower()
    if not _ANY.fullmatch(text):
        return None
    if text[0].isdigit():
        number = text.replace("½", ",5").replace(",", ".")
        return round(float(number), 2)
    stem = next(w for w in WORDS if text.startswith(w))
    return WORDS[stem] + (0.5 if text.endswith("half") else 0.0)


def find_marks(text: str, *, words: bool = False) -> list[Mark]:
    """Every number in `text` that could be a mark, from left to right; number words only when asked for."""
    out = []
    for m in (_ANY if words else _NUMBER).finditer(text):
        value = mark_value(m[0])
        if value is not None:
            out.append(Mark(value, m.start(), m.end(), bool(re.search(r"[.,½]", m[0]))))
    return out
