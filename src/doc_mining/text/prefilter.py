"""Regular expressions that are tried only on texts that hold a word they cannot do without.

The rules are some thousand patterns, of which a sentence answers to a handful. As in RE2's prefilter, each pattern is
read once for pieces of words of which every match holds at least one ("huurder" or "bewoner"); a text's words tell at
once which patterns can match at all. Looking a text up costs about as much as one search by one pattern.
"""

from __future__ import annotations

import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_
from typing import Any

Pieces = frozenset[str]

START = 3  # characters by which pieces are found
SHORTEST = 2  # characters of a piece that is worth a look
LONGEST = 6  # of a piece; more would tell little more
MANY = 64  # strings that a part of a pattern may spell out
WORDS = 50_000  # known by heart
TEXTS = 8192

_NOTHING: Pieces = frozenset(("",))


class Prefiltered:
    """A compiled pattern as `re.compile` gives it, with its pieces. Raises re.error for a malformed one.

    A pattern without pieces (`\\d+`) is tried on every text.
    """

    __slots__ = ("_bit", "_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._bit = _learn(needed(pattern, flags))
        self._compiled: re.Pattern[str] | None = None

    def _regex(self) -> re.Pattern[str]:
        """Compiled when a text first calls for it: most rules wait long for theirs."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def may_match(self, text: str) -> bool:
        """Whether a search in `text` could find anything; False is certain."""
        return _patterns_of(text) & self._bit != 0

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._regex().search(text, start, end) if _patterns_of(text) & self._bit else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._regex().match(text, start, end) if _patterns_of(text) & self._bit else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._regex().fullmatch(text, start, end) if _patterns_of(text) & self._bit else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._regex().finditer(text, start, end) if _patterns_of(text) & self._bit else iter(())

    def findall(self, text: str) -> list[Any]:
        return self._regex().findall(text) if _patterns_of(text) & self._bit else []

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._regex().sub(replacement, text) if _patterns_of(text) & self._bit else text


class _Words(dict[str, int]):
    """By word, the patterns that have a piece in it: a bit each; bit 0 stands for those without pieces."""

    def __init__(self) -> None:
        self.bits: dict[Pieces, int] = {}
        self._by_start: dict[str, dict[str, int]] = {}  # the pieces that begin with these letters

    def learn(self, pieces: Pieces) -> None:
        bit = self.bits[pieces] = 1 << (len(self.bits) + 1)
        for piece in pieces:
            alike = self._by_start.setdefault(piece[:START], {})
            alike[piece] = alike.get(piece, 0) | bit
        self.clear()  # rules come many at a time; the few words met between them are soon looked at again

    def __missing__(self, word: str) -> int:
        if len(self) > WORDS:
            self.clear()
        bits = 1
        starts = [word[at : at + START] for at in range(len(word) - 1)]
        starts += [start[:SHORTEST] for start in starts]
        for start in self._by_start.keys() & starts:
            for piece, its in self._by_start[start].items():
                if piece in word:
                    bits |= its
        self[word] = bits
        return bits


_words = _Words()


def _learn(pieces: Pieces | None) -> int:
    """The bit by which texts with one of the pieces are marked; that of every text where there are none."""
    if pieces is None:
        return 1
    if pieces not in _words.bits:
        _words.learn(pieces)
        _patterns_of.cache_clear()
    return _words.bits[pieces]


@lru_cache(maxsize=TEXTS)
def _patterns_of(text: str) -> int:
    return reduce(or_, map(_words.__getitem__, text.lower().split()), 1)


def needed(pattern: str, flags: int = 0) -> Pieces | None:
    """Pieces of words, in small letters, of which any text that `pattern` matches holds at least one; None if unknown."""
    exact, pieces = _sequence(parser.parse(pattern, flags))
    return _worth(exact) or pieces


def _sequence(tree: Iterable[tuple[Any, Any]]) -> tuple[Pieces | None, Pieces | None]:
    """All that a run of items can spell, if that is little; and pieces that it needs."""
    spelled, best, whole = _NOTHING, None, True
    for code, value in tree:
        exact, pieces = _item(code, value)
        if exact is not None and len(spelled) * len(exact) <= MANY:
            spelled = frozenset(head + tail for head in spelled for tail in exact)
            continue
        best = _better(_better(best, _worth(spelled)), _worth(exact) or pieces)
        spelled, whole = _NOTHING, False
    return (spelled, None) if whole else (None, _better(best, _worth(spelled)))


def _item(code: Any, value: Any) -> tuple[Pieces | None, Pieces | None]:
    if code is codes.LITERAL:
        return frozenset((chr(value).lower(),)), None
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return frozenset(chr(character).lower() for _, character in value), None
    if code is codes.SUBPATTERN:
        return _sequence(value[3])
    if code is codes.ATOMIC_GROUP:
        return _sequence(value)
    if code is codes.BRANCH:
        return _either([_sequence(branch) for branch in value[1]])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _repeated(*value)
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return _NOTHING, None
    return None, None


def _either(branches: list[tuple[Pieces | None, Pieces | None]]) -> tuple[Pieces | None, Pieces | None]:
    spelled = [exact for exact, _ in branches if exact is not None]
    if len(spelled) == len(branches) and sum(map(len, spelled)) <= MANY:
        return frozenset().union(*spelled), None
    pieces = [_worth(exact) or pieces for exact, pieces in branches]
    known = [p for p in pieces if p]
    return None, frozenset().union(*known) if len(known) == len(pieces) else None


def _repeated(least: int, most: int, tree: Any) -> tuple[Pieces | None, Pieces | None]:
    exact, pieces = _sequence(tree)
    if exact is not None and (least, most) == (0, 1):
        return exact | _NOTHING, None
    return None, (_worth(exact) or pieces) if least else None


def _worth(spelled: Pieces | None) -> Pieces | None:
    """The longest words of what is spelled out, where each has one that is worth a look."""
    longest = [max(text.split() or [""], key=len)[:LONGEST] for text in spelled or ("",)]
    return frozenset(longest) if min(map(len, longest)) >= SHORTEST else None


def _better(one: Pieces | None, other: Pieces | None) -> Pieces | None:
    """Those of longer pieces; of fewer, when they are as long."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda pieces: (min(map(len, pieces)), -len(pieces)))
