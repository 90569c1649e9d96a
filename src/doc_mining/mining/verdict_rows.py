"""A verdict as rows of the table of judgements: what it is on, where, and the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doc_mining.mining.aspects import aspect_of, heading_aspect, points_back, said_aspect
from doc_mining.mining.judges import Judge
from doc_mining.mining.labels import grade_of
from doc_mining.mining.scope_rows import rows_of
from doc_mining.mining.sentences import Sentence
from doc_mining.mining.subject_matter import subject_matter
from doc_mining.mining.verdict import Verdict
from doc_mining.mining.verdict_hearing import Hearing
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.records import Aspect, Judgement, Passage

_NAMES = {
    "commissie": "visitatiecommissie",
    "huurders": "huurders",
    "gemeente": "gemeente",
    "zorg_welzijn": "zorg- en welzijnsorganisaties",
    "collega_corporatie": "collega-corporaties",
    "belanghebbenden": "belanghebbenden",
    "corporatie": "corporatie",
}

_OTHER_CLAUSE = 15  # characters beside the clause of a verdict, by which a sentence has another one


def rows_of_verdict(
    verdict: Verdict, judges: Sequence[Judge], sentence: Sentence, passage: Passage, hearing: Hearing
) -> Iterator[Judgement]:
    """A row for each judge and each area of a verdict; without finding_id and `repeats`."""
    told = verdict.judges or verdict.pronoun or hearing.heading_judge(passage)
    sure = verdict.confidence if told else verdict.confidence - 0.15
    area = hearing.scopes.in_sentence(verdict.clause)
    for judge, place in rows_of(judges, hearing.scopes.together(verdict.clause, area) if area else ()):
        yield _row(verdict, judge, place, sure, sentence, passage, hearing)


def _row(
    verdict: Verdict,
    judge: Judge,
    place: str | None,
    sure: float,
    sentence: Sentence,
    passage: Passage,
    hearing: Hearing,
) -> Judgement:
    start, end = sentence.start + verdict.start, sentence.start + verdict.end
    identity = hearing.document.identity
    subject = subject_matter(sentence.text, passage, hearing.document, hearing.is_area)
    return Judgement(
        quote=passage.text[start:end],
        page=passage.page_at(start),
        boxes=passage.boxes(start, end),
        section=passage.section,
        part=passage.part,
        scope=_partners_area(verdict, hearing)
        or place
        or _own_area(verdict, judge, sentence, hearing)
        or _topic(judge, sentence, hearing)
        or hearing.scopes.at(passage, sentence.start, sentence.end, judge, told=True),
        confidence=round(sure, 2),
        extractor=f"words:{verdict.rule}",
        passage=passage.order,
        start=start,
        appraiser_type=judge.type,
        appraiser=judge.name or _NAMES.get(judge.type),
        about=verdict.about,
        aspect=_aspect(verdict, sentence, passage, hearing, _by_default(verdict, judge, subject)),
        subject=subject,
        label=verdict.label,
        label_to=verdict.label_to,
        form=verdict.form,
        count=verdict.count,
        grade=grade_of(verdict.label, identity.methodology, identity.bureau, hearing.scale),
        grade_to=grade_of(verdict.label_to, identity.methodology, identity.bureau, hearing.scale),
    )


def _own_area(verdict: Verdict, judge: Judge, sentence: Sentence, hearing: Hearing) -> str | None:
    """The municipality that judges in one of several clauses: places in the others are not its own."""
    apart = len(sentence.text) - len(verdict.clause) > _OTHER_CLAUSE
    return hearing.scopes.of_judge(judge) if apart and judge.type == "gemeente" else None


def _topic(judge: Judge, sentence: Sentence, hearing: Hearing) -> str | None:
    """The area that the sentences before are on, unless this one is on the whole, on another, or its judge has its own.

    The committee goes on to other matters in the same paragraph; whom it quotes does not.
    """
    if not hearing.topic or judge.type == "commissie" or verdict_rules().topic_closes.search(sentence.text):
        return None
    elsewhere = hearing.scopes.in_sentence(sentence.text) or hearing.scopes.of_judge(judge)
    return None if elsewhere else hearing.topic


def _partners_area(verdict: Verdict, hearing: Hearing) -> str | None:
    """The area of the municipality that a corporation judges."""
    return hearing.scopes.of_judge(Judge("gemeente", verdict.about)) if verdict.rule == "partner" else None


def _aspect(verdict: Verdict, sentence: Sentence, passage: Passage, hearing: Hearing, default: Aspect) -> Aspect:
    """What is judged; a verdict that is taken over is on what the first one was on, unless it says otherwise."""
    if verdict.rule == "carried" and hearing.aspect:
        return said_aspect(verdict.clause) or hearing.aspect
    if verdict.rule == "partner" and (verdict.about or verdict.form == "abstention"):
        named = re.search(r"[A-ZÉ]", verdict.about or "") is not None and (verdict.about or "") in sentence.text
        new = verdict.form == "abstention" and not named  # a body that it hardly knows yet
        return said_aspect(verdict.clause) or ("overig" if new else "samenwerking")
    if meant := _meant_before(verdict, sentence, passage, hearing):
        return meant
    words = sentence.text if verdict.form == "distribution" else sentence.text[: verdict.end]
    found = aspect_of(verdict.clause, hearing.headings(passage), verdict.at, words, default)
    if verdict.label:
        hearing.aspect, hearing.aspect_order = found, passage.order
    return found


def _meant_before(verdict: Verdict, sentence: Sentence, passage: Passage, hearing: Hearing) -> Aspect | None:
    """What a pronoun stands for that is judged: the matter of the sentence before, or of the verdict before.

    Who withholds a verdict behind those of others does so on what these were on.
    """
    if verdict.form == "abstention":
        others = hearing.verdict_order == passage.order and not said_aspect(sentence.text)
        return said_aspect(hearing.before) if others else None
    if not said_aspect(sentence.text):
        above = heading_aspect(hearing.headings(passage))
        if above is None:
            return hearing.on
        if above == "prestaties" and _by_others(verdict) and hearing.aspect_order == passage.order:
            return hearing.aspect if said_aspect(hearing.before) else None
    if not points_back(verdict.clause, verdict.at) or said_aspect(verdict.clause):
        return None
    return said_aspect(hearing.before) or (hearing.aspect if hearing.aspect_order == passage.order else None)


def _by_others(verdict: Verdict) -> bool:
    """Whether a verdict is one of those whom a report quotes one after the other."""
    return bool(verdict.judges) and verdict.judges[0].type not in ("commissie", "corporatie")


def _by_default(verdict: Verdict, judge: Judge, subject: str | None) -> Aspect:
    """What is judged where nothing says it: performance, on a theme or field or by those whom the work is done for."""
    inside = judge.type in ("commissie", "corporatie", "overig")
    return "overig" if inside and not subject and verdict.rule != "field" else "prestaties"
