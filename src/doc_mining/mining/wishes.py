"""Wishes in a text: which sentences ask for something, and which belong together."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.imperatives import begins_with_imperative
from doc_mining.text import sentences

_CONNECTED = re.compile(
    r"^(?:zo|dat|dit|deze|die|daar\w*|hier\w*|dan|dus|want|bijvoorbeeld|ook|het|ze|zij|hij|de ambitie|met name|juist|immers|"
    r"hierdoor|daardoor|daarmee|denk (?:hierbij|daarbij)|zodat|en|maar|vooral|op die manier|in dat)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "worden kunnen zouden moeten hebben willen corporatie huurders waarbij waarin daarbij hierbij".split()
)


class Wish(NamedTuple):
    """Characters `start:end` of a text ask for one thing."""

    start: int
    end: int


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return re.compile(data["wishes"][name], re.IGNORECASE)


def asks(sentence: str) -> bool:
    """Whether a sentence asks for something: an imperative, a modal with a comparative, a noun phrase, a question."""
    bare = re.sub(
        r"^(?:ten (?:eerste|tweede|derde|slotte)|daarnaast|verder|tot slot|ook|en|tevens)[,:]?\s+",
        "",
        sentence,
        flags=re.I,
    )
    return (
        begins_with_imperative(bare)
        or bool(_pattern("modal").search(bare))
        or bool(_pattern("nominal").search(bare))
        or bool(_pattern("question").search(bare))
    )


def wishes(text: str) -> list[Wish]:
    """The different things that a list item asks for, each with the explanation that follows it.

    A sentence begins a new wish when it asks with an imperative or comes after a semicolon, and shares no telling word
    with what stands before it; everything else belongs to the wish it follows.
    """
    places = _pieces(text)
    out: list[Wish] = []
    for start, end in places:
        piece = text[start:end]
        if out and not _new(text[out[-1].start : out[-1].end], piece):
            out[-1] = Wish(out[-1].start, end)
        else:
            out.append(Wish(start, end))
    return out


def _new(before: str, piece: str) -> bool:
    if before.rstrip().endswith(";"):
        return len(piece.split()) > 2
    if _CONNECTED.match(piece) or piece.lstrip()[:1].islower():
        return False
    first = begins_with_imperative(before)
    asking = begins_with_imperative(piece) if first else asks(piece) and asks(before)
    return asking and not (_telling(before) & _telling(piece))


def _telling(text: str) -> set[str]:
    return {w[:9] for w in re.findall(r"[a-zà-ÿ]{6,}", text.lower()) if w not in _EMPTY}


def _pieces(text: str) -> list[tuple[int, int]]:
    """Sentences, cut further at semicolons when these separate an enumeration."""
    out = []
    for start, end in sentences(text):
        at = start
        for m in re.finditer(r";\s+(?:en\s+)?", text[start:end]):
            out.append((at, start + m.start() + 1))
            at = start + m.end()
        out.append((at, end))
    return [(a, b) for a, b in out if b > a]
