"""What a corporation says of its partners in its position paper: "de samenwerking met de gemeente verloopt goed"."""

from __future__ import annotations

import re

from doc_mining.mining.context import contexts
from doc_mining.mining.judges import JudgeMatch, judge_at
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_sentences import find_verdicts

_PARTNERS = ("huurders", "gemeente", "zorg_welzijn", "collega_corporatie", "belanghebbenden")
_ITEM = re.compile(r"(?:\s*/\s*[\w -]{3,30}?|\s*\([^()]*\))?\s*(?:[–:]|\s-)\s")


def partner_verdicts(sentence: str, speech: Speech) -> list[Verdict]:
    """Verdicts of the corporation on partners that `sentence` names; a row for each partner of a coordinated phrase."""
    labels = find_labels(sentence, speech.labels)
    named = judge_at(sentence, names=speech.names, we=speech.we)
    partners = [m for m in named if m.judge.type in _PARTNERS]
    if not labels or not partners:
        return []
    item = _ITEM.match(sentence, partners[0].end) if partners[0].start == 0 else None
    found = [m for m in labels if (item or _goes(sentence, m)) and not contexts(sentence, m.start, m.end)]
    valued = [v for v in find_verdicts(sentence, speech) if v.judges and v.judges[0].type == "corporatie"]
    chosen = found[:1] if item or found else []
    if not chosen and not valued:
        return []
    match = chosen[0] if chosen else next(m for m in labels if m.label == valued[0].label)
    return [_verdict(sentence, match, partner, speech) for partner in _together(sentence, partners)]


def _goes(sentence: str, label: LabelMatch) -> bool:
    """Whether the label says how something with a partner goes: "de samenwerking met ... verloopt goed"."""
    rules = verdict_rules()
    lead, tail = sentence[: label.start], sentence[label.end :]
    subject = rules.partner_subject.search(lead)
    goes = re.search(rf"{rules.adverb_going.pattern}\s+(?:\w+\s+){{0,3}}$", lead, re.I) or rules.partner_value.search(
        lead
    )
    return bool(subject and goes and (label.quoted or rules.ends.search(tail)))


def _together(sentence: str, partners: list[JudgeMatch]) -> list[JudgeMatch]:
    row = partners[:1]
    for other in partners[1:]:
        if not re.fullmatch(r"\s*(?:,|en|,? ?en|&)\s*", sentence[row[-1].end : other.start]):
            break
        row.append(other)
    return row


def _verdict(sentence: str, label: LabelMatch, partner: JudgeMatch, speech: Speech) -> Verdict:
    return Verdict(
        label=label.label,
        label_to=label.label_to,
        judges=(speech.we,),
        start=0,
        end=len(sentence.rstrip(". ")),
        clause=sentence,
        at=label.start,
        rule="partner",
        confidence=0.7,
        form="range" if label.label_to else "exact",
        about=partner.judge.name,
    )
