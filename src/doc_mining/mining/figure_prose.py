"""Indicators of running text: a number with a unit and a year in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from doc_mining.mining.figure_names import indicator
from doc_mining.mining.figure_reading import Reading, kind_of, measures_nothing
from doc_mining.mining.numbers import Quantity, YearMention, figure_rules, quantities, years
from doc_mining.records import Document, FigureKind, Passage
from doc_mining.text import sentences

_TIMES = {"jaar", "weken", "maanden", "dagen"}
_TOLD = 8  # words from which a cell tells something
_APART = 110  # characters between a number and its year
_NEAR = 24  # characters between numbers of one list, or of one change


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
    found = _continued(sentence, quantities(sentence, any_noun=bool(dated)))
    numbers = [q for q in found if (q.unit or _beside(sentence, q, dated)) and not _aside(sentence, q, dated)]
    numbers = [q for q in numbers if q.unit not in _TIMES or durations.search(sentence)]
    out: list[Reading] = []
    for number in numbers:
        year = _year_of(sentence, number, dated, numbers, str(whole) if whole else None)
        if year is None:
            continue
        before = sentence[max(0, number.start - 30) : number.start]
        name = _named(sentence, number, numbers, out, document.identity.corporation)
        end = _quote_end(sentence, number)
        kind: FigureKind = "norm" if re.match(r"norm\b", name, re.I) else kind_of(sentence, before, year, document)
        unit = number.unit or (out[-1].unit if out and _beside(sentence, number, dated) else None) or "aantal"
        out.append(
            Reading(offset, offset + end, name, year, number.value, unit, kind, _sure(sentence, name), "figure_prose")
        )
    return out


def _sure(sentence: str, name: str) -> float:
    """How sure a reading is: less where several numbers and years compete in one sentence."""
    simple = len(re.findall(r"\d[\d.,]*", sentence)) <= 3 and len(name.split()) <= 6
    return 0.7 if simple else 0.5


def _continued(sentence: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers, with the unit of the one before where a list goes on ("21 woningen in 2011, 48 in 2012") or a part
    of it is told ("waarvan 300 in het dorp")."""
    out: list[Quantity] = []
    for number in numbers:
        if number.unit is None and out:
            between = sentence[out[-1].end : number.start]
            listed = re.fullmatch(r"(?:,? (?:in|voor|over) (?:19|20)\d\d)?(?:, |,? en )", between)
            part = re.search(r"\bwaarvan (?:er )?$", between) or (
                re.search(r"\bwaarvan\b", sentence[: number.start]) and re.fullmatch(r" in [\w ’-]+ en ", between)
            )
            turned = re.search(r"\b(?:naar|tegen)\s$", between)
            if (listed or part or turned) and re.match(r"\s(?:in|voor)\s|[.;,]|$", sentence[number.end :]):
                number = number._replace(unit=out[-1].unit)
        out.append(number)
    return out


def _named(
    sentence: str, number: Quantity, numbers: list[Quantity], out: list[Reading], corporation: str | None
) -> str:
    """The indicator of a number: its own words, or those of the number that it goes on from."""
    said = sentence[number.start : number.end]
    bare = re.fullmatch(r"[-–\d.,%€ ]+", said) is not None
    near = out and number is not numbers[0] and number.start - numbers[numbers.index(number) - 1].end <= _NEAR
    if out and re.search(r"\b(?:was|is|waren) (?:dat|dit|het)\s(?:nog\s)?$", sentence[: number.start]):
        return out[-1].indicator
    if bare and out and out[-1].kind == "norm" and re.search(r";[^;]*$", sentence[: number.start]):
        return re.sub(r"^[Nn]orm (?:voor|van) (?:de |het )?", "", out[-1].indicator)
    if bare and near:
        area = re.match(r"\sin (?:de gemeente )?((?:De |Den )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)", sentence[number.end :])
        name = re.sub(r" in [A-Z][\w’ -]+$", "", out[-1].indicator)
        return f"{name} in {area[1]}" if area else out[-1].indicator
    return indicator(sentence, number, corporation) or _name(sentence, number)


def _quote_end(sentence: str, number: Quantity) -> int:
    """Where the words that show a number end: before what is told of a part of it."""
    part = re.compile(r",\s(?:waarvan|waaronder)\b").search(sentence, number.end)
    return part.start() if part else len(sentence.rstrip())


def _aside(sentence: str, number: Quantity, dated: Sequence[YearMention]) -> bool:
    """Whether a number stands in brackets without a year, is one end of a range, is a condition, or only told."""
    if not re.search(r"\d", sentence[number.start : number.end]):
        return True  # "twee flats", "een achterstand van acht personen"
    if len(dated) > 1 and re.search(r"\b(?:samen|in totaal)\s$", sentence[: number.start]):
        return not any(len(y.year) > 4 for y in dated)  # a sum over years that are named one by one
    opened, closed = sentence.rfind("(", 0, number.start), sentence.find(")", number.end)
    if opened >= 0 and closed >= 0 and ")" not in sentence[opened : number.start]:
        return not years(sentence[opened:closed])
    if re.match(figure_rules()["none"]["after"], sentence[number.end :], re.I):
        return True
    if re.search(r"^Van de (?:\w+ )?$", sentence[: number.start]) and re.search(r"\d", sentence[number.end :]):
        return True
    around = sentence[max(0, number.start - 3) : number.start]
    return bool(re.search(r"\d\s?[-–]\s?$", around))


def _beside(sentence: str, number: Quantity, dated: Sequence[YearMention]) -> bool:
    """Whether a number without a unit stands beside a year: "van 1,91 in 2011 naar 1,72 in 2014"."""
    return any(
        re.fullmatch(r"\s(?:in|eind)?\s?", sentence[number.end : y.start])
        or re.fullmatch(r"\s(?:naar|op|een|tot|van|gemiddeld)\s", sentence[y.end : number.start])
        for y in dated
    )


def _year_of(
    sentence: str, number: Quantity, dated: Sequence[YearMention], numbers: list[Quantity], whole: str | None
) -> str | None:
    """The year of a number: the one directly behind it, else years stand either before their numbers or behind them.

    A year in brackets, or in another clause, is another number's; then that of the whole document counts, if it has one.
    """
    behind = next((y for y in dated if re.fullmatch(r"\s(?:in|eind|per|over)\s", sentence[number.end : y.start])), None)
    if behind:
        return behind.year
    mine = [y for y in dated if _same_clause(sentence, number, y, annual=whole is not None)]
    if not mine:
        return whole
    if mine[0].start < numbers[0].start:
        near = [y for y in mine if y.start < number.start][-1:]
    else:
        near = [y for y in mine if y.start > number.start][:1]
    nearest = near[0] if near else min(mine, key=lambda y: abs(y.start - number.start))
    return nearest.year if abs(nearest.start - number.start) <= _APART else None


_OTHER_CLAUSE = re.compile(r",\s(?:en\s)?(?!\d)\w+(?:te|de|ten|den|t)\s")


def _same_clause(sentence: str, number: Quantity, year: YearMention, *, annual: bool) -> bool:
    """Whether a year and a number belong together: not one in brackets alone, nor behind a further verb; in an annual
    report, where every number has a year, not behind a semicolon."""
    low, high = sorted((number.start, year.start))
    between = sentence[low:high]
    directly = re.fullmatch(r"\s\((?:\w+ )?", sentence[number.end : high]) and sentence[year.end : year.end + 1] == ")"
    if between.count("(") != between.count(")") and not directly:
        return False
    if annual and ";" in between:
        return False
    return not (year.start > number.end and _OTHER_CLAUSE.search(sentence[number.end : year.start]))


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
    clause = re.sub(r"(?:(?:, |\ben )?\b[\d.,]+\d?\s?%?)", " ", re.sub(r"\([^)]*\)", "", clause))
    words = re.sub(
        r"\s+", " ", re.sub(r"^\W*(?:zijn|is|was|waren|werden|worden|werd|wordt|had|hadden)\b", "", clause.strip())
    ).strip(" ,:-–")
    return " ".join(words.split()[:12])
