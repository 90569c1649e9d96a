"""Advice in running text: sentences of the committee or of stakeholders that ask for something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.point_making import point
from doc_mining.mining.point_places import COMMITTEE, pattern
from doc_mining.mining.point_previous import recalled_points
from doc_mining.mining.point_recalled import Recalled, announces, recalled, recalls
from doc_mining.mining.scopes import Scopes
from doc_mining.records import DevelopmentPoint, Document, Origin, Passage
from doc_mining.text import sentences
from doc_mining.text.prefilter import Prefiltered


class _Rule(NamedTuple):
    name: str
    who: str
    pattern: Prefiltered


# "vraagt om A en om B": two wishes with one verb
_SECOND = Prefiltered(
    r"\b(?:vraagt|vragen|verzoekt|verzoeken|pleit|pleiten)\b[^.]*?\b(?P<for>om|voor)\b.{8,}?(?P<and>\sen\s)(?P<wish>(?P=for)\s.{8,})"
)


@cache
def _rules() -> tuple[tuple[_Rule, ...], Prefiltered]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    rules = tuple(_Rule(r["rule"], r["who"], Prefiltered(r["pattern"], re.IGNORECASE)) for r in data["prose"])
    return rules, Prefiltered("|".join(f"(?:{r.pattern.pattern})" for r in rules), re.IGNORECASE)


@cache
def _none() -> Prefiltered:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return Prefiltered("|".join(data["no_advice"]["patterns"]), re.IGNORECASE)


def advises(sentence: str) -> bool:
    """Whether a sentence is advice by its words, whoever gives it."""
    _, gate = _rules()
    return gate.search(sentence) is not None and _none().search(sentence) is None


def prose_points(document: Document, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """Points in paragraphs and boxes of the report itself: advice, wishes, and advice of last time that is recalled."""
    _, gate = _rules()
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
        if gate.search(p.text):
            yield from _advice(p, told, corporation, scopes)


def _advice(
    p: Passage, told: Sequence[Recalled], corporation: str | None, scopes: Scopes
) -> Iterator[DevelopmentPoint]:
    rules, gate = _rules()
    earlier: list[str] = []
    for start, end in sentences(p.text):
        if any(r.start < end and start < r.last for r in told):
            continue
        sentence = p.text[start:end]
        matches = ((r, r.pattern.search(sentence)) for r in rules) if gate.search(sentence) else ()
        rule, match = next(((r, m) for r, m in matches if m), (None, None))
        if rule and match and not sentence.endswith(":") and not _none().search(sentence):
            judge = _asker(rule, sentence, match, earlier, p, scopes.names.in_prose)
            if judge is not None and (
                judge.type != "commissie" or _addressed(rule, sentence, match, corporation, scopes.names.in_prose)
            ):
                origin: Origin = "commissie" if judge.type == "commissie" else "belanghebbenden"
                begin = start + _clause(sentence, match)
                second = _SECOND.search(sentence, begin - start)
                stop = end if second is None else start + second.start("and")
                yield point(p, begin, stop, scopes, judge, origin, rule.name, 0.7)
                if second:
                    yield point(p, start + second.start("wish"), end, scopes, judge, origin, rule.name, 0.65)
        earlier.append(sentence)


def _addressed(
    rule: _Rule, sentence: str, match: re.Match[str], corporation: str | None, names: Mapping[str, Judge]
) -> bool:
    """Whether an impersonal wish is one for the corporation: what is "wenselijk" or "zou kunnen" alone may describe
    anybody's work."""
    if rule.name != "could" and "wenselijk" not in match[0].lower():
        return True
    named = corporation is not None and corporation in sentence
    if rule.name == "could":
        return (named or re.search(r"\bcorporatie\b", sentence) is not None) and not _before(sentence, match, names)
    return named or re.search(r"\b(?:corporatie|zij|ze|haar|commissie|wij)\b", sentence, re.I) is not None


def _clause(sentence: str, match: re.Match[str]) -> int:
    """Where the clause that asks begins: behind "…, maar" when praise stands before it."""
    turns = [m.end() for m in re.finditer(r"(?:,\s|;\s|\s)(?:maar|echter|wel)\s", sentence)]
    return max((t for t in turns if t <= match.start() and len(sentence[t:].split()) > 3), default=0)


def _asker(
    rule: _Rule, sentence: str, match: re.Match[str], earlier: Sequence[str], p: Passage, names: Mapping[str, Judge]
) -> Judge | None:
    """Who asks; None when nobody that may ask does."""
    if rule.who == "commissie":
        return COMMITTEE
    if rule.who == "belanghebbenden":
        judge = _subject(sentence, match, names) or (_latest(earlier, names) if _PRONOUN.match(sentence) else None)
        return None if judge is None or judge.type in ("corporatie", "commissie", "overig") else judge
    named = _source(sentence, names)
    if named is not None:
        return named
    headed = heading_judge(p.section)
    if headed and headed.type not in ("corporatie", "commissie"):
        previous = _latest(earlier, names)
        return previous if previous and previous.type not in ("corporatie", "commissie") else headed
    return COMMITTEE


_PRONOUN = Prefiltered(r"(?:Ook |Daarnaast |Verder )?(?:zij|ze|hij|deze|die|wel|\w+ (?:zij|ze|hij))\b", re.IGNORECASE)
_OBJECT = Prefiltered(r"\b(?:met|van|aan|voor|bij|over|naar|tussen|tegen|op|richting|onder)\s+$", re.IGNORECASE)
_SOURCE = Prefiltered(
    r"\b(?:volgens|namens|ge\w+ door|aangedragen door|noem(?:t|en)|vind(?:t|en)|zie(?:t|n)|geven|geeft|benoem(?:t|en))\s+(?:ook\s+)?$",
    re.I,
)


def _before(sentence: str, match: re.Match[str], names: Mapping[str, Judge]) -> list[Judge]:
    """The parties that may be the subject of a verb of asking, before it."""
    found = [m for m in judge_at(sentence, names=names) if m.judge.type not in ("corporatie", "overig")]
    return [m.judge for m in found if m.end <= match.start() and not _OBJECT.search(sentence[: m.start])]


def _subject(sentence: str, match: re.Match[str], names: Mapping[str, Judge]) -> Judge | None:
    """The party that stands before the verb of asking, or directly behind it."""
    if before := _before(sentence, match, names):
        return before[0]
    verb = re.match(r"(?:als \w+ )?\w+\s+(?:ook\s+)?", sentence[match.start() :], re.IGNORECASE)
    at = match.start() + (verb.end() if verb else 0)
    return next(
        (
            m.judge
            for m in judge_at(sentence, names=names)
            if m.start == at and m.judge.type not in ("corporatie", "overig")
        ),
        None,
    )


def _source(sentence: str, names: Mapping[str, Judge]) -> Judge | None:
    """The party whom the words make the source of advice: "volgens de huurders", "noemt de gemeente", or the subject."""
    for m in judge_at(sentence, names=names):
        if m.judge.type in ("corporatie", "overig"):
            continue
        noun = re.match(
            r"\s+(?:noem|zie|vind|geef|geven|benoem|draag|dragen|breng|vra|wij[sz])\w*\b", sentence[m.end :]
        )
        if _SOURCE.search(sentence[: m.start]) or (noun and not _OBJECT.search(sentence[: m.start])):
            return m.judge
    return None


def _latest(earlier: Sequence[str], names: Mapping[str, Judge]) -> Judge | None:
    """The judge that was named last before a sentence."""
    return next((judge for s in reversed(earlier) if (judge := _judge(s, names))), None)


def _judge(sentence: str, names: Mapping[str, Judge]) -> Judge | None:
    found = [m.judge for m in judge_at(sentence, names=names) if m.judge.type != "overig"]
    return next((j for j in found if j.type != "corporatie"), found[0] if found else None)
