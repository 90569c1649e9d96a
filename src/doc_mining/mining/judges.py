"""Who judges: the groups that a visitation asks, the committee, and the organisations that a document names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from doc_mining.mining.judge_rules import judge_rules
from doc_mining.records import AppraiserType


class Judge(NamedTuple):
    """A judge: its group, and what the document calls it (without article), if it says so."""

    type: AppraiserType
    name: str | None = None


@dataclass(frozen=True, slots=True)
class JudgeMatch:
    """A judge named at characters `start:end` of a text, determiners included.

    `count` is how many judges the words say ("vijf belanghebbenden": 5, "beide gemeenten": 2), else None.
    """

    start: int
    end: int
    judge: Judge
    count: int | None
    names: tuple[str, ...] = ()  # proper names behind the noun: "gemeenten Noordwoud en Zuidwoud"


_WE = re.compile(r"(?<![\w-])(?:wij|we)(?![\w-])", re.I)
_SELF = re.compile(r"(?<!\w)(?:zelf)\b")


def judge_at(
    text: str,
    start: int = 0,
    end: int | None = None,
    names: Mapping[str, Judge] | None = None,
    we: Judge | None = None,
    towns: Sequence[str] = (),
) -> list[JudgeMatch]:
    """Every judge that is named in characters `start:end` of `text`, from left to right.

    `names` are organisations that the document is known to name (see `Names`); `we` is who speaks as "wij",
    the committee unless said otherwise. One of `towns` is a municipality where it is the subject of a verb of giving.
    Being named is not judging: the caller decides which of them is the subject.
    """
    stop = len(text) if end is None else end
    found: list[JudgeMatch] = []
    for name, judge in (names or {}).items():
        if name not in text:
            continue
        spoken = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-]|’s \w)", text[:stop])
        found += [_match(text, m.start(), m.end(), judge.type, judge.name) for m in spoken]
    rules = judge_rules()
    for kind, pattern in (*rules.self_named.that_may_match(text), *rules.groups.that_may_match(text)):
        found += [_match(text, m.start(), m.end(), kind, None) for m in pattern.finditer(text, start, stop)]
    found += [
        _match(text, m.start(), m.end(), "collega_corporatie", None)
        for m in rules.corporations.finditer(text, start, stop)
    ]
    found += _of_towns(text, start, stop, towns)
    speaker = we or Judge("commissie", "commissie")
    if we_at := [m.span() for m in _WE.finditer(text, start, stop)]:
        cited = [m.span() for m in rules.cited.finditer(text)]
        found += [JudgeMatch(*at, speaker, None) for at in we_at if not any(a < at[0] < b for a, b in cited)]
    if not found:
        return []
    own = [name for name, judge in (names or {}).items() if judge.type == "corporatie"]
    return _longest([_fellow(f, own) for f in found if f.start >= start and f.end <= stop])


def _fellow(match: JudgeMatch, own: Sequence[str]) -> JudgeMatch:
    """A corporation by another name than the document's own is a fellow corporation: "Woonstichting De Linde"."""
    judge = match.judge
    if judge.type != "corporatie" or not match.names or not own:
        return match
    if any(name in (judge.name or "") or match.names[0] in name for name in own):
        return match
    return replace(match, judge=Judge("collega_corporatie", judge.name))


def _of_towns(text: str, start: int, stop: int, towns: Sequence[str]) -> list[JudgeMatch]:
    """Municipalities that go by their bare name: "Noordwoud komt tot een 7,3"."""
    if not any(town in text for town in towns):
        return []
    found = _town_gives(tuple(towns)).finditer(text, start, stop)
    spans = [(m.span("town") if m["town"] else m.span("behind")) for m in found]
    return [JudgeMatch(a, b, Judge("gemeente", text[a:b]), None) for a, b in spans]


@lru_cache(maxsize=32)
def _town_gives(towns: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(towns, key=len, reverse=True)))
    rules = judge_rules()
    return re.compile(
        rf"{rules.town_before}(?P<town>{longest_first}){rules.town_behind}"
        rf"|{rules.town_inverted}(?P<behind>{longest_first})(?![\w-])"
    )


def _longest(found: list[JudgeMatch]) -> list[JudgeMatch]:
    """Overlapping names give way to the longest; of equal ones the first found stays."""
    kept: list[JudgeMatch] = []
    for match in sorted(found, key=lambda f: f.start - f.end):
        if all(match.end <= k.start or match.start >= k.end for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda f: f.start)


_AND_NAME = re.compile(r"\s*(?:,|en|&)\s+(?:de )?")
NOT_NAME = re.compile(r"^(?:[Dd]e|[Hh]et|[Ii]n|Ook|Daarnaast|Over|Voor|Met|Op)$")


_LONGEST_WORD = 24
_DETERMINED = 120  # characters before a noun in which its determiners stand
_POINT = re.compile(r"[a-zà-ÿ’”]{2}\.$")  # the point behind a name ends a sentence; that of "B.V." does not


def _match(text: str, start: int, end: int, kind: AppraiserType, name: str | None) -> JudgeMatch:
    """The judge whose noun stands at `start:end`, with its determiners, the name behind it and its number."""
    names: list[str] = []
    stop = end
    if judge_rules().office.search(text[start:end]):
        # What follows an office may be a person, who is nobody's appraiser; only the place is taken.
        place = judge_rules().place.match(text, end)
        names, stop = ([place["place"]], place.end()) if place else ([], end)
    elif name is None and (m := judge_rules().name_after.match(text, end)) and not NOT_NAME.match(m["name"]):
        names, stop = split_names(m["name"], text[start:end]), m.end()
        if text[start:end].lower().endswith("n") and kind == "gemeente":
            while (more := _AND_NAME.match(text, stop)) and (m := judge_rules().name_after.match(text, more.end() - 1)):
                names += split_names(m["name"], text[start:end])
                stop = m.end()
    if names and _POINT.search(text, 0, stop):
        names, stop = [*names[:-1], names[-1].rstrip(".")], stop - 1
    if kind == "belanghebbenden" and not names and (group := _belonging(text, stop)):
        kind, stop = group
    before = _determiners(text, start)
    first = before.start() if before else start
    if kind == "belanghebbenden" and re.search(r"\boverige\s", text[first:start], re.I):
        kind = "overig"
    written = name or re.sub(r"^(?:de|het) ", "", text[start:stop], flags=re.I)
    return JudgeMatch(
        first, stop, Judge(kind, written), _count(text[first:start], text[start:end], names), tuple(names)
    )


def _determiners(text: str, at: int) -> re.Match[str] | None:
    """The determiners that end at a place: "de beide " before "gemeenten"."""
    if not text.endswith(" ", 0, at):
        return None
    last = text[max(0, at - _LONGEST_WORD) : at - 1].rpartition(" ")[2].lower()
    ends = judge_rules().determiner_ends
    return judge_rules().determiners.search(text, max(0, at - _DETERMINED), at) if last[-2:] in ends else None


def _belonging(text: str, at: int) -> tuple[AppraiserType, int] | None:
    """The group that words behind a general noun tell, and where they end: "gesprekspartners uit zorg en welzijn"."""
    found = ((kind, pattern.match(text, at)) for kind, pattern in judge_rules().belonging)
    return next(((kind, m.end()) for kind, m in found if m), None)


def split_names(name: str, noun: str) -> list[str]:
    """The names in a row: "Noordwoud en Zuidwoud" after a plural are two names; after a singular it is one."""
    bare = name.strip("‘’“”")
    plural = noun.lower().endswith(("en", "s"))
    return [n.strip() for n in re.split(r" en |, ", bare)] if plural else [bare]


def _count(determiners: str, noun: str, names: list[str]) -> int | None:
    if re.search(r"(?:commissie|visitat\w+|corporatie)$", noun, re.I):
        return None  # there is one of them; a number before it is a note's
    words = re.findall(r"\w+", determiners.lower().replace("eén", "één"))  # "Eén" at the start of a sentence
    if noun.lower() == "enkeling":
        return 1
    for word in words:
        if word in judge_rules().numbers:
            return judge_rules().numbers[word]
        if word.isdigit():
            return int(word)
    if words[:2] in (["een", "van"], ["één", "van"]):
        return 1
    if words[-1:] == ["een"] and not names and re.search(r"(?:belang|stake|deelnemer|partij|partner)", noun.lower()):
        return 1
    return None


def number_of(word: str) -> int | None:
    """The number that a word says, "één" to "twaalf" and "beide"; None for any other word."""
    return judge_rules().numbers.get(word.lower())


def heading_judge(section: Sequence[str]) -> Judge | None:
    """Who judges by the headings above: the nearest one that names a judge; None if none does."""
    for heading in reversed(section):
        kind = _heading_type(heading)
        if kind:
            return Judge(kind, _heading_name(heading))
    return None


@lru_cache(maxsize=4096)
def _heading_name(heading: str) -> str | None:
    """The judge that a heading is: "3.1 Gemeente Noordwoud"; None for one that says more."""
    text = re.sub(r"^[\d.\s]+", "", heading).strip()
    found = judge_at(text)
    return found[0].judge.name if len(found) == 1 and found[0].end - found[0].start == len(text) else None


@lru_cache(maxsize=4096)
def _heading_type(heading: str) -> AppraiserType | None:
    text = re.sub(r"^[\d.\s]+", "", heading).strip()
    told = next((kind for kind, pattern in judge_rules().headings if pattern.search(text)), None)
    if told is None and (found := judge_at(text)) and found[0].start == 0 and found[0].end == len(text):
        told = found[0].judge.type if found[0].judge.type in ("huurders", "gemeente", "zorg_welzijn") else None
    return told


def is_judge_heading(heading: str) -> bool:
    """Whether a heading says who judges."""
    return heading_judge((heading,)) is not None
