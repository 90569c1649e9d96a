"""Organisations that a document names: by register, by the words in their names, by what they are said to be."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.records import AppraiserType, Document, Organisation
from doc_mining.sources.registers import is_corporation, municipality

_WORD = r"[A-ZÀ-Þ’'][\w’'&.-]*"
_NAME = rf"{_WORD}(?:\s(?:(?:en|van|de|der|den|het|voor|&)\s){{0,3}}{_WORD}){{0,4}}"


class _Kind(NamedTuple):
    type: AppraiserType
    pattern: re.Pattern[str]


@cache
def _kinds() -> tuple[tuple[_Kind, ...], frozenset[str]]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "organisations.toml").read_text("utf-8"))
    kinds = tuple(_Kind(k["type"], re.compile(k["pattern"].replace("{name}", _NAME))) for k in data["kind"])
    return kinds, frozenset(data["never"])


def organisations(document: Document) -> tuple[Organisation, ...]:
    """Each organisation once, with the first page that names it. Natural persons are never among them."""
    kinds, never = _kinds()
    own = document.identity.corporation
    found: dict[str, Organisation] = {}
    for passage in document.body():
        for kind in kinds:
            for m in kind.pattern.finditer(passage.text):
                name = re.sub(r"\s+", " ", m["name"]).strip(" .,;:’'")
                if name.lower() in never or len(name) < 3 or name.lower() in found:
                    continue
                if kind.type == "collega_corporatie" and not (is_corporation(name) or "corporatie" in m[0].lower()):
                    continue
                if kind.type == "gemeente":
                    town = municipality(name.removeprefix("gemeente ").strip()) or municipality(name.split()[-1])
                    if not town:
                        continue
                    name = f"gemeente {town}"
                is_own = bool(own) and own.lower() in name.lower() if own else False
                found.setdefault(name.lower(), _organisation(name, "corporatie" if is_own else kind.type, passage.page_at(m.start())))
    if own and own.lower() not in found:
        found[own.lower()] = _organisation(own, "corporatie", 1)
    return tuple(sorted(found.values(), key=lambda o: (o.page, o.name)))


def _organisation(name: str, kind: AppraiserType, page: int) -> Organisation:
    town = municipality(name.split()[-1]) if " " in name else None
    return Organisation(name=name, type=kind, scope=town, page=page)
