"""The verdicts in words of one sentence: label, judges, form, count, and the clause that proves each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from doc_mining.mining.context import contexts
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at, number_of
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.subjects import Subject, pronoun_subject, subject_of
from doc_mining.mining.verdict_cues import Cue, Segment, cue_of, segment_of
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.records import Form

# Contexts that take the force of any verdict away.
_VOID = frozenset(
    {"hypothetical", "expectation", "norm", "previous", "draft", "question", "meta", "survey", "quotation"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict of a sentence; positions are those of the sentence.

    `judges` is empty where the sentence names none; `pronoun` says that a pronoun stands for them. `clause` is the part
    that says what is judged. A verdict without label is a word of satisfaction or an abstention.
    """

    label: str | None
    label_to: str | None
    judges: tuple[Judge, ...]
    start: int  # of the words that prove it
    end: int
    clause: str
    at: int  # where the label stands in the clause
    rule: str
    confidence: float
    form: Form = "exact"
    count: int | None = None
    pronoun: bool = False
    needs_judge: bool = False
    needs_passage: bool = False
    about: str | None = None
    label_at: int = -1  # where the label stands in the sentence


@dataclass(frozen=True, slots=True)
class Speech:
    """Who can be meant in a sentence: organisations and towns that the document names, "wij"; and labels of its own."""

    names: Mapping[str, Judge]
    we: Judge
    labels: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


def find_verdicts(sentence: str, speech: Speech) -> list[Verdict]:
    """Every verdict in words that `sentence` gives, from left to right; [] for the many that give none."""
    labels = [m for m in find_labels(sentence, speech.labels) if not _void(sentence, m)]
    if not labels:
        return []
    mentions = judge_at(sentence, names=speech.names, we=speech.we)
    fields = _fields(sentence, labels, mentions)
    if fields:
        return fields
    out: list[Verdict] = []
    previous: Cue | None = None
    subject: Subject | None = None
    floor = 0
    for label, follows in zip(labels, (*labels[1:], None), strict=True):
        segment = segment_of(sentence, floor, label, follows)
        cue = cue_of(sentence, segment, previous) or _of_counts(sentence, segment, previous)
        if cue is None:
            continue
        floor = segment.end
        found = _subject(sentence, segment, cue, mentions)
        pronoun = found is None and pronoun_subject(sentence, segment.start, segment.end, cue.verb)
        if found is None and subject and (not pronoun or cue.rule == "elided"):
            found = _carried(sentence, segment, subject, speech.towns)
        verdict = _verdict(sentence, segment, cue, found, pronoun)
        if out and found is None and cue.rule == "elided":
            verdict = replace(verdict, start=out[-1].start, pronoun=out[-1].pronoun)
        out.append(verdict)
        previous, subject = cue, found or subject
    return _distributed(sentence, out)


def _void(sentence: str, label: LabelMatch) -> bool:
    found = contexts(sentence, label.start, label.end)
    if "negated" in found and not label.quoted:
        return True
    if "negated" in found and re.search(
        r"\b(?:niet|geen|nog niet)\s+(?:als |met |een |het |tot |op )*[‘“\"]?$", sentence[: label.start]
    ):
        return True
    if found & _VOID == {"previous"}:
        return not _now(sentence, label)
    return bool(found & _VOID)


def _now(sentence: str, label: LabelMatch) -> bool:
    """Whether the label's own clause is on the present visitation while another recalls the previous one."""
    clauses = [m.end() for m in re.finditer(r"[,;]\s|\s(?:en|maar|terwijl)\s", sentence[: label.start])]
    start = clauses[-1] if clauses else 0
    end = re.search(r"[,;]|\s(?:en|maar|terwijl|waar)\s", sentence[label.end :])
    clause = sentence[start : label.end + end.start() if end else len(sentence)]
    if "previous" in contexts(clause, label.start - start, label.end - start):
        return False
    return bool(re.search(r"\b(?:nu|thans|inmiddels|deze visitatie|huidige|dit keer|ditmaal)\b", clause, re.I))


def _lead_count(sentence: str, segment: Segment) -> int | None:
    """The number that stands for judges before a label: "vijf vinden goed, één voldoende"."""
    lead, rules = sentence[segment.start : segment.label.start], verdict_rules()
    m = rules.count_label.search(lead) or rules.count_verb.search(lead)
    if not m:
        return None
    return _number(m["n"])


def _there_count(sentence: str, segment: Segment) -> int | None:
    """The number in "vinden er vijf ..."."""
    m = verdict_rules().count_there.search(sentence, segment.start, segment.label.start)
    return _number(m["n"]) if m else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else (number_of(word) or 1)


def _of_counts(sentence: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A number that stands for judges: "vijf deelnemers goed, één voldoende"."""
    if _lead_count(sentence, segment) is None:
        return None
    if previous:
        sure = max(0.6, previous.confidence - 0.07)
        return Cue("elided", sure, previous.verb, previous.needs_judge, previous.needs_passage)
    return Cue("counted", 0.8, needs_passage=True) if segment.label.quoted else None


def _subject(sentence: str, segment: Segment, cue: Cue, mentions: Sequence[JudgeMatch]) -> Subject | None:
    verb = cue.verb if cue.verb and segment.start <= cue.verb[0] < segment.end else None
    found = subject_of(sentence, segment.start, segment.end, segment.label.end, verb, mentions)
    if found or cue.rule != "bracket":
        return found
    before = [m for m in mentions if segment.start <= m.start < segment.label.start]
    return Subject((before[-1].judge,), before[-1].count, before[-1].start) if before else None


def _carried(sentence: str, segment: Segment, subject: Subject, towns: tuple[str, ...]) -> Subject:
    """The judge of the verdict before; a number before this label makes it another part of that group."""
    lead = re.sub(r"^[\s,;]*(?:en |maar )?(?:die van )?", "", sentence[segment.start : segment.label.start])
    town = next((t for t in towns if lead.startswith(f"{t} ")), None)
    if town and subject.judges[0].type == "gemeente":
        return Subject((Judge("gemeente", f"gemeente {town}"),), None, segment.start)
    count = _lead_count(sentence, segment) if subject.count is not None else None
    return Subject(subject.judges, count, segment.start) if count else subject


def _verdict(sentence: str, segment: Segment, cue: Cue, subject: Subject | None, pronoun: bool) -> Verdict:
    label = segment.label
    start, end = _quote(sentence, segment, subject)
    count = _there_count(sentence, segment) or (subject.count if subject else _lead_count(sentence, segment))
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
        start = 0
    lead = re.match(r"[\s,;]*(?:(?:en|maar|terwijl)\s+)?", sentence[start : segment.label.start])
    start += lead.end() if lead else 0
    end = segment.end
    while end > start and sentence[end - 1] in " \n,;":
        end -= 1
    closing = re.match(r"[’”\"']", sentence[end:])
    return start, end + (closing.end() if closing else 0)


_FIELD = re.compile(
    r"(?:^|[;.,]\s+|\)\s*[,;]\s*)(?P<name>[^;.,()–]{2,110}?(?:\([^()]*\))?)\s*(?::|\s[–—-]\s)\s*[‘’“\"«]{0,2}$"
)


def _fields(sentence: str, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch]) -> list[Verdict]:
    """Names with their label: "Oordeel visitatiecommissie: ‘goed’", "Relatie: goed; invloed: voldoende"."""
    out: list[Verdict] = []
    rules = verdict_rules()
    for label in labels:
        after = sentence[label.end :]
        m = _FIELD.search(sentence[: label.start])
        if m is None and not re.search(r"\w", after):
            m = rules.field_bare.search(sentence[: label.start])
        if not m or rules.field_none.search(m["name"]) or not re.match(r"[’”\"»]{0,2}\s*(?:$|[.;,(]|\s[–-]\s)", after):
            continue
        name = m["name"].strip()
        verdict = bool(rules.field_verdict.search(name))
        if len(name.split()) > (14 if verdict else 10) or (
            not verdict and (rules.finite.search(name) or rules.valuing.search(name))
        ):
            continue
        judges = [x for x in mentions if m.start("name") <= x.start and x.end <= label.start]
        bracket = re.match(r"[’”\"»]{0,2}\s*\(", after)
        if not judges and bracket:
            at = label.end + bracket.end()
            judges = [x for x in mentions if x.start == at]
        subject = judges[0] if judges else None
        stop = label.end + (1 if re.match(r"[’”\"»]", after) else 0)
        if bracket and judges and judges[0].start > label.end:
            stop = sentence.find(")", label.end) + 1 or stop
        out.append(
            Verdict(
                label=label.label,
                label_to=label.label_to,
                judges=(subject.judge,) if subject else (),
                start=m.start("name"),
                end=stop,
                clause=name,
                at=len(name),
                rule="field",
                confidence=0.95 if verdict else 0.75,
                form="range" if label.label_to else "exact",
                count=subject.count if subject else None,
                needs_passage=not verdict and not (judges and label.quoted),
                label_at=label.start,
            )
        )
    return out


def _distributed(sentence: str, verdicts: list[Verdict]) -> list[Verdict]:
    """Parts of a divided group get form distribution: counted parts, "in gelijke mate", one group with two labels."""
    rules = verdict_rules()
    labels = {(v.label, v.label_to) for v in verdicts}
    counted = [v for v in verdicts if v.count is not None]
    if len(labels) < 2:
        partial = len(verdicts) == 1 and _partial(sentence, verdicts[0])
        return [replace(v, form="distribution") if partial and v.form == "exact" else v for v in verdicts]
    divided = len(counted) >= 2 and _same_group(counted)
    quantified = rules.quantified.search(sentence) is not None and rules.exception.search(sentence) is None
    linked = _linked(sentence, verdicts) and (rules.equal.search(sentence) is not None or _plural(verdicts))
    if not (divided or quantified or linked):
        return verdicts
    return [replace(v, form="distribution") if v.form == "exact" else v for v in verdicts]


def _partial(sentence: str, verdict: Verdict) -> bool:
    """Part of a group: "Drie van de vijf gemeenten geven een goed"."""
    if verdict.count is None:
        return False
    return (
        verdict_rules().count_part.search(sentence[verdict.start : verdict.end]) is not None
        and "beide" not in sentence.lower()
    )


def _same_group(counted: Sequence[Verdict]) -> bool:
    types = {j.type for v in counted for j in v.judges}
    return len(types) <= 1


def _plural(verdicts: Sequence[Verdict]) -> bool:
    """One group that is named in the plural, or a pronoun, with two labels and no second thing judged."""
    judges = {v.judges for v in verdicts}
    if len(judges) != 1:
        return False
    names = next(iter(judges))
    if not names:
        return any(v.pronoun for v in verdicts)
    return (
        len(names) == 1
        and names[0].type != "commissie"
        and bool(re.search(r"(?:en|s)$", (names[0].name or "").split(" ")[0]))
    )


def _linked(sentence: str, verdicts: Sequence[Verdict]) -> bool:
    """Whether the labels stand side by side: "de scores ‘voldoende’ en ‘goed’"."""
    if len(verdicts) != 2:
        return False
    second = verdicts[1].clause[: verdicts[1].at]
    return bool(
        re.fullmatch(
            r"\s*(?:,|en|of|,? ?en soms|,? deels)?\s*(?:een\s+|met\s+|als\s+|deels\s+|soms\s+)*[‘“\"]?", second
        )
    )
