"""The rules of marks in running text, from `rules/grades.toml`: compiled once, asked by name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.mining.marks import WORDS


class GradeRules(NamedTuple):
    """What stands around a number that is a verdict, and around one that is none."""

    cue: re.Pattern[str]  # a noun or verb of marking
    verb: re.Pattern[str]  # of those the verb
    noun_before: re.Pattern[str]
    article: re.Pattern[str]
    telling: re.Pattern[str]  # "een ruime": a mark follows, whatever else the sentence says
    average: re.Pattern[str]
    opener: re.Pattern[str]  # a word right before a bare mark
    counted: re.Pattern[str]  # how many judges: groups `n` and `who`
    end: re.Pattern[str]
    numbered: re.Pattern[str]
    bound_before: re.Pattern[str]
    not_beyond: re.Pattern[str]  # "niet hoger dan een": no bound, but what was given
    bound_behind: re.Pattern[str]
    unit: re.Pattern[str]
    function_words: frozenset[str]
    boundary: re.Pattern[str]  # where the clause of a mark ends
    clause_none: tuple[re.Pattern[str], ...]  # previous, norm, draft
    figure: re.Pattern[str]  # marks of surveys and benchmarks
    now: re.Pattern[str]


@cache
def grade_rules() -> GradeRules:
    """The rules, read once a process."""
    data: dict[str, Any] = tomllib.loads(
        files("doc_mining.mining").joinpath("rules/grades.toml").read_text(encoding="utf8")
    )
    cues, none, clauses = data["cues"], data["none"], data["clauses"]
    words, alone = ("|".join(data["adjectives"][k]) for k in ("words", "alone"))
    links, givers = "|".join(cues["links"]), "|".join(cues["givers"])
    adjectives = rf"(?:(?:{words})\s+)*"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.I)

    return GradeRules(
        cue=compiled(rf"\b(?:{cues['noun']}|{cues['verb']})\b"),
        verb=compiled(cues["verb"]),
        noun_before=compiled(
            rf"\b{cues['noun']}(?:\s+(?:voor|over|op) (?:(?:de|het|dit|deze|dat|die) )?\w+(?= (?:is|bedraagt|komt)\b))?"
            rf"(?:\s+(?:{links})\b|\s*:)*\s*{adjectives}$"
        ),
        article=compiled(rf"\b(?:een|één|’n|'n|de|het)\s+{adjectives}$"),
        telling=compiled(rf"\b(?:een|de)\s+(?:\w+\s+)?(?:{alone})\s+$"),
        average=compiled(rf"\b{cues['average']}(?:\s*:|\s+(?:op|met|van|is|uit))?(?:\s+een)?\s+{adjectives}$"),
        opener=compiled(rf"(?:\b(?:{'|'.join(cues['openers'])})|:)\s+$"),
        counted=compiled(
            rf"(?<![\w,.])(?P<n>{'|'.join(WORDS)}|een|eén|\d{{1,2}})\s+(?:van (?:de|hen|de \w+)\s*)?"
            rf"(?P<who>(?:(?!naar|tot|en|van)[a-zé-]+\s+){{0,3}}?)(?:(?:{givers})\s+)*"
            r"(?:(?:een|het cijfer)\s+)?(?:\w+e\s+)?$"
        ),
        end=compiled(cues["end"]),
        numbered=compiled(rf"\b{none['numbered']}\s*$"),
        bound_before=compiled(rf"\b{none['bound_before']}$"),
        not_beyond=compiled(rf"\b(?:{none['not_beyond']})\s+(?:(?:een|de|het cijfer)\s+)?(?:\w+e\s+)?$"),
        bound_behind=compiled(none["bound_behind"]),
        unit=compiled(rf"\s*(?:{none['unit']})(?!\w)"),
        function_words=frozenset(data["after"]["function_words"]),
        boundary=compiled(
            rf"[;()–]|:\s|,\s(?=(?:{'|'.join(clauses['after_comma'])}))|\s(?=(?:{'|'.join(clauses['bare'])})\b)"
        ),
        clause_none=tuple(compiled("|".join(none[k])) for k in ("previous", "norm", "draft")),
        figure=compiled("|".join(none["figure"])),
        now=compiled(none["now"]),
    )
