"""Advice in running text: sentences of the committee or of stakeholders that ask for something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.judges import Judge
from doc_mining.mining.point_askers import Context, asker, parties_before, speaks, spoken
from doc_mining.mining.point_making import beside, point
from doc_mining.mining.point_places import pattern
from doc_mining.mining.point_previous import recalled_points
from doc_mining.mining.point_recalled import Recalled, announces, recalled, recalls
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.wishes import parts
from doc_mining.records import DevelopmentPoint, Document, Origin, Passage
from doc_mining.text import sentences
from doc_mining.text.prefilter import Family, Prefiltered


class _Rule(NamedTuple):
    name: str
    who: str
    pattern: Prefiltered
    past: bool  # asked in the past tense: a wish only where others are heard


@cache
def _rules() -> Family[_Rule]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    rules = (_Rule(r["rule"], r["who"], Prefiltered(r["pattern"], re.I), r.get("past", False)) for r in data["prose"])
    return Family((rule, rule.pattern) for rule in rules)


@cache
def _none() -> Prefiltered:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return Prefiltered("|".join(data["no_advice"]["patterns"]), re.IGNORECASE)


def advises(sentence: str) -> bool:
    """Whether a sentence is advice by its words, whoever gives it."""
    asked = any(p.search(sentence) for rule, p in _rules().that_may_match(sentence) if not rule.past)
    return asked and _none().search(sentence) is None


def prose_points(document: Document, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """Points in paragraphs and boxes of the report itself: advice, wishes, and advice of last time that is recalled."""
    corporation = document.identity.corporation
    since = document.identity.period_start
    announced: tuple[str, ...] | None = None  # the section in which points of last time were announced
    for p in document.body():
        if p.kind not in ("paragraph", "box") or (p.part and pattern("parts_without").search(p.part)):
            continue
        told = recalled(p.text, since, within=p.section == announced) if recalls(p.text) else []
        if announces(p.text):
            announced = p.section
        yield from recalled_points(p, told, scopes)
        if _rules().that_may_match(p.text) or speaks(p.text):
            yield from _advice(p, told, corporation, scopes)


def _advice(
    p: Passage, told: Sequence[Recalled], corporation: str | None, scopes: Scopes
) -> Iterator[DevelopmentPoint]:
    earlier: list[str] = []
    context = Context(p.section, earlier, scopes.names.in_prose)
    for start, end in sentences(p.text):
        if any(r.start < end and start < r.last for r in told):
            continue
        sentence = p.text[start:end]
        if said := spoken(sentence, context):
            yield point(
                p, start + said.start, start + said.end, scopes, said.judge, _origin(said.judge), "spoken", 0.75
            )
        elif asked := _asked(sentence, context, corporation):
            rule, judge, begin = asked
            scope = None
            for low, high in parts(p.text, start + begin, end):
                made = point(p, low, high, scopes, judge, _origin(judge), rule.name, 0.7)
                yield beside(made, scope)
                scope = made.scope
        earlier.append(sentence)


def _asked(sentence: str, context: Context, corporation: str | None) -> tuple[_Rule, Judge, int] | None:
    """The first rule by which a sentence asks, who asks, and where the clause that asks begins."""
    if sentence.endswith(":") or len(sentence.split()) < _LEAST_WORDS:
        return None
    matches = [(rule, m) for rule, p in _rules().that_may_match(sentence) if (m := p.search(sentence))]
    if not matches or _none().search(sentence):
        return None
    for rule, match in matches:
        if rule.past and (not context.of_others or _YEAR.search(sentence)):
            continue
        judge = asker(rule.who, sentence, match, context)
        if judge is None:
            continue
        if judge.type != "commissie" or _addressed(rule, sentence, match, corporation, context.names):
            return rule, judge, _clause(sentence, match)
    return None


_LEAST_WORDS = 4  # of a sentence that asks
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # with one, what was asked in the past is a story


def _origin(judge: Judge) -> Origin:
    return "commissie" if judge.type == "commissie" else "belanghebbenden"


def _addressed(
    rule: _Rule, sentence: str, match: re.Match[str], corporation: str | None, names: Mapping[str, Judge]
) -> bool:
    """Whether an impersonal wish is one for the corporation: what is "wenselijk" or "zou kunnen" alone may describe
    anybody's work."""
    if rule.name != "could" and "wenselijk" not in match[0].lower():
        return True
    named = corporation is not None and corporation in sentence
    if rule.name == "could":
        return (named or re.search(r"\bcorporatie\b", sentence) is not None) and not parties_before(
            sentence, match, names
        )
    return named or re.search(r"\b(?:corporatie|zij|ze|haar|commissie|wij)\b", sentence, re.I) is not None


def _clause(sentence: str, match: re.Match[str]) -> int:
    """Where the clause that asks begins: behind "…, maar" when praise stands before it."""
    turns = [m.end() for m in re.finditer(r"(?:,\s|;\s|\s)(?:maar|echter|wel)\s", sentence)]
    return max((t for t in turns if t <= match.start() and len(sentence[t:].split()) > 3), default=0)
