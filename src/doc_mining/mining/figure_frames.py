"""Sentences built around several numbers of one indicator: over years, over areas, or over a whole period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from doc_mining.mining.figure_names import indicator
from doc_mining.mining.figure_reading import Reading, kind_of, measures_nothing
from doc_mining.mining.numbers import Quantity, YearMention, quantities, years
from doc_mining.records import Document, FigureKind, Passage
from doc_mining.text import sentences
from doc_mining.text.prefilter import Prefiltered

_IN = re.compile(r"(?:\s[a-zà-ÿ-]+){0,2}\s\(?(?:in|eind|over|per|ultimo)?\s?", re.I)  # between a number and its year
_NEXT = re.compile(
    r"[^.;]{0,30}?(?:,|\ben\b|\bnaar\b|\btegen\b|\btot\b|;)[^.;\d]{0,24}", re.I
)  # from one pair to the next
_LATEST = re.compile(r"\b(?:daarvan|hiervan|waarvan)\b|:\s", re.I)
_AREA = re.compile(
    r"(?:\s[a-zà-ÿ-]+)?\s(?:in|te)\s(?:de gemeente\s)?(?P<area>[A-Z][\w’-]+(?:\s(?:(?:aan|den|de|en|op)\s){0,2}[A-Z][\w’-]+)*)"
)
_WORTH = Prefiltered(r"\b(?:daar|hier|waar)van\b|periode|\bjaren\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_PERIOD = re.compile(
    r"\bin (?:de|deze|die) (?:vier|vijf|afgelopen vier|afgelopen vijf) jaren?\b|\bin (?:de|deze|onze) (?:visitatie)?periode\b"
    r"|\b(?:gedurende|over|tijdens) (?:de|deze) (?:hele |gehele )?(?:visitatie)?periode\b",
    re.I,
)
_DONE = re.compile(
    r"\s(?:\w+\s){0,4}?(?P<done>ge\w+(?:d|t|en)|verkocht|verhuurd|verbouwd|verbeterd|opgeleverd|aangekocht|afgerond|bereikt|ontvangen)\b"
)
_PROMISED = re.compile(
    r"\bwaar (?:er )?(?P<n>[\d.]+)(?: \w+)? (?:waren|was|zijn|is) (?:\w+ )?"
    r"(?:afgesproken|beloofd|gepland|begroot|beoogd|toegezegd|voorzien)\b"
)


def frame_figures(passage: Passage, document: Document) -> list[Reading]:
    """Readings of the sentences of a passage, or of the cells of a table, that are built like that."""
    if passage.kind != "table":
        return list(_of_text(passage.text, 0, document, ""))
    labels = {c.row: passage.text[c.start : c.end].strip() for c in reversed(passage.cells) if c.column == 0}
    return [
        reading
        for cell in passage.cells
        if cell.column
        for reading in _of_text(passage.text[cell.start : cell.end], cell.start, document, labels.get(cell.row, ""))
    ]


def _of_text(text: str, offset: int, document: Document, label: str) -> Iterator[Reading]:
    last: Reading | None = None
    if not _DIGIT.search(text) or not (": " in text or len(_YEAR.findall(text)) > 1 or _WORTH.search(text)):
        return
    for start, end in sentences(text):
        sentence = text[start:end]
        if "?" in sentence or not _DIGIT.search(sentence) or measures_nothing(sentence):
            continue
        found = list(_over_years(sentence, offset + start, document, label))
        if not found and last is None:
            found = list(_over_period(sentence, offset + start, document))
        if not found and (before := last or _first(sentence, offset + start, document)):
            found = list(_over_areas(sentence, offset + start, before))
        yield from found
        last = _first(sentence, offset + start, document)


def _over_years(sentence: str, offset: int, document: Document, label: str) -> Iterator[Reading]:
    """ "van 4,8 jaar in 2011 naar 6,0 jaar in 2014", "31 in 2012, 27 in 2013": two pairs or more."""
    dated = years(sentence)
    if len(dated) < 2:
        return
    pairs = [(q, y) for q in quantities(sentence) for y in dated if _IN.fullmatch(sentence, q.end, y.start)]
    chain: list[tuple[Quantity, YearMention]] = []
    for pair in pairs:
        if chain and not _NEXT.fullmatch(sentence, chain[-1][1].end, pair[0].start):
            break
        chain.append(pair)
    if len(chain) < 2 or len({y.year for _, y in chain}) < len(chain):
        return
    first = chain[0][0]
    own = _subject(sentence, first)
    name = label if label and not own else own or indicator(sentence, first, document.identity.corporation)
    if not name or name == document.identity.corporation:
        return
    unit = next((q.unit for q, _ in chain if q.unit), None) or "aantal"
    for number, year in chain:
        kind = _kind(sentence, number, year, document)
        end = len(sentence.rstrip())
        yield Reading(
            offset, offset + end, name, year.year, number.value, number.unit or unit, kind, 0.75, "figure_prose"
        )


def _kind(sentence: str, number: Quantity, year: YearMention, document: Document) -> FigureKind:
    """What has been is no plan, whatever the sentence says was agreed."""
    end = document.identity.period_end
    if end is not None and int(year.year[-4:]) <= end:
        return "realisatie"
    return kind_of(sentence, sentence[max(0, number.start - 30) : number.start], year.year, document)


_CHANGES = re.compile(
    r"\b(?:is|zijn|was|waren|bedroeg|bedroegen|steeg|stegen|daalde|daalden|zakte|zakten|liep|liepen|nam|namen|ging|gingen|groeide|groeiden"
    r"|kwam|kwamen|verbeterde|verbeterden|veranderde|veranderden|bleef|bleven|lag|lagen|stond|stonden)\b"
)
_PRONOUN = re.compile(r"(?:Zij|Ze|Hij|Dit|Dat|Deze|Die|Het|Er|Wij|We)?$", re.I)


def _subject(sentence: str, number: Quantity) -> str:
    """The noun phrase before or behind the verb of change; "" where a pronoun stands there, or nothing."""
    clauses = re.split(r"[;:]\s|,\s(?=(?:het|de|een|en|terwijl|maar)\b)", sentence[: number.start])
    for clause in reversed(clauses):
        verb = _CHANGES.search(clause)
        if verb is None:
            continue
        before = (
            clause[: verb.start()].rsplit(", ", 1)[0] if clause[: verb.start()].count(",") else clause[: verb.start()]
        )
        inverted = re.match(r"(?:In|Over|Bij|Voor|Tussen|Sinds)\b", before)
        words = re.sub(r"\s(?:van|op|met|uit)\s.*$", "", clause[verb.end() :]) if inverted else before
        words = re.sub(r"^(?:en|terwijl|maar)\s", "", words.strip(" ,"))
        bare = re.sub(r"^(?:de|het|een|ons|onze|haar)\s", "", words.strip(" ,"), flags=re.I)
        return "" if _PRONOUN.fullmatch(words) else bare[:1].upper() + bare[1:]
    return ""


def _first(sentence: str, offset: int, document: Document) -> Reading | None:
    """The dated number with which a sentence begins, that the next one may split."""
    dated, found = (
        years(sentence),
        [q for q in quantities(sentence) if q.unit and re.search(r"\d", sentence[q.start : q.end])],
    )
    if len(dated) != 1 or not found:
        return None
    name = indicator(sentence, found[0], document.identity.corporation) or found[0].unit or ""
    return Reading(
        offset,
        offset + len(sentence),
        name,
        dated[0].year,
        found[0].value,
        found[0].unit,
        "realisatie",
        0.7,
        "figure_prose",
    )


def _over_areas(sentence: str, offset: int, whole: Reading) -> Iterator[Reading]:
    """ "Daarvan staan er 2.755 in Noordwoud en 1.119 in Zuidwoud": the parts of a number."""
    split = _LATEST.search(sentence)
    if split is None:
        return
    parts = [(q, m) for q in quantities(sentence) if q.start > split.start() and (m := _AREA.match(sentence, q.end))]
    if len(parts) < 2 or any(
        not re.fullmatch(r"[^.;]{0,12}", sentence[a.end() : b.start]) for (_, a), (b, _) in pairwise(parts)
    ):
        return
    if sum(q.value for q, _ in parts) > whole.value * 1.02:
        return
    for number, place in parts:
        name = f"{whole.indicator} in {place['area']}"
        yield whole._replace(
            start=offset, end=offset + len(sentence.rstrip()), indicator=name, value=number.value, unit=whole.unit
        )


def _over_period(sentence: str, offset: int, document: Document) -> Iterator[Reading]:
    """ "In de vier jaren zijn 242 woningen gebouwd, 118 gesloopt en 165 verkocht", beside what was promised."""
    start, end = document.identity.period_start, document.identity.period_end
    if start is None or end is None or years(sentence) or not _PERIOD.search(sentence):
        return
    year = f"{start}-{end}" if start != end else str(start)
    unit: str | None = None
    for number in quantities(sentence):
        unit = number.unit or unit
        if not re.search(r"\d", sentence[number.start : number.end]) or unit is None:
            continue
        done = _DONE.match(sentence, number.end)
        promised = _PROMISED.search(sentence)
        if promised and promised.start("n") == number.start:
            kind: FigureKind = "plan"
        elif done:
            kind = "realisatie"
        else:
            continue
        noun = sentence[number.start : number.end].lstrip("0123456789., ") or unit
        name = (f"{done['done']} {noun}" if done else noun).capitalize()
        yield Reading(
            offset, offset + len(sentence.rstrip()), name, year, number.value, unit, kind, 0.6, "figure_prose"
        )
