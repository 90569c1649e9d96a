"""Advice in running text: sentences of the committee or of stakeholders that ask for something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.point_places import COMMITTEE, STAKEHOLDERS, pattern
from doc_mining.mining.scopes import Scopes
from doc_mining.records import DevelopmentPoint, Document, Origin, Passage
from doc_mining.text import sentences


class _Rule(NamedTuple):
    name: str
    who: str
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[tuple[_Rule, ...], re.Pattern[str]]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    rules = tuple(_Rule(r["rule"], r["who"], re.compile(r["pattern"], re.IGNORECASE)) for r in data["prose"])
    return rules, re.compile("|".join(f"(?:{r.pattern.pattern})" for r in rules), re.IGNORECASE)


# Sentences that recall, suppose or praise are no advice.
_NONE = re.compile(
    r"\b(?:vorige|voorgaande|eerdere) visitatie|\bdestijds\b|\bin het verleden\b|"
    r"\b(?:was|werd|waren|werden)\b.{0,40}\b(?:aanbevolen|geadviseerd|wenselijk)|\bmist niets\b|\bmissen niets\b|"
    r"\bgraag (?:gezien|verhuur|gebruik|bereid|komen|wonen|en)\b|\bgaat graag\b|\bgraag (?:het gesprek|samen) aan\b|"
    r"\bwil graag (?:leren|zo veel)\b|\?\s*$|\bwensen en\b|\bniet gemist\b|\bis geen (?:aandachtspunt|verbeterpunt)\b|"
    r"\bheeft de (?:visitatie)?commissie gevraagd\b|\bwe hebben\b.{0,40}\bgevraagd\b",
    re.IGNORECASE,
)


def prose_points(document: Document, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """Points in paragraphs and boxes of the report itself."""
    from doc_mining.mining.points import point

    rules, gate = _rules()
    for p in document.body():
        if (
            p.kind not in ("paragraph", "box")
            or (p.part and pattern("parts_without").search(p.part))
            or not gate.search(p.text)
        ):
            continue
        previous: Judge | None = None
        for start, end in sentences(p.text):
            sentence = p.text[start:end]
            named = _judge(sentence)
            rule = next((r for r in rules if r.pattern.search(sentence)), None)
            if rule and not sentence.endswith(":") and not _NONE.search(sentence):
                judge = _asker(rule, named, previous, p)
                if judge is not None:
                    origin: Origin = "commissie" if judge.type == "commissie" else "belanghebbenden"
                    begin = start + _clause(sentence, rule)
                    yield point(p, begin, end, scopes, judge, origin, rule.name, 0.7)
            previous = named or previous


def _clause(sentence: str, rule: _Rule) -> int:
    """Where the clause that asks begins: behind "…, maar" when praise stands before it."""
    match = rule.pattern.search(sentence)
    turns = [m.end() for m in re.finditer(r"(?:,\s|;\s|\s)(?:maar|echter|wel)\s", sentence)]
    return max((t for t in turns if match and t <= match.start() and len(sentence[t:].split()) > 3), default=0)


def _asker(rule: _Rule, named: Judge | None, previous: Judge | None, p: Passage) -> Judge | None:
    """Who asks; None when nobody that may ask does."""
    if rule.who == "commissie":
        return COMMITTEE
    headed = heading_judge(p.section)
    if rule.who == "belanghebbenden":
        judge = named or previous
        if judge is None or judge.type in ("corporatie", "commissie", "overig"):
            return None
        return judge
    if named and named.type not in ("corporatie", "overig"):
        return named
    if headed and headed.type not in ("corporatie", "commissie"):
        return previous if previous and previous.type not in ("corporatie", "commissie") else (headed or STAKEHOLDERS)
    return COMMITTEE


def _judge(sentence: str) -> Judge | None:
    found = [m.judge for m in judge_at(sentence) if m.judge.type != "overig"]
    return next((j for j in found if j.type != "corporatie"), found[0] if found else None)
