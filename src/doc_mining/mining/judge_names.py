"""The organisations that a document names, with the group of judges to which each belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from doc_mining.mining.judge_rules import judge_rules
from doc_mining.mining.judges import NOT_NAME, Judge, judge_at, split_names
from doc_mining.records import AppraiserType, Document


class Names:
    """The organisations of a document by name, each with its group: named in running text, or anywhere.

    Known are the corporation itself, what stands in table columns that a group heads ("Huurdersorganisatie"), names that
    the running text introduces ("zorgorganisatie Lindehof", "huurdersvereniging De Hoek (HDH)", "Lindehof, de
    zorgaanbieder in de streek"), and givers of verdicts whose name says what they are ("Lindezorg geeft een 8").
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def in_prose(self) -> Mapping[str, Judge]:
        """Those that running text names."""
        names = _represented(self._document)
        for passage in self._document.body():
            if passage.kind != "table":
                names.update(_introduced(passage.text))
                names.update(_described(passage.text))
                names = {**_giving(passage.text), **names}
        return self._known(names)

    @cached_property
    def anywhere(self) -> Mapping[str, Judge]:
        """Those that running text or the columns of tables name."""
        names = dict(self.in_prose)
        for passage in self._document.body():
            if passage.kind == "table":
                names = {**_of_rows(passage.text, passage.cells), **names}
                names.update(_of_columns(passage.text, passage.cells))
        return self._known(names)

    @cached_property
    def in_heads(self) -> Mapping[str, Judge]:
        """Those that running text names, and the letters by which it says that the columns of tables call them."""
        texts = (p.text for p in self._document.body() if p.kind != "table")
        return {**self.in_prose, **{n: j for text in texts for n, j in _of_letters(text).items()}}

    def _known(self, names: dict[str, Judge]) -> Mapping[str, Judge]:
        """The names with the corporation's, without those that are a municipality's."""
        towns = set(self._document.identity.municipalities)
        identity = self._document.identity
        return _with_corporation({n: j for n, j in names.items() if n not in towns}, identity.corporation)


_FORM = re.compile(r"(?:Stichting|Vereniging|Coöperatie)\s(?P<own>[A-Z][\w’&-]{2,}.*)")


def _represented(document: Document) -> dict[str, Judge]:
    """Organisations from the list of those who were heard, with the group that its title or their name tells."""
    names: dict[str, Judge] = {}
    for name, label in document.represented:
        told = judge_at(label) if label else []
        kind = told[0].judge.type if told else None
        own = next((k for k, pattern in judge_rules().kinds.that_may_match(name) if pattern.search(name)), None)
        found = own if kind in (None, "belanghebbenden") else kind
        if judge_at(name) or found in ("commissie", "corporatie"):
            continue
        if found:
            names[name] = Judge(found, name)
        elif short := _FORM.match(name):  # heard, so it has a say, though nothing tells its group
            names[name] = names[short["own"]] = Judge("belanghebbenden", name)
    return names


def _with_corporation(names: dict[str, Judge], corporation: str | None) -> dict[str, Judge]:
    """The names with that of the corporation, and without those that are a part of it."""
    if not corporation:
        return names
    names = {n: j for n, j in names.items() if not _is_part(n, corporation)}
    names[corporation] = Judge("corporatie", corporation)
    short = re.sub(
        r"^(?:Stichting|Woningstichting|Woonstichting|Woningbouwvereniging|Woningcorporatie|Wonen) ", "", corporation
    )
    if short != corporation and len(short) > 3:
        names.setdefault(short, Judge("corporatie", corporation))
    return names


def _is_part(name: str, corporation: str) -> bool:
    """Whether a name is the corporation's, or the end of it, which a tenants' organisation may bear as well."""
    return re.search(rf"(?:^|\s){re.escape(name)}$", corporation, re.I) is not None


def _of_columns(text: str, cells: Sequence[Any]) -> dict[str, Judge]:
    """Names in the table columns that a group heads; the heading may be the first or the last row."""
    names: dict[str, Judge] = {}
    columns: dict[int, AppraiserType] = {}
    for cell in cells:
        for kind, pattern in judge_rules().columns:
            if pattern.match(text[cell.start : cell.end]):
                columns[cell.column] = kind
    for cell in cells:
        value = text[cell.start : cell.end].strip()
        if cell.column in columns and re.fullmatch(r"[A-ZÉ][\w.’& -]{1,45}", value) and not _group_noun(value):
            names[value] = Judge(columns[cell.column], value)
    return names


_LETTER = re.compile(
    r"(?<![\w-])(?P<letter>[A-Z]{1,2}) (?:is |= ?|staat voor |voor )?(?P<who>[^,;.=()]{4,60}?)(?=,| en [A-Z]{1,2} |[.;)]|$)"
)
_COLUMNS = re.compile(r"\b(?:kolom|letter|afkorting|aangeduid|legenda)", re.I)


def _of_letters(text: str) -> dict[str, Judge]:
    """Letters that stand for judges in the heads of a table: "H is de huurdersraad, G de gemeente Noordwoud"."""
    if not _COLUMNS.search(text):
        return {}
    told = [(m["letter"], judge_at(m["who"])) for m in _LETTER.finditer(text)]
    found = {letter: judges[0].judge for letter, judges in told if judges and judges[0].start <= 3}
    return found if len(found) > 1 else {}


def _of_rows(text: str, cells: Sequence[Any]) -> dict[str, Judge]:
    """Names of rows that say what they are ("Huurdersbond De Linde"), by which running text may call them."""
    names: dict[str, Judge] = {}
    for cell in cells:
        value = text[cell.start : cell.end].strip() if cell.column == 0 else ""
        if 8 < len(value) < 60 and re.search(r" (?:De|Het|’t) [A-Z]", value):
            names.update(_introduced(value))
    return names


def _group_noun(value: str) -> bool:
    return any(pattern.fullmatch(value.lower()) for _, pattern in judge_rules().groups) or any(
        pattern.match(value) for _, pattern in judge_rules().columns
    )


def _group_nouns(text: str) -> Iterator[tuple[AppraiserType, re.Match[str]]]:
    """The words for groups that may introduce a name, from left to right, each stretch of text once."""
    found = [
        (m.start(), order, kind, m)
        for order, (kind, pattern) in enumerate(judge_rules().introducing.that_may_match(text))
        for m in pattern.finditer(text)
    ]
    done = 0
    for start, _, kind, m in sorted(found, key=lambda f: f[:2]):
        if start >= done:
            done = m.end()
            yield kind, m


def _introduced(text: str) -> dict[str, Judge]:
    names: dict[str, Judge] = {}
    for kind, m in _group_nouns(text):
        if m[0].islower() and (apposed := _apposed(text, m.start())):
            names[apposed] = Judge(kind, apposed)
        name = judge_rules().name_after.match(text, m.end())
        if name and not NOT_NAME.match(name["name"]):
            for each in split_names(name["name"], m[0]):
                if len(each) > 2 and not re.search(r"\.$|^(?:Er|Dit|Dat|Wij|We|Zij|Ze|Hier|Dat|Deze|Maar)\b", each):
                    names[each] = Judge(kind, each)
        for each in _among(text, m.end()) if not name else ():
            names[each] = Judge(kind, each)
        short = judge_rules().short.match(text, name.end() if name else m.end())
        if short and len(short["short"]) > 1 and short["short"].upper() != "HO":
            names[short["short"]] = Judge(kind, short["short"])
    for kind, pattern in judge_rules().self_named.that_may_match(text):
        names.update({m[0]: Judge(kind, m[0]) for m in pattern.finditer(text) if " " in m[0]})
    return names


_AMONG = re.compile(
    r"(?:,? (?:waarvan|waaronder|namelijk|te weten)|:|,| \()\s*(?P<names>(?:(?:De|Het|’t) )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*"
    r"(?:(?:, | en )(?:(?:De|Het|’t) )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)*)(?=[ ,.;)])"
)


def _among(text: str, at: int) -> list[str]:
    """The names behind a plural: "twee huurdersorganisaties, waarvan De Linde de grootste is"."""
    m = _AMONG.match(text, at) if text[max(0, at - 2) : at].endswith(("s", "en")) else None
    found = re.split(r", | en ", m["names"]) if m else []
    return [name for name in found if len(name) > 2 and not NOT_NAME.match(name)]


_BEHIND = re.compile(r"[a-zà-ÿA-Z], (?:waar|die |dat )")  # cheap: without it no clause tells what a name is


def _described(text: str) -> dict[str, Judge]:
    """Names with a clause behind them that tells their kind: "Kernenplatform, waarin huurders zitting hebben"."""
    if not _BEHIND.search(text):
        return {}
    plain = text.replace("\n", " ")
    found = (
        (re.sub(r"^(?:de|het) ", "", m["name"]), kind)
        for kind, pattern in judge_rules().described.that_may_match(plain)
        for m in pattern.finditer(plain)
    )
    return {n: Judge(kind, n) for n, kind in found if len(n) > 2 and not NOT_NAME.match(n) and not _bears_kind(n)}


def _bears_kind(name: str) -> bool:
    """Whether a name itself says that its bearer is of some other group: "Gemeente Noordwoud, die ..."."""
    return any(m.judge.type not in ("belanghebbenden", "overig") for m in judge_at(name))


_REACH = 90  # characters before the word for a group in which its name may stand


def _apposed(text: str, start: int) -> str | None:
    """The name right before a word for its group: "Lindehof, de zorgaanbieder"; never that of a person."""
    before = text[max(0, start - _REACH) : start]
    m = judge_rules().apposed.search(before)
    if not m or judge_rules().person.search(before[: m.start("name")]) or NOT_NAME.match(m["name"]):
        return None
    return m["name"] if len(m["name"]) > 2 and not _group_noun(m["name"]) else None


def _giving(text: str) -> dict[str, Judge]:
    """Names that give a verdict and say of what kind they are."""
    names: dict[str, Judge] = {}
    for m in judge_rules().gives.finditer(text):
        kind = next((k for k, p in judge_rules().kinds.that_may_match(m["name"]) if p.search(m["name"])), None)
        if kind and not judge_rules().person.search(text[: m.start("name")]) and not _group_noun(m["name"]):
            names[m["name"]] = Judge(kind, m["name"])
    return names
