"""Indicators of running text: a number with a unit and a year in one sentence."""

from __future__ import annotations

import re
from functools import cache

from doc_mining.mining.figure_reading import Reading, kind_of, measures_nothing
from doc_mining.mining.numbers import Quantity, YearMention, figure_rules, quantities, years
from doc_mining.records import Document, Passage
from doc_mining.text import sentences

_TIMES = {"jaar", "weken", "maanden", "dagen"}
_TOLD = 8  # words from which a cell tells something
_APART = 110  # characters between a number and its year


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = figure_rules()
    return re.compile(data["years"]["titles"], re.I), re.compile(data["tables"]["durations"], re.I)


def prose_figures(passage: Passage, document: Document) -> list[Reading]:
    """Readings of the sentences of a passage."""
    return _in_text(passage.text, 0, document)


def cell_figures(passage: Passage, document: Document) -> list[Reading]:
    """Readings of the sentences in a table's cells: opgaven with what was achieved, told beside a mark."""
    return [
        reading
        for cell in passage.cells
        if len(passage.text[cell.start : cell.end].split()) >= _TOLD
        for reading in _in_text(passage.text[cell.start : cell.end], cell.start, document)
    ]


def _in_text(text: str, offset: int, document: Document) -> list[Reading]:
    if not re.search(r"\d\d", text):
        return []
    out: list[Reading] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if "?" not in sentence and not measures_nothing(sentence):
            out.extend(_in_sentence(sentence, offset + start, document))
    return out


def _in_sentence(sentence: str, offset: int, document: Document) -> list[Reading]:
    title, durations = _rules()
    dated = [y for y in years(sentence) if not title.search(sentence[: y.start])]
    whole = document.identity.period_start if document.identity.kind == "jaarverslag" else None
    if not dated and (whole is None or whole != document.identity.period_end):
        return []
    found = quantities(sentence, any_noun=bool(dated))
    numbers = [q for q in found if (q.unit or _beside(sentence, q, dated)) and not _aside(sentence, q)]
    numbers = [q for q in numbers if q.unit not in _TIMES or durations.search(sentence)]
    out = []
    for number in numbers:
        year = _year_of(number, dated, numbers) or (str(whole) if whole and not dated else None)
        if year is None:
            continue
        before = sentence[max(0, number.start - 30) : number.start]
        kind = kind_of(sentence, before, year, document)
        name = _name(sentence, number)
        reading = Reading(
            offset,
            offset + len(sentence.rstrip()),
            name,
            year,
            number.value,
            number.unit or "aantal",
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
    known = number.unit is None or number.unit.split()[-1] in (*figure_rules()["units"], "%", "euro")
    if not known and not re.search(r"\d", sentence[number.start : number.end]):
        return True  # "twee flats", "vier locaties": told, not measured
    if re.search(r"^Van de (?:\w+ )?$", sentence[: number.start]) and re.search(r"\d", sentence[number.end :]):
        return True
    around = sentence[max(0, number.start - 3) : number.start]
    return bool(re.search(r"\d\s?[-–]\s?$", around))


def _beside(sentence: str, number: Quantity, dated: list[YearMention]) -> bool:
    """Whether a number without a unit stands beside a year: "van 1,91 in 2011 naar 1,72 in 2014"."""
    return any(
        re.fullmatch(r"\s(?:in|eind)?\s?", sentence[number.end : y.start])
        or re.fullmatch(r"\s(?:naar|op|een|tot|van|gemiddeld)\s", sentence[y.end : number.start])
        for y in dated
    )


def _year_of(number: Quantity, dated: list[YearMention], numbers: list[Quantity]) -> str | None:
    """The year of a number: years stand either before their numbers in a sentence, or behind them."""
    if not dated:
        return None
    if dated[0].start < numbers[0].start:
        near = [y for y in dated if y.start < number.start][-1:]
    else:
        near = [y for y in dated if y.start > number.start][:1]
    nearest = near[0] if near else min(dated, key=lambda y: abs(y.start - number.start))
    return nearest.year if abs(nearest.start - number.start) <= _APART else None


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
