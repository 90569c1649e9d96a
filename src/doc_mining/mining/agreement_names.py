"""Names of the parties to agreements, as far as the document itself shows that a name is a party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.records import Document, Passage

_WORD = r"[A-Z][\w’&]*(?:-[A-Z][\w’]+)*"
_NAME = rf"(?:(?:De|Het|’t|Den) )?{_WORD}(?: (?:{_WORD}|(?:van|aan|op|de|den|der|het|in) (?=[A-Z])))*"
_SUBJECT = re.compile(rf"(?P<name>{_NAME})\s(?P<verb>[a-z]+(?:t|en))\b")
_PAIR = re.compile(rf"(?:.{{0,14}}: )?(?P<one>{_NAME}) en (?P<other>{_NAME})\s(?P<verb>[a-z]+en)\b")
# Verbs that only somebody does: before them a name at the head of an item is a party, if named but once.
_ACTIVE = frozenset(
    "bouwt verbetert investeert realiseert levert plaatst sloopt verkoopt organiseert stelt verhuurt wijst zorgt isoleert"
    " renoveert onderzoekt maakt biedt reserveert rapporteert".split()
)
_HEAD = re.compile(r"(?:corporaties?|verhuurders?|partij(?:en)?|wie|organisaties?|trekkers?)\b", re.I)
_ABBREVIATION = re.compile(r"\((?:hierna:? ?)?[‘“]?(?P<short>[A-Z][A-Za-z]{1,5})[’”]?\)")
_LEAST = 2  # times that a name must be the subject of a commitment, or be named beside it


def party_names(document: Document) -> tuple[str, ...]:
    """The names, longest first: those in columns of parties, abbreviations in brackets behind a party, and names that
    commit themselves. Municipalities and words that are no names are left out."""
    body = tuple(document.body())
    text = "\n".join(p.text for p in body)
    found = {n for n in _in_columns(body) if not _is_word(n, text)} | {*_short(text)} | _subjects(body, text)
    places = {m.lower() for m in document.identity.municipalities}
    plain = agreement_rules().party
    return tuple(
        sorted((n for n in found if n.lower() not in places and not plain.fullmatch(n)), key=lambda n: (-len(n), n))
    )


def _in_columns(body: tuple[Passage, ...]) -> Iterator[str]:
    for p in body:
        columns = {
            c.column for c in p.cells if c.row < max(1, p.header_rows) and _HEAD.match(p.text[c.start : c.end].strip())
        }
        for cell in p.cells:
            if cell.column in columns and cell.row >= max(1, p.header_rows):
                for part in re.split(r",|/|;|\n|\ben\b|\+", p.text[cell.start : cell.end]):
                    if re.fullmatch(_NAME, name := part.strip(" .")) and not name.isdigit():
                        yield name


def _short(text: str) -> Iterator[str]:
    """Abbreviations that the text introduces behind a party, and uses again."""
    party = agreement_rules().party
    for m in _ABBREVIATION.finditer(text):
        before = text[max(0, m.start() - 60) : m.start()].rstrip()
        named = party.search(before) is not None or re.search(rf"{_NAME}$", before) is not None
        if named and len(re.findall(rf"(?<![\w-]){re.escape(m['short'])}(?![\w-])", text)) >= _LEAST:
            yield m["short"]


def _subjects(body: tuple[Passage, ...], text: str) -> set[str]:
    """Names before a verb of commitment; one that is also a plain word, or stands at the head of sentences only, is none."""
    commit = agreement_rules().commit
    counts: Counter[str] = Counter()
    for p in body:
        if p.kind in ("paragraph", "list_item", "box"):
            counts.update(m["name"] for m in _SUBJECT.finditer(p.text) if commit.fullmatch(m["verb"]))
            if (m := _PAIR.match(p.text)) and commit.fullmatch(m["verb"]):
                counts.update((m["one"], m["other"]))
            if p.kind == "list_item" and (m := _SUBJECT.match(p.text)) and m["verb"] in _ACTIVE:
                counts[m["name"]] += 1
    out = set()
    for name in counts:
        said = max(counts[name], len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)))
        inside = (
            re.search(r"-[A-Z]| (?!van|aan|op|de|den|der|het|in)", name)
            or counts[name] >= _LEAST
            or re.search(rf"[a-z,] {re.escape(name)}(?![\w-])", text) is not None
        )
        if said >= _LEAST and inside and not _is_word(name, text):
            out.add(name)
    return out


def _is_word(name: str, text: str) -> bool:
    """Whether a name is also a plain word of the text."""
    return re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text) is not None
