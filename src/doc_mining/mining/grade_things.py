"""What each of the marks of a sentence is for, and the word of the scale that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.aspects import aspect_of, heading_aspect
from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.judges import Judge
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.prose_marks import GivenMark, given_marks
from doc_mining.mining.score_rules import Perspective, score_rules
from doc_mining.records import Aspect

_ON = re.compile(r"[’'”]?\s*(?:op|voor|bij)\s+(?P<on>[^,;.]{3,70})", re.I)
_LISTED = re.compile(
    r"\b(?:(?P<named>(?:naar|volgens) (?:de )?(?:opgaven?|ambities?|opgaven? en ambities?|vermogen|belang\w+|stakeholders))"
    r"|(?:op|voor|van|aanzien van) (?:de )?governance)[\s:(]*(?:(?:met )?een )?$",
    re.I,
)
# What is said behind a mark on something else: "een 8 en zou graag meer woningen zien", "een 7, waar in 2019 ..."
_TAIL = re.compile(
    r",?\s(?:en|maar)\s(?:zou|wil|hoopt|vindt|vraagt|ziet|had)\w*\b|,\s(?:waar|die|dat|want|al|omdat)\b[^,;]*$"
)
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
_EVERYBODY = re.compile(r"(?:alle )?(?:belang(?:hebbenden|houders)|stakeholders|partijen|deelnemers)", re.I)
_THING = re.compile(
    r"\d[’'”]?\s(?:\w+\s)?voor (?:de|het|haar|zijn) \w+|\bop het (?:gebied|terrein|vlak) van\b", re.I
)  # no ambition
_OF_ALL = re.compile(rf"\b(?:{_EVERYBODY.pattern}|zij|hen|gemiddeld\w*|samen|perspectief)\b", re.I)
_ASKED = ("relatie_communicatie", "invloed_beleid", "samenwerking", "prestatieafspraken")  # of stakeholders
_SUMS_UP = re.compile(
    r"\b(?:wat|hetgeen|waarmee|zodat|samen|daarmee)\b.{0,40}\b(?:(?P<only>gemiddeld\w*)|perspectief|totaal|eind\w+)\b",
    re.I,
)
_AVERAGE = re.compile(r"\b(?:dit|het|op) (?:onderdeel|perspectief|hoofdstuk)\b.{0,20}\bgemiddeld\b", re.I)
_OVER = re.compile(r"\bover (?:de|het|haar|hun) .*", re.I)  # "met een 7,9 het meest positief over de relatie"
_WEIGHED = re.compile(
    r"\b(?:waardoor|waarmee|zodat|en)\s(?:dit|het) hoofdstuk\b"
    r"|\b(?:meeweg\w+|meetel\w+)\b[^.;]{0,40}\b(?:wordt|is|levert|geeft|maakt|komt)\b",
    re.I,
)
_MEAN_OF_FIELDS = re.compile(
    r"\bgemiddelde? (?:cijfer )?(?:van|over|voor|op) (?:de|alle|deze|onze|haar) (?:\w+ )?"
    r"(?:prestatie)?(?:velden|thema’?s|opgaven|onderwerpen)\b",
    re.I,
)
_BOTH_NAMED = re.compile(r"\b(?:cijfer|score|oordeel) (?:voor|op|van) (?:de )?opgaven en ambities\b[^.;]*$", re.I)
_BOTH_HEADED = re.compile(r"\bopgaven?\b.*\bambities?\b", re.I)  # there the mean of the fields is weighed with them
_GOES_ON = re.compile(r"^[‘“]|\ber\b")  # a quotation, or "een 5,9 was er het gevolg van"
_CUT = re.compile(r"[;.]|,\s|\s(?:en|terwijl|maar|tegenover)\s")
_JOINT = re.compile(r"\s*(?:,|en|, en)\s+(?:(?:met )?een )?")
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


def perspectives_of_marks(sentence: str, marks: Sequence[GivenMark]) -> list[Perspective | None]:
    """The perspective that each mark is said to be of: "een 6,5 op vermogen", "presteren naar vermogen: een 6,5"."""
    out: list[Perspective | None] = []
    behind_it = False
    for i, mark in enumerate(marks):
        right = marks[i + 1].start if i + 1 < len(marks) else len(sentence)
        phrase = _ON.match(sentence[mark.end : right])
        said = score_rules().perspective(phrase["on"]) if phrase else None
        before = "" if said or behind_it else sentence[marks[i - 1].end if i else 0 : mark.start]
        if listed := _LISTED.search(before):
            before = f"presteren {listed['named']}" if listed["named"] else "governance"
        out.append(said or (score_rules().perspective(before) if before else None))
        behind_it = said is not None
    return out


def aspects_of_marks(
    sentence: str, marks: Sequence[GivenMark], section: Sequence[str], judges: Sequence[Judge], before: str = ""
) -> list[Aspect]:
    """What each mark is for; `before` is the sentence before, to which "hiervoor" and the like point back."""
    turns = _in_turn(sentence, marks) or _row_of_things(sentence, marks)
    perspectives = perspectives_of_marks(sentence, marks)
    # "De gemeente Noordwoud (8) en de huurders (7) waarderen de relatie": what stands behind the brackets is on each
    bracketed = len(marks) > 1 and all(sentence[: m.start].endswith("(") for m in marks)
    shared = bracketed and aspect_of(sentence[marks[-1].end :]) != "overig"
    out: list[Aspect] = []
    for i, mark in enumerate(marks):
        own = (turns[i] if turns else None) or _own_words(sentence, marks, i)
        if own is None and shared:
            own = sentence[marks[-1].end :]
        decimal = bool(re.search(r"[.,½]", sentence[mark.start : mark.end]))
        aspect = _aspect(own or "", _core(sentence, mark), section, judges[i], alone=len(marks) == 1, decimal=decimal)
        between = sentence[marks[i - 1].end if i else 0 : mark.start]
        if decimal and (_WEIGHED.search(between) or _BOTH_NAMED.search(between)):
            aspect = "eindoordeel"
        elif _MEAN_OF_FIELDS.search(between) and any(_BOTH_HEADED.search(h) for h in section):
            aspect = "prestaties"
        if perspectives[i] and decimal and _LISTED.search(sentence[: mark.start]):
            aspect = "eindoordeel"
        if i and (sums := _SUMS_UP.search(sentence[marks[i - 1].end : mark.start])):
            averaged = set(out) if sums["only"] else set()
            aspect = out[-1] if averaged in ({"prestaties"}, {"ambities"}) else "eindoordeel"
        if aspect is None:
            whole = decimal and not mark.judges and _of_everything(sentence, section, judges[i])
            aspect = _unsaid(sentence, section, judges[i], before, whole=whole) if own or not out else out[-1]
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
    if before and aspect_of(before) != "overig":
        return before
    cut = _CUT.search(behind)
    tail = _OVER.search(behind[: cut.start()] if cut else behind)
    return tail[0] if tail and aspect_of(tail[0]) != "overig" else None


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


def _core(sentence: str, mark: GivenMark) -> str:
    """The sentence without what is said behind the mark on something else."""
    tail = _TAIL.search(sentence, mark.end)
    return sentence[: tail.start()] if tail else sentence


def _summary(section: Sequence[str]) -> bool:
    """Whether the headings are those of a summary: verdicts are given, and no perspective or aspect is named."""
    above = heading_aspect(section)
    return bool(section) and above in (None, "eindoordeel") and not any(map(score_rules().perspective, section))


def _names_end_mark(clause: str) -> bool:
    return bool(grade_rules().end.search(clause))


def _unsaid(sentence: str, section: Sequence[str], judge: Judge, before: str, *, whole: bool) -> Aspect:
    """What is meant where the words of the sentence name nothing: the sentence before, the headings."""
    back = _POINTS_BACK.search(sentence)
    if whole and not back:
        return "eindoordeel"
    told = back or (given_marks(before) and (not heading_aspect(section[-1:]) or _on_stakeholders(section)))
    pointed = aspect_of(before) if before and told else "overig"
    if (
        pointed == "overig"
        and before
        and judge.type != "commissie"
        and not given_marks(before)
        and _GOES_ON.search(sentence)
    ):
        pointed = said if (said := aspect_of(before)) in _ASKED else "overig"
    return pointed if pointed != "overig" else _fallback(sentence, section, judge)


def _of_everything(sentence: str, section: Sequence[str], judge: Judge) -> bool:
    """Whether all stakeholders together value the corporation: "de belanghebbenden zijn met een 7,4 het mildst"."""
    if judge.type != "belanghebbenden" or not (_summary(section) or _on_stakeholders(section)):
        return False
    return bool(_EVERYBODY.fullmatch(judge.name or "") and _OF_ALL.search(sentence))


def _fallback(sentence: str, section: Sequence[str], judge: Judge) -> Aspect:
    """Where the words of the sentence say nothing: what the headings say, else the perspective's own."""
    said = aspect_of("", section)
    if said == "ambities" and _THING.search(sentence):
        return "prestaties"
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


def _on_stakeholders(section: Sequence[str]) -> bool:
    said = score_rules().perspective(section[-1]) if section else None
    return said is not None and said.judge == "belanghebbenden"


def _row_of_things(sentence: str, marks: Sequence[GivenMark]) -> list[str | None] | None:
    """ "... de relatie en de invloed met 7,3 en 6,0": a row of marks behind a row of as many things; None for others."""
    out: list[str | None] = [None] * len(marks)
    i = 0
    while i < len(marks):
        j = i
        while j + 1 < len(marks) and _JOINT.fullmatch(sentence[marks[j].end : marks[j + 1].start]):
            j += 1
        if j > i:
            words = re.split(r"[,;]\s", sentence[marks[i - 1].end if i else 0 : marks[i].start])[-1]
            parts = [p for p in re.split(r"\s+en\s+(?=de |het |haar )", words) if aspect_of(p) != "overig"]
            if len(parts) == j - i + 1 and len({aspect_of(p) for p in parts}) == len(parts):
                out[i : j + 1] = parts
        i = j + 1
    return out if any(out) else None


def _in_turn(sentence: str, marks: Sequence[GivenMark]) -> list[str | None] | None:
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
