"""Where in a document agreements stand, and what each place says of them: party, year, number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doc_mining.mining.agreement_parties import Parties
from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.figure_flat import flat_rows
from doc_mining.mining.numbers import years
from doc_mining.records import Document, Passage


class Place(NamedTuple):
    """A passage with agreements; `start` is where its words begin behind the number."""

    passage: Passage
    start: int
    number: str | None
    parties: tuple[str, ...]  # of the lead-in above it
    year: str | None  # of the headings above it
    listed: bool  # numbered, or an item under a lead-in: every first sentence is a commitment


def places(document: Document, parties: Parties) -> Iterator[Place]:
    """The passages that may hold agreements, in reading order; tables apart."""
    rules = agreement_rules()
    lead: tuple[str, ...] = ()
    led = False
    closed = False
    for passage in document.body():
        text = passage.text
        if passage.kind in ("table", "caption", "footnote") or _none(passage) or flat_rows(text):
            led = False
            continue
        number, start = number_of(passage)
        if passage.kind == "heading":
            led, closed = False, False
            lead = parties.named(text) if len(text.split()) <= 8 and not number else ()
            led = (
                bool(lead) and bool(re.fullmatch(r"(?:Afspraken\s+)?\W*" + r".{0,60}", text)) and len(text.split()) <= 4
            )
            if number and rules.commit.search(text) and len(text.split()) >= 5 and parties.subject(text[start:]):
                yield Place(passage, start, number, (), _year(passage), True)
            continue
        if re.match(r"\W*(?:overwegende|in aanmerking nemende|gelet op|gezien)\b", text, re.I):
            led, closed = False, True
            continue
        if passage.kind == "list_item":
            if not closed:
                label = _label(text[start:], parties)
                listed = bool(number) or led or bool(label) or bool(parties.subject(text))
                yield Place(passage, start, number, label or (lead if led else ()), _year(passage), listed)
            continue
        stripped = text.rstrip()
        if closed and rules.lead_in.search(text):
            closed = False
        if not closed and stripped.endswith(":") and len(stripped.split()) <= 30:
            if rules.lead_in.search(text) or len(text.split()) <= 6:
                lead, led, closed = parties.named(text), True, False
            continue
        led = False
        number = number or _headed(passage)
        if not closed:
            yield Place(passage, start, number, (), _year(passage), bool(number))


def _label(text: str, parties: Parties) -> tuple[str, ...]:
    """The party of an item that begins with it: "Gemeente: stelt …"."""
    m = re.match(r"(?P<who>[A-Z][\w’& -]{1,40}):\s+(?=[a-z])", text)
    if m is None or len(m["who"].split()) > 4:
        return ()
    return parties.named(m["who"]) or (m["who"],)


def number_of(passage: Passage) -> tuple[str | None, int]:
    """The number of an agreement as printed, and where its words begin."""
    rules = agreement_rules()
    marker = (passage.marker or "").strip()
    for pattern in rules.numbers:
        m = pattern.match(passage.text)
        if m:
            return m["n"], m.end()
    if marker and rules.marker.match(marker):
        return marker.rstrip(".):"), 0
    return None, 0


def _headed(passage: Passage) -> str | None:
    """The number of an agreement that the heading over a passage is: "Afspraak 4 Woonfraude"."""
    m = agreement_rules().heading.match(passage.section[-1]) if passage.section else None
    return (m["a"] or m["b"]) if m else None


def _none(passage: Passage) -> bool:
    """Whether the nearest telling heading says that no agreements stand here."""
    rules = agreement_rules()
    own = (passage.text,) if passage.kind == "heading" else ()
    for heading in reversed((*passage.section, *own)):
        if rules.section_again.search(heading) and not rules.section_about.search(heading):
            return False
        if rules.no_section.search(heading):
            return True
    return False


def _year(passage: Passage) -> str | None:
    for heading in reversed(passage.section):
        found = years(heading)
        if len(found) == 1:
            return found[0].year
    return None
