"""Indicators of running text: a number with a unit and a year in one sentence."""

from __future__ import annotations

import re
from functools import cache

from doc_mining.mining.figure_reading import Reading, kind_of, measures_nothing
from doc_mining.mining.numbers import Quantity, YearMention, figure_rules, quantities, years
from doc_mining.records import Document, Passage
from doc_mining.text import sentences

_TIMES = {"jaar", "weken", "maanden", "dagen"}
_APART = 110  # characters between a number and its year


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = figure_rules()
    return re.compile(data["years"]["titles"], re.I), re.compile(data["tables"]["durations"], re.I)


def prose_figures(passage: Passage, document: Document) -> list[Reading]:
    """Readings of the sentences of a passage; a year at its very start holds for a list entry's next sentence too."""
    if not re.search(r"\d\d", passage.text):
        return []
    out: list[Reading] = []
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        if "?" in sentence or measures_nothing(sentence):
            continue
        out.extend(_in_sentence(sentence, start, document))
    return out


def _in_sentence(sentence: str, offset: int, document: Document) -> list[Reading]:
    title, durations = _rules()
    dated = [y for y in years(sentence) if not title.search(sentence[: y.start])]
    if not dated:
        return []
    numbers = [q for q in quantities(sentence) if q.unit and not _aside(sentence, q)]
    numbers = [q for q in numbers if q.unit not in _TIMES or durations.search(sentence)]
    out = []
    for number in numbers:
        year = _year_of(number, dated, numbers, sentence)
        if year is None:
            continue
        before = sentence[max(0, number.start - 30) : number.start]
        kind = kind_of(sentence, before, year.year, document)
        name = _name(sentence, number)
        reading = Reading(
            offset,
            offset + len(sentence.rstrip()),
            name,
            year.year,
            number.value,
            number.unit,
            kind,
            0.5,
            "figure_prose",
        )
        out.append(reading)
    return out


def _aside(sentence: str, number: Quantity) -> bool:
    """Whether a number stands in brackets without a year, is one end of a range, or is a condition."""
    opened, closed = sentence.rfind("(", 0, number.start), sentence.find(")", number.end)
    if opened >= 0 and closed >= 0 and ")" not in sentence[opened : number.start]:
        return not years(sentence[opened:closed])
    if re.match(figure_rules()["none"]["after"], sentence[number.end :], re.I):
        return True
    around = sentence[max(0, number.start - 3) : number.start]
    return bool(re.search(r"\d\s?[-–]\s?$", around))


def _year_of(number: Quantity, dated: list[YearMention], numbers: list[Quantity], sentence: str) -> YearMention | None:
    """The year of a number: that behind it ("8% in 2020 en 7% in 2021"), else the nearest."""
    if len(dated) == 1:
        nearest = dated[0]
    elif not dated:
        return None
    elif len(dated) == len(numbers):
        nearest = dated[numbers.index(number)]
    else:
        nearest = min(dated, key=lambda y: abs(y.start - number.start))
    return nearest if abs(nearest.start - number.start) <= _APART else None


def _name(sentence: str, number: Quantity) -> str:
    """The clause around a number, without the number and its year."""
    low = max(
        (m.end() for m in re.finditer(r"[;:]\s|,\s(?=(?:en|maar|terwijl)\s)", sentence[: number.start])), default=0
    )
    stop = re.compile(r"[;.]\s|,\s(?=(?:en|maar|terwijl)\s)|[.]$").search(sentence, number.end)
    high = stop.start() if stop else len(sentence)
    noun = re.sub(r"^\D*[\d.,]+\s?(?:%|procent)?", "", sentence[number.start : number.end])
    clause = f"{sentence[low : number.start]}{noun}{sentence[number.end : high]}"
    clause = re.sub(r"\b(?:in|vanaf|sinds|eind|begin|per|tot|over)?\s?\b(?:19|20)\d\d\b", "", clause, flags=re.I)
    words = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", "", clause)).strip(" ,:-–")
    return " ".join(words.split()[:24])
