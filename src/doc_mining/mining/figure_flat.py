"""Tables that reached us as running text: a row of years, then rows of words with a value for each year."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_mining.mining.numbers import Quantity, quantities

_YEARS = re.compile(r"(?:(?<=\s)|^)(?:19|20)\d\d(?:\s(?:19|20)\d\d)+(?=\s)")
_VALUE = r"(?:€\s?)?\d[\d.,]*\s?%?|[-–]"


class FlatRow(NamedTuple):
    """A row at characters `start:end`: its words, and the years and numbers of its filled cells."""

    start: int
    end: int
    label: str
    values: tuple[tuple[str, Quantity], ...]


def flat_rows(text: str) -> list[FlatRow]:
    """The rows of a flattened table; none when the text does not keep to one value a year."""
    head = _YEARS.search(text)
    if head is None or len(text[: head.start()].split()) > 8:
        return []
    years = head[0].split()
    row = re.compile(rf"\s*(?P<label>\S.*?)\s(?P<cells>(?:{_VALUE})(?:\s(?:{_VALUE})){{{len(years) - 1}}})(?=\s|$)")
    out, at = [], head.end()
    while m := row.match(text, at):
        cells = re.findall(_VALUE, m["cells"])
        if len(m["label"].split()) > 14 or len(cells) != len(years):
            break
        numbers = [(year, quantities(cell)) for year, cell in zip(years, cells, strict=True)]
        filled = tuple((year, found[0]) for year, found in numbers if found)
        out.append(FlatRow(m.start("label"), m.end("cells"), m["label"], filled))
        at = m.end()
    return out
