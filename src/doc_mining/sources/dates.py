"""Times that a document tells of itself: method, period or term, publication."""

from __future__ import annotations

import re

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19[89]|20[0-4])\d"
_TO = r"\s*(?:[-–—/]|t\.?/?m\.?|tot(?: en met)?|en met|en)\s*"
_SPAN = rf"(?P<start>{_YEAR}){_TO}(?:eind |medio |begin )?(?:(?:{_MONTH}) )?(?P<end>{_YEAR}|\d\d(?!\d))"

_METHOD = re.compile(
    r"(?:(?:visitatie)?method(?:iek|e)|versie|referentiekader|visitatiestelsel|visitatiekader|visitatiesystematiek)\s*(?:visitaties?\s*)?"
    r"(?:woningcorporaties\s*)?(?:versie\s*|nr\.?\s*)?[‘’“”\"']?(?P<v>[3-7](?:[.,]\d)?)\b(?!\s*(?:jaar|punten|%))"
    r"|\b(?P<w>[3-7]\.\d)[- ](?:versie|method(?:iek|e)|systematiek)",
    re.IGNORECASE,
)
# Sentences in which a method is only mentioned: it came out, it was the one before, it is awaited.
_MENTIONED = re.compile(
    r"\bbeschikbaar\b|\bvorige|voorgaande|\beerder|\bdestijds\b|\bnieuwe(?:re)? (?:visitatie)?methodiek\b|\bvoorloper|\bopvolg|\bverscheen|\bvooruitlopend|"
    r"\belementen van\b|\bten opzichte van\b|\banders dan\b|\bvergelek|\bovergang|\btoekomst|\bvolgende visitatie|\binmiddels\b|\bgewijzigd\b|\btoen\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:volgens|conform|op basis van|aan de hand van|met behulp van|op grond van|uitgevoerd|gebruik(?:t|gemaakt)|toegepast|hanteer|gehanteerd|beoordeeld|methodiek[: ])",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?:visitatieperiode|beoordelingsperiode|periode|over de jaren|over|jaren|beoordeelde jaren|visitatie|visitatierapport|prestaties|tijdvak)"
    rf"\W{{0,4}}(?:van |omvat |loopt van |betreft |beslaat |de |het maatschappelijk presteren |in de periode |de periode |over de periode |over |jaren |w?as ){{0,4}}(?:(?:1 )?(?:{_MONTH}) )?{_SPAN}",
    re.IGNORECASE,
)
_OTHER_PERIOD = re.compile(
    r"\b(?:vorige|voorgaande|eerdere|prestatieafspraken|afspraken|ondernemingsplan|woonvisie|meerjaren|begroting|strategi|portefeuille|beleidsplan|coalitie|volgende|komende)",
    re.IGNORECASE,
)
_TERM = re.compile(rf"(?:(?:prestatie|samenwerkings|raam|meerjaren)?afspraken|overeenkomst|looptijd|periode|jaren|agenda|jaarschijf|convenant|kaderafspraken)\W{{0,3}}(?:\w+\W+){{0,6}}?{_SPAN}", re.IGNORECASE)
_ONE_YEAR = re.compile(rf"(?:prestatieafspraken|jaarschijf|jaarafspraken|jaarverslag|afspraken)\W{{0,3}}(?:\w+\W+){{0,5}}?(?P<start>{_YEAR})\b", re.IGNORECASE)
_DAY = re.compile(rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH})\s+(?P<y>{_YEAR})\b|\b(?P<d2>\d{{1,2}})[-/](?P<m2>\d{{1,2}})[-/](?P<y2>{_YEAR})\b", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\s+(?P<y>{_YEAR})\b", re.IGNORECASE)


def methodology(sentences: list[str]) -> str | None:
    """The method a report was held under: "4.0", "5.0", "6.0", "7"; None where it is not said.

    `sentences` are those of the title page and introduction, and lines of headings and feet.
    """
    best: tuple[int, str] | None = None
    for n, sentence in enumerate(sentences):
        for m in _METHOD.finditer(sentence):
            if _MENTIONED.search(sentence) and not _HELD.search(sentence):
                continue
            if re.search(r"\b(?:kwam|verscheen|elementen)\b", sentence):
                continue
            value = (m["v"] or m["w"]).replace(",", ".")
            value = value if "." in value or value == "7" else f"{value}.0"
            value = "7" if value == "7.0" else value
            weight = 3 if _HELD.search(sentence) else 2 if len(sentence) < 90 else 1
            if best is None or (weight, -n) > (best[0], 0) and weight > best[0]:
                best = (weight, value)
    return best[1] if best else None


def period(sentences: list[str]) -> tuple[int | None, int | None]:
    """First and last year of what was judged."""
    best: tuple[int, tuple[int, int]] | None = None
    for n, sentence in enumerate(sentences):
        for m in _PERIOD.finditer(sentence):
            years = _years(m)
            if not years or not 0 < years[1] - years[0] <= 8:
                continue
            before = sentence[max(0, m.start() - 40) : m.end()]
            weight = 4 if re.search(r"visitatie|beoordel|gevisiteerd", sentence[: m.end()], re.IGNORECASE) else 2
            weight -= 3 if _OTHER_PERIOD.search(before) else 0
            weight += 1 if n < 12 else 0
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, years)
    return best[1] if best else (None, None)


def term(sentences: list[str]) -> tuple[int | None, int | None]:
    """First and last year of agreements; one year is both."""
    for pattern in (_TERM, _ONE_YEAR):
        for sentence in sentences:
            for m in pattern.finditer(sentence):
                if re.search(r"\b(?:vorige|voorgaande|eerdere|ondernemingsplan|woonvisie)\b", m[0], re.IGNORECASE):
                    continue
                years = _years(m)
                if years and 0 <= years[1] - years[0] <= 12:
                    return years
    return None, None


def published(front: list[str]) -> str | None:
    """The date on the title page or in the colophon: a day, a month with its year, or None."""
    for pattern in (_DAY, _MONTH_YEAR):
        for line in front:
            m = pattern.search(line)
            if m and len(line) < 120 and not re.search(r"\b(?:periode|tussen|gesprekken|bezoek|visitatiedagen|vorige|van .* tot)\b", line, re.IGNORECASE):
                return _iso(m)
    return None


def _iso(m: re.Match[str]) -> str | None:
    groups = m.groupdict()
    year = groups.get("y") or groups.get("y2")
    month = _MONTHS.index(groups["m"].lower()) + 1 if groups.get("m") else int(groups.get("m2") or 0)
    day = int(groups.get("d") or groups.get("d2") or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"


def _years(m: re.Match[str]) -> tuple[int, int] | None:
    start = int(m["start"])
    ending = m.groupdict().get("end")
    if not ending:
        return start, start
    end = int(ending) if len(ending) == 4 else start // 100 * 100 + int(ending)
    return (start, end) if end >= start else None
