"""Which areas each of the marks of a sentence is on: "voor Noordwoud een 7, een 6 in Zuidwoud"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.prose_marks import GivenMark
from doc_mining.mining.scopes import Scopes

_BEHIND = re.compile(r"[’'”\")]*\s+(?:voor|in|te|binnen)\s[^,;.]*")

_IN_TURN = re.compile(r"\b(?:respectievelijk|achtereenvolgens)\b", re.I)


def places_of_mark(sentence: str, marks: Sequence[GivenMark], mark: GivenMark, scopes: Scopes) -> tuple[str, ...]:
    """The areas that the words around `mark` name; () where they name none.

    Of several marks only the words between the mark before and the one behind are its own.
    """
    at = marks.index(mark)
    if turn := _in_turn(sentence, marks, scopes):
        return (turn[at],)
    before = sentence[marks[at - 1].end if at else 0 : mark.end]
    behind = sentence[mark.end : marks[at + 1].start if at + 1 < len(marks) else len(sentence)]
    if at and (said := _BEHIND.match(behind)) and (own := scopes.in_sentence(said[0])):
        return scopes.together(said[0], own)
    for words in (before, re.split(r"[,;]\s", before)[-1]):
        if area := scopes.in_sentence(words.lstrip(" ,;").removeprefix("en ")):
            return scopes.together(words, area)
    if (said := _BEHIND.match(behind)) and (area := scopes.in_sentence(said[0])):
        return scopes.together(said[0], area)
    return ()


def _in_turn(sentence: str, marks: Sequence[GivenMark], scopes: Scopes) -> tuple[str, ...]:
    """ "In Noordwoud en Zuidwoud respectievelijk een 8 en een 7": as many areas in a row as there are marks."""
    if len(marks) < 2 or not _IN_TURN.search(sentence):
        return ()
    area = scopes.in_sentence(sentence)
    row = scopes.together(sentence, area) if area else ()
    return row if len(row) == len(marks) else ()
