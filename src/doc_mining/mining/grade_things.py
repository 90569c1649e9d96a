"""What each of the marks of a sentence is for, and the word of the scale that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.aspects import aspect_of, heading_aspect
from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.judges import Judge
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.prose_marks import GivenMark, given_marks
from doc_mining.mining.score_rules import score_rules
from doc_mining.records import Aspect

_POINTS_BACK = re.compile(
    r"\b(?:hier|daar)(?:voor|over|aan|op|mee)\b"
    r"|\b(?:op|over) (?:dit|dat) (?:punt|onderdeel|aspect|onderwerp|vlak)\b"
    r"|^(?:Zij|Ze|Hij|Dit|Dat|Deze)\b",
    re.I,
)
_FOR = re.compile(
    r"[’'”\")]*\s*(?:\([^)]*\)\s*)?(?:van .{3,40}? )?"
    r"(?:voor|op|over|bij|aan|als het gaat om|wat betreft|waar het gaat om|ten aanzien van)\s",
    re.I,
)
_SUMS_UP = re.compile(
    r"\b(?:wat|hetgeen|waarmee|zodat|samen|daarmee)\b.{0,40}\b(?:gemiddeld\w*|perspectief|totaal|eind\w+)\b", re.I
)
_AVERAGE = re.compile(r"\b(?:dit|het|op) (?:onderdeel|perspectief|hoofdstuk)\b.{0,20}\bgemiddeld\b", re.I)
_CUT = re.compile(r"[;.]|,\s|\s(?:en|terwijl|maar|tegenover)\s")
_IN_TURN = re.compile(r"\b(?:respectievelijk|achtereenvolgens)\b", re.I)
_BEFORE = re.compile(
    r"[’'”\"]?[\s,:(–=-]*"
    r"(?:(?:en|met|dus|oftewel|ofwel|namelijk|en dus|en geeft(?: hiervoor)?|en krijgt|en komt (?:uit|tot) op)\s+)?"
    r"(?:(?:een|het)\s+)?(?:(?:rapport|eind)?cijfer\s+|score\s+)?[‘'“\"(]*",
    re.I,
)
_BEHIND = re.compile(r"[’'”\"]?[\s(,=:–-]*(?:(?:oftewel|ofwel|dus|dat is|wat staat voor)\s+)?(?:een\s+)?[‘'“\"]*", re.I)
# A perspective by its bare name, with a decimal mark: the average of its criteria.
_BARE = re.compile(
    r"^(?!.*\b(?:besturing|toezicht|legitim|verantwoording|strategie|sturing|rol|inzet)).*\b(?:governance|perspectief|vermogen)\b",
    re.I,
)


def label_beside(sentence: str, mark: GivenMark) -> LabelMatch | None:
    """The word of the scale that says the same as the mark: "ruim voldoende (7)", "een 7, oftewel ruim voldoende"."""
    labels = find_labels(sentence)
    for found in labels:
        if (
            found.end <= mark.start
            and _BEFORE.fullmatch(sentence[found.end : mark.start])
            and found.end + 1 < mark.start
        ):
            return found
    for found in labels:
        if found.start >= mark.end and _BEHIND.fullmatch(sentence[mark.end : found.start]):
            return found
    return None


def aspects_of_marks(
    sentence: str, marks: Sequence[GivenMark], section: Sequence[str], judges: Sequence[Judge], before: str = ""
) -> list[Aspect]:
    """What each mark is for; `before` is the sentence before, to which "hiervoor" and the like point back."""
    turns = _in_turn(sentence, marks)
    out: list[Aspect] = []
    for i, mark in enumerate(marks):
        own = turns[i] if turns else _own_words(sentence, marks, i)
        decimal = bool(re.search(r"[.,½]", sentence[mark.start : mark.end]))
        aspect = _aspect(own or "", sentence, section, judges[i], alone=len(marks) == 1, decimal=decimal)
        if i and _SUMS_UP.search(sentence[marks[i - 1].end : mark.start]):
            aspect = "eindoordeel"
        if aspect is None:
            told = _POINTS_BACK.search(sentence) or (given_marks(before) and not heading_aspect(section[-1:]))
            pointed = aspect_of(before) if before and told else "overig"
            aspect = (
                out[-1]
                if out and not own
                else pointed
                if pointed != "overig"
                else _fallback(sentence, section, judges[i])
            )
        out.append(aspect)
    return out


def _own_words(sentence: str, marks: Sequence[GivenMark], i: int) -> str | None:
    """The phrase behind the mark ("een 8 voor de relatie"), else the words between the last mark and this one."""
    mark = marks[i]
    right = marks[i + 1].start if i + 1 < len(marks) else len(sentence)
    behind = sentence[mark.end : right]
    if _FOR.match(behind):
        cut = _CUT.search(behind, 3) if i + 1 < len(marks) else re.search(r"[;.]|,\s", behind)
        phrase = behind[: cut.start()] if cut else behind
        if aspect_of(phrase) != "overig":
            return phrase
    left = marks[i - 1].end if i else 0
    before = sentence[left : mark.start]
    if i and _FOR.match(before):
        cut = _CUT.search(before, 3)
        before = before[cut.start() :] if cut else ""
    return before if before and aspect_of(before) != "overig" else None


def _aspect(
    own: str, sentence: str, section: Sequence[str], judge: Judge, *, alone: bool, decimal: bool
) -> Aspect | None:
    if not own and re.search(r"\bperspectieven\b", sentence, re.I):
        return "eindoordeel"
    if alone and section and score_rules().perspective(section[-1]) and _AVERAGE.search(sentence):
        return "eindoordeel"
    clause = own or (sentence if alone else "")
    if not clause:
        return None
    if (
        _names_end_mark(clause)
        or (alone and _names_end_mark(sentence))
        or ((decimal or _summary(section)) and _BARE.search(clause))
    ):
        return "eindoordeel"
    plain = re.sub(r"\b(?:in relatie tot|presteren (?:naar|volgens) \w+(?: en \w+)?)\b", " ", clause, flags=re.I)
    said = aspect_of(plain)
    if said == "overig":
        return None
    return aspect_of(plain, section) if said == "prestaties" and judge.type == "commissie" else said


def _summary(section: Sequence[str]) -> bool:
    """Whether the headings are those of a summary: verdicts are given, and no perspective or aspect is named."""
    above = heading_aspect(section)
    return bool(section) and above in (None, "eindoordeel") and not any(map(score_rules().perspective, section))


def _names_end_mark(clause: str) -> bool:
    return bool(grade_rules().end.search(clause))


def _fallback(sentence: str, section: Sequence[str], judge: Judge) -> Aspect:
    """Where the words of the sentence say nothing: what the headings say, else the perspective's own."""
    said = aspect_of("", section)
    if said not in ("overig", "eindoordeel"):
        return said
    if re.search(r"\b(?:de corporatie|de organisatie|het geheel)\b", sentence, re.I) and judge.type != "commissie":
        return "eindoordeel"
    if (
        said == "overig"
        and judge.type == "belanghebbenden"
        and re.search(r"\b(?:gemiddeld|samen|gezamenlijk)\b", sentence, re.I)
    ):
        return "eindoordeel"
    perspective = next((p for h in reversed(section) if (p := score_rules().perspective(h))), None)
    if perspective:
        return perspective.aspect
    return "eindoordeel" if said == "eindoordeel" else "prestaties"


def _in_turn(sentence: str, marks: Sequence[GivenMark]) -> list[str] | None:
    """ "respectievelijk 7,5, 7 en 6,5 voor de prestaties, de relatie en de invloed": as many things as marks."""
    if len(marks) < 2 or not _IN_TURN.search(sentence):
        return None
    behind, before = sentence[marks[-1].end :], sentence[: marks[0].start]
    for text in (behind, before):
        phrase = re.split(r"\b(?:voor|op|over|van|bij)\s+", text, maxsplit=1)[-1]
        parts = [
            p
            for p in re.split(r",\s+|\s+en\s+(?=(?:de|het|op|over|voor|invloed|relatie)\b)|\s+en\s+", phrase)
            if aspect_of(p) != "overig"
        ]
        if len(parts) == len(marks):
            return parts
    return None
