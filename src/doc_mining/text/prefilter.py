"""Regular expressions that are tried only on texts that hold a word they cannot do without.

The rules are some thousand patterns, of which a sentence answers to a handful. As in RE2's prefilter, each pattern is
read once for pieces of words of which every match holds at least one ("huurder" or "bewoner"); a text's words tell at
once which patterns can match at all. Looking a text up costs about as much as one search by one pattern.

In pieces and words alike EDGE stands for whatever is no letter or digit, and for both ends of a word: the piece of
`\\bals\\b` is the whole word "als", which "alsnog" does not hold. A search that ends in the middle of a word may be in vain.
"""

from __future__ import annotations

import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_
from typing import Any, Generic, TypeVar

Pieces = frozenset[str]

EDGE = "\0"
START = 4  # characters by which pieces are found; all of a shorter piece
SHORTEST = 2  # characters of a piece that is worth a look
LONGEST = 14  # letters of a piece; more would tell little more
MANY = 64  # strings that a part of a pattern may spell out
WORDS = 50_000  # known by heart
TEXTS = 8192

_NOTHING: Pieces = frozenset(("",))
_AT_EDGE: Pieces = frozenset((EDGE,))
_OTHER = re.compile(r"[^\w\s]")
_EDGES = re.compile(rf"[\W{EDGE}]+")
# words that nearly every text holds: better than nothing, and worse than any other
_COMMON = frozenset(
    f"{EDGE}{word}{EDGE}"
    for word in (
        "aan als bij dan dat de deze die dit door een en er geen haar hebben heeft het hun in is kan maar met naar niet nog om"
        " ook op over te tot uit van voor was wel wordt worden zich zijn zou"
    ).split()
)


class Prefiltered:
    """A compiled pattern as `re.compile` gives it, with its pieces. Raises re.error for a malformed one.

    A pattern without pieces (`\\d+`) is tried on every text. The branches of `one|other` are patterns of their own, each
    tried only where it could match, unless the pattern has groups.
    """

    __slots__ = ("_branches", "_compiled", "bit", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        tree = parser.parse(pattern, flags)
        parts = _branches(pattern) if "|" in pattern and tree.state.groups == 1 and tree.getwidth()[0] else ()
        self._branches = [Prefiltered(part, flags) for part in parts] if len(parts) > 1 else []
        self.bit: int = reduce(or_, (b.bit for b in self._branches)) if self._branches else _learn(_needed(tree))
        self._compiled: re.Pattern[str] | None = None

    def _regex(self) -> re.Pattern[str]:
        """Compiled when a text first calls for it: most rules wait long for theirs."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def _tried(self, text: str) -> Sequence[re.Pattern[str]]:
        """The branches that could match in `text`, in their order; the whole pattern where it is not parted."""
        bits = _patterns_of(text) & self.bit
        if not bits:
            return ()
        return [b._regex() for b in self._branches if b.bit & bits] if self._branches else (self._regex(),)

    def may_match(self, text: str) -> bool:
        """Whether a search in `text` could find anything; False is certain."""
        return _patterns_of(text) & self.bit != 0

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found: re.Match[str] | None = None
        for regex in self._tried(text):
            m = regex.search(text, start, end)
            if m and (found is None or m.start() < found.start()):
                found = m
        return found

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return next((m for regex in self._tried(text) if (m := regex.match(text, start, end))), None)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return next((m for regex in self._tried(text) if (m := regex.fullmatch(text, start, end))), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        tried = self._tried(text)
        if len(tried) < 2:
            return tried[0].finditer(text, start, end) if tried else iter(())
        return _in_turn(tried, text, start, end)

    def findall(self, text: str) -> list[Any]:
        if self._branches:
            return [m[0] for m in self.finditer(text)]
        return self._regex().findall(text) if self.may_match(text) else []

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._regex().sub(replacement, text) if self.may_match(text) else text


def _in_turn(tried: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of one pattern of branches: at each place that of the first branch, none over the one before."""
    ahead = [(m.start(), order, m) for order, regex in enumerate(tried) if (m := regex.search(text, start, end))]
    while ahead:
        _, _, m = min(ahead)
        yield m
        at = m.end()
        ahead = [
            (late.start(), order, late)
            for begin, order, known in ahead
            if (late := known if begin >= at else tried[order].search(text, at, end))
        ]


def _branches(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand in no group and no set."""
    parts, depth, start, place = [], 0, 0, 0
    if pattern.startswith("(?i)"):
        return []  # a flag for all of them
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            place = pattern.index("]", place + 2 + (pattern[place + 1] == "^"))
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            parts.append(pattern[start:place])
            start = place + 1
        place += 1
    return [*parts, pattern[start:]]


Key = TypeVar("Key")


class Family(Generic[Key]):
    """Patterns, each with what it stands for, that are asked together: most texts rule all of them out at once."""

    __slots__ = ("_bits", "_members")

    def __init__(self, members: Iterable[tuple[Key, Prefiltered]]) -> None:
        self._members: tuple[tuple[Key, Prefiltered], ...] = tuple(members)
        self._bits = reduce(or_, (pattern.bit for _, pattern in self._members), 0)

    def __iter__(self) -> Iterator[tuple[Key, Prefiltered]]:
        return iter(self._members)

    def that_may_match(self, text: str) -> Sequence[tuple[Key, Prefiltered]]:
        """The members whose patterns could match in `text`, in their order."""
        bits = _patterns_of(text) & self._bits
        return [member for member in self._members if member[1].bit & bits] if bits else ()


class _Words(dict[str, int]):
    """By word, the patterns that have a piece in it: a bit each; bit 0 stands for those without pieces."""

    def __init__(self) -> None:
        self.bits: dict[Pieces, int] = {}
        self._by_start: dict[str, dict[str, int]] = {}  # the pieces that begin with these letters
        self._text, self._starts = "", [0]  # the known words as they are looked through, one a line

    def learn(self, pieces: Pieces) -> None:
        bit = self.bits[pieces] = 1 << (len(self.bits) + 1)
        for piece in pieces:
            alike = self._by_start.setdefault(piece[:START], {})
            alike[piece] = alike.get(piece, 0) | bit
        if self:  # rules that are read when the first document needs them: its words are known by then
            known = list(self)
            for word in {known[at] for piece in pieces for at in self._that_hold(piece)}:
                self[word] |= bit

    def _that_hold(self, piece: str) -> Iterator[int]:
        """The numbers of the known words that hold a piece, in the order in which they became known."""
        if len(self._starts) <= len(self):
            lines = [_edged(word) for word in self]
            self._text, self._starts = "\n".join(lines), [0, *accumulate(len(line) + 1 for line in lines)]
        at = self._text.find(piece)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._text.find(piece, self._starts[number + 1])

    def __missing__(self, word: str) -> int:
        if len(self) > WORDS:
            self.clear()
            self._starts = [0]
        bits, edged = 1, _edged(word)
        known = self._by_start
        starts = {edged[at : at + size] for size in range(SHORTEST, START + 1) for at in range(len(edged) - 1)}
        for start in known.keys() & starts:
            for piece, its in known[start].items():
                if piece in edged:
                    bits |= its
        self[word] = bits
        return bits


def _edged(word: str) -> str:
    return EDGE + word + EDGE if word.isalnum() else _EDGES.sub(EDGE, f"{EDGE}{word}{EDGE}")


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
    return _needed(parser.parse(pattern, flags))


def _needed(tree: Any) -> Pieces | None:
    exact, pieces = _sequence(tree)
    return _worth(exact) or pieces


def _sequence(tree: Iterable[tuple[Any, Any]]) -> tuple[Pieces | None, Pieces | None]:
    """All that a run of items can spell, if that is little; and pieces that it needs."""
    spelled, best, whole = _NOTHING, None, True
    for code, value in tree:
        exact, pieces = _item(code, value)
        if code is codes.ASSERT:
            best = _better(best, pieces)
        if exact is not None and len(spelled) * len(exact) <= MANY:
            spelled = frozenset(head + tail for head in spelled for tail in exact)
            continue
        best = _better(_better(best, _worth(spelled)), _worth(exact) or pieces)
        spelled, whole = _NOTHING, False
    return (spelled, None) if whole else (None, _better(best, _worth(spelled)))


def _item(code: Any, value: Any) -> tuple[Pieces | None, Pieces | None]:
    if code is codes.LITERAL:
        return frozenset((_letter(value),)), None
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return frozenset(_letter(character) for _, character in value), None
    if code is codes.SUBPATTERN:
        return _sequence(value[3])
    if code is codes.ATOMIC_GROUP:
        return _sequence(value)
    if code is codes.BRANCH:
        return _either([_sequence(branch) for branch in value[1]])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _repeated(*value)
    if code is codes.ASSERT:
        exact, pieces = _sequence(value[1])
        return _NOTHING, _worth(exact) or pieces
    if code in (codes.AT, codes.ASSERT_NOT):
        return (_AT_EDGE if _is_edge(code, value) else _NOTHING), None
    return None, None


def _letter(character: int) -> str:
    return _OTHER.sub(EDGE, chr(character).lower())


def _is_edge(code: Any, value: Any) -> bool:
    """Whether a match has no letter or digit on one side here: `\\b`, `(?<![\\w-])`, `(?!\\w)`."""
    if code is codes.AT:
        return value in (codes.AT_BOUNDARY, codes.AT_UNI_BOUNDARY)
    if code is not codes.ASSERT_NOT or len(value[1]) != 1:
        return False
    kind, members = value[1][0]
    return kind is codes.IN and (codes.CATEGORY, codes.CATEGORY_WORD) in members


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
    """The best words of what is spelled out, where each has one that is worth a look."""
    best = [max(_pieces(text), key=_rank, default="") for text in spelled or ("",)]
    return frozenset(best) if min(map(_rank, best)) > 0 else None


def _pieces(text: str) -> Iterator[str]:
    for word in text.split():
        piece = _EDGES.sub(EDGE, word)
        yield piece[: LONGEST + piece.startswith(EDGE)]


def _rank(piece: str) -> int:
    """How much a piece tells: the more, the rarer it is; nothing below 1."""
    if piece in _COMMON:
        return 1
    whole = len(piece) > SHORTEST and piece[0] == piece[-1] == EDGE
    return len(piece) if whole or len(piece.strip(EDGE)) >= SHORTEST else 0


def _better(one: Pieces | None, other: Pieces | None) -> Pieces | None:
    """Those that tell more; the fewer, when they tell as much."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda pieces: (min(map(_rank, pieces)), -len(pieces)))
