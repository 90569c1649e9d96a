"""Organisations that a document names: by register, by the words in their names, by what they are said to be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import AppraiserType, Document, Organisation, Passage
from doc_mining.sources.capitals import NAME, trimmed
from doc_mining.sources.registers import corporations, fold, has_form, is_corporation, municipality, own_name
from doc_mining.text.prefilter import Family, Prefiltered

_LONGEST = 60  # characters of a name


class _Kind(NamedTuple):
    type: AppraiserType
    pattern: Prefiltered


class _Rules(NamedTuple):
    kinds: Family[_Kind]
    columns: tuple[_Kind, ...]
    never: frozenset[str]
    stop: re.Pattern[str]
    second: re.Pattern[str]  # "en" with another name behind it


class _Named(NamedTuple):
    name: str
    type: AppraiserType
    page: int


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "organisations.toml").read_text("utf-8"))
    kinds = [_Kind(k["type"], Prefiltered(k["pattern"].replace("{name}", NAME))) for k in data["kind"]]
    return _Rules(
        Family((kind, kind.pattern) for kind in kinds),
        tuple(_Kind(kind, Prefiltered(pattern)) for kind, pattern in data["columns"].items()),
        frozenset(data["never"]),
        re.compile(rf"\s(?:(?:en|van|de)\s)?(?:{'|'.join(data['stop'])})(?:\s.*)?$"),
        re.compile(rf"\s(?:en|&)\s(?!(?:{'|'.join(data['joins'])})\b).*$"),
    )


@cache
def _registered() -> Prefiltered:
    """Registered corporations by their own names, those apart that are ordinary words."""
    names = {own_name(name) for name in corporations().values() if is_corporation(own_name(name))}
    longest_first = sorted((n for n in names if len(n) > 4 and n[0].isupper()), key=len, reverse=True)
    initials = sorted({n[0] for n in longest_first})  # else hundreds of names are tried at every capital
    grouped = (f"{i}(?:{'|'.join(re.escape(n[1:]) for n in longest_first if n[0] == i)})" for i in initials)
    return Prefiltered(rf"(?<![\w-])(?=[A-Z])(?P<name>{'|'.join(grouped)})(?![\w-])")


def organisations(document: Document) -> tuple[Organisation, ...]:
    """Each organisation once, with the first page that names it, in the order of pages. Never a natural person.

    Lists of persons are left out as a whole; elsewhere a name counts only with a word that says what it is, in a column
    of organisations, or when a register has it.
    """
    own = document.identity.corporation
    places = {fold(m): m for m in document.identity.municipalities}
    found: dict[str, _Named] = {}
    for passage in document.body():
        for named in (*_in_columns(passage), *_in_text(passage)):
            known = _checked(named, own, places)
            if known:
                found.setdefault(_key(known), known)
    if own:
        found.setdefault(fold(own_name(own)), _Named(own, "corporatie", 1))
    return tuple(
        Organisation(name=n.name, type=n.type, scope=_scope(n, places), page=n.page)
        for n in sorted(found.values(), key=lambda n: (n.page, n.name))
    )


def _in_text(passage: Passage) -> Iterator[_Named]:
    kinds = [kind for kind, _ in _rules().kinds.that_may_match(passage.text)]
    kinds.append(_Kind("collega_corporatie", _registered()))
    for low, high in _segments(passage):
        taken: list[tuple[int, int]] = []
        for kind in kinds:
            for start, name in _names(kind.pattern, passage.text, low, high):
                end = start + len(name)
                if not any(start < b and end > a for a, b in taken):
                    taken.append((start, end))
                    yield _Named(name, kind.type, passage.page_at(start))


def _names(pattern: Prefiltered, text: str, low: int, high: int) -> Iterator[tuple[int, str]]:
    """Where names start, and they themselves; what is cut off one is looked at again."""
    while m := pattern.search(text, low, high):
        name = _cut(m["name"])
        low = max(m.start("name") + len(name), m.start() + 1)
        if name:
            yield m.start("name"), name


def _segments(passage: Passage) -> Iterator[tuple[int, int]]:
    """The cells of a table, the lines of any other passage: no name goes on from one into the next."""
    if passage.kind == "table":
        return ((c.start, c.end) for c in passage.cells if c.end > c.start)
    return (m.span() for m in re.finditer(r"[^\n]+", passage.text))


def _cut(name: str) -> str:
    """A name without a second one behind "en" and without words of the sentence around it."""
    return trimmed(_rules().stop.sub("", _rules().second.sub("", name)))


def _in_columns(passage: Passage) -> Iterator[_Named]:
    """Cells below (or above) a head such as "Huurdersorganisatie"."""
    if passage.kind != "table":
        return
    heads: dict[int, AppraiserType] = {}
    rows = {c.row for c in passage.cells}
    for cell in passage.cells:
        text = passage.text[cell.start : cell.end].strip()
        if cell.row in (min(rows), max(rows)):
            heads.update((cell.column, kind.type) for kind in _rules().columns if kind.pattern.fullmatch(text))
    for cell in passage.cells:
        text = passage.text[cell.start : cell.end].strip()
        if cell.column in heads and not municipality(text) and re.fullmatch(rf"{NAME}|[A-Z](?:\.?[A-Z])+\.?", text):
            yield _Named(text, heads[cell.column], passage.page_at(cell.start))


def _checked(named: _Named, own: str | None, places: Mapping[str, str]) -> _Named | None:
    """The name without what does not belong to it, and its type; None when it is no organisation's."""
    name = re.sub(r"\s+", " ", named.name)
    if named.type == "gemeente":
        town = _town(name, places)
        return named._replace(name=f"gemeente {town}") if town else None
    if (
        re.sub(r"^(?:de|het) ", "", fold(name)) in _rules().never
        or not 2 < len(name) <= _LONGEST
        or re.search(r"\d{4}", name)
    ):
        return None
    if named.type == "huurders" and municipality(name):
        return None
    if own and fold(own_name(name)) == fold(own_name(own)):
        return named._replace(name=own, type="corporatie")
    if named.type == "overig" and has_form(name) and is_corporation(name):
        return named._replace(name=name, type="collega_corporatie")
    return named._replace(name=name)


def _town(name: str, places: Mapping[str, str]) -> str | None:
    """The municipality with which a run of capitals opens: one in the register or where the corporation works."""
    words = re.sub(r"\s(?:en|of)\s.*", "", name).split()
    for n in range(len(words), 0, -1):
        opening = " ".join(words[:n])
        if known := municipality(opening) or places.get(fold(opening)):
            return known
    return None


def _key(named: _Named) -> str:
    return fold(own_name(named.name)) if named.type in ("corporatie", "collega_corporatie") else fold(named.name)


def _scope(named: _Named, places: Mapping[str, str]) -> str | None:
    """The municipality that a name ends in."""
    words = named.name.split()
    for n in range(1, len(words)):
        last = " ".join(words[n:])
        if town := places.get(fold(last)) or municipality(last):
            return town
    return None
