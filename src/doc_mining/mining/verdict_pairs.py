"""Two things with a word each: "functioneert in Noordwoud uitstekend en in Zuidwoud goed" gives two verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.mining.judges import JudgeMatch
from doc_mining.mining.labels import LabelMatch
from doc_mining.mining.subjects import Subject, pronoun_subject, subject_of
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_rules import verdict_rules


def paired(
    sentence: str, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch], speech: Speech
) -> list[Verdict]:
    """The verdicts of a sentence that sets things beside each other, each with its label right behind it; else [].

    Each has the whole sentence as its quote, and what is said of its own thing as its clause.
    """
    row = _row(sentence, labels)
    if len(row) < 2:
        return []
    rules = verdict_rules()
    first = sentence[: row[0][0]]
    verb = _verb(sentence, first)
    judging = verb is not None or rules.noun.search(first) is not None
    if not judging and not rules.adverb_subject.search(first) and not rules.performance.search(first):
        return []
    found = _subject(sentence, verb, mentions, speech)
    pronoun = found is None and verb is not None and pronoun_subject(sentence, 0, row[0][0], verb)
    return [_verdict(sentence, at, label, found, pronoun=pronoun, judging=judging) for at, label in row]


def _row(sentence: str, labels: Sequence[LabelMatch]) -> list[tuple[int, LabelMatch]]:
    """Labels with the place where their thing begins, in an unbroken row with the same preposition."""
    rules = verdict_rules()
    row: list[tuple[int, LabelMatch]] = []
    for label in labels:
        floor = row[-1][1].end if row else 0
        opened = list(rules.pair_thing.finditer(sentence, floor, label.start))
        thing = next((m for m in reversed(opened) if rules.pair_ends.fullmatch(sentence, m.end(), label.start)), None)
        if thing is None:
            if row:
                return []
            continue
        joined = not row or rules.pair_joined.fullmatch(sentence, floor, thing.start())
        same = not row or sentence[row[0][0] :].lower().startswith(thing["prep"].lower())
        if not (joined and same):
            return []
        row.append((thing.start(), label))
    return row


def _verb(sentence: str, first: str) -> tuple[int, int] | None:
    """The verb of opinion or valuing by which the row is somebody's: in front of it, or "zo oordeelt" behind it."""
    rules = verdict_rules()
    found = [m for p in (rules.opinion, rules.valuing) for m in p.finditer(first)]
    if found:
        return max(m.span() for m in found)
    behind = rules.pair_said.search(sentence, len(first))
    return behind.span("verb") if behind else None


def _subject(
    sentence: str, verb: tuple[int, int] | None, mentions: Sequence[JudgeMatch], speech: Speech
) -> Subject | None:
    own = verdict_rules().own_view.search(sentence)
    if own:
        return Subject((speech.we,), None, own.start())
    return subject_of(
        sentence, 0, len(sentence), len(sentence), verb, [m for m in mentions if m.judge.type != "corporatie"]
    )


def _verdict(
    sentence: str, at: int, label: LabelMatch, subject: Subject | None, *, pronoun: bool, judging: bool
) -> Verdict:
    return Verdict(
        label=label.label,
        label_to=label.label_to,
        judges=subject.judges if subject else (),
        start=0,
        end=len(sentence.rstrip(" .")),
        clause=sentence[at : label.end],
        at=label.start - at,
        rule="paired",
        confidence=0.8 if judging else 0.65,
        form="range" if label.label_to else "exact",
        count=subject.count if subject else None,
        pronoun=pronoun,
        needs_passage=not judging,
        label_at=label.start,
    )
