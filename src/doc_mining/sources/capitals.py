"""Runs of capitalised words: the shape of a name in Dutch text."""

from __future__ import annotations

import re

WORD = r"(?:[A-ZÀ-Þ][\w’'&+-]*(?:\.\w[\w’'&+-]*)*|[’'][a-zA-Z]\w*|\d{1,2}[A-Z]\w*|[a-z]{1,6}[A-Z]\w+)"
_SMALL = r"(?:en|van|de|der|den|het|aan|op|te|ter|in|voor|&)"
NAME = rf"(?:(?:[Dd]e|[Hh]et|[Dd]en|[’']t)\s)?{WORD}(?:\s(?:{_SMALL}\s){{0,3}}{WORD}){{0,3}}"
_TAIL = re.compile(rf"\s{_SMALL}$|[’']s?$|[\s.,:;–-]+$", re.IGNORECASE)


def trimmed(name: str) -> str:
    """A name without the small words, possessive and punctuation that a pattern took along at its end."""
    bare = name.strip()
    while (cut := _TAIL.sub("", bare)) != bare:
        bare = cut
    return bare


def with_name(wording: str) -> re.Pattern[str]:
    """A pattern for a wording with one {name} in it: its words in any case, the name with its capitals."""
    before, _, after = wording.partition("{name}")
    return re.compile(f"(?i:{before})(?P<name>{NAME})(?i:{after})")
