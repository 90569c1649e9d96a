"""What glyphs stand for: ligatures, hyphens at a line's end, runs spaced out or drawn twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from doc_mining.records import Word

LINE_END_HYPHENS = "\ufffe\x02\u00ad"  # PDFium's two marks for a hyphen that ends a line, and the soft hyphen
TOKEN = re.compile(r"[^\s\x00-\x1f\x7f\u200b\u2060\ufeff\ufffe]+[\ufffe\x02]?|[\ufffe\x02]")
_FOUR_SINGLES = bytes([True] * 4)
_ONE_FOR_ONE = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "ft",
        "ﬆ": "st",
        "Ĳ": "IJ",
        "ĳ": "ij",
        "\u2010": "-",
        "\u2011": "-",
    }
)


def resolved(token: str) -> str:
    """The characters of a token as drawn: ligatures taken apart, hyphens as hyphens, soft ones only at the end."""
    if token.isascii() and "\x02" not in token:
        return token
    if len(token) == 1 and "\ue000" <= token <= "\uf8ff":
        return "•"  # a sign of a font of its own: a bullet, a tick, an arrow
    text = token.translate(_ONE_FOR_ONE)
    if text[-1] in LINE_END_HYPHENS:
        text = text[:-1] + "-"
    return text.replace("\u00ad", "").replace("\ufffe", "-").replace("\x02", "-")


def doubled(token: str) -> bool:
    """Whether every glyph stands there twice, as where bold is faked by drawing glyph by glyph twice."""
    return token[:1] == token[1:2] and len(token) >= 6 and token[::2] == token[1::2]


def _is_letter_of_run(word: Word, previous: Word) -> bool:
    return (
        len(word.text) == 1
        and word.size == previous.size
        and abs(word.top - previous.top) < 0.5
        and 0 < word.x0 - previous.x1 < 0.9 * word.size
    )


def rejoined(words: Sequence[Word]) -> list[Word]:
    """Words that were spaced out letter by letter, whole again: "V o o r w o o r d".

    A run of four single letters or more counts as spaced out; a gap clearly wider than the run's own parts words.
    """
    if _FOUR_SINGLES not in bytes([len(w[0]) == 1 for w in words]):
        return list(words)
    out: list[Word] = []
    i, n = 0, len(words)
    while i < n:
        j = i + 1
        if len(words[i].text) == 1:
            while j < n and _is_letter_of_run(words[j], words[j - 1]):
                j += 1
        run = words[i:j]
        if len(run) >= 4 and sum(w.text.isalpha() for w in run) >= 0.8 * len(run):
            out.extend(_parted(run))
        else:
            out.extend(run)
        i = j
    return out


def _parted(run: Sequence[Word]) -> list[Word]:
    gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
    wide = 1.8 * sorted(gaps)[len(gaps) // 2] + 0.05 * run[0].size
    out = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        last = out[-1]
        if gap > wide:
            out.append(word)
        else:
            out[-1] = last._replace(
                text=last.text + word.text,
                x1=word.x1,
                top=min(last.top, word.top),
                bottom=max(last.bottom, word.bottom),
            )
    return out
