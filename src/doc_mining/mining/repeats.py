"""Verdicts that a report gives more than once: a poster, a summary and the chapter say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_mining.records import Judgement

_Key = tuple[object, ...]


def link(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements with `repeats` set to the finding_id of the first row with the same verdict, in reading order.

    The same is: kind of judge, aspect, scope, and label or score, and subject or theme where both rows name one.
    Abstentions and words of satisfaction repeat nothing.
    """
    first: dict[_Key, list[Judgement]] = {}
    out: list[Judgement] = []
    for judgement in judgements:
        key = _verdict_key(judgement)
        earlier = next((j for j in first.get(key, []) if _same_matter(j, judgement)), None) if key else None
        if key and earlier is None:
            first.setdefault(key, []).append(judgement)
        out.append(replace(judgement, repeats=earlier.finding_id or None) if earlier else judgement)
    return out


def _verdict_key(j: Judgement) -> _Key | None:
    if j.form == "abstention" or (j.label is None and j.score is None):
        return None
    return (j.appraiser_type, j.about, j.aspect, j.scope.lower(), j.label, j.label_to, j.score, j.form, j.count)


def _same_matter(first: Judgement, later: Judgement) -> bool:
    """Whether two rows are on one matter: judges of one name, and subjects of which one holds the other."""
    if first.passage == later.passage and later.count is not None:
        return False  # parts of one group, each counted
    names = (_words(first.appraiser), _words(later.appraiser))
    if first.appraiser_type not in ("commissie", "belanghebbenden") and all(names) and not (names[0] & names[1]):
        return False
    subjects = (_words(first.subject), _words(later.subject))
    if all(subjects):
        shared = len(subjects[0] & subjects[1])
        return shared >= 0.6 * min(len(subjects[0]), len(subjects[1]))
    return first.passage != later.passage or first.quote != later.quote


def _words(text: str | None) -> set[str]:
    return {
        w for w in re.findall(r"\w+", (text or "").lower()) if w not in ("de", "het", "een", "van", "en", "in", "op")
    }
