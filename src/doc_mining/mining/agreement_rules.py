"""The rules on agreements, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class AgreementRules(NamedTuple):
    numbers: tuple[re.Pattern[str], ...]
    inside: re.Pattern[str]
    heading: re.Pattern[str]
    marker: re.Pattern[str]
    no_section: re.Pattern[str]
    section_again: re.Pattern[str]
    section_about: re.Pattern[str]
    party: re.Pattern[str]
    commit: re.Pattern[str]
    no_commitment: re.Pattern[str]
    explains: re.Pattern[str]
    lead_in: re.Pattern[str]
    points_back: re.Pattern[str]
    intention: re.Pattern[str]
    process: re.Pattern[str]
    settled: re.Pattern[str]
    yearly: re.Pattern[str]
    mark: re.Pattern[str]
    condition: re.Pattern[str]
    condition_after: re.Pattern[str]


@cache
def agreement_rules() -> AgreementRules:
    """The wordings of performance agreements, from their rule file."""
    text = files("doc_mining.mining").joinpath("rules/agreements.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    party = data["parties"]
    concrete, values = data["concreteness"], data["values"]
    return AgreementRules(
        numbers=tuple(re.compile(p) for p in data["numbers"]["leading"]),
        inside=re.compile(data["numbers"]["inside"]),
        heading=re.compile(data["numbers"]["heading"]),
        marker=re.compile(data["numbers"]["marker"]),
        no_section=_any_case(data["sections"]["none"]),
        section_about=_any_case(data["sections"]["about"]),
        section_again=_any_case(data["sections"]["again"]),
        party=re.compile(rf"(?<![\w-])(?:{party['names']}|{party['nouns']}|{party['pronouns']})(?![\w-])"),
        commit=_any_case(data["verbs"]["commit"]),
        no_commitment=_any_case(data["verbs"]["none"]),
        explains=_any_case(data["verbs"]["explains"]),
        lead_in=_any_case(data["verbs"]["lead_in"]),
        points_back=_any_case(data["verbs"]["points_back"]),
        intention=_any_case(concrete["intention"]),
        process=_any_case(concrete["process"]),
        settled=_any_case(concrete["settled"]),
        yearly=_any_case(concrete["yearly"]),
        mark=_any_case(values["mark"]),
        condition=_any_case(values["condition"]),
        condition_after=_any_case(values["condition_after"]),
    )


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
