"""Short names for the indicators of running text: "Opgeleverde woningen", "Gemiddelde wachttijd"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from doc_mining.mining.numbers import Quantity, figure_rules

_MOST_WORDS = 9
_DATED = re.compile(
    r"(?:\b(?:in|vanaf|sinds|eind|begin|per|tot en met|tot|over|ultimo|medio|tussen|voor|van|en)\s)?(?:\d{1,2} [a-z]+ )?"
    r"(?:\b(?:19|20)\d\d\b|[’'‘]\d\d\b)(?:\s?[-–]\s?\d{2,4})?",
    re.I,
)


class _Rules(NamedTuple):
    level: re.Pattern[str]
    opening: re.Pattern[str]
    verbs: tuple[tuple[re.Pattern[str], str], ...]
    spent: tuple[tuple[re.Pattern[str], str], ...]
    participle: re.Pattern[str]
    share: re.Pattern[str]
    stop: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = figure_rules()["names"]
    return _Rules(
        re.compile(data["level"], re.I),
        re.compile(data["opening"], re.I),
        tuple((re.compile(p, re.I), name) for p, name in data["verbs"]),
        tuple((re.compile(p, re.I), name) for p, name in data["spent"]),
        re.compile(data["participle"], re.I),
        re.compile(data["share"], re.I),
        re.compile(data["stop"], re.I),
    )


def indicator(sentence: str, number: Quantity, corporation: str | None = None) -> str | None:
    """What a number of a sentence measures, as a noun phrase; None when the words do not show it.

    The corporation itself is never what is measured.
    """
    low, high = _clause(sentence, number)
    before, after = sentence[low : number.start], _LISTED.sub("", sentence[number.end :])[: max(0, high - number.end)]
    counted = _counted(sentence, number)
    made = (
        _spent(before, after)
        or _share(after, number)
        or _level(before, counted, corporation)
        or _done(before, counted, after)
    )
    made = _tidy(made) if made else ""
    own = corporation is not None and made and made.lower() in corporation.lower()
    return None if own or re.search(r"\d{2}|^.?$", made) else made


_LISTED = re.compile(r"^(?:(?:, |,? en )(?:in (?:19|20)\d\d )?[\d.,]*\d\s?%?)+(?=\s)")


def _clause(sentence: str, number: Quantity) -> tuple[int, int]:
    joints = list(re.finditer(r"[;:]\s|,\s(?:en|maar|terwijl|waarvan|tegen|waar|ruim)\s|\s[(–]", sentence))
    low = max((m.end() for m in joints if m.end() <= number.start), default=0)
    high = min((m.start() for m in joints if m.start() >= number.end), default=len(sentence))
    return low, high


def _counted(sentence: str, number: Quantity) -> str:
    """The words behind a number that say what is counted: "sociale huurwoningen"."""
    words = re.sub(
        r"^[^\w€]*(?:€\s?)?[-–]?[\d.,]*\d\s?(?:%|procent(?:punt)?|miljoen|mln\.?|miljard|euro)?\s?",
        "",
        sentence[number.start : number.end],
    )
    if number.unit in (None, "%") or "euro" in number.unit:
        return ""
    behind = re.match(rf"\s((?:\w+e )?{re.escape(number.unit)})\b", sentence[number.end :], re.I)
    return words.strip() or (behind[1] if behind else "")


def _spent(before: str, after: str) -> str | None:
    for pattern, name in _rules().spent:
        m = pattern.search(f"{_DATED.sub(' ', before)}#{_DATED.sub(' ', after)}")
        if m:
            return f"{name} {_noun(m['what'])}"
    return None


def _share(after: str, number: Quantity) -> str | None:
    """What a percentage is of: "97% van de toewijzingen"."""
    m = _rules().share.match(after) if number.unit == "%" else None
    return _noun(m["what"]) if m else None


def _level(before: str, counted: str, corporation: str | None) -> str | None:
    """The subject of a verb of level or change: before the verb, or behind it when a place or time opens the sentence."""
    words = re.sub(r"\s+", " ", _DATED.sub(" ", before)).strip()
    m = _rules().level.search(words)
    if m is None:
        return None
    subject = _rules().opening.sub("", words[: m.start()]).strip(" ,")
    if not subject or re.match(r"(?:in|per|op|bij|binnen|daar|hier|ook|toen)\b", subject, re.I):
        subject = re.split(
            r"\s(?:van|tot|naar|op|met|nog|gemiddeld|circa|ruim|bijna)\b(?=\s*(?:\d|een\b|€|$))", words[m.end() :]
        )[0]
    subject = subject.strip(" ,€")
    if not subject or _NOBODY.match(subject) or len(subject.split()) > _MOST_WORDS:
        return None
    if corporation and re.sub(r"^(?:[Dd]e|[Hh]et)\s", "", subject).lower() in (corporation.lower(), "corporatie"):
        return None
    return None if counted and m["is"] else subject


_NOBODY = re.compile(r"er\b|(?:dat|dit|het|we|wij|zij|ze|hij)$", re.I)


def _done(before: str, counted: str, after: str) -> str | None:
    """What is counted, with what was done to it: "leverde … 120 woningen op" counts "Opgeleverde woningen"."""
    if not counted:
        return None
    words = f"{before} # {after}"
    for pattern, name in _rules().verbs:
        if pattern.search(words):
            return name.format(counted) if "{}" in name else f"{name} {counted}"
    found = [m for m in _rules().participle.finditer(words) if m.start() > len(before)] or list(
        _rules().participle.finditer(before)
    )
    if found:
        return f"{_inflected(found[0][0])} {counted}"
    return counted


def _inflected(participle: str) -> str:
    return participle if participle.endswith("en") else f"{participle}e"


def _noun(words: str) -> str:
    """A phrase up to the verb or clause behind it."""
    bare = re.sub(r"\s+", " ", _DATED.sub(" ", words)).strip()
    return _rules().stop.split(bare)[0].strip(" ,.")


def _tidy(name: str) -> str:
    bare = re.sub(r"^(?:de|het|een|haar|zijn|ons|onze|hun|deze|die|alle|al)\s+", "", name.strip(" ,.:–-"), flags=re.I)
    bare = re.split(r",\s|\s(?:die|dat|waar\w*)\s", bare)[0]
    return bare[:1].upper() + bare[1:]
