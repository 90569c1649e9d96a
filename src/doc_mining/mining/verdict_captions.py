"""A label that stands alone below its title: "Oordeel visitatiecommissie" and, on the next line of the card, "goed"."""

from __future__ import annotations

import re

from doc_mining.mining.aspects import said_aspect
from doc_mining.mining.judges import judge_at
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_rules import verdict_rules


def label_alone(text: str, speech: Speech) -> LabelMatch | None:
    """The label that `text` is, but for quotation marks and points; None when it says more."""
    if len(text) > 60:
        return None
    found = find_labels(text, speech.labels)
    if len(found) != 1 or re.search(r"\w", text[: found[0].start] + text[found[0].end :]):
        return None
    return found[0]


def captioned(title: str, text: str, speech: Speech) -> Verdict | None:
    """The verdict of a label alone under `title`, with positions in `text`.

    A title that names a verdict is enough; one that only names a judge or a thing judged needs a passage of verdicts.
    """
    label = label_alone(text, speech)
    rules = verdict_rules()
    words = len(title.split())
    if label is None or not title or words > 14 or rules.field_none.search(title):
        return None
    named = judge_at(title, names=speech.names, we=speech.we)
    verdict = rules.field_verdict.search(title) is not None
    if not verdict and (words > 6 or not (named or said_aspect(title))):
        return None
    return Verdict(
        label=label.label,
        label_to=label.label_to,
        judges=(named[0].judge,) if named else (),
        start=0,
        end=len(text),
        clause=title,
        at=len(title),
        rule="caption",
        confidence=0.9 if verdict else 0.7,
        form="range" if label.label_to else "exact",
        count=named[0].count if named else None,
        needs_passage=not verdict,
    )
