"""Headings of a document's body: their own words, behind number and before mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_mining.mining.scopes import WHOLE
from doc_mining.mining.theme_rules import Candidate
from doc_mining.records import Document, Passage

_NUMBER = re.compile(
    r"^(?:(?:hoofdstuk|artikel|deel|paragraaf)\s+)?(?:\d+(?:\.\d+)*\.?|[A-H]\.|[IVX]+\.?)\s*[|:.–-]?\s+", re.IGNORECASE
)
_GRADE = re.compile(r"\s*[:–(-]\s*(?:\d{1,2}(?:,\d)?|(?:ruim )?(?:on)?voldoende|goed)\)?\s*$", re.IGNORECASE)
LONGEST = 140  # characters of a theme's name
SURE = 0.6  # probability from which a heading that is no known name counts


def headings(document: Document) -> Iterator[Passage]:
    """The headings of the body, those of cards and of bound-in papers left out."""
    return (p for p in document.body() if p.kind == "heading" and not p.part and not p.group)


def start_of(passage: Passage) -> int:
    """Where a heading's words begin, behind its number."""
    m = _NUMBER.match(passage.text)
    return m.end() if m else 0


def bare(heading: str) -> str:
    """A heading without its number."""
    return _NUMBER.sub("", heading)


def without_grade(name: str) -> str:
    """A heading's name without the mark behind it."""
    return _GRADE.sub("", name)


def is_empty(heading: Passage, document: Document) -> bool:
    """Whether nothing stands below a heading: a line of a title page."""
    below = document.passages[heading.order + 1 : heading.order + 2]
    return bool(below) and below[0].kind == "heading" and (below[0].level or 9) <= (heading.level or 9)


def named(passage: Passage, start: int, scope: str, rule: str, confidence: float) -> Iterator[Candidate]:
    """The theme that a heading names from `start` on; none for one too short, too long or of the document's make-up."""
    name = without_grade(passage.text[start:]).rstrip(" :–-")
    start += len(name) - len(name.lstrip(" :–-"))
    if 3 < len(name.strip()) <= LONGEST and not re.match(r"(?:inleiding|algemeen)\b", name.strip(), re.IGNORECASE):
        yield Candidate(passage, start, start + len(name.lstrip(" :–-")), scope or WHOLE, rule, confidence)
