"""Verdicts without a word of the scale: taken over from another judge, withheld, or said in words of satisfaction."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.mining.aspects import said_aspect
from doc_mining.mining.context import contexts
from doc_mining.mining.judges import JudgeMatch, judge_at
from doc_mining.mining.subjects import Subject, pronoun_subject, subject_of
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.text.prefilter import Prefiltered


class _Rules(NamedTuple):
    carried: tuple[Prefiltered, ...]
    not_carried: Prefiltered
    abstained: tuple[Prefiltered, ...]
    silent: tuple[Prefiltered, ...]
    not_abstained: Prefiltered
    satisfied: Prefiltered
    satisfied_void: Prefiltered


@cache
def _rules() -> _Rules:
    text = files("doc_mining.mining").joinpath("rules/echoes.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    return _Rules(
        carried=tuple(Prefiltered(p, re.I) for p in data["carried"]["patterns"]),
        not_carried=Prefiltered(data["carried"]["none"], re.I),
        abstained=tuple(Prefiltered(p, re.I) for p in data["abstained"]["patterns"]),
        silent=tuple(Prefiltered(p, re.I) for p in data["abstained"]["silent"]),
        not_abstained=Prefiltered(data["abstained"]["none"], re.I),
        satisfied=Prefiltered(data["satisfied"]["pattern"], re.I),
        satisfied_void=Prefiltered(data["satisfied"]["none"], re.I),
    )


def carried_verdict(sentence: str, source: Verdict, speech: Speech) -> Verdict | None:
    """The verdict that `sentence` takes over from `source`: "De huurders sluiten zich daarbij aan."

    Without a judge of its own it carries the verdict to another thing judged: "Hetzelfde geldt voor de relatie."
    """
    rules = _rules()
    m = next((m for p in rules.carried if (m := p.search(sentence))), None)
    if (
        not m
        or rules.not_carried.search(sentence)
        or contexts(sentence, m.start(), m.end()) & {"negated", "hypothetical", "question"}
    ):
        return None
    mentions = judge_at(sentence, names=speech.names, we=speech.we, towns=speech.towns)
    named = [x for x in mentions if x.judge.type != "corporatie" or sentence[x.end :].startswith(" zelf")]
    subject = _grouped(sentence, named, m) if named else None
    if subject and subject.judges == source.judges and not said_aspect(sentence):
        return None  # the same judge explains the verdict it gave
    return Verdict(
        label=source.label,
        label_to=source.label_to,
        judges=subject.judges if subject else source.judges,
        start=0,
        end=len(sentence.rstrip(". ")),
        clause=sentence,
        at=m.start(),
        rule="carried",
        confidence=0.8 if subject else 0.65,
        form=source.form if source.form == "range" else "exact",
        count=subject.count if subject else None,
    )


def _grouped(sentence: str, named: list[JudgeMatch], m: re.Match[str]) -> Subject | None:
    free = subject_of(sentence, 0, len(sentence), len(sentence), None, named)
    if free:
        return free
    first = named[0]
    return Subject((first.judge,), first.count, first.start)


_CLAUSE = Prefiltered(r"[;,]\s|\b(?:maar|en|terwijl)\s")  # where the words on what is not judged begin
_PERSONS = Prefiltered(r"\b(?:ze|zij|hij|men|beiden?|allen)\b", re.I)  # who abstains; "deze" is what is not judged
# Cheap: words without which nobody is satisfied, and words without which nothing is withheld.
_CONTENT = Prefiltered(r"tevreden|te spreken|content|positief|lovend", re.I)
_WITHHELD = Prefiltered(
    r"\b(?:geen|niet|onth\w+|te (?:vroeg|prematuur|weinig|kort|nieuw|vers|beperkt|zijdelings|recent|pril)|onvoldoende|"
    r"n\.?v\.?t|buiten|onthouding|af ?zi\w+|zag|zagen|ziet|zien|achterwege|niets|niks|onbeantwoord|oningevuld|blanco|leeg|open|schuldig)\b",
    re.I,
)


def abstention(sentence: str, speech: Speech) -> Verdict | None:
    """An explicit abstention: "geen oordeel", "onthield zich", "nog te vroeg", "niet te beoordelen"."""
    if not _WITHHELD.search(sentence):
        return None
    rules = _rules()
    m = next((m for p in (*rules.abstained, *rules.silent) if (m := p.search(sentence))), None)
    if not m or rules.not_abstained.search(sentence):
        return None
    if contexts(sentence, m.start(), m.end()) & {"hypothetical", "previous", "question", "survey", "draft"}:
        return None
    mentions = judge_at(sentence, names=speech.names, we=speech.we, towns=speech.towns)
    found = subject_of(sentence, 0, len(sentence), len(sentence), m.span(), mentions)
    pronoun = found is None and _PERSONS.search(sentence) is not None
    opened = max((c.end() for c in _CLAUSE.finditer(sentence, 0, m.start())), default=0)
    return Verdict(
        label=None,
        label_to=None,
        judges=found.judges if found else (),
        start=0,
        end=len(sentence.rstrip(". ")),
        clause=sentence[opened:],
        at=m.start() - opened,
        rule="abstention",
        confidence=0.8 if found or pronoun else 0.6,
        form="abstention",
        count=found.count if found else None,
        pronoun=pronoun,
        label_at=m.start(),
    )


def satisfaction(sentence: str, speech: Speech) -> Verdict | None:
    """Words of satisfaction without a label: "De gemeente is zeer tevreden over de samenwerking"."""
    if not _CONTENT.search(sentence):
        return None
    rules = _rules()
    m = rules.satisfied.search(sentence)
    if not m or rules.satisfied_void.search(sentence):
        return None
    if contexts(sentence, m.start(), m.end()) & {
        "hypothetical",
        "question",
        "survey",
        "previous",
        "expectation",
        "norm",
    }:
        return None
    mentions = judge_at(sentence, names=speech.names, we=speech.we, towns=speech.towns)
    copula = _verb_of(sentence, m)
    found = subject_of(
        sentence, 0, len(sentence), len(sentence), copula, [x for x in mentions if x.judge.type != "corporatie"]
    )
    pronoun = found is None and pronoun_subject(sentence, 0, len(sentence), copula)
    if not found and not pronoun:
        return None
    return Verdict(
        label=None,
        label_to=None,
        judges=found.judges if found else (),
        start=0,
        end=_clause_end(sentence, m.end()),
        clause=sentence[: _clause_end(sentence, m.end())],
        at=m.start(),
        rule="satisfaction",
        confidence=0.75,
        count=found.count if found else None,
        pronoun=pronoun,
    )


def _verb_of(sentence: str, m: re.Match[str]) -> tuple[int, int]:
    """The copula nearest to the word of satisfaction, else that word."""
    verbs = [
        v.span()
        for v in re.finditer(
            r"\b(?:is|zijn|waren|was|toont|tonen|toonde|waardeert|waarderen|voelt|laat|laten)\b", sentence
        )
    ]
    before = [v for v in verbs if v[0] <= m.start()]
    return before[-1] if before else m.span()


def _clause_end(sentence: str, start: int) -> int:
    stop = re.search(r"[,;]|\s(?=maar\b)|[.!?]$", sentence[start:])
    return start + stop.start() if stop else len(sentence)
