"""What marks a list item or a numbered heading at the start of a line."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_mining.records import Line

_GLYPHS = frozenset("•◦▪■□▫►▸▶‣·●○❖➢➔➤»✓✔✗✘✦★☆◆◇→⇒⁃∙♦❑❒✱")
_DASHES = frozenset("-–—*")
_COUNTER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[A-H]|[ivx]{1,4})[.)]$")
_LETTER = re.compile(r"[a-z]$")  # without point: before a capital it is no word of the sentence
_CLAUSE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}(?:\.?[a-z])?|[A-Z]\.?\d{1,2}(?:\.\d{1,2})*|\d{1,2}[a-z])[.):]?$")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.?|[A-H]\.)$")
_TICKS = frozenset("PüØ§ov")  # ticks and arrows of symbol fonts, as they come out of them


class Marker(NamedTuple):
    """A marker as printed, how many words of the line it takes, and what kind it is."""

    text: str
    words: int
    kind: str  # glyph, dash, counter, clause, tick


def list_marker(line: Line) -> Marker | None:
    """The list marker that `line` begins with, if any; a dash, counter or tick still needs its surroundings."""
    if len(line.words) < 2:
        return None
    first = line.words[0].text
    if first in _GLYPHS or (len(first) == 1 and 0xE000 <= ord(first) <= 0xF8FF):
        return Marker(first, 1, "glyph")
    if first in _DASHES:
        return Marker(first, 1, "dash")
    if _COUNTER.match(first):
        return Marker(first, 1, "counter")
    if _LETTER.match(first) and line.words[1].text.lstrip("‘’“\"'(")[:1].isupper():
        return Marker(first, 1, "counter")
    if _CLAUSE.match(first) and line.words[1].text.lstrip("‘’“\"'(")[:1].isupper():
        return Marker(first, 1, "clause")
    if first in _TICKS:
        return Marker(first, 1, "tick")
    return None


def heading_number(line: Line) -> str | None:
    """The number that a heading begins with ("2.1", "3", "B."), if any."""
    first = line.words[0].text
    if not _NUMBER.match(first):
        return None
    if first.isdigit() and len(line.words) > 1 and not line.words[1].text.lstrip("‘’“\"'(")[:1].isupper():
        return None  # "15 december", "12 experimenten"
    return first


def depth(number: str) -> int:
    """How deep a heading number goes: 1 for "3", 2 for "3.1"."""
    return number.strip(".").count(".") + 1
