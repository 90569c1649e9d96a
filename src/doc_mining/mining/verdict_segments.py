"""The part of a sentence that one label belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_mining.mining.labels import LabelMatch

_QUOTES = "[‘’“”\"'»«]"


class Segment(NamedTuple):
    """The part of a sentence that one label belongs to: `start:end`, with the label inside."""

    start: int
    end: int
    label: LabelMatch


_CLAUSE_END = re.compile(r"[,;]|\s(?=(?:maar|terwijl|behalve|waarbij|hoewel|omdat|aangezien|want)\b)")
_LINK = re.compile(r"[,;]|\s(?=(?:en|maar|terwijl|behalve|waarbij|omdat|of)\b)")


_COLON = re.compile(rf":\s*(?:een\s+)?{_QUOTES}?$")
_NEXT_LINE = re.compile(rf"{_QUOTES}?(?=\s+[A-ZÉ])")  # of a card, where the line has no stop


def segment_of(sentence: str, start: int, label: LabelMatch, follows: LabelMatch | None) -> Segment:
    """The part of a sentence that `label` belongs to, from `start`, where the verdict before it ended.

    It ends where the clause of the label ends, at the latest where the next label stands.
    """
    stop = follows.start if follows else len(sentence)
    next_line = _NEXT_LINE.match(sentence, label.end)
    if next_line and _COLON.search(sentence[start : label.start]):
        return Segment(start, next_line.end(), label)
    boundary = (_LINK if follows else _CLAUSE_END).search(sentence, label.end, stop)
    end = boundary.start() if boundary else (label.end if follows else len(sentence))
    bracket = re.compile(rf"{_QUOTES}?\s*\([^()]*\)").match(sentence, label.end)
    if bracket and end < bracket.end() <= stop:
        end = bracket.end()
    closing = re.compile(rf"{_QUOTES}?\s*\)").match(sentence, label.end, stop)
    if closing and "(" in sentence[start : label.start]:
        end = max(end, closing.end())
    return Segment(start, end, label)
