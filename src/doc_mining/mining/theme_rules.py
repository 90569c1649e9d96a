"""Rules for where themes stand, read once a process."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import Passage


class Candidate(NamedTuple):
    """A theme as written: characters `start:end` of a passage."""

    passage: Passage
    start: int
    end: int
    scope: str
    rule: str
    confidence: float

    @property
    def name(self) -> str:
        return self.passage.text[self.start : self.end].strip()

    @property
    def key(self) -> str:
        return re.sub(r"\W+", " ", self.name.lower()).strip()


class ThemeRules(NamedTuple):
    announces: re.Pattern[str]
    chosen: re.Pattern[str]
    choosing: re.Pattern[str]
    elsewhere: re.Pattern[str]
    title: re.Pattern[str]
    header: re.Pattern[str]
    area_header: re.Pattern[str]
    score_header: re.Pattern[str]
    card: re.Pattern[str]
    label: re.Pattern[str]
    performance: re.Pattern[str]
    never: re.Pattern[str]
    framing: re.Pattern[str]
    summing: re.Pattern[str]
    cover: re.Pattern[str]
    other_performance: re.Pattern[str]
    inline: re.Pattern[str]
    told_of: re.Pattern[str]
    told_chosen: re.Pattern[str]
    told_lead: re.Pattern[str]
    told_next: re.Pattern[str]
    told_never: re.Pattern[str]
    whole: frozenset[str]
    perspectives: frozenset[str]


@cache
def theme_rules() -> ThemeRules:
    """The rules in `rules/theme_places.toml`."""
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "theme_places.toml").read_text("utf-8"))
    patterns = {key: re.compile(value, re.IGNORECASE) for key, value in data.items() if isinstance(value, str)}
    return ThemeRules(**patterns, whole=frozenset(data["whole"]), perspectives=frozenset(data["perspectives"]))
