"""The rules of who judges, from `rules/judges.toml`: compiled once, asked by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.records import AppraiserType
from doc_mining.text.prefilter import Family, Prefiltered

_UNNAMED = ("commissie", "corporatie", "belanghebbenden", "gemeente")

Typed = tuple[tuple[AppraiserType, Prefiltered], ...]


class JudgeRules(NamedTuple):
    """Words for judges by group, what stands around them, and what names say of their bearers."""

    groups: Family[AppraiserType]
    introducing: Family[AppraiserType]  # groups whose members go by names of their own
    corporations: Prefiltered
    name_after: Prefiltered
    self_named: Family[AppraiserType]
    determiners: Prefiltered
    determiner_ends: frozenset[str]  # how the last of them ends: two letters
    numbers: dict[str, int]
    headings: Typed
    office: Prefiltered
    place: Prefiltered
    columns: Typed  # headings of table columns that hold names of a group
    short: Prefiltered  # what a name is called from there on
    described: Family[AppraiserType]  # a name with the clause behind it
    kinds: Family[AppraiserType]  # what a name says of its bearer
    gives: Prefiltered  # a name as the subject of a verb of giving
    apposed: Prefiltered  # a name right before the word for its group
    person: Prefiltered  # what stands before a person's name
    short_form: Prefiltered  # a part of a name with its article
    any_organisation: frozenset[str]  # short forms that need not be a part of the name
    neuter: Prefiltered  # names for which "het" may stand
    belonging: Typed  # words behind a general noun that tell the group
    cited: Prefiltered  # what somebody says in a report, word for word
    town_before: str
    town_behind: str
    town_inverted: str


@cache
def judge_rules() -> JudgeRules:
    """The rules, read once a process."""
    text = files("doc_mining.mining").joinpath("rules/judges.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    name = data["names"]["after"].removeprefix(r"\s+(?P<name>").removesuffix(")")
    words = sorted(data["determiners"]["words"], key=len, reverse=True)
    groups = [(g["type"], _nouns(g["nouns"])) for g in data["judges"]]
    return JudgeRules(
        groups=Family(groups),
        introducing=Family((kind, nouns) for kind, nouns in groups if kind not in _UNNAMED),
        corporations=Prefiltered(rf"(?<![\w-])(?:{data['plural']['corporations']})(?![\w-])", re.I),
        name_after=Prefiltered(data["names"]["after"]),
        self_named=Family(
            (n["type"], Prefiltered(rf"(?<![\w-]){n['pattern']}(?![\w-])")) for n in data["names"]["self_named"]
        ),
        determiners=Prefiltered(rf"(?:(?<![\w-])(?:{'|'.join(words)})(?: van)? )+$", re.I),
        determiner_ends=frozenset(re.sub(r"\W", " ", w).split()[-1][-2:] for w in (*words, "van"))
        | frozenset(f"{n}" for n in range(100)),
        numbers=data["counts"]["numbers"],
        headings=tuple((h["type"], Prefiltered(h["pattern"], re.I)) for h in data["headings"]),
        office=Prefiltered(data["offices"]["pattern"], re.I),
        place=Prefiltered(data["offices"]["place"]),
        columns=tuple((c["type"], Prefiltered(c["pattern"], re.I)) for c in data["columns"]),
        short=Prefiltered(data["names"]["short"]),
        described=Family(
            (d["type"], Prefiltered(d["pattern"].replace("{name}", rf"(?<!\w)(?P<name>{name})")))
            for d in data["names"]["described"]
        ),
        kinds=Family((k["type"], Prefiltered(k["pattern"])) for k in data["names"]["kinds"]),
        gives=Prefiltered(data["names"]["gives"].replace("{name}", name)),
        apposed=Prefiltered(data["names"]["apposed"].replace("{name}", name)),
        person=Prefiltered(data["names"]["person"], re.I),
        short_form=Prefiltered(
            rf"\b(?:de|het|deze|dit|die)\s+(?P<noun>{'|'.join(data['short']['forms'])})(?![\w-])(?! (?:van|voor) )",
            re.I,
        ),
        any_organisation=frozenset(data["short"]["any"]),
        neuter=Prefiltered(data["short"]["neuter"]),
        belonging=tuple((b["type"], Prefiltered(b["pattern"], re.I)) for b in data["belonging"]),
        cited=Prefiltered(data["cited"]["pattern"]),
        town_before=data["towns"]["before"],
        town_behind=data["towns"]["behind"],
        town_inverted=data["towns"]["inverted"],
    )


def _nouns(nouns: Sequence[str]) -> Prefiltered:
    longest_first = sorted(nouns, key=len, reverse=True)
    return Prefiltered("|".join(rf"(?<![\w-])(?i:{noun})(?![\w])(?!-(?!en\b)\w)" for noun in longest_first))
