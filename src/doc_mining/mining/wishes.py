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
    r"hierdoor|daardoor|daarmee|denk (?:hierbij|daarbij|(?:bijvoorbeeld |onder andere )?aan)|zodat|en|maar|vooral|op die manier|in dat)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"^(?:dit|dat|deze|die|daar\w*|hier\w*|zo|dan|dus|want|immers|bijvoorbeeld)\b", re.IGNORECASE)
_EMPTY = frozenset(
    "worden kunnen zouden moeten hebben willen corporatie huurders waarbij waarin daarbij hierbij".split()
)

_AND = re.compile(r"\s+en\s+")
_LEAST = 4  # words of a wish beside another in one sentence
_LEANS = re.compile(
    r"\w+ (?:\w+ )?(?:dit|dat|die|deze|ze|hen|hem|haar|het|daar\w*|hier\w*|er)\b"
)  # on what stands before


class Wish(NamedTuple):
    """Characters `start:end` of a text ask for one thing."""

    start: int
    end: int


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return re.compile(data["wishes"][name], re.IGNORECASE)


def asks(sentence: str, *, imperative: bool = False) -> bool:
    """Whether a sentence asks for something: an imperative, a modal with a comparative, a noun phrase, a question.

    With `imperative` only the first of these counts.
    """
    bare = _pattern("joint").sub("", sentence)
    if begins_with_imperative(bare):
        return True
    return not imperative and any(_pattern(name).search(bare) for name in ("modal", "nominal", "question"))


def behind_label(text: str) -> int:
    """Where the wish begins behind a short label such as "Huurders:", "Advies 3:" or "Positionering."."""
    m = re.match(r"(?:Aanbeveling|Advies|\w*punt|Suggestie) \d+\s*[:.–-]\s+(?=\S)", text)
    if m:
        return m.end()
    m = re.match(
        r"(?:[A-Z][\w-]*(?: [\w-]+){0,3}|\d+)\s*:\s+(?=\S)|[A-Z][\w-]+(?: (?:en|in|van) [\w-]+)?\.\s+(?=[A-Z])", text
    )
    if m is None or asks(m[0]):
        return 0
    return m.end() if ":" in m[0] or begins_with_imperative(text[m.end() :]) else 0


def wishes(text: str, starts: frozenset[int] = frozenset()) -> list[Wish]:
    """The different things that a list item asks for, each with the explanation that follows it.

    A sentence at one of `starts` begins a new wish. Any other does when it asks with an imperative or comes after a
    semicolon, and shares no telling word with what stands before it; everything else belongs to the wish it follows.
    """
    places = _pieces(text)
    out: list[Wish] = []
    for start, end in places:
        piece = text[start:end]
        before = text[out[-1].start : out[-1].end] if out else ""
        if out and not (start in starts and not _REFERS.match(piece)) and not _new(before, piece):
            out[-1] = Wish(out[-1].start, end)
        else:
            out.append(Wish(start, end))
    return out


def trimmed(text: str) -> int:
    """Where the first sentence of a text ends with those that go on from it: what follows on another matter is cut."""
    places = sentences(text)
    end = places[0][1] if places else len(text)
    for start, stop in places[1:]:
        if not _CONNECTED.match(text[start:stop]) and not begins_with_imperative(text[start:stop]):
            break
        end = stop
    return end


def _new(before: str, piece: str) -> bool:
    if before.rstrip().endswith("?"):
        return False
    if before.rstrip().endswith(";"):
        return len(piece.split()) > 2 and not _REFERS.match(piece)
    if before.rstrip()[-1:].isalnum() and begins_with_imperative(piece):
        return True  # cut within its sentence
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
    return [piece for a, b in out if b > a for piece in _imperatives(text, a, b)]


def _imperatives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut where a second imperative asks for something else: "stel een plan op en betrek de bewoners"."""
    if not begins_with_imperative(text[start:end]):
        return [(start, end)]
    for m in _AND.finditer(text, start, end):
        left, right = text[start : m.start()], text[m.end() : end]
        apart = len(left.split()) >= _LEAST and len(right.split()) >= _LEAST and not _LEANS.match(right)
        if apart and begins_with_imperative(right) and not _telling(left) & _telling(right):
            return [(start, m.start()), (m.end(), end)]
    return [(start, end)]
