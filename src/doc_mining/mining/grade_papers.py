"""Marks that a corporation gives its partners in its position paper: "de samenwerking met de gemeente: een 8"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doc_mining.mining.aspects import aspect_of, said_aspect
from doc_mining.mining.grade_each import things_of_mark
from doc_mining.mining.grade_recalled import recalled
from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.grade_standing import standing_marks
from doc_mining.mining.grade_things import label_beside
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at
from doc_mining.mining.labels import grade_of
from doc_mining.mining.prose_marks import GivenMark
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.sentences import Sentence, sentences
from doc_mining.records import Aspect, Document, Judgement, Passage

_PARTNERS = ("huurders", "gemeente", "zorg_welzijn", "collega_corporatie", "belanghebbenden", "overig")
_IN_TURN = re.compile(r"\b(?:respectievelijk|achtereenvolgens)\b", re.I)
_SELF = re.compile(r"\b(?:onszelf|zichzelf|ons eigen)\b", re.I)
_LED = re.compile(r"^(?P<name>[A-Z][^:.;]{2,70}):\s")


def is_paper(document: Document, passage: Passage) -> bool:
    """Whether the corporation speaks, of itself and of its partners."""
    titles = (*passage.section, passage.part or "")
    return document.identity.kind == "position_paper" or any(grade_rules().paper.search(title) for title in titles)


def paper_judgements(document: Document, scopes: Scopes) -> list[Judgement]:
    """Every mark that the corporation gives a partner where it speaks for itself; its own marks are none."""
    out: list[Judgement] = []
    for passage in document.body():
        if (
            passage.kind in ("table", "heading")
            or not re.search(r"\d", passage.text)
            or not is_paper(document, passage)
        ):
            continue
        before: list[str] = []
        for sentence in sentences(passage.text):
            out += _of_sentence(sentence, before, passage, document, scopes)
            before.append(sentence.text)
    return out


def _of_sentence(
    sentence: Sentence, before: Sequence[str], passage: Passage, document: Document, scopes: Scopes
) -> Iterator[Judgement]:
    text = sentence.text
    led = _LED.match(text)
    ours = grade_rules().ours.search(text) or (led and _partners(led["name"], scopes))
    marks = standing_marks(text) if ours else []
    if not marks or recalled(text, before, document.identity.period_end, named=False):
        return
    partners: tuple[Judge, ...] = ()
    turns = _partners(text, scopes) if _IN_TURN.search(text) else ()
    for i, mark in enumerate(marks):
        own = _partners(text[marks[i - 1].end if i else 0 : mark.start], scopes) or _behind(text, marks, i, scopes)
        if things := things_of_mark(text, marks, i):
            own = tuple(_partner(thing, scopes) for thing in things)
        partners = own or partners or (() if _SELF.search(text) else _before(before, passage, scopes))
        for partner in turns[i : i + 1] if len(turns) == len(marks) else partners:
            yield _row(sentence, mark, partner, _aspect(text, before, partner), passage, document, scopes)


def _behind(text: str, marks: Sequence[GivenMark], i: int, scopes: Scopes) -> tuple[Judge, ...]:
    return _partners(text[marks[i].end : marks[i + 1].start if i + 1 < len(marks) else len(text)], scopes)


def _partners(text: str, scopes: Scopes) -> tuple[Judge, ...]:
    """The partners that `text` names; towns by their bare name stand for their municipality."""
    named = judge_at(text, names=scopes.names.anywhere)
    partners = [(m.start, judge) for m in named if m.judge.type in _PARTNERS for judge in _each(m)]
    partners += [
        (m.start(), Judge("gemeente", f"gemeente {town}"))
        for town in scopes.municipalities
        for m in re.finditer(rf"\b(?:met|aan|van|en|voor) (?P<town>{re.escape(town)})\b", text, re.I)
        if all(m.end() <= n.start or n.end <= m.start("town") for n in named)
    ]
    return tuple(judge for _, judge in sorted(partners, key=lambda p: p[0]))


def _each(match: JudgeMatch) -> list[Judge]:
    """The municipalities of "de gemeenten Noordwoud en Zuidwoud" one by one."""
    if len(match.names) < 2 or match.judge.type != "gemeente":
        return [match.judge._replace(name=(match.judge.name or "").rstrip(".") or None)]
    return [Judge("gemeente", f"gemeente {name}") for name in match.names]


def _partner(thing: str, scopes: Scopes) -> Judge:
    found = _partners(thing, scopes)
    return found[0] if len(found) == 1 else Judge("overig", thing)


def _before(before: Sequence[str], passage: Passage, scopes: Scopes) -> tuple[Judge, ...]:
    """The partner that the sentences before, or else the heading, are on."""
    for text in (*reversed(before), *passage.section[-1:]):
        named = [p for p in _partners(text, scopes) if p.type != "belanghebbenden"]
        if named:
            return (named[-1],)
    return ()


def _aspect(text: str, before: Sequence[str], partner: Judge) -> Aspect:
    """What the sentence says, else the one before where this goes on ("die met Noordwoud")."""
    plain = text.replace(partner.name or "\n", " ")
    if said := said_aspect(plain):
        return said
    goes_on = before and re.match(r"\W*(?:Die|Deze|Dat) ", text)
    return aspect_of(before[-1]) if goes_on else "overig"


def _row(
    sentence: Sentence,
    mark: GivenMark,
    partner: Judge,
    aspect: Aspect,
    passage: Passage,
    document: Document,
    scopes: Scopes,
) -> Judgement:
    identity = document.identity
    label = label_beside(sentence.text, mark)
    local = scopes.of_judge(partner) if partner.type in ("gemeente", "huurders") else None
    return Judgement(
        quote=" ".join(sentence.text.split()),
        page=passage.page_at(sentence.start),
        boxes=passage.boxes(sentence.start, sentence.end),
        section=passage.section,
        part=passage.part,
        passage=passage.order,
        start=sentence.start,
        scope=local or scopes.at(passage, sentence.start, told=True),
        confidence=0.8 if mark.sure else 0.6,
        extractor="mark:partner",
        appraiser_type="corporatie",
        appraiser=identity.corporation or "corporatie",
        about=partner.name,
        aspect=aspect,
        label=label.label if label else None,
        label_to=label.label_to if label else None,
        score=mark.value,
        form="range" if mark.value_to is not None else "exact",
        grade=grade_of(mark.value, identity.methodology, identity.bureau),
        grade_to=mark.value_to,
    )
