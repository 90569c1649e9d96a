"""The organisations that a list of natural persons names: they may be kept, the persons may not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from doc_mining.records import Passage
from doc_mining.text.names import (
    has_function,
    has_title,
    is_header,
    is_prose,
    looks_like_name,
    names_in,
)

_LONGEST = 60  # characters of a name or of the label of a group
_LABEL = re.compile(r"(?P<label>[A-ZÉ][^:()\d]{2,58}):\s*(?=\S)")
_BRACKETED = re.compile(r"\((?P<name>[^()]{3,60})\)(?!\s*[A-ZÉ])")  # a given name in brackets has a surname behind
_ENTRY = re.compile(r"[;\n•]|\)\s*,|,\s(?=(?:de heer|mevrouw|dhr\.|mw\.|mevr\.)\s)")
# Words that no person's name opens or ends with.
_OPENS = re.compile(
    r"(?:Stichting|Vereniging|Platform|Huurders\w*|Bewoners\w*|HBV|Wonen|Woon[a-z]+|Woning[a-z]+|Zorg[a-z]*|Woonzorg[a-z]*"
    r"|Welzijn[a-z]*|GGZ|GGD|RIBW|Leger des|Politie|Provincie|Waterschap)\b"
)
_ENDS = re.compile(r"[A-ZÉ][a-zé]+s? (?:Wonen|Welzijn|Zorg|Huurders\w*)")
_SINGLE = re.compile(r"[A-ZÉ][\w’-]{2,30}")
_COLUMN = frozenset({"organisatie", "organisaties", "namens", "instelling", "partij"})


def represented(passages: Sequence[Passage], marked: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """(name, label) of each organisation in the `marked` passages; `label` is the heading of its group, or "".

    Only what a word, a bracket behind a person or a column "Organisatie" says to be an organisation is taken, and
    nothing that could be the name of a person.
    """
    found: dict[str, str] = {}
    label = ""
    listed = set(marked)
    for n, passage in enumerate(passages):
        if n not in listed:
            label = passage.text.strip(" :") if _titles(passage) and n + 1 in listed else ""
            continue
        pairs = _of_table(passage, label) if passage.kind == "table" else _of_lines(passage, label)
        for name, group in pairs:
            found.setdefault(name, group)
        if _titles(passage):
            label = passage.text.strip(" :")
    return tuple(found.items())


def _titles(passage: Passage) -> bool:
    """Whether a passage is the title of a group: short, and nobody's name or function."""
    text = passage.text.strip()
    short = len(text) < _LONGEST and passage.kind != "table" and not is_prose(text)
    return short and not names_in(text) and not has_title(text) and not has_function(text)


def _of_table(passage: Passage, label: str) -> Iterator[tuple[str, str]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in passage.cells:
        if text := passage.text[cell.start : cell.end].strip():
            rows.setdefault(cell.row, []).append((cell.column, text))
    columns = {c for row in rows.values() for c, text in row if text.lower().strip(" :") in _COLUMN}
    for row in rows.values():
        if len(row) == 1 and not looks_like_name(row[0][1], expected=True) and not has_function(row[0][1]):
            label = row[0][1]
            continue
        for column, text in row:
            if not is_header(text) and _is_name(text, told=column in columns):
                yield text, label


def _of_lines(passage: Passage, label: str) -> Iterator[tuple[str, str]]:
    for entry in _ENTRY.split(passage.text):
        if (m := _LABEL.match(entry.strip())) and not names_in(m["label"]) and not has_title(m["label"]):
            label = m["label"].strip()
        for m in _BRACKETED.finditer(f"{entry})" if "(" in entry and ")" not in entry else entry):
            if _is_name(m["name"].strip(), told=True):
                yield m["name"].strip(), label
        for piece in re.split(r"[,(–]|\s-\s", entry):
            if _is_name(piece.strip(" )."), told=False):
                yield piece.strip(" )."), label


def _is_name(text: str, *, told: bool) -> bool:
    """Whether `text` is an organisation's name: it opens with a word for one, is two words that end in one, or is a
    single word where its place says so (`told`).
    """
    if not 2 < len(text) <= _LONGEST or has_title(text) or has_function(text) or is_prose(text):
        return False
    if _OPENS.match(text):
        return True
    return bool(_ENDS.fullmatch(text) or (told and _SINGLE.fullmatch(text)))
