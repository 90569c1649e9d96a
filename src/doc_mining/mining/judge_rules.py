"""The rules of who judges, from `rules/judges.toml`: compiled once, asked by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.records import AppraiserType

Typed = tuple[tuple[AppraiserType, re.Pattern[str]], ...]


class JudgeRules(NamedTuple):
    """Words for judges by group, what stands around them, and what names say of their bearers."""

    groups: Typed
    corporations: re.Pattern[str]
    name_after: re.Pattern[str]
    self_named: Typed
    determiners: re.Pattern[str]
    numbers: dict[str, int]
    headings: Typed
    office: re.Pattern[str]
    place: re.Pattern[str]
    columns: Typed  # headings of table columns that hold names of a group
    stems: tuple[str, ...]  # without any of these no word introduces a name
    short: re.Pattern[str]  # what a name is called from there on
    described: Typed  # a name with the clause behind it
    kinds: Typed  # what a name says of its bearer
    gives: re.Pattern[str]  # a name as the subject of a verb of giving
    apposed: re.Pattern[str]  # a name right before the word for its group
    person: re.Pattern[str]  # what stands before a person's name
    short_form: re.Pattern[str]  # a part of a name with its article
    any_organisation: frozenset[str]  # short forms that need not be a part of the name
    neuter: re.Pattern[str]  # names for which "het" may stand
    town_before: str
    town_behind: str


@cache
def judge_rules() -> JudgeRules:
    """The rules, read once a process."""
    text = files("doc_mining.mining").joinpath("rules/judges.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    name = data["names"]["after"].removeprefix(r"\s+(?P<name>").removesuffix(")")
    words = sorted(data["determiners"]["words"], key=len, reverse=True)
    return JudgeRules(
        groups=tuple((g["type"], _nouns(g["nouns"])) for g in data["judges"]),
        corporations=re.compile(rf"(?<![\w-])(?:{data['plural']['corporations']})(?![\w-])", re.I),
        name_after=re.compile(data["names"]["after"]),
        self_named=tuple(
            (n["type"], re.compile(rf"(?<![\w-]){n['pattern']}(?![\w-])")) for n in data["names"]["self_named"]
        ),
        determiners=re.compile(rf"(?:(?<![\w-])(?:{'|'.join(words)})(?: van)? )+$", re.I),
        numbers=data["counts"]["numbers"],
        headings=tuple((h["type"], re.compile(h["pattern"], re.I)) for h in data["headings"]),
        office=re.compile(data["offices"]["pattern"], re.I),
        place=re.compile(data["offices"]["place"]),
        columns=tuple((c["type"], re.compile(c["pattern"], re.I)) for c in data["columns"]),
        stems=tuple(data["names"]["stems"]),
        short=re.compile(data["names"]["short"]),
        described=tuple(
            (d["type"], re.compile(d["pattern"].replace("{name}", rf"(?<!\w)(?P<name>{name})")))
            for d in data["names"]["described"]
        ),
        kinds=tuple((k["type"], re.compile(k["pattern"])) for k in data["names"]["kinds"]),
        gives=re.compile(data["names"]["gives"].replace("{name}", name)),
        apposed=re.compile(data["names"]["apposed"].replace("{name}", name)),
        person=re.compile(data["names"]["person"], re.I),
        short_form=re.compile(
            rf"\b(?:de|het|deze|dit|die)\s+(?P<noun>{'|'.join(data['short']['forms'])})(?![\w-])(?! (?:van|voor) )",
            re.I,
        ),
        any_organisation=frozenset(data["short"]["any"]),
        neuter=re.compile(data["short"]["neuter"]),
        town_before=data["towns"]["before"],
        town_behind=data["towns"]["behind"],
    )


def _nouns(nouns: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(nouns, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(longest_first)})(?![\w])(?!-(?!en\b)\w)")
