"""Wishes in a text: which sentences ask for something, and which belong together."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.imperatives import begins_with_imperative
from doc_mining.mining.infinitives import closes_clause, is_infinitive
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

_AND = re.compile(r",?\s+en\s+")
_LEAST = 4  # words of a wish beside another in one sentence
_SHORT = 3  # words of one that its infinitive closes
# What leans on the words before it: "bespreek die met de bewoners", but not "zoek daarvoor een partner".
_LEANS = re.compile(
    r"\w+ (?:\w+ )?(?:dit|dat|die|deze|ze|hen|hem|haar|het|er|dan|hier\w*|daar)\b|"
    r"\w+ (?:\w+ ){0,3}(?:daar|hier)(?:van|over|mee|op|in|aan|uit|na)\b"
)
_STARTS_LEANING = re.compile(r"(?:om )?(?:dit|dat|die|deze|ze|hen|hem|er|daar\w*|hier\w*|het (?:te|aan|met|voor))\b")
_AGAIN = re.compile(r"(?P<word>om|dat|voor)\s")  # opens a clause that a verb of asking opened before
_FURTHER = re.compile(
    r"En (?:een|meer|minder|geen|vaker|eerder)\b(?!(?: [\w’-]+){0,3} (?:is|zijn|was|waren|heeft|hebben|kan|kunnen|wordt|worden)\b)"
)


class Wish(NamedTuple):
    """Characters `start:end` of a text ask for one thing; `beside` another in the same sentence, before it."""

    start: int
    end: int
    beside: bool = False


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
    if m is None or asks(m[0]) or is_infinitive(re.findall(r"\w+", m[0])[-1]):
        return 0
    return m.end() if ":" in m[0] or begins_with_imperative(text[m.end() :]) else 0


def wishes(text: str, starts: frozenset[int] = frozenset()) -> list[Wish]:
    """The different things that a list item asks for, each with the explanation that follows it.

    A sentence at one of `starts` begins a new wish. Any other does when it asks with an imperative or comes after a
    semicolon, and shares no telling word with what stands before it; everything else belongs to the wish it follows.
    """
    places = _pieces(text)
    out: list[Wish] = []
    for start, end, cut in places:
        piece = text[start:end]
        before = text[out[-1].start : out[-1].end] if out else ""
        apart = start in starts and not _REFERS.match(piece)
        if out and not apart and not cut and not _new(before, piece):
            out[-1] = out[-1]._replace(end=end)
        else:
            out.append(Wish(start, end, cut))
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
        return piece.rstrip().endswith("?") and not _REFERS.match(piece)
    if before.rstrip().endswith(";"):
        return len(piece.split()) > 2 and not _REFERS.match(piece)
    if _FURTHER.match(piece):
        return True
    if _CONNECTED.match(piece) or piece.lstrip()[:1].islower():
        return False
    first = begins_with_imperative(before)
    asking = begins_with_imperative(piece) if first else asks(piece) and asks(before)
    return asking and not (_telling(before) & _telling(piece))


def _telling(text: str) -> set[str]:
    return {w[:9] for w in re.findall(r"[a-zà-ÿ]{6,}", text.lower()) if w not in _EMPTY}


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Sentences, cut further at semicolons when these separate an enumeration, and where one asks for several things;
    of each whether it was cut off there."""
    out = []
    for start, end in sentences(text):
        at = start
        for m in re.finditer(r";\s+(?:en\s+)?", text[start:end]):
            out.append((at, start + m.start() + 1))
            at = start + m.end()
        out.append((at, end))
    return [(start, end, n > 0) for a, b in out if b > a for n, (start, end) in enumerate(parts(text, a, b))]


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The wishes of one sentence at characters `start:end`: where two imperatives, infinitives or clauses stand beside
    each other, so many; else the sentence."""
    cuts = _imperatives(text, start, end)
    if len(cuts) == 1 and not begins_with_imperative(text[start:end]):
        cuts = _clauses(text, start, end)
    return cuts


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut between two clauses with infinitives ("eerder te bellen en de brief te herschrijven"), or before
    one that begins as the first did ("om stukken en om een vast spreekuur")."""
    at = start
    out = []
    for m in _AND.finditer(text, start, end):
        left, right = text[at : m.start()], text[m.end() : end]
        if (_again(left, right) or _closed(left, right)) and not _telling(left) & _telling(right):
            out.append((at, m.start()))
            at = m.end()
    return [*out, (at, end)]


def _again(left: str, right: str) -> bool:
    """Whether `right` begins with the word with which a clause in `left` did."""
    m = _AGAIN.match(right)
    if m is None or len(right.split()) < _LEAST:
        return False
    first = re.search(rf"(?:^|\s){m['word']}\s", left, re.IGNORECASE)
    return first is not None and len(left[first.end() :].split()) >= _SHORT


def _closed(left: str, right: str) -> bool:
    """Whether both are closed by an infinitive, and `right` stands by itself."""
    if min(len(left.split()), len(right.split())) < _SHORT or _STARTS_LEANING.match(right):
        return False
    if closes_clause(left) and closes_clause(right):
        return not right.startswith("te ")
    return _ends_bare(right) and _has_bare(left)


def _ends_bare(clause: str) -> bool:
    words = re.sub(r"\s*\([^)]*\)\W*$", "", clause).rstrip(" .;,").split()
    return len(words) >= _SHORT and is_infinitive(words[-1]) and words[-2] not in _ARTICLES


def _has_bare(clause: str) -> bool:
    """Whether an infinitive without "te" closes the clause, at its end or before a preposition."""
    words = clause.rstrip(" .;,").split()
    ends = (n for n in range(1, len(words)) if n + 1 == len(words) or words[n + 1] in _PREPOSITIONS)
    return any(is_infinitive(words[n]) and words[n - 1] not in _ARTICLES for n in ends)


_ARTICLES = frozenset("te de het een van der onze hun haar zijn deze die".split())
_PREPOSITIONS = frozenset("aan bij binnen door in met na naar om op over tot uit van via voor".split())


def _imperatives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut where a second imperative asks for something else: "stel een plan op en betrek de bewoners"."""
    if not begins_with_imperative(text[start:end]):
        return [(start, end)]
    for m in _AND.finditer(text, start, end):
        left, right = text[start : m.start()], text[m.end() : end]
        apart = len(left.split()) >= _SHORT and len(right.split()) >= _LEAST and not _LEANS.match(right)
        if apart and begins_with_imperative(right) and not _telling(left) & _telling(right):
            return [(start, m.start()), (m.end(), end)]
    return [(start, end)]
