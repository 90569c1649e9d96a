"""How words become an agreement: their place and area, with what was read of them."""

from __future__ import annotations

from typing import NamedTuple

from doc_mining.mining.agreement_terms import Term
from doc_mining.mining.scopes import Scopes
from doc_mining.records import Agreement, Passage


class Reading(NamedTuple):
    """What was read at characters `start:end` of a passage: who commits to what; `text` where it is not the quote."""

    start: int
    end: int
    number: str | None
    parties: tuple[str, ...]
    term: Term
    theme: str | None
    extractor: str
    confidence: float
    text: str | None = None


def agreement(passage: Passage, reading: Reading, scopes: Scopes) -> Agreement:
    """The finding of a reading."""
    quote = passage.text[reading.start : reading.end]
    return Agreement(
        quote=quote,
        page=passage.page_at(reading.start),
        boxes=passage.boxes(reading.start, reading.end),
        section=passage.section,
        part=passage.part,
        scope=scopes.at(passage, reading.start, reading.end),
        theme=reading.theme,
        confidence=reading.confidence,
        extractor=reading.extractor,
        passage=passage.order,
        start=reading.start,
        number=reading.number,
        parties=reading.parties,
        text=quote if reading.text is None else reading.text,
        concreteness=reading.term.concreteness,
        value=reading.term.value,
        unit=reading.term.unit,
        year=reading.term.year,
    )
