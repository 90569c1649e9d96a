"""How words become a development point: their place, area and theme."""

from __future__ import annotations

import re
from dataclasses import replace

from doc_mining.mining.judges import Judge
from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.theme_model import theme_at
from doc_mining.records import DevelopmentPoint, Origin, Passage


def point(
    passage: Passage, start: int, end: int, scopes: Scopes, judge: Judge, origin: Origin, rule: str, confidence: float
) -> DevelopmentPoint:
    """A point that stands at characters `start:end` of a passage."""
    quote = passage.text[start:end]
    return DevelopmentPoint(
        quote=quote,
        page=passage.page_at(start),
        boxes=passage.boxes(start, end),
        section=passage.section,
        part=passage.part,
        scope=_scope(passage, start, end, scopes, judge, origin),
        theme=theme_at(passage, start, end, judge.type).theme,
        confidence=confidence,
        extractor=f"points.{rule}",
        passage=passage.order,
        start=start,
        origin=origin,
        appraiser_type=judge.type,
        appraiser=judge.name,
        text=quote.strip(" ;"),
    )


def beside(made: DevelopmentPoint, scope: str | None) -> DevelopmentPoint:
    """A point beside another, which is on area `scope`: on the same, if it names none of its own."""
    return replace(made, scope=scope) if scope and made.scope == WHOLE else made


_SHORT = 18  # words of an old wish that is on a place which it names; in a longer one the place may be an example


def _scope(passage: Passage, start: int, end: int, scopes: Scopes, judge: Judge, origin: Origin) -> str:
    """The area of a wish: a wish that names one municipality, or the organisation of one, is on that municipality.

    What was asked last time was asked of the whole, unless its chapter says otherwise or a municipality is a party to it.
    """
    text = passage.text[start:end]
    if origin != "vorige_visitatie":
        scope = scopes.at(passage, start, end, judge)
        if scope == WHOLE and judge.type == "gemeente" and len(scopes.municipalities) == 1:
            return scopes.municipalities[0]
        return (scopes.named_in(text) or WHOLE) if scope == WHOLE else scope
    scope = scopes.of_place(passage)
    named = [m for m in scopes.municipalities if re.search(rf"\bgemeente {re.escape(m)}\b", text, re.IGNORECASE)]
    if scope == WHOLE and not named and len(text.split()) <= _SHORT:
        return scopes.in_sentence(text) or WHOLE
    return named[0] if scope == WHOLE and len(named) == 1 else scope
