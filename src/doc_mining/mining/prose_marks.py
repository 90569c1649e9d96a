"""The numbers of a sentence that are verdicts: "een ruime 7", "van een 6,4 naar een 7,1", "ruim voldoende (7)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.labels import find_labels
from doc_mining.mining.marks import WORDS, Mark, find_marks


class GivenMark(NamedTuple):
    """A mark that somebody gives; `value_to` is the upper end of a range. Positions are those of the sentence."""

    value: float
    value_to: float | None
    start: int
    end: int
    judges: int | None = None  # how many give it, where the sentence says so
    sure: bool = True  # the words around it leave no doubt


_AN = re.compile(r"\b(?:een|één|’n|'n)\s+(?:\w+e\s+)?$", re.I)  # "een 7" is a mark, "de 7" may be anything
_PRECISE = re.compile(
    r"\s*\((?:gemiddeld |precies |om precies te zijn |afgerond |exact )?(?:een )?"
)  # "een ruime 7 (7,3)"
_PERSPECTIVE = re.compile(
    r"(?:\b(?:naar|volgens|op|voor|ten aanzien van|en)|[,:])\s+(?:de\s+)?(?:presteren (?:naar|volgens)\s+)?"
    r"(?:opgaven?|ambities?|opgaven en ambities|vermogen|belang\w+|stakeholders|governance)[\s:(]*$",
    re.I,
)
_NO_MORE = re.compile(r"\W*(?:(?:dus|derhalve|dan ook|wat ons betreft|vindt de commissie)\W*)?")
_TO = re.compile(r"\bvan\s+\d\S* in \d{4} naar\s+$", re.I)
_BREAK = re.compile(
    r"[,;:()](?:\s|$)|\s(?:en|maar|terwijl)\s(?=(?:de|het) (?:visitatie)?(?:commissie|team|panel)|wij\b)"
)
_PLURAL = re.compile(r"(?!(?:ge|ver|be|ont|her)\w+en$)\w+(?:en|s)")  # "een 7 verdedigbaar" counts nothing
_OPENS = re.compile(
    r"\W*(?:(?:Bij|Met|Voor|Vanaf|Onder|Boven)\s+)?een\s+", re.I
)  # "Een 6 ..." explains as often as it tells
_ASIDE = re.compile(r"[:;(]|,\s(?=(?:waar|terwijl|omdat|hoewel|want|al|die|dat)\b)")
_COUNTED_IN = re.compile(
    r"\s+(?:in|eind|begin|ultimo|per|medio) (?:\w+ )?(?:19|20)\d\d\b", re.I
)  # "van 9 in 2020 naar 1 in 2023"
_LONGEST = 2000  # characters; what goes on longer without a full stop is no sentence
_LOWEST = 3  # a lower number with decimals is a ratio far more often than a mark
_VALUED = re.compile(r"waardeer|beoordeeld|beoordelen|beoordeelt|scor(?:e|en|es)\b|scoort|gescoord|cijfer", re.I)
_SCALE = re.compile(r"\b(?:schaal|cijfers?)\b[^.;]{0,40}?\b(?:1|één|een)\b[^.;]{0,40}?\b(?:10|tien)\b", re.I)
_NAMED = re.compile(r"[^:.;!?]{3,90}:\s*(?:(?:een|het cijfer|cijfer)\s+)?", re.I)
_ALONE = re.compile(r"\W*(?:Een|Een \w+e|Cijfer|Score|Oordeel|Beoordeling|Waardering)\W*\s", re.I)  # "Een 7."
_NAMED_LINE = re.compile(r"[A-ZÉ][\w’ -]{2,40}:\s.+\w \($")  # "Plan: de visie is actueel (7)."
_IN_BRACKET_LIST = re.compile(r"\((?:[^()]*[;,]\s*)?(?:de |het )?[a-zé][\w -]{2,40}:?\s$", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAIR = re.compile(
    r"\s*(?P<word>-|–|/|à|tot(?: en met| aan)?|t/m|en|of|naar)\s*(?:(?:met )?(?:een |het cijfer |ruim een |een \w+ ))?",
    re.I,
)
_LIST = re.compile(
    r"\s*(?:,|,? en|,? respectievelijk|/|;)\s*(?:respectievelijk )?(?:gemiddeld )?(?:(?:met )?een )?$", re.I
)
_BRACKETED = re.compile(r"\w \((?:10|[1-9])(?:,\d{1,2})?\)(?=[,.;]|\s(?:en|maar|terwijl|net)\b|$)")
_FORMER = re.compile(
    r"(?:De|Het) (?:vorige|voorgaande|eerste|toenmalige) (?:visitatie|visitatierapport|commissie|rapport)\b"
)
_NUMBERED = re.compile(r"\(1\).*\(2\)")
_CLAUSE = 4  # words before a mark in brackets
_BRACKET = re.compile(
    r"\(\s*(?:(?:een|het|cijfer|rapportcijfer|score|gemiddeld|gem\.|eindcijfer|:|\w+ \w+:)\s*)*$", re.I
)


def given_marks(sentence: str) -> list[GivenMark]:
    """The marks that are given in `sentence`, from left to right.

    Left out are numbers of methods, pages and counts, norms and wishes, marks of surveys and benchmarks, and those of
    an earlier visitation or a draft.
    """
    rules = grade_rules()
    marks = find_marks(sentence, words=True)
    if not marks or len(sentence) > _LONGEST or _is_scale(sentence, [m for m in marks if sentence[m.start].isdigit()]):
        return []
    if (foreign := rules.figure.search(sentence)) and "commissie" not in sentence.lower():
        # a survey or benchmark that only explains a mark stands in a clause behind it
        aside = [m.start() for m in _ASIDE.finditer(sentence, 0, foreign.start())]
        marks = [m for m in marks if aside and m.end <= aside[-1]]
    scales = [m.span() for m in _SCALE.finditer(sentence)]
    accepted: list[tuple[Mark, bool]] = []
    refused: Mark | None = None
    for mark in marks:
        joined = refused and re.fullmatch(r"\s*(?:tot en met|t/m|en|,|-|–)\s*", sentence[refused.end : mark.start])
        if joined or _counts(sentence, mark) or _bounds(sentence, mark) or any(a <= mark.start < b for a, b in scales):
            refused = None if sentence[mark.start].isalpha() else mark
            continue
        sure = _introduced(sentence, mark, accepted[-1][0] if accepted else None)
        if sure is not None:
            accepted.append((mark, sure))
    return _joined(sentence, accepted)


def _counts(sentence: str, mark: Mark) -> bool:
    """Whether the number stands before or behind something that it counts or numbers."""
    rules = grade_rules()
    before, after = sentence[: mark.start], sentence[mark.end :]
    if rules.numbered.search(before) and not rules.noun_before.search(before):
        return True
    if re.match(r"\W*$", before) and re.match(r"\s+[A-ZÉ]", after):
        return True
    pair = re.match(r"\s*(?:-|–|à|tot(?: en met)?|en|of|t/m)\s*\d[\d.,]*", after)
    if pair and (rules.unit.match(after[pair.end() :]) or after[pair.end() :].lstrip().startswith("%")):
        return True
    if (
        not mark.decimal
        and _COUNTED_IN.match(after)
        and not _AN.search(before)
        and not rules.noun_before.search(before)
    ):
        return True
    if rules.unit.match(after) or re.match(r"-\s?\w|[.,]\d|e\b|\s?(?:x|×)\s?\d", after):
        return True
    follows = re.match(r"[’'”\"]?\s+([\w’-]+)", after)
    if mark.decimal or not follows:
        return False
    word = follows[1].lower()
    if word in rules.function_words or rules.verb.fullmatch(word):
        return False
    return not _AN.search(before) or bool(_PLURAL.fullmatch(word))


def _bounds(sentence: str, mark: Mark) -> bool:
    """Whether the number is a bound ("hoger dan een 7"), or stands in the clause of a survey or benchmark."""
    rules = grade_rules()
    before, after = sentence[: mark.start], sentence[mark.end :]
    bound = rules.bound_before.search(before)
    if (bound and not rules.not_beyond.search(before[: bound.end()])) or rules.bound_behind.match(after):
        return True
    clause = _BREAK.split(before)[-1] + _BREAK.split(after)[0]
    return bool(rules.figure.search(clause))


def _introduced(sentence: str, mark: Mark, last: Mark | None) -> bool | None:
    """Whether words before the number make it a verdict: True for sure, False perhaps, None not."""
    rules = grade_rules()
    before, after = sentence[: mark.start].rstrip("‘'“\""), sentence[mark.end :]
    spoken = sentence[mark.start].isalpha()
    cue = bool(rules.cue.search(sentence))
    if (
        mark.value < _LOWEST
        and not rules.noun_before.search(before)
        and (mark.decimal or not rules.article.search(before))
    ):
        return None
    if rules.telling.search(before) or rules.noun_before.search(before):
        return True
    if not spoken and _PERSPECTIVE.search(before) and (last or "," in sentence[mark.start : mark.end]):
        return True
    if mark.decimal and not spoken and cue and rules.group_before.search(before):
        return True
    if mark.decimal and not spoken and _TO.search(before) and _VALUED.search(sentence):
        return True
    if rules.average.search(before):
        return True if mark.decimal or cue else None
    if _ALONE.fullmatch(before) and _NO_MORE.fullmatch(after) and not spoken:
        return False
    if rules.article.search(before):
        if not cue and not spoken and re.search(r":\s*een\s+$", before):
            return False
        if spoken and not (cue and re.search(r"\b(?:een|’n|'n)\s+(?:\w+e\s+)?$", before)):
            return None
        if cue or rules.settles.search(sentence):
            return True
        said = (
            mark.value >= _LOWEST and _AN.search(before) and (not _OPENS.fullmatch(before) or rules.says.search(after))
        )
        return False if mark.decimal or said else None
    if _NAMED_LINE.match(before) and re.match(r"\)[.;]?\s*$", after) and before.endswith("(") and not spoken:
        return True
    if _BRACKET.search(before) and re.match(r"[’'”\"]?\s*(?:\)|,|;|en\b|–|-)", after) and not spoken:
        label = bool(find_labels(before[-40:]) and re.search(r"\w[’'”\"]?\s*\([^()]*$", before))
        pointed = "." in sentence[mark.start : mark.end]
        again = last is not None and sentence[: last.start].endswith("(")
        return (
            True
            if label or again or _behind_clauses(sentence) or (mark.decimal and not pointed) or _VALUED.search(sentence)
            else None
        )
    if spoken or "." in sentence[mark.start : mark.end]:  # a number of a section or article far more often
        return None
    if last is not None and _LIST.fullmatch(sentence[last.end : mark.start]):
        return True
    if last is not None and (joint := _PAIR.fullmatch(sentence[last.end : mark.start])) and joint["word"] != "of":
        return True
    if _label_beside(sentence, mark):
        return True
    if "," in sentence[mark.start : mark.end] and _IN_BRACKET_LIST.search(before) and re.match(r"\s*[;,)]", after):
        return True
    if _YEAR.search(before.rsplit(";", 1)[-1]) and not cue:
        return None
    if _NAMED.fullmatch(before.rsplit(";", 1)[-1]) and re.match(r"[\s.*]*(?:;|$)", after):
        return False
    if rules.opener.search(before) and cue:
        return mark.decimal
    if re.search(r"\btussen (?:de |een )?$|\bvan (?:een )?$", before) and cue:
        return True
    return False if mark.decimal and cue and re.search(r"(?:,|\ben|:|-|–)\s+$", before) else None


def _behind_clauses(sentence: str) -> bool:
    """Whether each clause ends with a mark in brackets: "Het plan is actueel (7), het bijsturen blijft achter (6)"."""
    clauses = _BRACKETED.split(sentence)[:-1]
    return len(clauses) > 1 and not _NUMBERED.search(sentence) and all(len(c.split()) >= _CLAUSE for c in clauses)


def _label_beside(sentence: str, mark: Mark) -> bool:
    """Whether a word of the scale touches the number: "goed: 8", "8 = goed", "een voldoende, 6,4"."""
    return any(
        re.fullmatch(r"[’'”\"]?\s*[:=,–-]?\s*", sentence[found.end : mark.start])
        or re.fullmatch(r"\s*[=(–-]\s*[‘'“\"]?", sentence[mark.end : found.start])
        for found in find_labels(sentence)
        if found.end <= mark.start or found.start >= mark.end
    )


def _joined(sentence: str, accepted: Sequence[tuple[Mark, bool]]) -> list[GivenMark]:
    """Pairs made ranges, former scores and whatever their clause rules out left out, counts of judges put in."""
    out: list[GivenMark] = []
    skip = False
    for i, (mark, sure) in enumerate(accepted):
        if skip:
            skip = False
            continue
        following = accepted[i + 1][0] if i + 1 < len(accepted) else None
        to: float | None = None
        end = mark.end
        if (
            following
            and following.decimal
            and not mark.decimal
            and _PRECISE.fullmatch(sentence[mark.end : following.start])
        ):
            continue
        if following and (joint := _PAIR.fullmatch(sentence[mark.end : following.start])):
            relation = _relation(sentence, mark, joint["word"].lower())
            if relation == "former":
                continue
            if relation == "range" and mark.value < following.value:
                to, end, skip = following.value, following.end, True
        if (mark.value, to) == (1.0, 10.0) or _ruled_out(sentence, mark.start, end) or _unreal(sentence, mark, end):
            continue
        out.append(GivenMark(mark.value, to, mark.start, end, _count(sentence, mark, out), sure))
    return _of_latest_year(sentence, out)


def _of_latest_year(sentence: str, marks: list[GivenMark]) -> list[GivenMark]:
    """Without the marks of an earlier year: "in 2023 een 7,1 (2019: 6,8)"; a year belongs to the mark next to it."""
    years: list[int | None] = []
    for i, mark in enumerate(marks):
        left = marks[i - 1].end if i else 0
        right = marks[i + 1].start if i + 1 < len(marks) else len(sentence)
        behind = re.match(r"\)?\s*\(?(?:uit|in|over|van)?\s*((?:19|20)\d\d)(?!\s*:)", sentence[mark.end : right])
        ahead = _YEAR.findall(sentence[left : mark.start])
        years.append(int(behind[1]) if behind else int(ahead[-1]) if ahead else None)
    known = [y for y in years if y]
    if len(set(known)) < 2:
        return marks
    return [m for m, y in zip(marks, years, strict=True) if y in (None, max(known))]


def _relation(sentence: str, mark: Mark, word: str) -> str:
    before = sentence[: mark.start].lower()
    if word == "naar":
        return "former"
    if word == "en":
        return "range" if re.search(r"\btussen (?:de |een |het cijfer )?(?:\w+ )?$", before) else "list"
    if word == "of":
        return "range"
    if word == "tot" and re.search(
        r"\b(?:gestegen|steeg|stijgt|verbeterd|gegroeid|gedaald|daalde|opgelopen) van (?:een )?$", before
    ):
        return "former"
    return "range"


def _ruled_out(sentence: str, start: int, end: int) -> bool:
    """Whether the clause around a mark is on an earlier visitation, a norm, a wish or a draft."""
    left, right = 0, len(sentence)
    for m in grade_rules().boundary.finditer(sentence):
        if m.end() <= start:
            left = max(left, m.end() if m[0].strip() else m.start())
        elif m.start() >= end:
            right = min(right, m.start())
    clause = sentence[left:right]
    lead = sentence[: sentence.find(":") + 1]
    if len(lead) <= start and grade_rules().recalled_lead.search(lead):
        return True
    if any(p.search(clause) for p in grade_rules().clause_none):
        return True
    if _YEAR.search(clause) and grade_rules().now.search(sentence[:left] + sentence[right:]):
        return True
    bracketed = sentence[:start].rstrip().endswith("(") or re.search(r"\([^()]*$", sentence[:start])
    if bracketed:
        opened = sentence.rfind("(", 0, start)
        near = sentence[max(0, opened - 45) : opened]
        told = _FORMER.match(sentence) and not grade_rules().now.search(sentence)
        return bool(told or grade_rules().clause_none[0].search(near))
    return False


def _unreal(sentence: str, mark: Mark, end: int) -> bool:
    """Whether nobody gave the mark: "een 9 lag in het verschiet als ...", "twijfelde over een 8"."""
    rules = grade_rules()
    before, behind = sentence[: mark.start], sentence[end:]
    if rules.unreal_sentence.search(before):
        return True
    if rules.unreal_before.search(before) or rules.unreal_behind.match(behind) or rules.unreal_ahead.search(before):
        return True
    return bool(rules.unreal_participle.match(behind) and rules.unreal_pluperfect.search(before))


def _count(sentence: str, mark: Mark, earlier: Sequence[GivenMark]) -> int | None:
    """How many judges give the mark: "vier huurders geven een 8 en twee een 7", "beide gemeenten geven een 7"."""
    begin = earlier[-1].end if earlier else 0
    before = sentence[begin : mark.start]
    if re.search(r"\bbeiden?\b", before, re.I):
        return 2
    m = grade_rules().counted.search(before)
    if not m or (m["n"].lower() == "een" and not earlier) or (m["n"].lower() == "een" and not m["who"].strip()):
        return None
    word = m["n"].lower()
    counted = 1 if word in ("een", "eén") else WORDS.get(word) or int(word)
    return counted if m["who"].strip() or word[0].isalpha() else None


_BETWEEN = re.compile(
    r"\b(?:een|één|is|zijn|en|of|hoger|lager|staat|staan|voor|betekent|betekenen|heet|geldt|als|cijfer)\b|\W+", re.I
)


def _is_scale(sentence: str, marks: Sequence[Mark]) -> bool:
    """Whether the sentence explains a scale: marks in a row, each with a word of its own."""
    values = [m.value for m in marks]
    labels = find_labels(sentence)
    if len(values) < 2 or len(set(values)) < len(values) or len(labels) < len(values) - 1:
        return False
    if values not in (sorted(values), sorted(values, reverse=True)):
        return False
    if len(values) >= 4:
        return True
    spans = [(m.start, m.end) for m in marks] + [(found.start, found.end) for found in labels]
    rest = "".join(c for i, c in enumerate(sentence) if not any(a <= i < b for a, b in spans))
    return not _BETWEEN.sub("", rest)
