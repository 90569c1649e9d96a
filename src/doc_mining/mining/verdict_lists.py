"""Verdicts that stand in a row behind a colon: "prestaties goed, relatie goed", "op orde (besturing)", "goed contact"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_mining.mining.aspects import aspect_of, said_aspect
from doc_mining.mining.judges import Judge, JudgeMatch
from doc_mining.mining.labels import LabelMatch
from doc_mining.mining.subjects import role
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_rules import verdict_rules


def in_row(
    sentence: str, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch], speech: Speech
) -> list[Verdict]:
    """The verdicts of a row behind a colon, each with what it is on; [] where there is no such row."""
    colon = sentence.rfind(":", 0, labels[0].start)
    if colon < 0:
        return []
    return _listing(sentence, labels, mentions) or _attributive(sentence, colon, labels, mentions, speech)


_ITEM = re.compile(r"[\s,;]*(?:en\s+)?(?P<name>(?:[\w-]+\s+){1,5})[‘’“\"]?$")


def _listing(sentence: str, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch]) -> list[Verdict]:
    """A list behind a colon: "De waardering is als volgt: prestaties goed, relatie goed en invloed voldoende"."""
    colon = sentence.find(":")
    if colon < 0 or len(labels) < 2 or labels[0].start < colon:
        return []
    before = [m for m in mentions if m.start < colon and role(sentence, m, labels[0].end) != "object"]
    out: list[Verdict] = []
    start = colon + 1
    for label in labels:
        item = _ITEM.fullmatch(sentence[start : label.start])
        named = [m for m in mentions if start <= m.start and m.end <= label.start]
        if item is None or not (named or said_aspect(item["name"])):
            return []
        judge = named[0] if named else before[0] if before else None
        at = start + item.start("name")
        stop = label.end + (1 if sentence[label.end : label.end + 1] in ("’", "”") else 0)
        out.append(
            Verdict(
                label=label.label,
                label_to=label.label_to,
                judges=(judge.judge,) if judge else (),
                start=at,
                end=stop,
                clause=item["name"],
                at=len(item["name"]),
                rule="field",
                confidence=0.8,
                form="range" if label.label_to else "exact",
                count=judge.count if judge else None,
                needs_passage=not verdict_rules().field_verdict.search(sentence[:colon]),
                label_at=label.start,
            )
        )
        start = stop
    return out


_THING_BEHIND = re.compile(r"[’”]?\s*\((?P<thing>[^()]{3,60})\)")
_JOINED = re.compile(r"\s*(?:,|;|,? en|,? maar)?\s*(?:een )?[‘“]?")


def in_brackets(sentence: str, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch]) -> list[Verdict]:
    """Words with their thing in brackets: "Wij zeggen: goed (besturing) en matig (capaciteit)"; else []."""
    colon = sentence.rfind(":", 0, labels[0].start)
    if colon < 0 or "(" not in sentence:
        return []
    out: list[Verdict] = []
    judge = _before(sentence, colon, labels, mentions)
    at = colon + 1
    for label in labels:
        thing = _THING_BEHIND.match(sentence, label.end)
        if thing is None or aspect_of(thing["thing"]) == "overig" or not _JOINED.fullmatch(sentence, at, label.start):
            return []
        out.append(_verdict(label, judge, 0, thing.end(), thing["thing"], sure=0.8))
        at = thing.end()
    needs = judge is None and not verdict_rules().field_verdict.search(sentence[:colon])
    return [_in_passage(v) for v in out] if needs else out


_NOUN_BEHIND = re.compile(
    r"[’”]?\s+(?P<thing>[a-zé-]+(?: (?:op|aan|met|van|over|in) [\w’ -]{2,40}?)?)(?=\s*(?:[,;.]|$|en\b|maar\b))"
)


def _attributive(
    sentence: str, colon: int, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch], speech: Speech
) -> list[Verdict]:
    """Words as adjectives of what they are on: "Opvallend is Noordwoud: goed contact, matige samenwerking"."""
    if len(labels) < 2:
        return []
    town = next((t for t in speech.towns if re.search(rf"(?<![\w-]){re.escape(t)}(?![\w-])", sentence[:colon])), None)
    judge = _before(sentence, colon, labels, mentions)
    if judge is None and town:
        judge = JudgeMatch(0, colon, Judge("gemeente", f"gemeente {town}"), None)
    out: list[Verdict] = []
    at = colon + 1
    for label in labels:
        thing = _NOUN_BEHIND.match(sentence, label.end)
        if thing is None or aspect_of(thing["thing"]) == "overig" or not _JOINED.fullmatch(sentence, at, label.start):
            return []
        out.append(_verdict(label, judge, 0, thing.end(), sentence[label.start : thing.end()], sure=0.7))
        at = thing.end()
    return [_in_passage(v) for v in out]


def _before(
    sentence: str, colon: int, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch]
) -> JudgeMatch | None:
    free = (m for m in mentions if m.start < colon and role(sentence, m, labels[0].end) != "object")
    return next((m for m in free if m.judge.type != "corporatie"), None)


def _verdict(label: LabelMatch, judge: JudgeMatch | None, start: int, end: int, clause: str, *, sure: float) -> Verdict:
    return Verdict(
        label=label.label,
        label_to=label.label_to,
        judges=(judge.judge,) if judge else (),
        start=start,
        end=end,
        clause=clause,
        at=len(clause),
        rule="field",
        confidence=sure,
        form="range" if label.label_to else "exact",
        count=judge.count if judge else None,
        label_at=label.start,
    )


def _in_passage(verdict: Verdict) -> Verdict:
    """A row that does not say whose it is, is one of verdicts only where these are given."""
    return replace(verdict, needs_passage=True)
