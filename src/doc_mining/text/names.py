"""What a row of a list of persons looks like: names, functions, titles."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.text.words import known

_PREFIXES = "van de der den het ter ten te in op ’t 't el al von la le du di bin".split()
_PREFIX = f"(?:{'|'.join(_PREFIXES)})"
_PART = r"[A-ZÀ-Þ][A-Za-zà-ÿ’']{1,30}(?:-[A-ZÀ-Þ][A-Za-zà-ÿ’']{1,30}){0,3}"
_INITIALS = rf"(?:[A-ZÀ-Þ][a-z]?\.\s?){{1,5}}(?:\([A-ZÀ-Þ][a-zà-ÿ]+\)\s*)?(?:{_PREFIX}\s+){{0,3}}{_PART}"
_FIRST = r"[A-ZÀ-Þ][a-zà-ÿ’']{1,30}(?:-[A-ZÀ-Þ][a-zà-ÿ’']{1,30}){0,3}"
_LAST = rf"(?:(?:\s+{_PREFIX}){{0,3}}\s+|\s*[-–]\s*(?:{_PREFIX}\s+){{0,3}}){_PART}"
_FULL = rf"{_FIRST}(?:\s+\([A-ZÀ-Þ][a-zà-ÿ]+\))?(?:\s+[A-Z]\.)*(?:{_LAST}){{1,3}}"
_NAME = re.compile(rf"{_INITIALS}|{_FULL}")
_INITIALLED = re.compile(_INITIALS)
_TITLE = 120  # characters: longer is no heading of a list
LONG = 220  # characters: in a longer text only the end can be a lead-in
_WORD = re.compile(r"[^\W\d_]+")
_PREFIXED = re.compile(rf"(?<=[a-z.])\s(?:{_PREFIX}\s)+(?=[A-ZÀ-Þ])")


class _Rules(NamedTuple):
    announcements: re.Pattern[str]
    lead_ins: re.Pattern[str]
    careers: re.Pattern[str]
    functions: frozenset[str]
    functions_end: tuple[str, ...]
    titles: re.Pattern[str]
    degrees: re.Pattern[str]
    header: frozenset[str]
    organisations: re.Pattern[str]
    prose: frozenset[str]
    prose_only: frozenset[str]  # those that are in no name


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "people.toml").read_text("utf-8"))

    def either(key: str) -> str:
        return "|".join(f"(?:{p})" for p in data[key])

    return _Rules(
        re.compile(either("announcements")),  # these three for text in small letters: ten times as fast as IGNORECASE
        re.compile(either("lead_ins")),
        re.compile(either("careers")),
        frozenset(data["functions"]),
        tuple(data["functions_end"]),
        re.compile(rf"(?:^|(?<=[\s(,;:]))(?:{either('titles')})(?=\s)", re.IGNORECASE),
        re.compile(rf"[\s,]+(?:{either('degrees')})\b\.?", re.IGNORECASE),
        frozenset(data["header"]),
        re.compile(rf"\b(?:{either('organisations')})\b", re.IGNORECASE),
        frozenset(data["prose"]),
        frozenset(data["prose"]) - set(_PREFIXES),
    )


@lru_cache(maxsize=4096)
def announces(text: str) -> bool:
    """Whether a heading, a line or the end of a sentence says that persons follow."""
    rules = _rules()
    if rules.lead_ins.search(text[-LONG:].lower()):
        return True
    titled = len(text) < _TITLE and not (text.rstrip().endswith((".", "!", "…")) and is_prose(text))
    return titled and bool(rules.announcements.search(text.lower()) or announces_careers(text))


def announces_careers(text: str) -> bool:
    """Whether a heading says that the careers of persons follow."""
    return len(text) < 90 and bool(_rules().careers.search(text.lower()))


def is_header(text: str) -> bool:
    """Whether `text` is the heading of a column of persons."""
    return text.strip(" :").lower() in _rules().header


@lru_cache(maxsize=4096)
def has_function(text: str) -> bool:
    """Whether `text` names somebody's function."""
    rules = _rules()
    words = _WORD.findall(text.lower())
    return not rules.functions.isdisjoint(words) or any(w.endswith(rules.functions_end) for w in words)


def has_title(text: str) -> bool:
    """Whether `text` addresses somebody: "de heer", "mw."."""
    return bool(_rules().titles.search(text))


@lru_cache(maxsize=2048)
def is_prose(text: str) -> bool:
    """Whether `text` is made of sentences, not of names and functions."""
    rules = _rules()
    words = _WORD.findall(text.lower())
    sure = sum(map(rules.prose_only.__contains__, words))
    if sure >= 2 and sure >= 0.1 * len(words):
        return True
    words = _WORD.findall(_PREFIXED.sub(" ", text).lower())  # without what may be of names
    count = sum(map(rules.prose.__contains__, words))
    return count >= 2 and count >= 0.1 * len(words)


@lru_cache(maxsize=4096)
def names_in(text: str) -> int:
    """How many names of persons `text` seems to hold."""
    bare = _rules().degrees.sub("", _rules().titles.sub(" ", text))
    return sum(_is_personal(m[0]) for m in _NAME.finditer(bare))


def looks_like_name(text: str, expected: bool = False) -> bool:
    """Whether `text` is the name of a person and nothing else: initials or first name, prefixes, surname.

    Where a name is `expected`, it may be made of ordinary words.
    """
    titled = has_title(text)
    bare = _rules().degrees.sub("", _rules().titles.sub(" ", f" {text.strip(' ,;')} ")).strip(" ,;")
    if len(bare) > 55 or not bare or _rules().organisations.search(bare):
        return False
    if titled and re.fullmatch(rf"(?:{_PREFIX}\s+)*{_PART}(?:[\s-]+{_PART})*", bare):
        return True
    m = _NAME.fullmatch(bare)
    return bool(m) and (titled or _is_personal(bare, expected))


def _is_personal(name: str, expected: bool = False) -> bool:
    if _rules().organisations.search(name) or has_function(name):
        return False
    if expected or _INITIALLED.match(name):
        return True
    parts = [w for w in _WORD.findall(name) if w[0].isupper()]
    return not all(known(w) for w in parts)


def is_person(text: str) -> bool:
    """Whether a short line names a person: with a title, or with a function before or after the name."""
    if len(text) > 200:
        return False
    pieces = [p.strip() for p in re.split(r"\s*[,;:(–|]\s*|\s+-\s+|\t", text.strip(" .)")) if p.strip()]
    if any(has_title(p) and looks_like_name(p) for p in pieces):
        return True
    if len(text.split()) > 18 or is_prose(text) or not has_function(text):
        return False
    return any(looks_like_name(p) for p in pieces[:3]) or names_in(text) > 0
