"""Rules for where themes stand, read once a process."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import Passage
from doc_mining.text.prefilter import Prefiltered


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
    announces: Prefiltered
    chosen: Prefiltered
    choosing: Prefiltered
    elsewhere: Prefiltered
    title: Prefiltered
    header: Prefiltered
    area_header: Prefiltered
    score_header: Prefiltered
    card: Prefiltered
    label: Prefiltered
    performance: Prefiltered
    never: Prefiltered
    framing: Prefiltered
    summing: Prefiltered
    cover: Prefiltered
    other_performance: Prefiltered
    inline: Prefiltered
    told_of: Prefiltered
    told_chosen: Prefiltered
    told_lead: Prefiltered
    told_next: Prefiltered
    told_never: Prefiltered
    whole: frozenset[str]
    perspectives: frozenset[str]


@cache
def theme_rules() -> ThemeRules:
    """The rules in `rules/theme_places.toml`."""
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "theme_places.toml").read_text("utf-8"))
    patterns = {key: Prefiltered(value, re.IGNORECASE) for key, value in data.items() if isinstance(value, str)}
    return ThemeRules(**patterns, whole=frozenset(data["whole"]), perspectives=frozenset(data["perspectives"]))
