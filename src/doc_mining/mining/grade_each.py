"""One mark for several things: "het toezicht en de verantwoording krijgen beide een 7" are two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.judges import judge_at
from doc_mining.mining.prose_marks import GivenMark

_BOTH = re.compile(
    r"\bzowel\s+(?P<one>[^,;:]{3,70}?)\s+als\s+(?P<two>[^,;:]{3,70}?)(?=\s+(?:met|krijg\w*|kreeg|een|is|wordt|scoort|als|ge(?:eft|ven)|gaf|gaven|waardeer\w*|beoorde\w*|ken(?:t|nen))\b)"
)
_JOINT = re.compile(r",\s+|\s+en\s+|\s+als\s+")
_LONGEST = 9  # words of the name of a thing
_LEAD = re.compile(
    r"^\W*(?:(?:en|maar|ook|voor|aan|op|wat betreft|over|zowel|dat|de commissie|het visitatieteam)\s+)+", re.I
)


def things_of_mark(sentence: str, marks: Sequence[GivenMark], at: int) -> tuple[str, ...]:
    """The things that each get the mark `marks[at]`, as written; () where the words do not say "each"."""
    begin = marks[at - 1].end if at else 0
    segment = sentence[begin : marks[at].start]
    if (m := _BOTH.search(segment)) and not grade_rules().each.search(segment):
        return (_bare(m["one"]), _bare(m["two"]))
    each = grade_rules().each.search(segment)
    if not each:
        return _and_likewise(sentence, marks, at)
    lead = segment[: each.start()]
    giving = list(re.finditer(rf"\b(?:{grade_rules().giving.pattern}|{grade_rules().getting.pattern})", lead))
    for listed in (*(lead[g.end() :] for g in reversed(giving)), *(lead[: g.start()] for g in giving), lead):
        parts = [_bare(p) for p in _JOINT.split(listed) if p.strip(" ,")]
        if len(parts) > 1 and all(0 < len(p.split()) <= _LONGEST for p in parts):
            return tuple(parts)
    return ()


def _and_likewise(sentence: str, marks: Sequence[GivenMark], at: int) -> tuple[str, ...]:
    """Another thing behind the mark: "beloont het onderhoud met een 8, net als de leefbaarheid"; "" is the first one."""
    stop = marks[at + 1].start if at + 1 < len(marks) else len(sentence)
    m = _LIKEWISE.match(sentence, marks[at].end, stop)
    return ("", m["thing"]) if m and not judge_at(m["thing"]) else ()


_LIKEWISE = re.compile(
    r"[’”]?(?: [^,;.]{3,60})?,?\s(?:net als|net zoals|evenals|alsook|alsmede)\s"
    r"(?P<thing>(?:de|het|haar|zijn|onze)\s[a-z][^,.;:()]{3,60})(?=[.;,]|$)"
)


def _bare(part: str) -> str:
    return _LEAD.sub("", part).strip(" ,")
