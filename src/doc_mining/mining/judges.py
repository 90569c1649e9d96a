"""Who judges: the groups that a visitation asks, the committee, and the organisations that a document names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, cast

from doc_mining.records import AppraiserType, Document


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


class _Rules(NamedTuple):
    groups: tuple[tuple[AppraiserType, re.Pattern[str]], ...]
    corporations: re.Pattern[str]
    name_after: re.Pattern[str]
    self_named: tuple[tuple[AppraiserType, re.Pattern[str]], ...]
    determiners: re.Pattern[str]
    numbers: dict[str, int]
    headings: tuple[tuple[AppraiserType, re.Pattern[str]], ...]
    columns: tuple[tuple[AppraiserType, re.Pattern[str]], ...]
    office: re.Pattern[str]
    place: re.Pattern[str]


@cache
def _rules() -> _Rules:
    text = files("doc_mining.mining").joinpath("rules/judges.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    words = sorted(data["determiners"]["words"], key=len, reverse=True)
    return _Rules(
        groups=tuple((g["type"], _nouns(g["nouns"])) for g in data["judges"]),
        corporations=re.compile(rf"(?<![\w-])(?:{data['plural']['corporations']})(?![\w-])", re.I),
        name_after=re.compile(data["names"]["after"]),
        self_named=tuple(
            (n["type"], re.compile(rf"(?<![\w-]){n['pattern']}(?![\w-])")) for n in data["names"]["self_named"]
        ),
        determiners=re.compile(rf"(?:(?<![\w-])(?:{'|'.join(words)})(?: van)? )+$", re.I),
        numbers=data["counts"]["numbers"],
        headings=tuple((h["type"], re.compile(h["pattern"], re.I)) for h in data["headings"]),
        columns=tuple((c["type"], re.compile(c["pattern"], re.I)) for c in data["columns"]),
        office=re.compile(data["offices"]["pattern"], re.I),
        place=re.compile(data["offices"]["place"]),
    )


def _nouns(nouns: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(nouns, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(longest_first)})(?![\w])(?!-(?!en\b)\w)")


_WE = re.compile(r"(?<![\w-])(?:wij|we)(?![\w-])", re.I)
_SELF = re.compile(r"(?<!\w)(?:zelf)\b")


def judge_at(
    text: str,
    start: int = 0,
    end: int | None = None,
    names: Mapping[str, Judge] | None = None,
    we: Judge | None = None,
) -> list[JudgeMatch]:
    """Every judge that is named in characters `start:end` of `text`, from left to right.

    `names` are organisations that the document is known to name (see `named_judges`); `we` is who speaks as "wij",
    the committee unless said otherwise. Being named is not judging: the caller decides which of them is the subject.
    """
    stop = len(text) if end is None else end
    found: list[JudgeMatch] = []
    for name, judge in (names or {}).items():
        if name not in text:
            continue
        spoken = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-]|’s \w)", text[:stop])
        found += [_match(text, m.start(), m.end(), judge.type, judge.name) for m in spoken]
    for kind, pattern in (*_rules().self_named, *_rules().groups):
        found += [_match(text, m.start(), m.end(), kind, None) for m in pattern.finditer(text, start, stop)]
    found += [
        _match(text, m.start(), m.end(), "collega_corporatie", None)
        for m in _rules().corporations.finditer(text, start, stop)
    ]
    speaker = we or Judge("commissie", "commissie")
    found += [JudgeMatch(m.start(), m.end(), speaker, None) for m in _WE.finditer(text, start, stop)]
    return _longest([f for f in found if f.start >= start and f.end <= stop])


def _longest(found: list[JudgeMatch]) -> list[JudgeMatch]:
    """Overlapping names give way to the longest; of equal ones the first found stays."""
    kept: list[JudgeMatch] = []
    for match in sorted(found, key=lambda f: f.start - f.end):
        if all(match.end <= k.start or match.start >= k.end for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda f: f.start)


_AND_NAME = re.compile(r"\s*(?:,|en|&)\s+(?:de )?")
_NOT_NAME = re.compile(r"^(?:[Dd]e|[Hh]et|[Ii]n|Ook|Daarnaast|Over|Voor|Met|Op)$")


def _match(text: str, start: int, end: int, kind: AppraiserType, name: str | None) -> JudgeMatch:
    """The judge whose noun stands at `start:end`, with its determiners, the name behind it and its number."""
    names: list[str] = []
    stop = end
    if _rules().office.search(text[start:end]):
        # What follows an office may be a person, who is nobody's appraiser; only the place is taken.
        place = _rules().place.match(text, end)
        names, stop = ([place["place"]], place.end()) if place else ([], end)
    elif name is None and (m := _rules().name_after.match(text, end)) and not _NOT_NAME.match(m["name"]):
        names, stop = _split_names(m["name"], text[start:end]), m.end()
        if text[start:end].lower().endswith("n") and kind == "gemeente":
            while (more := _AND_NAME.match(text, stop)) and (m := _rules().name_after.match(text, more.end() - 1)):
                names += _split_names(m["name"], text[start:end])
                stop = m.end()
    before = _rules().determiners.search(text[:start])
    first = before.start() if before else start
    written = name or re.sub(r"^(?:de|het) ", "", text[start:stop], flags=re.I)
    return JudgeMatch(
        first, stop, Judge(kind, written), _count(text[first:start], text[start:end], names), tuple(names)
    )


def _split_names(name: str, noun: str) -> list[str]:
    """The names in a row: "Noordwoud en Zuidwoud" after a plural are two names; after a singular it is one."""
    bare = name.strip("‘’“”")
    plural = noun.lower().endswith(("en", "s"))
    return [n.strip() for n in re.split(r" en |, ", bare)] if plural else [bare]


def _count(determiners: str, noun: str, names: list[str]) -> int | None:
    words = re.findall(r"\w+", determiners.lower().replace("eén", "één"))  # "Eén" at the start of a sentence
    if noun.lower() == "enkeling":
        return 1
    for word in words:
        if word in _rules().numbers:
            return _rules().numbers[word]
        if word.isdigit():
            return int(word)
    if words[-1:] == ["een"] and not names and re.search(r"(?:belang|stake|deelnemer|partij|partner)", noun.lower()):
        return 1
    return None


def number_of(word: str) -> int | None:
    """The number that a word says, "één" to "twaalf" and "beide"; None for any other word."""
    return _rules().numbers.get(word.lower())


def named_judges(document: Document) -> dict[str, Judge]:
    """The organisations that a document names, with the group to which each belongs.

    Known are the corporation itself, what stands in table columns that a group heads ("Huurdersorganisatie"), and names
    that the running text introduces ("zorgorganisatie Lindehof", "huurdersvereniging De Hoek (HDH)").
    """
    names: dict[str, Judge] = {}
    for passage in document.passages:
        if passage.kind == "table":
            names.update(_of_columns(passage.text, passage.cells))
        elif not passage.people:
            names.update(_introduced(passage.text))
    corporation = document.identity.corporation
    if corporation:
        names = {n: j for n, j in names.items() if n.lower() != corporation.lower()}
        names[corporation] = Judge("corporatie", corporation)
        short = re.sub(
            r"^(?:Stichting|Woningstichting|Woonstichting|Woningbouwvereniging|Woningcorporatie|Wonen) ",
            "",
            corporation,
        )
        if short != corporation and len(short) > 3:
            names.setdefault(short, Judge("corporatie", corporation))
    return names


def _of_columns(text: str, cells: Sequence[Any]) -> dict[str, Judge]:
    """Names in the table columns that a group heads; the heading may be the first or the last row."""
    names: dict[str, Judge] = {}
    columns: dict[int, AppraiserType] = {}
    for cell in cells:
        for kind, pattern in _rules().columns:
            if pattern.match(text[cell.start : cell.end]):
                columns[cell.column] = kind
    for cell in cells:
        value = text[cell.start : cell.end].strip()
        if cell.column in columns and re.fullmatch(r"[A-ZÉ][\w.’& -]{1,45}", value) and not _group_noun(value):
            names[value] = Judge(columns[cell.column], value)
    return names


def _group_noun(value: str) -> bool:
    return any(pattern.fullmatch(value.lower()) for _, pattern in _rules().groups) or any(
        pattern.match(value) for _, pattern in _rules().columns
    )


_ACRONYM = re.compile(r"\s*\((?:hierna:? |verder |afgekort )?[‘“]?(?P<short>[A-Z][\w.&’-]{1,15})[’”]?\)")


@cache
def _introducing() -> re.Pattern[str]:
    nouns = [
        f"(?P<{kind}_{i}>{p.pattern})"
        for i, (kind, p) in enumerate(_rules().groups)
        if kind not in ("commissie", "corporatie", "belanghebbenden", "gemeente")
    ]
    return re.compile("|".join(nouns))


def _introduced(text: str) -> dict[str, Judge]:
    names: dict[str, Judge] = {}
    for m in _introducing().finditer(text):
        kind = cast(AppraiserType, str(m.lastgroup).rsplit("_", 1)[0])
        name = _rules().name_after.match(text, m.end())
        if name and not _NOT_NAME.match(name["name"]):
            for each in _split_names(name["name"], m[0]):
                if len(each) > 2 and not re.search(r"\.$|^(?:Er|Dit|Dat|Wij|We|Zij|Ze|Hier|Dat|Deze|Maar)\b", each):
                    names[each] = Judge(kind, each)
        short = _ACRONYM.match(text, name.end() if name else m.end())
        if short and len(short["short"]) > 1 and short["short"].upper() != "HO":
            names[short["short"]] = Judge(kind, short["short"])
    for kind, pattern in _rules().self_named:
        names.update({m[0]: Judge(kind, m[0]) for m in pattern.finditer(text) if " " in m[0]})
    return names


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
    return next((kind for kind, pattern in _rules().headings if pattern.search(text)), None)


def is_judge_heading(heading: str) -> bool:
    """Whether a heading says who judges."""
    return heading_judge((heading,)) is not None
