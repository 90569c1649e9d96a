"""The commitments in a passage of performance agreements: its sentences, cut where something else is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from doc_mining.mining.agreement_parties import Parties
from doc_mining.mining.agreement_places import Place
from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.agreement_terms import concreteness
from doc_mining.mining.numbers import quantities, years
from doc_mining.text import sentences

_SENTENCE_END = re.compile(r"[.;]\s+")
_JOINTS = (" en", " terwijl", " maar", ", de", " de")
_GOES_ON = re.compile(r"(?:en|alsmede|alsook)\s\d[\d.,]*\s(?:in|voor)\s(?:19|20)\d\d\b")
_COUNTS_ON = re.compile(r"\ber\s\d")
_EACH = re.compile(
    r"\b(?:ieder|elk|allebei|beide)\b(?! (?:\w*jaar|kwartaal|maand|week|\w*halfjaar|half|najaar|voorjaar|jaarlijks))"
)
_AUXILIARY = re.compile(r"\b(?:zal|zullen|gaa?t|gaan|wil|willen|moet|moeten|dient|dienen|kan|kunnen|mag|mogen)\b", re.I)
_DEADLINE = re.compile(r"\bbinnen \w+ (?:uur|dagen|werkdagen|weken|maanden)\b")
_LEAST_WORDS = 4


def clauses(place: Place, parties: Parties) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is the first) of each clause: sentences, cut where a number or another party begins, where
    a relative clause binds another party, and where one party promises things of different kinds."""
    text, inside = place.passage.text, agreement_rules().inside
    first = True
    for low, high in sentences(text):
        low = max(low, place.start)
        if high <= low:
            continue
        numbered = {m.end() for m in _SENTENCE_END.finditer(text, low, high) if inside.match(text, m.end(), high)}
        sentence = text[low:high]
        within = {*parties.starts(sentence), *_relative(sentence, parties), *_second(sentence)}
        cuts = sorted({low, high, *numbered, *(low + at for at in within)})
        for a, b in pairwise(cuts):
            yield a, _stop(text, a, b) if b != high else a + len(text[a:b].rstrip(" ,;")), first
            first = False


def _stop(text: str, a: int, b: int) -> int:
    """Where a clause ends without the word that joins the next one to it."""
    stop = a + len(text[a:b].rstrip(" ,;"))
    for joint in _JOINTS:
        if text[a:stop].endswith(joint):
            stop = a + len(text[a:stop][: -len(joint)].rstrip(" ,;"))
    return stop


def _relative(sentence: str, parties: Parties) -> list[int]:
    """Where a relative clause binds a party of its own: "…, waarvoor de corporaties de cijfers aanleveren"."""
    relatives = re.finditer(r",\s(?P<word>waar(?:voor|toe)\s)", sentence)
    return [m.start("word") for m in relatives if parties.pattern.match(sentence, m.end())]


def _second(sentence: str) -> list[int]:
    """Where a second verb of the same party begins a commitment of another kind: "stelt … vast en betrekt …"."""
    commit = agreement_rules().commit
    verb = commit.search(sentence)
    if verb is None or _AUXILIARY.fullmatch(verb[0]):
        return []
    for m in re.finditer(r"\sen\s(?=[a-z])", sentence[verb.end() :]):
        at = verb.end() + m.end()
        other = commit.match(sentence, at)
        if other is None or other[0][-1] != verb[0][-1] or len(sentence[at:].split()) < _LEAST_WORDS:
            continue
        left, right = sentence[: at - len(m[0])], sentence[at:]
        if _kind(left) == "meetbaar" and quantities(right) and not quantities(left):
            return [at]  # a dated result, and a number that is none of its own
        if _DEADLINE.search(right) or re.match(r"\w+ (?:dit|dat|deze|die|daar\w*|hier\w*|zij|het)\b", right):
            continue
        if _kind(left) != _kind(right):
            return [at]
    return []


def _kind(clause: str) -> str:
    return "meetbaar" if quantities(clause) else concreteness(clause, years(clause))


def is_relative(clause: str) -> bool:
    """Whether a clause binds a party in a relative clause: "waarvoor de corporaties de cijfers aanleveren"."""
    return re.match(r"waar(?:voor|toe)\s", clause) is not None


def goes_on(clause: str) -> bool:
    """Whether a clause is only a further number of the one before: "en 45 in 2025"."""
    return _GOES_ON.match(clause) is not None


def points_back(clause: str) -> bool:
    """Whether a clause goes with the one before, whose year then holds: "stelt daarvoor een ruimte beschikbaar"."""
    return agreement_rules().points_back.search(clause) is not None


def counts_on(clause: str) -> bool:
    """Whether a clause counts what the one before it did: "De Brug sloopt er 12"."""
    return _COUNTS_ON.search(clause) is not None


def apart(clause: str, who: tuple[str, ...], value: float | None) -> list[tuple[str, ...]]:
    """The parties of a row each: one by one where each of them owes the value, else all together."""
    if value is not None and len(who) > 1 and _EACH.search(clause):
        return [(party,) for party in who]
    return [who]
