"""Dutch sentences: where they end, and where a point is only part of a word, a number or an initial."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

# An end: a mark, closing quotes or brackets, white space, and then something that can begin a sentence.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[’”\"')\]]*+(?=\s+[‘“’\"'(\[•–-]*\s?(?:[’']?[snt] )?[A-ZÀ-Þ0-9€]|\s*\n|\s*$)|\n+"
)
_LAST_TOKEN = re.compile(r"[^\s(‘“\"'\[]+$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.)+$")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})\.$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:artikel|hoofdstuk|paragraaf|punt|thema|bijlage|deel|stap|opgave|ad)$", re.IGNORECASE)
_LETTERED = re.compile(r"\b(?:(?:energie)?label|optie|variant|scenario|fase|klasse|categorie)$", re.IGNORECASE)
_WORD = re.compile(r"[‘’“”\"'(\[•–-]*\s?([A-Za-zÀ-ÿ]+)")
# After these a sentence may end, given that something follows that can begin one.
_CLOSING = frozenset(
    [
        "e.d.",
        "enz.",
        "etc.",
        "e.a.",
        "n.v.t.",
        "c.s.",
        "e.v.",
        "o.i.d.",
        "e.o.",
        "z.s.m.",
        "jl.",
        "a.u.b.",
        "p.m.",
        "p.j.",
        "n.b.",
    ]
)


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations that end with a point, lower case."""
    return frozenset(_data("abbreviations.txt").split())


@cache
def _starters() -> frozenset[str]:
    return frozenset(w for line in _data("sentence_starters.txt").splitlines() if line[:1] != "#" for w in line.split())


def _data(name: str) -> str:
    return (files("doc_mining.text") / "data" / name).read_text("utf-8")


@lru_cache(maxsize=4096)  # each miner asks for those of the same passages
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` in order, each as `(start, end)`, without the white space around them.

    A line that leads in ("Oordeel commissie:") stays with the line it leads to; a line break ends a sentence otherwise.
    """
    out: list[tuple[int, int]] = []
    start = 0
    for m in _END.finditer(text):
        if m.start() < start:
            continue
        if m[0][0] == "\n":
            if _leads_on(text[start : m.start()], text[m.end() : m.end() + 1]):
                continue
        elif m[0][0] == "." and _inside(text, start, m):
            continue
        _add(out, text, start, m.end())
        start = m.end()
    _add(out, text, start, len(text))
    return tuple(out)


def _leads_on(before: str, following: str) -> bool:
    """A line break that is no end: after a lead-in or a comma, or before a small letter or an opening quote."""
    return before.rstrip().endswith((":", ",", "-", "–", "/")) or following in "‘’“(" or following.islower()


def _inside(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the point at `mark` belongs to an abbreviation, initials or an enumerator."""
    rest = text[mark.end() : mark.end() + 40].lstrip(" ")
    found = _LAST_TOKEN.search(text, max(start, mark.start() - 30), mark.start() + 1)
    if len(mark[0].rstrip("’”\"')]")) > 1 or not rest or rest[0] == "\n" or not found:
        return False  # an ellipsis or a doubled mark is an end, given that a capital follows
    # the forty signs before are enough: a text without an end would be read again at each of its points
    token, before = found[0], text[max(start, found.start() - 40) : found.start()].strip()
    word = _WORD.match(rest)
    begins = word is not None and word[1][0].isupper() and word[1].lower() in _starters()
    if _ENUMERATOR.match(token) and (not before or _NUMBERED.match(before)):
        return True
    if _INITIALS.match(token):
        # "J.P. de Wit" goes on, "label B. De woningen" ends
        if len(token) == 2 and _LETTERED.search(before):
            return False  # "gekozen voor optie B. Optie A was te duur": a letter that names a thing is no initial
        return not begins and (word is None or word[1][0].isupper())
    low = token.lower()
    if low in _CLOSING:
        return word is None
    return low in abbreviations()


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append((start, end))
