"""The rules of marks in running text, from `rules/grades.toml`: compiled once, asked by name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.mining.marks import WORDS
from doc_mining.text.prefilter import Prefiltered


class GradeRules(NamedTuple):
    """What stands around a number that is a verdict, and around one that is none."""

    cue: Prefiltered  # a noun or verb of marking
    verb: Prefiltered  # of those the verb
    noun_before: Prefiltered
    article: Prefiltered
    telling: Prefiltered  # "een ruime": a mark follows, whatever else the sentence says
    average: Prefiltered
    opener: Prefiltered  # a word right before a bare mark
    counted: Prefiltered  # how many judges: groups `n` and `who`
    end: Prefiltered
    numbered: Prefiltered
    bound_before: Prefiltered
    not_beyond: Prefiltered  # "niet hoger dan een": no bound, but what was given
    bound_behind: Prefiltered
    unit: Prefiltered
    function_words: frozenset[str]
    boundary: Prefiltered  # where the clause of a mark ends
    clause_none: tuple[Prefiltered, ...]  # previous, norm, draft
    figure: Prefiltered  # marks of surveys and benchmarks
    now: Prefiltered
    settles: Prefiltered  # "wordt het een 7": somebody gives it, though no verb of giving says so
    unreal_before: Prefiltered  # "twijfelde over een 8": nobody gave it
    unreal_behind: Prefiltered
    unreal_pluperfect: Prefiltered
    unreal_participle: Prefiltered
    unreal_sentence: Prefiltered
    unreal_ahead: Prefiltered
    recalled_lead: Prefiltered
    giving: Prefiltered  # verbs of which a judge is the subject
    opines: Prefiltered  # behind a judge: says what it thinks
    getting: Prefiltered  # verbs of which the thing judged is the subject
    each: Prefiltered  # right before a mark: "allebei een"
    says: Prefiltered  # who is quoted
    asked: Prefiltered
    group_before: Prefiltered  # a group right before its mark
    paper: Prefiltered  # headings under which the corporation speaks
    ours: Prefiltered  # there: it gives the mark
    pronoun: Prefiltered  # somebody named before gives it
    giving_before: Prefiltered
    recalls: Prefiltered  # a sentence on an earlier visitation
    compares: Prefiltered  # one that only compares with it
    past: Prefiltered
    present: Prefiltered
    foreign_mean: Prefiltered  # the average of the sector, right before its mark
    most_before: Prefiltered  # turns that settle a mark, see `mark_settled`
    most_behind: Prefiltered
    not_above: Prefiltered
    least_behind: Prefiltered
    stays_before: Prefiltered
    stays_behind: Prefiltered
    on_norm: Prefiltered
    doubting: Prefiltered
    chosen: Prefiltered
    own: Prefiltered  # "haar 7,8 voor": somebody's mark
    dated: Prefiltered  # a mark given in a `year`, or `later` in the sentence


@cache
def grade_rules() -> GradeRules:
    """The rules, read once a process."""
    data: dict[str, Any] = tomllib.loads(
        files("doc_mining.mining").joinpath("rules/grades.toml").read_text(encoding="utf8")
    )
    cues, none, clauses, counts = data["cues"], data["none"], data["clauses"], data["counts"]
    words, alone = ("|".join(data["adjectives"][k]) for k in ("words", "alone"))
    links, givers = "|".join(cues["links"]), "|".join(cues["givers"])
    adjectives = rf"(?:(?:{words})\s+)*"

    def compiled(pattern: str) -> Prefiltered:
        return Prefiltered(pattern, re.I)

    return GradeRules(
        cue=compiled(rf"\b(?:{cues['noun']}|{cues['verb']})\b"),
        verb=compiled(cues["verb"]),
        noun_before=compiled(
            rf"\b{cues['noun']}(?:\s+(?:voor|over|op) (?:(?:de|het|dit|deze|dat|die) )?\w+(?= (?:is|bedraagt|komt)\b))?"
            rf"(?:\s+(?:{links})\b|\s*:)*\s*{adjectives}$"
        ),
        article=compiled(rf"\b(?:een|één|’n|'n|de|het|die|deze)\s+{adjectives}$"),
        telling=compiled(rf"\b(?:een|de)\s+(?:\w+\s+)?(?:{alone})\s+$"),
        average=compiled(rf"\b{cues['average']}(?:\s*:|\s+(?:op|met|van|is|uit))?(?:\s+een)?\s+{adjectives}$"),
        opener=compiled(rf"(?:\b(?:{'|'.join(cues['openers'])})|:)\s+$"),
        counted=compiled(
            rf"(?<![\w,.])(?P<n>{'|'.join(WORDS)}|een|eén|\d{{1,2}})\s+(?:{counts['times']}\s+)?(?:van {counts['whole']}\s*)?"
            rf"(?P<who>(?:(?!{counts['no_judge']})[a-zé-]+\s+){{0,3}}?)(?:(?:{givers})\s+)*"
            r"(?:(?:voor|over|bij|aan)\s+(?:[a-zé-]+\s+){1,6}?)?"
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
        settles=compiled(rf"\b{cues['settles']}\b"),
        unreal_before=compiled(rf"\b{none['unreal_before']}$|(?:{none['hoped']}|{none['ratio']})$"),
        unreal_behind=compiled(none["unreal_behind"]),
        unreal_pluperfect=compiled(rf"{none['unreal_pluperfect']}$"),
        unreal_participle=compiled(none["unreal_participle"]),
        unreal_sentence=compiled(none["unreal_sentence"]),
        unreal_ahead=compiled(rf"(?:{none['unreal_ahead']})(?:een|het cijfer)\s+(?:\w+e\s+)?$"),
        recalled_lead=compiled(none["recalled_lead"]),
        giving=Prefiltered(data["giving"]["verbs"]),
        opines=compiled(data["giving"]["opines"]),
        getting=Prefiltered(data["giving"]["getting"]),
        each=compiled(data["giving"]["each"]),
        says=compiled(data["quoted"]["says"]),
        asked=compiled(data["quoted"]["asked"]),
        group_before=compiled(rf"(?:[:,;(]|\ben)\s+(?:de )?{data['quoted']['groups']}\s*:?\s+$"),
        paper=compiled(data["papers"]["section"]),
        ours=compiled(data["papers"]["ours"]),
        pronoun=Prefiltered(data["giving"]["pronoun"]),
        giving_before=Prefiltered(data["giving"]["before"]),
        recalls=compiled(data["recalled"]["recalls"]),
        compares=compiled(data["recalled"]["compares"]),
        past=compiled(data["recalled"]["past"]),
        present=compiled(data["recalled"]["present"]),
        dated=compiled(data["recalled"]["dated"]),
        foreign_mean=compiled(none["foreign_mean"]),
        own=compiled(data["giving"]["own"]),
        **{name: compiled(pattern) for name, pattern in data["settled"].items()},
    )
