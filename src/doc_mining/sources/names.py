"""Who a document is about and who wrote it: the corporation and the visitation bureau."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import DocumentKind
from doc_mining.sources.registers import fold, is_corporation, is_municipality, own_name

_WORD = r"[A-ZÀ-Þ’'][\w’'&-]*"
_NAME = rf"(?:(?:[Dd]e|[Hh]et|[Dd]en|’t|'t)\s)?{_WORD}(?:\s(?:(?:en|van|de|der|den|het|aan|op|&)\s){{0,3}}{_WORD}){{0,3}}"
_TAIL = re.compile(r"\s(?:en|van|de|der|den|het|aan|op|in|te)$|[’']s?$|[.,:;]+$", re.IGNORECASE)
# Words with a capital that follow a name on a title page without belonging to it.
_AFTER = re.compile(
    r"\s(?:Visitatie\w*|Maatschappelijke|Periode|Rapport\w*|Methodiek|Datum|Definitie\w*|Concept\w*|Januari|Februari|Maart|April|Mei|Juni|Juli|"
    r"Augustus|September|Oktober|November|December|Position|Bestuurlijke|Raeflex|Ecorys|Procorp|Cognitum|Pentascope|Over|In|Is|De|Het|Prestatieafspraken)\b.*$"
)


class _Rules(NamedTuple):
    bureaus: dict[str, re.Pattern[str]]
    did: re.Pattern[str]
    elsewhere: re.Pattern[str]
    titled: tuple[re.Pattern[str], ...]
    introduced: tuple[re.Pattern[str], ...]
    never: frozenset[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.sources") / "rules" / "names.toml").read_text("utf-8"))

    def named(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        # the name itself needs its capital; the words before it may stand in any case
        return tuple(re.compile("(?i:" + p.replace("(?P<name>{name})", r")(?P<name>{name})(?i:") .replace("{name}", _NAME) + ")") for p in patterns)

    corporation = data["corporation"]
    return _Rules(
        {
            name: re.compile("|".join(rf"(?<!\w){re.escape(s)}(?!\w)" for s in spellings), re.IGNORECASE)
            for name, spellings in data["bureaus"].items()
        },
        re.compile("(?i:" + "|".join(data["bureau"]["did"]) + rf")(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})"),
        re.compile(data["bureau"]["elsewhere"], re.IGNORECASE),
        named(corporation["titled"]),
        named([p for p in corporation["introduced"] if not p.startswith(("(?:stichting)", "(?P<name>{name})"))]),
        frozenset(corporation["never"]),
    )


def bureau(front: list[str], sentences: list[str], margins: list[str], author: str | None) -> str | None:
    """The bureau that did the visitation: by what the report says, its title page, its running heads, its author.

    A bureau that is only mentioned, as that of an earlier visitation, does not count.
    """
    rules = _rules()
    votes: Counter[str] = Counter()
    for name, pattern in rules.bureaus.items():
        votes[name] += 4 * sum(bool(pattern.search(line)) for line in front)
        votes[name] += min(6, sum(bool(pattern.search(line)) for line in margins))
        votes[name] += 5 * bool(author and pattern.search(author))
        for sentence in sentences:
            if pattern.search(sentence) and not rules.elsewhere.search(sentence):
                votes[name] += 6 if rules.did.search(sentence) else 1
    best, count = max(votes.items(), key=lambda v: v[1], default=("", 0))
    if count > 0:
        return best
    for sentence in sentences:
        m = rules.did.search(sentence)
        if m and re.search(r"visitatie", sentence, re.IGNORECASE) and not rules.elsewhere.search(sentence):
            return _trimmed(m["name"])
    return None


def corporation(front: list[str], sentences: list[str], body: str, kind: DocumentKind, title: str | None) -> str | None:
    """The corporation a document is about: named on the title page, introduced in the text, in the register, or named
    most; at least two of these must agree on a name that the register does not know."""
    rules = _rules()
    votes: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}

    def vote(name: str, weight: float) -> None:
        bare = _trimmed(name)
        if not bare or fold(bare) in rules.never or is_municipality(bare) and not is_corporation(bare):
            return
        own = fold(own_name(bare))
        if len(own) < 3 or own in rules.never or own.split()[0] in rules.never and len(own.split()) == 1:
            return
        votes[own] += weight  # type: ignore[assignment]
        spelled.setdefault(own, Counter())[own_name(bare)] += 1

    for line in [*front, *([title] if title else [])]:
        for pattern in rules.titled:
            for m in pattern.finditer(line):
                vote(m["name"], 6)
        if is_corporation(line.strip()) and len(line) < 60:
            vote(line.strip(), 5)
    for n, sentence in enumerate(sentences):
        for pattern in rules.introduced:
            for m in pattern.finditer(sentence):
                vote(m["name"], 1.5 if n < 60 else 0.7)
    total = max(1, len(body) / 1000)
    for own in list(votes):
        often = len(re.findall(rf"(?<!\w){re.escape(own)}(?!\w)", body, re.IGNORECASE)) / total
        votes[own] += min(12.0, 4 * often) + (3 if is_corporation(own) else 0)  # type: ignore[assignment]
    if not votes:
        return None
    merged = _merged(votes)
    best, points = max(merged.items(), key=lambda v: (v[1], len(v[0])))
    return spelled[best].most_common(1)[0][0] if points >= 4 else None


def _merged(votes: Counter[str]) -> dict[str, float]:
    """Names that are the beginning of a longer one share their votes with the one that is named more."""
    out = dict(votes)
    for short in votes:
        for long in votes:
            if long.startswith(short + " ") and long in out and short in out:
                keep, drop = (short, long) if votes[short] >= votes[long] else (long, short)
                out[keep] += out.pop(drop)
    return out


def _trimmed(name: str) -> str:
    bare = _AFTER.sub("", name.strip())
    while (cut := _TAIL.sub("", bare).strip()) != bare:
        bare = cut
    return bare
