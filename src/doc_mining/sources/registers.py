"""Registers that names are checked against: municipalities and housing corporations."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from doc_mining.sources.rulebook import rules


def _register(name: str) -> Iterator[dict[str, str]]:
    text = (files("doc_mining.sources") / "registers" / f"{name}.csv").read_text("utf-8")
    return csv.DictReader(text.splitlines())


@cache
def _municipalities() -> Mapping[str, str]:
    """Folded spelling → name in the register."""
    out = {}
    for row in _register("gemeenten"):
        for spelling in (row["naam"], *filter(None, row["ook"].split(";"))):
            out[fold(spelling)] = row["naam"]
    return out


@cache
def municipalities() -> frozenset[str]:
    """Names of municipalities, today's and former ones."""
    return frozenset(_municipalities().values())


@cache
def corporations() -> Mapping[str, str]:
    """Folded own name → registered name of each housing corporation."""
    return {fold(own_name(row["naam"])): row["naam"] for row in _register("corporaties")}


@cache
def _form() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(rules('corporations')['forms'])})\s+)+", re.IGNORECASE)


def fold(name: str) -> str:
    """A name for comparison: lower case, one kind of apostrophe, single spaces."""
    return re.sub(r"\s+", " ", name.replace("’", "'").replace("‘", "'")).strip().lower()


def own_name(name: str) -> str:
    """A corporation's name without its legal form: "Stichting Woonbedrijf" is "Woonbedrijf".

    A name of which nothing but an article would be left keeps its form.
    """
    bare = re.sub(r"\s+Groep$", "", name.strip(' "'))
    m = _form().match(bare)
    rest = bare[m.end() :].strip(' "') if m else bare
    return rest if len(rest) > 2 or not m else bare


def has_form(name: str) -> bool:
    """Whether a name opens with a legal form or kind of corporation: Stichting, Woningstichting, Wooncorporatie …"""
    return _form().match(name.strip()) is not None


def is_municipality(name: str) -> bool:
    """Whether `name` is a municipality of today or formerly."""
    return fold(name) in _municipalities()


def municipality(name: str) -> str | None:
    """The register's name of a municipality, whichever way it is spelled; None when it is none."""
    return _municipalities().get(fold(name))


@cache
def _plain() -> frozenset[str]:
    return frozenset(rules("corporations")["plain"])


def is_corporation(name: str) -> bool:
    """Whether `name` is a registered corporation.

    A registered name that is an ordinary word or a place ("Domus", "Leusden") needs its legal form.
    """
    own = fold(own_name(name))
    if own not in corporations():
        return False
    return has_form(name) or not (own in _plain() or own in _municipalities())
