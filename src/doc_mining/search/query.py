"""The query language: words, "phrases", OR, -not, field:value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from doc_mining.errors import QueryError

FIELDS = ("corporatie", "gemeente", "thema", "soort", "oordeel", "periode", "bron")

_PIECE = re.compile(r'\s*(?P<no>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


class Term(NamedTuple):
    """A word or phrase, in the text or in a field, wanted or not."""

    text: str
    phrase: bool = False
    field: str | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Groups that must all hold; in a group one term is enough. `excluded` terms must not hold."""

    groups: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...] = ()

    @property
    def text_terms(self) -> list[Term]:
        """The wanted terms that are looked for in the text."""
        return [t for group in self.groups for t in group if t.field is None]


def parse(text: str) -> Query:
    """The query that `text` says. Raises QueryError with the place and what to do about it."""
    if text.count('"') % 2:
        raise QueryError(
            f"the query has a quotation mark too few or too many: {text}",
            hint='Put a phrase between two: "passend toewijzen".',
        )
    groups: list[list[Term]] = []
    excluded: list[Term] = []
    joining = False
    for m in _PIECE.finditer(text):
        word = m["word"] or ""
        if word == "OR" and not m["field"] and not m["no"]:
            if not groups or joining:
                raise QueryError("OR needs a word on both sides.", hint="For example: urgenten OR statushouders")
            joining = True
            continue
        term = _term(m)
        if term is None:
            continue
        if term.excluded:
            if joining:
                raise QueryError(
                    "OR cannot be followed by a word with a minus.", hint="Put what is left out at the end."
                )
            excluded.append(term)
        elif joining:
            groups[-1].append(term)
        else:
            groups.append([term])
        joining = False
    if joining:
        raise QueryError("OR needs a word on both sides.", hint="For example: urgenten OR statushouders")
    if not groups and not excluded:
        raise QueryError("the query is empty.", hint='For example: "passend toewijzen" gemeente:Zwolle -nieuwbouw')
    return Query(tuple(tuple(g) for g in groups), tuple(excluded))


def _term(m: re.Match[str]) -> Term | None:
    field, no = m["field"], bool(m["no"])
    if field and field.lower() not in FIELDS:
        raise QueryError(f"there is no field '{field}'.", hint=f"Fields are: {', '.join(FIELDS)}.")
    text = m["phrase"] if m["phrase"] is not None else m["word"]
    if not field and text.endswith(":") and text[:-1].lower() in FIELDS:
        field, text = text[:-1], ""
    if not text or not re.search(r"\w", text):
        if field:
            raise QueryError(f"the field '{field}' has no value.", hint=f"For example: {field}:...")
        return None
    return Term(text, m["phrase"] is not None, field.lower() if field else None, no)
