"""Verdicts with a number in running text: who gives which mark for what, one row for each mark and judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from doc_mining.mining.aspects import aspect_of, heading_aspect, said_aspect
from doc_mining.mining.grade_carried import carried_marks
from doc_mining.mining.grade_each import things_of_mark
from doc_mining.mining.grade_givers import COMMITTEE, STAKEHOLDERS, Said, giver_of, plain
from doc_mining.mining.grade_judges import counts_of_marks, givers, judges_of_marks
from doc_mining.mining.grade_papers import is_paper, paper_judgements
from doc_mining.mining.grade_places import places_of_mark
from doc_mining.mining.grade_recalled import recalled
from doc_mining.mining.grade_standing import standing_marks
from doc_mining.mining.grade_things import aspects_of_marks, label_beside, perspectives_of_marks
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at
from doc_mining.mining.labels import grade_of
from doc_mining.mining.mark_closing import closes_with_marks
from doc_mining.mining.prose_marks import GivenMark
from doc_mining.mining.scope_rows import rows_of
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.score_lines import is_score_line
from doc_mining.mining.score_rules import score_rules
from doc_mining.mining.scorecards import may_hold_scores
from doc_mining.mining.sentences import Sentence, sentences
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.records import AppraiserType, Aspect, Document, Form, Judgement, Passage

_HOLDS_MARK = re.compile(r"\d|\been \w*(?:acht|zeven|zes|negen|vijf|tien)")
_TOGETHER = re.compile(r"\b(?:samen|gezamenlijk|tezamen|bij elkaar)\b", re.I)
_SURE = 0.8  # a doubtful mark needs a judge that is this sure
_DIGIT_POINT = re.compile(r"\d\.\s")  # cheap: without it no mark ends a sentence
_MARK_ENDS = re.compile(r"(?<=(?:een|fer|ore|met|ime|kke) \d\.)\s+(?=[A-ZÉ‘“])|(?<=,\d\.)\s+(?=[A-ZÉ‘“])")


def grade_judgements(document: Document, scopes: Scopes) -> list[Judgement]:
    """Every mark that somebody gives in the running text of `document`, with the word beside it where there is one.

    Tables and lines that are a scorecard are not read here. Where the corporation speaks, its marks for partners count.
    """
    speech: Speech | None = None
    out = paper_judgements(document, scopes)
    for passage in document.body():
        if passage.kind in ("table", "heading") or not _HOLDS_MARK.search(passage.text):
            continue
        if is_paper(document, passage):
            continue
        if passage.order in scopes.contents or not may_hold_scores(passage) or is_score_line(passage.text):
            continue
        closing = closes_with_marks(passage.text, passage.section)
        last: list[Judgement] = []
        for sentence in _sentences(passage):
            marks = standing_marks(sentence.text, closing=closing)
            if not (marks or last):
                continue
            speech = speech or Speech(_names(scopes), COMMITTEE, towns=scopes.municipalities)
            last = list(_of_sentence(sentence, marks, last, document, scopes, speech))
            out += last
    return out


def _of_sentence(
    sentence: Said,
    marks: Sequence[GivenMark],
    last: Sequence[Judgement],
    document: Document,
    scopes: Scopes,
    speech: Speech,
) -> Iterator[Judgement]:
    """The rows of a sentence: of its own marks, else of those of the sentence before, `last`, that it takes over."""
    if not marks:
        words = Sentence(sentence.start, sentence.start + len(sentence.text), sentence.text)
        yield from carried_marks(words, last, sentence.passage, scopes, speech)
        return
    named = any(j.judge.type != "commissie" for j in givers(sentence.text, speech))
    if not recalled(sentence.text, sentence.before, document.identity.period_end, named=named):
        yield from _judgements(sentence, marks, document, scopes, speech)


def _names(scopes: Scopes) -> dict[str, Judge]:
    """The organisations that the document names; a word for another group is no name ("Huurders Gemeenten")."""
    names = scopes.names.anywhere
    return {n: j for n, j in names.items() if all(m.judge.type == j.type for m in judge_at(n))}


def covered(sentence: str, label_at: int | None = None) -> bool:
    """Whether `sentence` holds a mark that is a row of this module.

    With `label_at`, the place of a word of the scale: whether that word says the same as a mark, and so is in its row.
    """
    marks = standing_marks(sentence)
    if label_at is None:
        return bool(marks) or is_score_line(sentence)
    return any((found := label_beside(sentence, m)) is not None and found.start == label_at for m in marks)


def said_again(sentence: str, verdict: Verdict, speech: Speech) -> bool:
    """Whether a mark behind the label is the same verdict of the same judge: "vindt dit goed en geeft een 8"."""
    marks = [m for m in standing_marks(sentence) if m.start > verdict.label_at]
    if not marks or verdict.label_to or marks[0].value != grade_of(verdict.label):
        return False
    return not judge_at(sentence, verdict.label_at, marks[0].start, speech.names, towns=speech.towns)


def _sentences(passage: Passage) -> Iterator[Said]:
    """The sentences of a passage; a mark before a point ends one ("een 7. De gemeente ..."), unlike a list number."""
    before: tuple[str, ...] = ()
    for sentence in sentences(passage.text):
        may_end = _DIGIT_POINT.search(sentence.text)
        stops = [m.start() for m in _MARK_ENDS.finditer(sentence.text)] if may_end else []
        for start, stop in zip((0, *stops), (*stops, len(sentence.text)), strict=True):
            part = sentence.text[start:stop]
            lead = len(part) - len(part.lstrip())
            yield Said(passage, part.strip(), sentence.start + start + lead, before)
            before = (*before, part.strip())


def _judgements(
    sentence: Said,
    marks: Sequence[GivenMark],
    document: Document,
    scopes: Scopes,
    speech: Speech,
) -> Iterator[Judgement]:
    passage, identity = sentence.passage, document.identity
    named = judges_of_marks(sentence.text, marks, speech)
    segments = [_segment(sentence.text, marks, i) for i in range(len(marks))]
    named = [_of_area(j, segment, scopes) for j, segment in zip(named, segments, strict=True)]
    perspectives = perspectives_of_marks(sentence.text, marks)
    given = [giver_of(j, sentence, speech, said) for j, said in zip(named, perspectives, strict=True)]
    aspects = aspects_of_marks(
        sentence.text, marks, passage.section, [g[0] for g in given], (sentence.before or ("",))[-1]
    )
    counts = counts_of_marks(sentence.text, marks, named)
    split = sum(n is not None for n in counts) > 1
    for i, (mark, found, (judge, sure), aspect) in enumerate(zip(marks, named, given, aspects, strict=True)):
        if not mark.sure and sure < _SURE and not score_rules().perspective(sentence.text):
            continue
        label = label_beside(sentence.text, mark)
        doubt = 0.0 if _is_said(aspect, sentence) else 0.08
        places = places_of_mark(sentence.text, marks, mark, scopes)
        found = found if judge in [plain(f.judge) for f in found] else ()
        judges = _each(found, judge, speech, sentence.text[max((f.end for f in found), default=0) : mark.start])
        things = things_of_mark(sentence.text, marks, i) if len(judges) == 1 else ()
        things = (
            () if any(f.start < mark.start and _holds(t, f, sentence.text) for f in found for t in things) else things
        )
        count = None if judge == COMMITTEE or len(judges) > 1 or things else counts[i]
        for (each, place), thing in product(rows_of(judges, places), things or (None,)):
            own = scopes.in_sentence(thing) if thing else None
            yield Judgement(
                quote=" ".join(sentence.text.split()),
                page=passage.page_at(sentence.start),
                boxes=passage.boxes(sentence.start, sentence.start + len(sentence.text)),
                section=passage.section,
                part=passage.part,
                passage=passage.order,
                start=sentence.start,
                scope=own
                or _own_area(each, scopes)
                or place
                or scopes.at(passage, sentence.start, judge=each, told=True),
                confidence=round((sure - doubt) * (1.0 if mark.sure else 0.75), 2),
                extractor="mark",
                appraiser_type=each.type,
                appraiser=each.name,
                about=identity.corporation,
                aspect=_aspect_of_thing(thing, aspect, sentence.text[: mark.start], likewise="" in things),
                subject=thing or _subject(sentence.text, mark),
                label=label.label if label else None,
                label_to=label.label_to if label else None,
                score=mark.value,
                form=_form(mark, split=split and count is not None),
                count=count,
                grade=grade_of(mark.value, identity.methodology, identity.bureau),
                grade_to=mark.value_to,
            )


def _aspect_of_thing(thing: str | None, aspect: Aspect, before: str, *, likewise: bool) -> Aspect:
    """What one of several things of a mark is on; the first of "de bouw met een 8, net als het contact" has no words."""
    if thing:
        return said_aspect(thing) or ("prestaties" if likewise else aspect)
    return said_aspect(before) or "prestaties" if likewise else aspect


def _is_said(aspect: Aspect, sentence: Said) -> bool:
    """Whether what is judged stands in the sentence or the headings, and is not only what is mostly judged there."""
    if aspect == "eindoordeel":
        return score_rules().perspective(sentence.text) is not None or aspect_of(sentence.text) == aspect
    return aspect in (said_aspect(sentence.text), heading_aspect(sentence.passage.section))


def _form(mark: GivenMark, *, split: bool) -> Form:
    if mark.value_to is not None:
        return "range"
    return "distribution" if split else "exact"


def _of_area(found: tuple[JudgeMatch, ...], segment: str, scopes: Scopes) -> tuple[JudgeMatch, ...]:
    """The municipality of a list: "de gemeenten Noordwoud (8) en Zuidwoud (7)"."""
    area = re.fullmatch(r"\W*(?:en|,)\s+(?P<name>[A-Z][^()]{1,40}?)\s*\(", segment)
    if not area or area["name"] not in scopes.areas or not found or found[0].judge.type != "gemeente":
        return found
    judge = _of_name(found[0].judge, area["name"])
    return (JudgeMatch(found[0].start, found[0].end, judge, None, ()),)


def _segment(text: str, marks: Sequence[GivenMark], i: int) -> str:
    """The words between the mark before and the `i`-th one."""
    return text[marks[i - 1].end if i else 0 : marks[i].start]


def _own_area(judge: Judge, scopes: Scopes) -> str | None:
    """That of a municipality by its bare name, whatever others the sentence names."""
    return judge.name if judge.type == "gemeente" and judge.name in scopes.municipalities else None


def _holds(thing: str, judge: JudgeMatch, sentence: str) -> bool:
    return sentence[judge.start : judge.end].strip() in thing


def _each(found: Sequence[JudgeMatch], judge: Judge, speech: Speech, between: str) -> list[Judge]:
    """Two named judges with one mark are two; a collective, or two words for one group, is one.

    `between` are the words between them and the mark: groups that give it "samen" are the stakeholders.
    """
    if len({m.judge.type for m in found}) > 1 and _TOGETHER.search(between):
        return [STAKEHOLDERS]
    out: list[Judge] = []
    groups: set[AppraiserType] = set()
    for match in found:
        if len(names := _towns(match, speech)) > 1:
            out += [_of_name(match.judge, name) for name in names]
        elif match.names or match.judge.name in speech.names or match.judge.type not in groups:
            out.append(plain(match.judge))
        groups.add(match.judge.type)
    return list(dict.fromkeys(out)) or [judge]


def _towns(match: JudgeMatch, speech: Speech) -> tuple[str, ...]:
    """The names of a judge; those of "de wethouders van Noordwoud en Zuidwoud" one by one."""
    parts = tuple(part for name in match.names for part in re.split(r" en |, ", name))
    return parts if all(part in speech.towns for part in parts) else match.names


def _of_name(judge: Judge, name: str) -> Judge:
    """The judge of one of several names: "gemeenten Noordwoud en Zuidwoud" are two municipalities."""
    return judge._replace(name=f"gemeente {name}" if judge.type == "gemeente" else name)


_BEHIND = re.compile(
    r"[’'”\")]*\s*(?:voor|op)\s+(?P<thing>(?:de |het |haar |zijn )?[^,.;()]{4,90}?)"
    r"(?=\s+(?:en|omdat|terwijl|van de huurders|van de gemeente)\b|[,.;()]|$)"
)
_VALUED = re.compile(
    r"(?:waarde\w+|beoorde\w+|honore\w+|belo\w+)\s+(?P<thing>(?:de |het |haar |zijn )?[^,.;()]{4,90}?)"
    r"\s+(?:gemiddeld |dan ook |daarom )?(?:met|als|op)\b[^,;]*$"
)


def _subject(sentence: str, mark: GivenMark) -> str | None:
    """The noun phrase that the mark is for, as written: behind "voor", or what is valued "met" it."""
    found = _BEHIND.match(sentence[mark.end :]) or _VALUED.search(sentence[: mark.start])
    return found["thing"].strip() if found else None
