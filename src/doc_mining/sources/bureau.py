"""The bureau that held a visitation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from doc_mining.sources.capitals import NAME, trimmed, with_name
from doc_mining.sources.registers import fold, is_municipality, own_name
from doc_mining.sources.rulebook import any_of, in_small, rules
from doc_mining.sources.view import View

_FRONT, _AUTHOR, _DID, _NAMED = 4.0, 5.0, 6.0, 0.5
_LEGAL = re.compile(r"\s+(?:B\.?V\.?|N\.?V\.?|VOF|Nederland|Vastgoed)$", re.IGNORECASE)


class _Rules(NamedTuple):
    known: dict[str, re.Pattern[str]]
    did: tuple[re.Pattern[str], ...]
    shape: re.Pattern[str]
    work: re.Pattern[str]
    worth: re.Pattern[str]  # what a sentence must hold to be looked at
    never: frozenset[str]
    label: re.Pattern[str]
    tail: re.Pattern[str]
    heading: re.Pattern[str]
    foreign: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = rules("bureaus")
    unknown = data["unknown"]
    return _Rules(
        {
            name: in_small(rf"(?<!\w){re.escape(s)}(?!\w)" for s in spellings)
            for name, spellings in data["known"].items()
        },
        tuple(map(with_name, unknown["did"])),
        re.compile(unknown["shape"].replace("{name}", NAME)),
        in_small([unknown["work"]]),
        in_small([unknown["worth"], *(re.escape(s) for spellings in data["known"].values() for s in spellings)]),
        frozenset(unknown["never"]),
        any_of([unknown["label"]]),
        re.compile(unknown["tail"]),
        any_of([unknown["heading"]]),
        any_of([unknown["foreign"]]),
        in_small(unknown["elsewhere"]),
    )


def bureau(view: View, corporation: str | None) -> str | None:
    """The bureau that did the work: by title page, author, and who the text says did it; None where nothing says.

    One that is only mentioned, such as that of an earlier visitation, does not count.
    """
    votes: dict[str, float] = defaultdict(float)
    for line in (*view.front, *view.margins, view.given):
        for name in _known_in(line):
            votes[name] += _FRONT
        for m in _rules().shape.finditer(line):
            _vote(votes, m[0], _FRONT, corporation)
        _vote_doers(votes, line, corporation)
    for name in _printed(view):
        told = sum(
            name in s and bool(_rules().work.search(s.lower()))
            for s in view.sentences
            if not _rules().elsewhere.search(s.lower())
        )
        _vote(votes, name, min(_DID, 2.0 * told), corporation)
    for name in _running(view):
        _vote(votes, name, _FRONT, corporation)
    for name in _known_in(view.author):
        votes[name] += _AUTHOR
    for sentence in (*view.headings, *view.sentences):
        if not _rules().worth.search(sentence.lower()):
            continue
        for clause in _clauses(sentence):
            _vote_doers(votes, clause, corporation)
            for name in _known_in(clause):
                votes[name] += _NAMED
            for m in _rules().shape.finditer(clause):
                _vote(votes, m[0], 2 * _NAMED, corporation)
    best, points = max(_joined(votes).items(), key=lambda v: (v[1], len(v[0])), default=("", 0.0))
    return best if points >= (_NAMED if best in _rules().known else 2 * _NAMED) else None


def _printed(view: View) -> set[str]:
    """Names that stand on the cover or in the margins before a comma, or in a line of their own."""
    heads = (re.split(r",\s", line)[0].strip() for line in (*view.front, *view.margins))
    return {h for h in heads if len(h) > 3 and re.fullmatch(NAME, h) and not is_municipality(h)}


def _running(view: View) -> set[str]:
    """Names that are both on the cover and in running heads or feet: who wrote the report puts its name on each page."""
    heads = {re.split(r",\s|\s[|·•–-]\s|\s\d", line)[0].strip() for line in view.margins}
    names = {h for h in heads if re.fullmatch(NAME, h) and not _rules().heading.search(h) and not is_municipality(h)}
    return {n for n in names if any(n in line for line in view.front)}


def _clauses(sentence: str) -> Sequence[str]:
    """The clauses of a sentence that are on this visitation; a sentence on an earlier one as a whole has none."""
    if not _rules().elsewhere.search(sentence.lower()):
        return (sentence,)
    parts = re.split(r"[,;]\s|\s(?:maar|terwijl|en (?:deze|nu))\s", sentence)
    if len(parts) < 2:
        return ()
    return [p for p in parts if "visitatie" in p.lower() and not _rules().elsewhere.search(p.lower())]


def _known_in(text: str) -> Iterator[str]:
    small = text.lower()
    return (name for name, pattern in _rules().known.items() if pattern.search(small))


def _vote_doers(votes: dict[str, float], text: str, corporation: str | None) -> None:
    for pattern in _rules().did:
        for m in pattern.finditer(text):
            _vote(votes, m["name"], _DID, corporation)


def _vote(votes: dict[str, float], name: str, weight: float, corporation: str | None) -> None:
    bare = _without_places(_rules().tail.sub("", _LEGAL.sub("", _rules().label.sub("", trimmed(name)))))
    known = next(_known_in(bare), None)
    if known:
        votes[known] += weight
        return
    folded = fold(bare)
    core = fold(own_name(corporation)) if corporation else ""
    own = core and (core in folded or core.endswith(folded) or fold(corporation or "").endswith(folded))
    if weight and len(bare) > 2 and folded not in _rules().never and not own and not _rules().foreign.match(bare):
        votes[bare] += weight


def _without_places(name: str) -> str:
    """A name of several words without the places that the line before it ended with: "Noordwoud en Zuidwoud Ortelius Advies"."""
    words = name.split()
    for cut in range(len(words) - 2, 0, -1):
        if all(is_municipality(place) for place in " ".join(words[:cut]).split(" en ")):
            return " ".join(words[cut:])
    return name


def _joined(votes: dict[str, float]) -> dict[str, float]:
    """ "Toetssteen" and "Visitatiebureau Toetssteen" are one; the longer name stands where it has a capital of its own."""
    out: dict[str, float] = dict(votes)
    for short in votes:
        for long in votes:
            if long != short and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) and {short, long} <= out.keys():
                out[long] += out.pop(short)
    return out
