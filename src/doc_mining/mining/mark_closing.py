"""Marks in brackets at the end of what they are for: "De planning is volledig (7). De voortgang wordt gevolgd (6)." """

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from doc_mining.mining.aspects import heading_aspect
from doc_mining.mining.score_rules import score_rules

_CLOSING = re.compile(r"\w[’”]?\s\((?P<mark>10|[3-9])(?:,\d{1,2})?\)(?=\s*(?:[.;]\s|[.;]?$))", re.M)
_NUMBER = re.compile(r"\w[’”]?\s\(\d{1,3}\)")
_JUDGED = ("governance", "vermogen", "ambities", "eindoordeel")


def closes_with_marks(text: str, section: Sequence[str]) -> bool:
    """Whether the numbers in brackets behind the sentences of a passage are marks, not notes or references.

    There are two of them that do not just count up, or one under a heading where the commission judges.
    """
    if "(" not in text:
        return False
    found = [int(m["mark"]) for m in _CLOSING.finditer(text)]
    if not found or len(found) < len(_NUMBER.findall(text)):
        return False
    if len(found) > 1:
        return any(b - a != 1 for a, b in pairwise(found))
    perspective = next((p for h in reversed(section) if (p := score_rules().perspective(h))), None)
    return heading_aspect(section) in _JUDGED or (perspective is not None and perspective.judge == "commissie")
