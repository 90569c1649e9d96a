"""One number read as an indicator of a year, and how it becomes a figure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from doc_mining.mining.numbers import figure_rules
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.theme_model import headings_of, theme_of
from doc_mining.records import Document, Figure, FigureKind, Passage
from doc_mining.text.prefilter import Prefiltered


class Reading(NamedTuple):
    """An indicator's value at characters `start:end` of a passage; `extractor` names the rule that read it."""

    start: int
    end: int
    indicator: str
    year: str
    value: float
    unit: str | None
    kind: FigureKind
    confidence: float
    extractor: str


def figure(passage: Passage, reading: Reading, scopes: Scopes) -> Figure:
    """The finding of a reading, with its place, area and theme."""
    return Figure(
        quote=passage.text[reading.start : reading.end],
        page=passage.page_at(reading.start),
        boxes=passage.boxes(reading.start, reading.end),
        section=passage.section,
        part=passage.part,
        scope=_scope(passage, reading, scopes),
        theme=theme_of(reading.indicator, headings_of(passage.section)).theme,
        confidence=reading.confidence,
        extractor=reading.extractor,
        passage=passage.order,
        start=reading.start,
        indicator=reading.indicator,
        year=reading.year,
        value=reading.value,
        unit=reading.unit,
        kind=reading.kind,
    )


def _of_caption(passage: Passage, scopes: Scopes) -> str | None:
    """The area that the caption over a table is on, or that a line above it names."""
    before = scopes.document.passages[passage.order - 1] if passage.order else None
    if before is None or before.kind not in ("caption", "paragraph"):
        return None
    return scopes.of_heading(before.text) if before.kind == "caption" or scopes.is_area(before.text) else None


def _scope(passage: Passage, reading: Reading, scopes: Scopes) -> str:
    """The area of a figure: the one that a row's name or a number's clause is on, else that of the place.

    Several areas in one clause are the whole.
    """
    if passage.kind == "table" and (titled := _of_caption(passage, scopes)):
        return titled
    if reading.extractor == "figure_table":
        named = [a for a in scopes.areas if re.search(rf"(?<![\w-]){re.escape(a)}(?![\w-])", reading.indicator)]
        return named[0] if len(named) == 1 else scopes.of_place(passage)
    if reading.extractor == "figure_prose":
        named = [a for a in scopes.areas if re.search(rf"(?<![\w-]){re.escape(a)}(?![\w-])", reading.indicator)]
        said = passage.text[reading.start : reading.end]
        others = [a for a in scopes.areas if re.search(rf"(?<![\w-]){re.escape(a)}(?![\w-])", said)]
        if len(named) == 1 and re.search(rf"\b[Ii]n (?:de gemeente )?{re.escape(named[0])}", reading.indicator):
            return named[0]
        if len(named or others) > 1:
            return scopes.of_place(passage)
    return scopes.at(passage, reading.start, reading.end)


class _Cues(NamedTuple):
    plan: Prefiltered
    norm: Prefiltered
    realised: Prefiltered
    none: Prefiltered
    work: Prefiltered


@cache
def _cues() -> _Cues:
    rules = figure_rules()
    plan, norm, realised = (Prefiltered("|".join(rules["kind"][k]), re.I) for k in ("plan", "norm", "realised"))
    return _Cues(
        plan,
        norm,
        realised,
        Prefiltered("|".join(rules["none"]["words"]), re.I),
        Prefiltered(rules["work"]["pattern"], re.I),
    )


def kind_of(words: str, before: str, year: str, document: Document) -> FigureKind:
    """realisatie, plan or norm, by the words directly before a number, those around it and the year.

    A bound in the name of an indicator does not make its values bounds.
    """
    plan, norm, realised, _, work = _cues()
    if work.search(words):
        return "plan"
    if norm.search(before[-24:]) or re.match(r"norm\b", words, re.I):
        return "norm"
    if realised.search(words):
        return "realisatie"
    end = document.identity.period_end
    if plan.search(words) or (end and int(year[-4:]) > end + 1):
        return "plan"
    return "realisatie"


def measures_nothing(words: str) -> bool:
    """Whether such words hold a number that is no indicator: a mark, a tally of interviews, a reference."""
    return _cues().none.search(words) is not None
