"""Which words before or behind a number say that it is a mark that somebody gives."""

from __future__ import annotations

import re

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.judges import judge_at
from doc_mining.mining.labels import find_labels
from doc_mining.mining.mark_settled import settled
from doc_mining.mining.marks import Mark

_AN = re.compile(r"\b(?:een|één|’n|'n)\s+(?:\w+e\s+)?$", re.I)  # "een 7" is a mark, "de 7" may be anything
_PERSPECTIVE = re.compile(
    r"(?:\b(?:naar|volgens|op|voor|ten aanzien van|en)|[,:])\s+(?:de\s+)?(?:presteren (?:naar|volgens)\s+)?"
    r"(?:opgaven?|ambities?|opgaven en ambities|vermogen|belang\w+|stakeholders|governance)[\s:(]*$",
    re.I,
)
_NO_MORE = re.compile(r"\W*(?:(?:dus|derhalve|dan ook|wat ons betreft|vindt de commissie)\W*)?")
_TO = re.compile(r"\bvan\s+\d\S* in \d{4} naar\s+$", re.I)
_OPENS = re.compile(
    r"\W*(?:(?:Bij|Met|Voor|Vanaf|Onder|Boven)\s+)?een\s+", re.I
)  # "Een 6 ..." explains as often as it tells
_STANDS = re.compile(
    r"\s+(?:staat|stond|schreef|schreven|noteert|noteerde|vulde|luidt|geeft|gaf|geven|gaven)\s+(?:er|zij|hij|ze|de|het|daar)\b"
)
_ON = re.compile(r"\s+(?:voor|op|bij|over|aan|toe)\b")
_LOWEST = 3  # a lower number with decimals is a ratio far more often than a mark
_VALUED = re.compile(r"waardeer|beoordeeld|beoordelen|beoordeelt|scor(?:e|en|es)\b|scoort|gescoord|cijfer", re.I)
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
_NUMBERED = re.compile(r"\(1\).*\(2\)")
_CLOSES = re.compile(r"\)\s*(?:[.;]|$)")
_CLAUSE = 4  # words before a mark in brackets
_BRACKET = re.compile(
    r"\(\s*(?:(?:een|het|cijfer|rapportcijfer|score|gemiddeld|gem\.|eindcijfer|:|\w+ \w+:)\s*)*$", re.I
)


def introduced(sentence: str, mark: Mark, last: Mark | None, *, closing: bool = False) -> bool | None:
    """Whether words around the number make it a verdict: True for sure, False perhaps, None not.

    `closing` says that in its passage numbers in brackets at the end of a clause are marks.
    """
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
    if settled(sentence, mark.start, mark.end):
        return True
    if not spoken and rules.own.search(before) and (mark.decimal or _ON.match(after)):
        return True
    if not spoken and _by_whom(sentence, mark, cue=cue):
        return True
    if mark.decimal and not spoken and _STANDS.match(after) and (not before.strip() or before.rstrip()[-1] in ":;,"):
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
    if last is not None and not spoken and before.endswith("(") and _CLOSES.match(after) and mark.value >= _LOWEST:
        return True
    if closing and before.endswith("(") and _CLOSES.match(after) and len(before.split()) > _CLAUSE:
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


_WHO = re.compile(r"[’'”]?\s*\((?P<who>[^()\d]{3,60})\)")
_NAME = re.compile(
    r"(?:(?:de|het) )?(?:gemeente |regio )?[A-ZÉ][\w’-]+(?:[ -](?:(?:aan|op|en|bij|van) )?(?:(?:de|den|het) )?[A-ZÉ][\w’-]+){0,3}"
)
_ASKED_ON = re.compile(
    r"\b(?:invloed|relatie|communicatie|prestaties|presteren|samenwerking|contact|omgang|vermogen|governance|afspraken)\b",
    re.I,
)


def _by_whom(sentence: str, mark: Mark, *, cue: bool) -> bool:
    """Whether brackets behind the number name who gave it: "7,0 (Noordwoud) en 7,1 (Zuidwoud)"."""
    m = _WHO.match(sentence, mark.end)
    if m is None or mark.value < _LOWEST or not (cue or _ASKED_ON.search(sentence)):
        return False
    judges = judge_at(m["who"])
    whole = any(j.start == 0 and j.end == len(m["who"]) for j in judges)
    return whole or (bool(_NAME.fullmatch(m["who"])) and (mark.decimal or cue))


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
