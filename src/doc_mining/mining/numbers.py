"""Quantities and years as Dutch documents write them: "circa 1.250 woningen", "0,90%", "€ 1,2 miljoen", "eind ’21"."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.mining.number_words import SPELLED, number_of_word


class Quantity(NamedTuple):
    """A number at characters `start:end` of a text, hedges left out; `unit` is None when nothing says what is counted."""

    start: int
    end: int
    value: float
    unit: str | None


class YearMention(NamedTuple):
    """A year ("2021") or span of years ("2021-2024") at characters `start:end` of a text."""

    start: int
    end: int
    year: str


@cache
def figure_rules() -> dict[str, Any]:
    """The rules on units, hedges and kinds of numbers."""
    text = files("doc_mining.mining").joinpath("rules/figures.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?(?:\.\d{1,2}(?!\d))?"
_SCALES = {"duizend": "duizend", "miljoen": "miljoen", "mln": "miljoen", "miljard": "miljard", "mld": "miljard"}
_YEAR = r"(?:19[89]\d|20[0-5]\d)"
_SHORT_YEAR = r"[’'‘]\d{2}"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"

_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})(?: {_YEAR})?|\b\d{{1,2}}[-/]\d{{1,2}}[-/]{_YEAR}", re.I)
_SPAN = re.compile(
    rf"(?<![\w.,])(?P<a>{_YEAR})\s?(?:[-–/]|t/m|tot en met|tot|en met)\s?(?P<b>{_YEAR}|\d{{2}}(?!\d))(?![\w%]|[.,]\d)"
)
_SINGLE = re.compile(rf"(?<![\w.,€])(?:(?P<long>{_YEAR})|(?P<short>{_SHORT_YEAR}))(?![\w%'’]|[.,]\d)")


_MAYBE = re.compile(rf"\d|\b{SPELLED}\b", re.I)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(f"(?P<u{i}>{p})" for i, p in enumerate(figure_rules()["units"].values()))
    adjectives = rf"(?:(?:{figure_rules()['adjectives']['pattern']}) ){{0,3}}"
    scales = "|".join(_SCALES)
    return re.compile(
        rf"(?P<euro>€\s?|EUR\s)?(?<![\w.,/:’'])(?P<n>[-–]?(?:{_NUMBER})|\b{SPELLED}\b(?= ))"
        rf"(?P<scale>\s(?:{scales})\b\.?)?"
        rf"(?:\s?(?P<pct>%(?!\w)|procent(?:punt)?\b)|\s(?P<eur>euro)\b|\s(?:{adjectives}(?:{nouns})\b))?",
        re.I,
    )


def quantities(text: str, *, any_noun: bool = False) -> list[Quantity]:
    """The numbers in `text` that may measure something: no years, dates, ordinals, ratios, clauses or references.

    With `any_noun` the word behind a number is its unit when it is none of the known ones: "drie locaties".
    """
    if not _MAYBE.search(text):
        return []
    skip = [m.span() for m in _DATE.finditer(text)] + [(y.start, y.end) for y in years(text)]
    units = list(figure_rules()["units"])
    out = []
    for m in _pattern().finditer(text):
        at = m.start("n")
        spelled = number_of_word(m["n"]) is not None
        unit = _unit(m, units)
        if unit is None and any_noun and (noun := _NOUN.match(text, m.end())):
            unit = noun[1].lower()
        if any(a <= at < b for a, b in skip) or (spelled and unit is None):
            continue
        if not spelled and unit is None and not m["scale"] and not _bare(text, m):
            continue
        out.append(Quantity(m.start(), m.end(), _value(m), unit))
    return out


_NOUN = re.compile(
    r"\s(?:\w+e\s)?(?!en\b|of\b|tot\b|in\b|jaarlijks|van\b|wordt|worden|keer\b|maal\b|partijen|corporaties|gemeenten|zijn\b|hebben)"
    r"([a-z-]{2,}(?:en|s|uur))\b"
)


def _unit(m: re.Match[str], units: list[str]) -> str | None:
    if m["pct"]:
        return "%"
    if m["euro"] or m["eur"]:
        return f"{_scale(m)} euro" if _scale(m).startswith("mil") else "euro"
    return next((u for i, u in enumerate(units) if m[f"u{i}"]), None)


def _value(m: re.Match[str]) -> float:
    raw = m["n"].lower().replace("–", "-")
    if (spelled := number_of_word(raw)) is not None:
        value = float(spelled)
    elif re.fullmatch(r"-?\d+\.\d{1,2}", raw):
        value = float(raw)
    else:
        value = float(raw.replace(".", "").replace(",", "."))
    return value * 1000 if _scale(m) == "duizend" else value


def _scale(m: re.Match[str]) -> str:
    """The word of scale behind a number; "duizend" is counted out, "miljoen" and "miljard" stay with the unit."""
    scale = (m["scale"] or "").strip().rstrip(".").lower()
    return _SCALES.get(scale, scale)


def _bare(text: str, m: re.Match[str]) -> bool:
    """Whether a number without a unit stands free: no ordinal, ratio, label, postcode or hyphenated word."""
    after = text[m.end("n") : m.end("n") + 12]
    if re.match(r"(?:e|de|ste)\b|[:/][\d]|\w|-\w|\.\d|\s?(?:op de|uur\b)", after):
        return False
    before = text[max(0, m.start() - 14) : m.start()]
    return not re.search(
        r"(?:\b[A-Z]|\b(?:nr\.?|artikel|art\.|lid|bijlage|fase|thema|tabel|figuur|pagina|p\.|hoofdstuk|wijk|categorie|versie|kwartaal|methodiek|afspraak|punt))\s?$",
        before,
        re.I if "A" not in before else 0,
    )


@lru_cache(maxsize=4096)  # each miner of numbers asks for those of the same sentences
def years(text: str) -> tuple[YearMention, ...]:
    """The years and spans of years in `text`, in order; a month or "eind" before a year is not part of it."""
    if not _DATED.search(text):
        return ()
    spans = [YearMention(m.start(), m.end(), f"{m['a']}-{_full(m['b'], m['a'])}") for m in _SPAN.finditer(text)]
    single = [
        YearMention(m.start(), m.end(), m["long"] or "20" + m["short"][1:])
        for m in _SINGLE.finditer(text)
        if not any(s.start <= m.start() < s.end for s in spans)
    ]
    return tuple(sorted([*spans, *single]))


_DATED = re.compile(r"(?:19|20)\d\d|[’'‘]\d\d")


def _full(end: str, start: str) -> str:
    return end if len(end) == 4 else start[:2] + end
