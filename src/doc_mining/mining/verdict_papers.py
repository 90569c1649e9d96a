"""What a corporation says of its partners in its position paper: "de samenwerking met de gemeente verloopt goed"."""

from __future__ import annotations

import re
from dataclasses import replace

from doc_mining.mining.context import contexts
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_sentences import find_verdicts

_PARTNERS = ("huurders", "gemeente", "zorg_welzijn", "collega_corporatie", "belanghebbenden")
_AGAIN = re.compile(r"(?:[,;]|\b(?:en|maar))\s+(?:die\s+)?met\s[^,;]+$")  # "..., met de huurders voldoende"
_ITEM = re.compile(r"(?:\s*/\s*[\w -]{3,30}?|\s*\([^()]*\))?\s*(?:[–:]|\s-)\s")


def partner_verdicts(sentence: str, speech: Speech) -> list[Verdict]:
    """Verdicts of the corporation on partners that `sentence` names; a row for each partner of a coordinated phrase."""
    labels = find_labels(sentence, speech.labels)
    if not labels:
        return []
    named = judge_at(sentence, names=speech.names, we=speech.we, towns=speech.towns)
    partners = [m for m in [*named, *_towns(sentence, named, speech)] if m.judge.type in _PARTNERS]
    partners.sort(key=lambda m: m.start)
    if not partners:
        return []
    item = _ITEM.match(sentence, partners[0].end) if partners[0].start == 0 else None
    valued = [v for v in find_verdicts(sentence, speech) if v.judges and v.judges[0].type == "corporatie"]
    out: list[Verdict] = []
    floor = 0
    for label in labels:
        if contexts(sentence, label.start, label.end):
            continue
        again = bool(out) and _AGAIN.search(sentence[floor : label.start]) is not None
        said = any(v.label_at == label.start for v in valued)
        if said or again or _goes(sentence, label) or (item and not out):
            out += [_verdict(sentence, label, partner, speech) for partner in _meant(sentence, partners, floor, label)]
            floor = label.end
    return out


def _goes(sentence: str, label: LabelMatch) -> bool:
    """Whether the label says how something with a partner goes: "de samenwerking met ... verloopt goed"."""
    rules = verdict_rules()
    lead, tail = sentence[: label.start], sentence[label.end :]
    subject = rules.partner_subject.search(lead)
    goes = re.search(rf"{rules.adverb_going.pattern}\s+(?:\w+\s+){{0,3}}$", lead, re.I) or rules.partner_value.search(
        lead
    )
    if rules.inverted.search(lead) and re.search(r"\bmet\s", lead, re.I):
        return bool(label.quoted or rules.ends.search(tail))
    return bool(subject and goes and (label.quoted or rules.ends.search(tail)))


def _towns(sentence: str, named: list[JudgeMatch], speech: Speech) -> list[JudgeMatch]:
    """Municipalities by their bare name: "de samenwerking met Noordwoud"."""
    found = (re.finditer(rf"\bmet {re.escape(town)}\b", sentence, re.I) for town in speech.towns if town in sentence)
    spans = [(m.start() + 4, m.end()) for ms in found for m in ms]
    return [
        JudgeMatch(start, end, Judge("gemeente", f"gemeente {sentence[start:end]}"), None)
        for start, end in spans
        if all(end <= n.start or start >= n.end for n in named)
    ]


def _each(partner: JudgeMatch) -> list[JudgeMatch]:
    """The municipalities of "de gemeenten Noordwoud en Zuidwoud" one by one."""
    if len(partner.names) < 2 or partner.judge.type != "gemeente":
        return [partner]
    return [replace(partner, judge=Judge("gemeente", f"gemeente {name}")) for name in partner.names]


def _meant(sentence: str, partners: list[JudgeMatch], floor: int, label: LabelMatch) -> list[JudgeMatch]:
    """The partners that a label is on: the last ones named before it, with those that they are joined to."""
    before = [p for p in partners if floor <= p.start < label.start] or partners[:1]
    row = before[-1:]
    for other in reversed(before[:-1]):
        if not re.fullmatch(r"\s*(?:,|en|,? ?en|&)(?: met)?\s*", sentence[other.end : row[0].start]):
            break
        row.insert(0, other)
    return [each for partner in row for each in _each(partner)]


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
