"""The marks of a sentence that stand: given, and not only imagined, asked for or denied."""

from __future__ import annotations

import re

from doc_mining.mining.context import contexts
from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.mark_settled import settled
from doc_mining.mining.prose_marks import GivenMark, given_marks

_VOID = frozenset({"hypothetical", "question", "negated"})
# Another thing is wished or imagined behind the mark: "een 8 en zou graag meer overleg zien"; it does not touch the mark.
_WISHED = re.compile(r",?\s(?:en|maar)\s(?:zou|zouden|had|hadden|wil|willen|hoopt|hopen|vindt|vinden|vraagt|vragen)\b")


def standing_marks(sentence: str, *, closing: bool = False) -> list[GivenMark]:
    """The marks that are given in `sentence`, from left to right."""
    return [m for m in given_marks(sentence, closing=closing) if _stands(sentence, m)]


def _stands(sentence: str, mark: GivenMark) -> bool:
    if settled(sentence, mark.start, mark.end):
        return True
    void = _VOID - {"negated"} if sentence[: mark.start].endswith("(") else _VOID
    return not contexts(_up_to_wish(sentence, mark), mark.start, mark.end) & void


def _up_to_wish(sentence: str, mark: GivenMark) -> str:
    said = grade_rules().asked.sub(lambda m: " " * len(m[0]), sentence)
    return said[: wish.start()] if (wish := _WISHED.search(sentence, mark.end)) else said
