"""Which areas each of the marks of a sentence is on: "voor Noordwoud een 7, een 6 in Zuidwoud"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.prose_marks import GivenMark
from doc_mining.mining.scopes import Scopes

_BEHIND = re.compile(r"[’'”\")]*\s+(?:voor|in|te|binnen)\s[^,;.]*")


def places_of_mark(sentence: str, marks: Sequence[GivenMark], mark: GivenMark, scopes: Scopes) -> tuple[str, ...]:
    """The areas that the words around `mark` name; () where they name none.

    Of several marks only the words between the mark before and the one behind are its own.
    """
    at = marks.index(mark)
    before = sentence[marks[at - 1].end if at else 0 : mark.end]
    behind = sentence[mark.end : marks[at + 1].start if at + 1 < len(marks) else len(sentence)]
    if at and (said := _BEHIND.match(behind)) and (own := scopes.in_sentence(said[0])):
        return scopes.together(said[0], own)
    if area := scopes.in_sentence(before.lstrip(" ,;").removeprefix("en ")):
        return scopes.together(before, area)
    if (said := _BEHIND.match(behind)) and (area := scopes.in_sentence(said[0])):
        return scopes.together(said[0], area)
    return ()
