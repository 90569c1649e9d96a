"""What takes the force of a verdict away: negation, hypothesis, expectation, norm, recalled and foreign verdicts.

The rules are data (`rules/context.toml`) and work as in ConText: a trigger reaches forward, backward or both, over so
many words, until a stop word; a pseudo-trigger looks like one and is none.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from doc_mining.text.prefilter import Family, Prefiltered


class ContextRule(NamedTuple):
    """A trigger with its reach: `scope` words in `direction`, the whole sentence when 0; with `span` what it covers."""

    name: str
    pattern: Prefiltered
    direction: Literal["forward", "backward", "both"]
    scope: int
    pseudo: Prefiltered | None
    span: bool
    stop: Prefiltered | None  # ends its reach beside the common stop words


@cache
def _rules() -> tuple[Family[ContextRule], Prefiltered]:
    text = files("doc_mining.mining").joinpath("rules/context.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    rules = tuple(
        ContextRule(
            r["name"],
            Prefiltered(r["pattern"], re.I),
            r["direction"],
            r["scope"],
            Prefiltered(r["pseudo"], re.I) if "pseudo" in r else None,
            r.get("span", False),
            Prefiltered(r["stop"], re.I) if "stop" in r else None,
        )
        for r in data["rules"]
    )
    return Family((rule, rule.pattern) for rule in rules), Prefiltered(data["stop"], re.I)


def contexts(sentence: str, start: int, end: int) -> frozenset[str]:
    """The names of the contexts in which characters `start:end` of `sentence` stand; empty for a plain statement.

    Names: negated, hypothetical, expectation, norm, previous, draft, question, meta, survey, quotation.
    """
    rules, stop = _rules()
    return frozenset(
        rule.name
        for rule, _ in rules.that_may_match(sentence)
        if any(
            _reaches(rule, m, sentence, start, end, stop) and not _apart(rule, m, sentence, start)
            for m in _triggers(rule, sentence)
        )
    )


def _triggers(rule: ContextRule, sentence: str) -> list[re.Match[str]]:
    found = list(rule.pattern.finditer(sentence))
    if not found or not rule.pseudo:
        return found
    pseudo = [m.span() for m in rule.pseudo.finditer(sentence)]
    return [m for m in found if not any(a < m.end() and m.start() < b for a, b in pseudo)]


_RECALLING = frozenset({"previous", "draft", "survey", "meta"})  # what these say of a thing holds of its verdict too
_ASIDE = Prefiltered(r",\s(?:die|dat|waar\w*|wier|wiens|wie|al|zij het|hoewel|ook al)\s[^,;:]{3,140},")


def _apart(rule: ContextRule, trigger: re.Match[str], sentence: str, start: int) -> bool:
    """Whether the trigger stands in a relative clause between commas, and what it might reach outside of it."""
    if rule.name in _RECALLING:
        return False
    return any(
        m.start() < trigger.start() and trigger.end() < m.end() and not m.start() < start < m.end()
        for m in _ASIDE.finditer(sentence)
    )


def _reaches(rule: ContextRule, trigger: re.Match[str], sentence: str, start: int, end: int, stop: Prefiltered) -> bool:
    if rule.span:
        return trigger.start() < start and end < trigger.end()
    if rule.scope == 0:
        return True
    forward = trigger.end() <= start and rule.direction in ("forward", "both")
    backward = end <= trigger.start() and rule.direction in ("backward", "both")
    inside = trigger.start() < end and start < trigger.end()
    between = sentence[trigger.end() : start] if forward else sentence[end : trigger.start()] if backward else ""
    if inside:
        return True
    stopped = stop.search(between) or (rule.stop and rule.stop.search(between))
    return (forward or backward) and len(between.split()) < rule.scope and not stopped
