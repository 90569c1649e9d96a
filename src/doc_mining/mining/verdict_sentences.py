"""The verdicts in words of one sentence: label, judges, form, count, and the clause that proves each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from doc_mining.mining.context import contexts
from doc_mining.mining.declared_scales import explains
from doc_mining.mining.judge_rules import judge_rules
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.subjects import Subject, pronoun_subject, role, subject_of
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_counts import distributed, lead_count, there_count
from doc_mining.mining.verdict_cues import cue_of
from doc_mining.mining.verdict_fields import named_fields
from doc_mining.mining.verdict_lists import in_brackets, in_row
from doc_mining.mining.verdict_pairs import paired
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_segments import Segment, segment_of
from doc_mining.mining.verdict_turns import Cue
from doc_mining.text.prefilter import Prefiltered

# Contexts that take the force of any verdict away.
_VOID = frozenset(
    {"hypothetical", "expectation", "norm", "previous", "draft", "question", "meta", "survey", "quotation"}
)
# Of these a clause of its own is free: "..., nu waardeert de commissie dit als goed".
_CLAUSAL = frozenset({"previous", "norm", "draft", "meta", "survey"})


def find_verdicts(sentence: str, speech: Speech) -> list[Verdict]:
    """Every verdict in words that `sentence` gives, from left to right; [] for the many that give none."""
    labels = [m for m in find_labels(sentence, speech.labels) if not _void(sentence, m)]
    if not labels or _is_scale(sentence, labels):
        return []
    mentions = judge_at(sentence, names=speech.names, we=speech.we, towns=speech.towns)
    fields = (
        in_brackets(sentence, labels, mentions)
        or named_fields(sentence, labels, mentions)
        or in_row(sentence, labels, mentions, speech)
    )
    if fields:
        return fields
    if len(labels) > 1 and (pairs := paired(sentence, labels, mentions, speech)):
        return pairs
    out: list[Verdict] = []
    previous: Cue | None = None
    subject: Subject | None = None
    floor = 0
    for label, follows in zip(labels, (*labels[1:], None), strict=True):
        segment = segment_of(sentence, _opened(sentence, floor, label, mentions), label, follows)
        cue = cue_of(sentence, segment, previous) or _of_counts(sentence, segment, previous)
        if cue is None:
            continue
        floor = segment.end
        found = _subject(sentence, segment, cue, mentions)
        pronoun = found is None and _by_pronoun(sentence, segment, cue, speech)
        if found is None:
            found = _own_view(sentence, segment, speech) or _named_view(sentence, segment, subject)
        if found is None and subject and (not pronoun or cue.rule == "elided"):
            found = _carried(sentence, segment, subject, speech.towns)
        if found is None and pronoun and (own := _whose(sentence, segment, mentions)):
            found, pronoun = own, False
        if found is None and cue.needs_judge and lead_count(sentence, segment) is not None:
            cue = cue._replace(needs_judge=False, needs_passage=True)  # "twee noemen haar matig"
        verdict = _verdict(sentence, segment, cue, found, pronoun)
        if found and found.judges[0].type == "corporatie":
            verdict = replace(verdict, about=_partner(sentence, segment, mentions))
        if out and found is None and cue.rule == "elided":
            verdict = replace(verdict, start=out[-1].start, pronoun=out[-1].pronoun)
        out.append(verdict)
        # "het presteren volgens belanghebbenden" is a perspective: who judges the others is named before it.
        perspective = re.search(r"\bpresteren volgens\b", sentence[segment.start : label.start])
        previous, subject = cue, subject if perspective and subject else found or subject
    return distributed(sentence, out)


_LISTED = Prefiltered(r"[’'”\"]?\s*(?:,|,? en|,? of|tot|–|-)\s*(?:een )?[‘'“\"]?")
_WHOLE_SCALE = 4  # different words of a scale in a row
_DECLARED_SCALE = 3


def _is_scale(sentence: str, labels: Sequence[LabelMatch]) -> bool:
    """Whether the labels are a scale that is told word after word, so that none is a verdict."""
    fewest = _DECLARED_SCALE if all(m.declared for m in labels) else _WHOLE_SCALE
    if len({m.label for m in labels}) < max(fewest, len(labels)):
        return False
    return all(_LISTED.fullmatch(sentence, a.end, b.start) for a, b in pairwise(labels))


def _by_pronoun(sentence: str, segment: Segment, cue: Cue, speech: Speech) -> bool:
    """Whether a pronoun tells whose verdict it is: "zij vindt", "haar woord was", "vier van hen", "naar hun oordeel"."""
    rules = verdict_rules()
    return pronoun_subject(sentence, segment.start, segment.end, cue.verb, neuter=speech.neuter) or any(
        pattern.search(sentence, segment.start, segment.end)
        for pattern in (rules.view_pronoun, rules.own_word, rules.of_them)
    )


def _opened(sentence: str, floor: int, label: LabelMatch, mentions: Sequence[JudgeMatch]) -> int:
    """Where the part of a label begins: behind a semicolon, if a judge is named there."""
    at = sentence.rfind(";", floor, label.start) + 1
    return at if at and any(at <= m.start < label.start for m in mentions) else floor


def _void(sentence: str, label: LabelMatch) -> bool:
    if label.declared and label.start <= 1 and explains(sentence):
        return True
    found = contexts(sentence, label.start, label.end)
    if "negated" in found and (not label.quoted or verdict_rules().negating.search(sentence[: label.start])):
        return True
    found &= _VOID
    return bool(found) and not (found <= _CLAUSAL and _stands_apart(sentence, label, named="survey" in found))


def _stands_apart(sentence: str, label: LabelMatch, *, named: bool) -> bool:
    """Whether the label's own clause gives a verdict in the present, while another recalls, measures or sets a norm."""
    rules = verdict_rules()
    start = max((m.end() for m in rules.clause_start.finditer(sentence, 0, label.start)), default=0)
    boundary = rules.clause_end.search(sentence, label.end)
    clause = sentence[start : boundary.start() if boundary else len(sentence)]
    now = rules.present.search(clause) or rules.now.search(sentence, sentence.rfind(";", 0, start) + 1, start)
    if contexts(clause, label.start - start, label.end - start) & _VOID or not now:
        return False
    return not named or bool(judge_at(clause))


def _of_counts(sentence: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A number that stands for judges: "vijf deelnemers goed, één voldoende"."""
    if lead_count(sentence, segment) is None:
        return None
    if previous:
        sure = max(0.6, previous.confidence - 0.07)
        return Cue("elided", sure, previous.verb, previous.needs_judge, previous.needs_passage)
    article = re.match(r"\s*een\s", sentence[segment.start :], re.I)
    return Cue("counted", 0.8, needs_passage=True) if segment.label.quoted and not article else None


def _subject(sentence: str, segment: Segment, cue: Cue, mentions: Sequence[JudgeMatch]) -> Subject | None:
    verb = cue.verb if cue.verb and segment.start <= cue.verb[0] < segment.end else None
    explained = sentence.find(": ", segment.label.end)  # whoever stands in the explanation does not judge
    end = segment.end if explained < 0 else min(segment.end, explained)
    found = subject_of(sentence, segment.start, end, segment.label.end, verb, mentions)
    if found or cue.rule != "bracket":
        return found
    before = [m for m in mentions if segment.start <= m.start < segment.label.start]
    return Subject((before[-1].judge,), before[-1].count, before[-1].start) if before else None


def _partner(sentence: str, segment: Segment, mentions: Sequence[JudgeMatch]) -> str | None:
    """Whom the corporation judges: "beoordeelt de samenwerking met de gemeente"; None when it judges itself."""
    here = [m for m in mentions if segment.start <= m.start < segment.end and m.judge.type != "corporatie"]
    return next((m.judge.name for m in here if role(sentence, m, segment.label.end) == "object"), None)


def _own_view(sentence: str, segment: Segment, speech: Speech) -> Subject | None:
    """Whoever speaks: "in onze ogen", "naar ons oordeel"."""
    m = verdict_rules().own_view.search(sentence, segment.start, segment.end)
    return Subject((speech.we,), None, m.start()) if m else None


def _named_view(sentence: str, segment: Segment, subject: Subject | None) -> Subject | None:
    """A name that nothing introduced: "volgens De Brug"; it is taken for one of the kind that judged before it."""
    m = verdict_rules().named_view.search(sentence, segment.start, segment.end)
    if m is None:
        return None
    told = next((kind for kind, pattern in judge_rules().kinds if pattern.search(m["name"])), None)
    kind = told or (subject.judges[0].type if subject else "belanghebbenden")
    return Subject((Judge(kind, m["name"]),), None, m.start())


def _whose(sentence: str, segment: Segment, mentions: Sequence[JudgeMatch]) -> Subject | None:
    """Whose view "naar hun oordeel" is, where they are named before: "De relatie met de gemeenten is naar hun ..." """
    view = verdict_rules().view_pronoun.search(sentence, segment.start, segment.end)
    if view is None or view["whose"] is None:
        return None
    before = [m for m in mentions if m.end <= view.start() and m.judge.type not in ("commissie", "corporatie")]
    return Subject((before[-1].judge,), before[-1].count, before[-1].start) if before else None


def _carried(sentence: str, segment: Segment, subject: Subject, towns: tuple[str, ...]) -> Subject:
    """The judge of the verdict before; a number before this label makes it another part of that group."""
    lead = re.sub(r"^[\s,;]*(?:en |maar )?(?:die van )?", "", sentence[segment.start : segment.label.start])
    town = next((t for t in towns if lead.startswith(f"{t} ")), None)
    if town and subject.judges[0].type == "gemeente":
        return Subject((Judge("gemeente", f"gemeente {town}"),), None, segment.start)
    count = lead_count(sentence, segment) if subject.count is not None else None
    if subject.count and verdict_rules().count_other.search(sentence, segment.start, segment.label.start):
        count = 1
    return Subject(subject.judges, count, segment.start) if count else subject


def _verdict(sentence: str, segment: Segment, cue: Cue, subject: Subject | None, pronoun: bool) -> Verdict:
    label = segment.label
    start, end = _quote(sentence, segment, subject)
    count = there_count(sentence, segment) or (subject.count if subject else lead_count(sentence, segment))
    return Verdict(
        label=label.label,
        label_to=label.label_to,
        judges=subject.judges if subject else (),
        start=start,
        end=end,
        clause=sentence[segment.start : segment.end],
        at=label.start - segment.start,
        rule=cue.rule,
        confidence=cue.confidence,
        form="range" if label.label_to else "exact",
        count=count,
        pronoun=pronoun,
        needs_judge=cue.needs_judge,
        needs_passage=cue.needs_passage,
        label_at=label.start,
    )


def _quote(sentence: str, segment: Segment, subject: Subject | None) -> tuple[int, int]:
    """The clause that proves a verdict: its own part when that names the judge, else from where the judge is named."""
    own = subject is None or subject.start >= segment.start
    start = segment.start if own or subject is None else subject.start
    if segment.start == 0:
        start = _own_clause(sentence, subject, segment.label.start)
    lead = re.match(r"[\s,;]*(?:(?:en|maar|terwijl)\s+)?", sentence[start : segment.label.start])
    start += lead.end() if lead else 0
    end = segment.end
    while end > start and sentence[end - 1] in " \n,;":
        end -= 1
    closing = re.match(r"[’”\"']", sentence[end:])
    return start, end + (closing.end() if closing else 0)


_TURN = re.compile(r"[,;]\s+(?:maar|terwijl|doch|en)\s+(?=\S)")


def _own_clause(sentence: str, subject: Subject | None, end: int) -> int:
    """Where the clause begins in which the judge of the first verdict is named: behind "..., maar"."""
    if subject is None:
        return 0
    return max((m.end() for m in _TURN.finditer(sentence, 0, end) if m.end() <= subject.start), default=0)
