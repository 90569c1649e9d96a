"""Words of the scale as what somebody says, keeps, or goes no higher than: "zegt goed", "meer dan voldoende ... niet"."""

from __future__ import annotations

import re

from doc_mining.mining.labels import LabelMatch, grade_of
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_segments import Segment
from doc_mining.mining.verdict_turns import Cue, first_of, last_of

_FINAL = re.compile(r"[’”]?\s*(?:$|[.;])")
# Labels that are ordinary predicates; as verdicts they need a judge by name or a verb that values.
_WEAK = frozenset(
    {
        "op orde",
        "boven verwachting",
        "onder verwachting",
        "prima",
        "onder de maat",
        "zwak",
        "sterk",
        "heel goed",
        "slecht",
    }
)


def is_weak(label: LabelMatch) -> bool:
    """Whether a label is an ordinary predicate, so that it is a verdict only where more says so."""
    return label.label in _WEAK or (label.declared and grade_of(label.label) is None)


def said(lead: str, tail: str, segment: Segment) -> Cue | None:
    """The word alone as what somebody says, chooses or reaches at most."""
    return _by_saying(lead, tail, segment) or _by_apposition(lead, tail) or _by_most(lead, tail, segment)


def kept(lead: str, tail: str, segment: Segment) -> Cue | None:
    """What somebody is said to keep well: "vinden wij dat zij haar zaken op orde heeft"."""
    rules = verdict_rules()
    if not is_weak(segment.label) or not rules.kept.search(lead) or not rules.keeps.match(tail):
        return None
    verb = last_of(rules.opinion, lead, segment.start) or last_of(rules.saying, lead, segment.start)
    return Cue("adverb", 0.7, verb, needs_judge=True) if verb and re.search(r"\bdat\b", lead) else None


def _by_saying(lead: str, tail: str, segment: Segment) -> Cue | None:
    """ "De raad zegt goed", "waar de raad goed zegt"."""
    rules = verdict_rules()
    verb = last_of(rules.said_ahead, lead, segment.start)
    if verb is None and rules.said_behind.match(tail):
        verb = first_of(rules.said_behind, tail, segment.label.end)
    return Cue("scored", 0.75, verb, needs_judge=True) if verb else None


def _by_apposition(lead: str, tail: str) -> Cue | None:
    """ "Hier past het mooiste van onze vier woorden, overtuigend"."""
    return Cue("noun", 0.8) if _FINAL.match(tail) and verdict_rules().apposed.search(lead) else None


def _by_most(lead: str, tail: str, segment: Segment) -> Cue | None:
    """ "Meer dan een voldoende zit er niet in": what was given is the bound."""
    rules = verdict_rules()
    if not (at_most(lead, tail) or (segment.start == 0 and _MORE.fullmatch(lead) and rules.not_more.match(tail))):
        return None
    return Cue("limited", 0.75, needs_passage=True)


_MORE = re.compile(r"(?:Meer|Hoger|Verder|Beter) dan (?:een )?[‘“]?")


def at_most(lead: str, tail: str) -> bool:
    """Whether what stands between `lead` and `tail` is the most that was given: "Hoger dan een 6 wordt het niet"."""
    rules = verdict_rules()
    return rules.most.search(lead) is not None and rules.not_more.match(tail) is not None
