"""What a corporation says of its partners in its position paper: "de samenwerking met de gemeente verloopt goed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_mining.mining.context import contexts
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_echoes import abstention
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_sentences import find_verdicts

_PARTNERS = ("huurders", "gemeente", "zorg_welzijn", "collega_corporatie", "belanghebbenden")
_AGAIN = re.compile(r"(?:[,;]|\b(?:en|maar))\s+(?:die\s+)?met\s[^,;]+$")  # "..., met de huurders voldoende"
_WE_SAY = re.compile(r"\b(?:wij|we)\b[^.;]*:\s*(?:een )?[‘“]?$")  # "Nu zeggen wij zonder aarzelen: ruim voldoende"
_BETWEEN = re.compile(
    r"\b(?:blijf\w*|hang\w*|zit|zitten|schommelt|zweeft|ligt|balanceert) (?:\w+ )?tussen\s+(?:een )?[‘“]?$"
)
_ITEM = re.compile(r"(?:\s*/\s*[\w -]{3,30}?|\s*\([^()]*\))?\s*(?:[–:]|\s-)\s")


def partner_verdicts(sentence: str, speech: Speech, before: Sequence[Judge] = ()) -> list[Verdict]:
    """Verdicts of the corporation on partners; a row for each partner of a coordinated phrase.

    `before` are the partners that the sentences or headings before are on: meant where this one names none.
    """
    named = judge_at(sentence, names=speech.names, we=speech.we, towns=speech.towns)
    partners = [m for m in [*named, *_towns(sentence, named, speech)] if m.judge.type in _PARTNERS]
    partners.sort(key=lambda m: m.start)
    before = [judge for judge in before if judge.type in _PARTNERS]
    labels = find_labels(sentence, speech.labels)
    out = _with_labels(sentence, labels, partners, before, speech) if labels else []
    return out or _withheld(sentence, partners, before, speech)


def _with_labels(
    sentence: str,
    labels: Sequence[LabelMatch],
    partners: list[JudgeMatch],
    before: Sequence[Judge],
    speech: Speech,
) -> list[Verdict]:
    valued = [v for v in find_verdicts(sentence, speech) if _ours(v, sentence)]
    item = _ITEM.match(sentence, partners[0].end) if partners and partners[0].start == 0 else None
    out: list[Verdict] = []
    floor = 0
    for label in labels:
        if contexts(sentence, label.start, label.end):
            continue
        lead = sentence[_clause(sentence, floor, label) : label.start]
        again = bool(out) and _AGAIN.search(lead) is not None
        said = any(v.label_at == label.start for v in valued)
        if not (said or again or _goes(lead, sentence[label.end :], label) or (item and not out)):
            continue
        meant = (
            _meant(sentence, partners, floor, label)
            or _unnamed(lead)
            or tuple(before[-1:] if _shared(lead) or _WE_SAY.search(lead) else ())
        )
        meant = tuple(_by_name(judge, before) for judge in meant)
        out += [_verdict(sentence, label, judge, speech) for judge in meant]
        floor = label.end if meant else floor
    return out


def _ours(verdict: Verdict, sentence: str) -> bool:
    """Whether the corporation gives a verdict: it says "wij", or what it values is somebody's "bij ons"."""
    if verdict.judges and verdict.judges[0].type == "corporatie":
        return True
    return verdict_rules().partner_with_us.search(sentence) is not None


def _clause(sentence: str, floor: int, label: LabelMatch) -> int:
    """Where the clause of a label begins; behind a verdict a colon opens its explanation."""
    return max(floor, *(sentence.rfind(mark, 0, label.start) + 1 for mark in (";:" if floor else ";")))


def _goes(lead: str, tail: str, label: LabelMatch) -> bool:
    """Whether the label says how something with a partner goes: "de samenwerking met ... verloopt goed"."""
    rules = verdict_rules()
    ends = bool(label.quoted or rules.ends.search(tail))
    if ends and (rules.limited.search(lead) or _WE_SAY.search(lead)):
        return True
    if rules.partner_we_work.search(lead):
        return re.match(r"\s*samen\b", tail) is not None
    if rules.inverted.search(lead) and re.search(r"\bmet\s", lead, re.I):
        return ends
    goes = (
        (label.label_to and _BETWEEN.search(lead))
        or re.search(rf"{rules.adverb_going.pattern}\s+(?:\w+\s+){{0,3}}$", lead, re.I)
        or rules.partner_value.search(lead)
    )
    subject = rules.partner_subject.search(lead) or rules.partner_shared.match(lead.lstrip(" ;"))
    return bool(subject and goes and ends)


def _shared(lead: str) -> bool:
    """Whether the words say that something done together is judged, so that the partner may stand before."""
    return verdict_rules().partner_matter.search(lead) is not None


def _unnamed(lead: str) -> tuple[Judge, ...]:
    """A partner that is of no known group: "de samenwerking met het wijkteam"."""
    m = verdict_rules().partner_other.search(lead)
    return (Judge("overig", m["name"].strip()),) if m else ()


def _by_name(judge: Judge, before: Sequence[Judge]) -> Judge:
    """The municipality itself, where only its office is named and it stands before: "de huidige wethouder"."""
    if judge.type != "gemeente" or re.search(r"[A-ZÉ]", judge.name or ""):
        return judge
    named = (b for b in reversed(before) if b.type == "gemeente" and re.search(r"[A-ZÉ]", b.name or ""))
    return next(named, judge)


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


def _meant(sentence: str, partners: list[JudgeMatch], floor: int, label: LabelMatch) -> tuple[Judge, ...]:
    """The partners that a label is on: the last ones named before it, with those that they are joined to."""
    here = [p for p in partners if floor <= p.start < label.start] or partners[:1]
    row = here[-1:]
    for other in reversed(here[:-1]):
        if not re.fullmatch(r"\s*(?:,|en|,? ?en|&)(?: met)?\s*", sentence[other.end : row[0].start]):
            break
        row.insert(0, other)
    return tuple(each.judge for partner in row for each in _each(partner))


def _withheld(sentence: str, partners: Sequence[JudgeMatch], before: Sequence[Judge], speech: Speech) -> list[Verdict]:
    """A verdict that the corporation withholds: "over de nieuwe opvang hebben wij nog geen oordeel"."""
    found = abstention(sentence, speech)
    rules = verdict_rules()
    if found is None or not (partners or rules.partner_us.search(sentence)):
        return []
    theirs = bool(found.judges) and found.judges[0].type != "corporatie"
    if theirs and not rules.partner_early.search(sentence):
        return []  # "de gemeente onthield zich": a partner withholds, not the corporation
    about = partners[0].judge if partners else next(iter(before[-1:]), None)
    name = about.name if about else None
    own = replace(found, judges=(speech.we,), about=name, pronoun=False, count=None)
    return [replace(own, rule="partner", clause=sentence, at=len(sentence))]


def _verdict(sentence: str, label: LabelMatch, partner: Judge, speech: Speech) -> Verdict:
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
        about=partner.name,
    )
