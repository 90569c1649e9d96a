"""Turns of phrase that show the label in another place than behind its verb: a bound, a doubt, an adjective, an adverb."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_segments import Segment
from doc_mining.text.prefilter import Prefiltered


class Cue(NamedTuple):
    """Why a label is a verdict: the rule, how sure it is, the verb that governs it, and what it still needs."""

    rule: str
    confidence: float
    verb: tuple[int, int] | None = None
    needs_judge: bool = False  # only with a judge named in the sentence
    needs_passage: bool = False  # only where verdicts are given


def turn_of(lead: str, tail: str, segment: Segment) -> Cue | None:
    """The cue of an adjective or adverb: these need not end their phrase."""
    return _by_speaking(lead, tail, segment) or _by_doing(lead, tail, segment)


def bounded(lead: str, segment: Segment) -> Cue | None:
    """The cue of a label that is a bound or one of two."""
    return _by_limit(lead, segment) or _by_doubt(lead, segment)


def _by_limit(lead: str, segment: Segment) -> Cue | None:
    """A verdict with its bound: "komt niet verder dan voldoende", "is het resultaat niet meer dan voldoende"."""
    rules = verdict_rules()
    if not rules.limited.search(lead):
        return None
    verb = last_of(rules.opinion, lead, segment.start) or last_of(rules.limits, lead, segment.start)
    return Cue("limited", 0.8, verb, needs_passage=_OURS.search(lead) is None)


_OURS = re.compile(r"(?<![\w-])(?:wij|we|(?:visitatie)?commissie|ons oordeel|onze waardering)(?![\w-])", re.I)


def _by_speaking(lead: str, tail: str, segment: Segment) -> Cue | None:
    """The label as an adjective of what is judged: "spreekt van een zeer goede relatie"."""
    rules = verdict_rules()
    verb = rules.speaking_verb.search(lead)
    if verb is None or not rules.speaking_thing.match(tail):
        return None
    return Cue("scored", 0.8, (verb.start() + segment.start, verb.end() + segment.start), needs_judge=True)


def _by_doing(lead: str, tail: str, segment: Segment) -> Cue | None:
    """The label as an adverb of what was done: "wordt naar onze mening ruim voldoende ingezet"."""
    rules = verdict_rules()
    said = rules.doing_says.search(lead)
    if said is None or not rules.doing_done.match(tail):
        return None
    return Cue("adverb", 0.7, (said.start() + segment.start, said.end() + segment.start), needs_passage=True)


def _by_doubt(lead: str, segment: Segment) -> Cue | None:
    """Between two words: "twijfelt tussen voldoende en goed", "vinden wij tussen matig en voldoende"."""
    rules = verdict_rules()
    if segment.label.label_to is None or not rules.doubt_between.search(lead):
        return None
    verb = last_of(rules.doubt_verb, lead, segment.start)
    return Cue("scored", 0.85, verb, needs_passage=not segment.label.quoted) if verb else None


def last_of(pattern: Prefiltered, text: str, offset: int) -> tuple[int, int] | None:
    """The last match of `pattern` in `text`, as places that `offset` is added to."""
    found = [m.span() for m in pattern.finditer(text)]
    return (found[-1][0] + offset, found[-1][1] + offset) if found else None


def first_of(pattern: Prefiltered, text: str, offset: int) -> tuple[int, int] | None:
    """The first match of `pattern` in `text`, as places that `offset` is added to."""
    m = pattern.search(text)
    return (m.start() + offset, m.end() + offset) if m else None
