"""Registers that names are checked against: municipalities and housing corporations."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

# Legal forms and generic words around a corporation's own name.
_FORM = re.compile(
    r"^(?:(?:algemene|christelijke|regionale|interkerkelijke|stichting|woning(?:bouw)?(?:stichting|vereniging|corporatie)|"
    r"woonstichting|woningbouwvereniging|woningstichting|wooncorporatie|woningcorporatie|corporatie|vereniging|groep|st\.)\s+)+",
    re.IGNORECASE,
)
# Own names that are ordinary words or places: only with their legal form are they a corporation.
_PLAIN = frozenset(
    "wonen samenwerking volkshuisvesting woningbeheer woningbouw huisvesting eigen thuis mooi dorp stad vooruitgang".split()
)


@cache
def _municipalities() -> dict[str, str]:
    with (files("doc_mining.sources") / "registers" / "gemeenten.csv").open(encoding="utf-8") as file:  # type: ignore[call-arg]
        names = [row["naam"] for row in csv.DictReader(file)]
    out = {}
    for name in names:
        proper = re.sub(r"\b(En|Aan|Op|Bij|Den|De|Ter|Van|Het)\b", lambda m: m[1].lower(), name)
        proper = proper[0].upper() + proper[1:] if proper[0] != "'" else proper
        proper = re.sub(r"^'s-h", "'s-H", re.sub(r"\s*\((?:nh|l)\)", "", proper))
        out[fold(proper)] = proper
    return out


@cache
def municipalities() -> frozenset[str]:
    """Names of municipalities, today's and former ones."""
    return frozenset(_municipalities().values())


@cache
def corporations() -> dict[str, str]:
    """Folded own name → registered name of each housing corporation."""
    with (files("doc_mining.sources") / "registers" / "corporaties.csv").open(encoding="utf-8") as file:  # type: ignore[call-arg]
        names = [row["naam"] for row in csv.DictReader(file)]
    return {fold(own_name(name)): name for name in names}


def fold(name: str) -> str:
    """A name for comparison: lower case, one kind of apostrophe, single spaces."""
    return re.sub(r"\s+", " ", name.replace("’", "'").replace("‘", "'")).strip().lower()


def own_name(name: str) -> str:
    """A corporation's name without its legal form: "Stichting Woonbedrijf" is "Woonbedrijf"."""
    bare = re.sub(r"\s+Groep$", "", name.strip().strip('"'))
    return _FORM.sub("", bare).strip(' "') or bare


def is_municipality(name: str) -> bool:
    """Whether `name` is a municipality of today or formerly."""
    return fold(name) in _municipalities()


def municipality(name: str) -> str | None:
    """The register's spelling of a municipality's name."""
    return _municipalities().get(fold(name))


def is_corporation(name: str) -> bool:
    """Whether `name` is a registered corporation; a name that is an ordinary word needs its legal form."""
    own = fold(own_name(name))
    return own in corporations() and (own not in _PLAIN or own != fold(name))
