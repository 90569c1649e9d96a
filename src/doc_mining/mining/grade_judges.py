"""Who gives each of the marks of a sentence: the judge before it or behind "van" and "door", or several in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.grade_towns import town_givers
from doc_mining.mining.judges import Judge, JudgeMatch, judge_at, number_of
from doc_mining.mining.prose_marks import GivenMark
from doc_mining.mining.verdict import Speech

_OBJECT = re.compile(
    r"\b(?:met|tussen|aan|richting|over|jegens|naar|onder|bij|in|binnen|voor|tot|op|met zowel|ten opzichte van"
    r"|samenwerking van|wonen,?|(?:gebied|terrein|vlak|thema|veld) van)\s+$",
    re.I,
)
_GIVER = re.compile(
    r"[’'”\")]*\s*(?:\([^)]*\)\s*)?(?:toegekend |gegeven |ontvangen |gekregen )?"
    r"(?:van|door|namens|volgens|vanuit|bij|aldus|,?\s*(?:ge(?:eft|ven)|gaf|gaven|note(?:ert|ren)|(?:is|komt|kwam)(?: afkomstig)? van))\s*",
    re.I,
)
_FIRST = re.compile(r"(?:^|[,;]\s|\ben\s)(?:onder|bij|binnen)\s+$", re.I)
_INVERTED = re.compile(
    r"\s+(?:vindt|vinden|vond|vonden|acht|achten|noemt|noemen|geeft|geven|gaf|gaven|noteert|noteren|noteerde|kent|kennen|gunt|gunnen)\s+"
)  # "een 7 vindt de raad genoeg"
_LIES = re.compile(
    r"\s+(?:ge(?:ven|eft)|gaven|gaf|kozen|kwamen) er\b|(?:\s+\w+){0,6}?\s+(?:op|tot|is|was|met)\s+(?:een\s+)?[1-9]"
)
_AND = re.compile(r"\s*(?:\([^)\d]*\)\s*)?(?:,|en|als|alsook|alsmede|evenals|,? en(?: ook)?|/|&)\s*(?:ook\s+)?", re.I)
# A name that nothing introduced, beside a known one: taken to be of its kind.
_JOINED_NAME = re.compile(
    r"\s+(?:en|alsook|evenals) (?P<name>(?:(?:De|Het|Stichting|Vereniging) )?[A-ZÉ][\w’-]+(?: [A-ZÉ][\w’-]+){0,2})"
    r"\s+(?=geven|gaven|waarderen|beoordelen|noemen|vinden|belonen|komen|zijn)"
)
_IN_TURN = re.compile(r"\brespectievelijk\b|\bachtereenvolgens\b", re.I)
_PERSPECTIVE = re.compile(
    r"\b(?:presteren|prestaties) volgens (?:de )?(?:belanghebbenden|belanghouders|stakeholders)", re.I
)
_AS_ONE = re.compile(
    r"\b(?:noem\w*|vind(?:t|en)|is|zijn|als|blijft|zien?t?)\s(?:[^,;.]{2,60}\s)?$"
)  # "noemen haar een goede partner"
_RECEIVES = re.compile(r"\s+(?:krijg\w+|kreeg|kregen|verdien\w+|ontvang\w+|ontving\w*|be?haal\w*|be?halen)\b", re.I)
_SELF = re.compile(r"\bzichzelf\b|\bzelf(?:evaluatie|beoordeling|beeld)\b|\beigen oordeel\b", re.I)


def judges_of_marks(sentence: str, marks: Sequence[GivenMark], speech: Speech) -> list[tuple[JudgeMatch, ...]]:
    """For each mark the judges that the sentence names for it; empty where it names none."""
    found = [_beside_marks(match, marks) for match in givers(sentence, speech)]
    if turns := _in_turn(sentence, marks, found):
        return turns
    out: list[tuple[JudgeMatch, ...]] = []
    for i, mark in enumerate(marks):
        left = marks[i - 1].end if i else 0
        right = marks[i + 1].start if i + 1 < len(marks) else len(sentence)
        behind = [j for j in found if mark.end <= j.start < right and _gives_behind(sentence, mark, j)]
        if behind:
            out.append(_chain(sentence, found, behind[0], forward=True))
            continue
        before = [j for j in found if left <= j.start and j.end <= mark.start]
        before = [j for j in before if not _RELATIVE.search(sentence[: j.end].removesuffix(_noun(j)))] or before
        if before:
            row = _chain(sentence, found, before[-1], forward=False)
            out.append((*row, *(j for j in found if _LIKEWISE.search(sentence, mark.end, j.start) and j.start < right)))
            continue
        later = [
            j
            for j in found
            if mark.end <= j.start < right and re.search(r"\b(?:van|door|volgens|aldus) $", sentence[: j.start])
        ]
        if not later and _THEIRS.search(sentence[: mark.start]):
            later = [j for j in found if mark.end <= j.start < right]
        out.append(out[-1] if out and out[-1] else tuple(later[:1]))
    return out


def counts_of_marks(
    sentence: str, marks: Sequence[GivenMark], named: Sequence[Sequence[JudgeMatch]]
) -> list[int | None]:
    """How many judges give each mark: those that are counted right before it, else in the name of its judge."""
    out: list[int | None] = []
    for i, (mark, judges) in enumerate(zip(marks, named, strict=True)):
        left = marks[i - 1].end if i else 0
        counted = next((j.count for j in judges if j.count and (j.start >= left or not out)), None)
        part = _PART.search(sentence, left, mark.start) if counted else None
        out.append(mark.judges or (_number(part["n"]) if part else counted))
    return _one_and_other(sentence, marks, out)


def _one_and_other(sentence: str, marks: Sequence[GivenMark], counts: list[int | None]) -> list[int | None]:
    """ "De ene geeft een 8, de andere een 5": one judge each."""
    if len(marks) != 2 or not _ONE.search(sentence, 0, marks[0].start):
        return counts
    return [1, 1] if _OTHER.search(sentence, marks[0].end, marks[1].start) else counts


_ONE = re.compile(r"\b(?:de ene|één|eén|een)\s+(?!keer\b|maal\b)\w+", re.I)
_OTHER = re.compile(
    r"\bde (?:andere|ander|tweede)\s+(?:(?:ge(?:eft|ven)|gaf|komt|kwam|waardeert|met|op|tot|uit)\s+){0,3}een\b", re.I
)


def _number(word: str) -> int | None:
    return 1 if word.lower() in ("een", "één", "eén") else number_of(word) or (int(word) if word.isdigit() else None)


def _gives_behind(sentence: str, mark: GivenMark, judge: JudgeMatch) -> bool:
    """Whether a judge behind a mark gives it: "een 8 van de gemeente", "het mildst zijn, met een 8, de gemeenten"."""
    between = sentence[mark.end : judge.start]
    if _INVERTED.fullmatch(between) or _GIVER.match(between + " ") or _ARE.match(sentence, mark.end, judge.end):
        return True
    if between.strip() == "(" and sentence[judge.end : judge.end + 1] == ")":
        return True
    return between.strip() == "," and bool(re.match(r"\s*(?:[.;]|$)", sentence[judge.end :]))


_ARE = re.compile(
    r",?\s*(?:zijn|is|waren|was) (?:de |het |alle |beide )?\w+$", re.I
)  # "zijn" may be of the judge's own words
_PART = re.compile(r"\b(?P<n>\w+) van (?:de|het|onze|alle) (?:\w+ )?\w+", re.I)  # "drie van de vijf gemeenten"
_OPENING = re.compile(r"(?:Ook )?(?:bij|volgens|voor|onder)\s+", re.I)  # "Bij de huurdersraad wringt de invloed."
_THEIRS = re.compile(r"\b(?:haar|hun|zijn)\s+(?:\w+e\s+)?$", re.I)  # "met haar 7,4 zit de gemeente daaronder"
_LIKEWISE = re.compile(r"(?:evenals|net als|net zoals|alsook) (?:de |het )?$")
_RELATIVE = re.compile(r"\b(?:die|welke|met wie|waarmee|waarvan) (?:de |het )?$", re.I)
_ASIDE = re.compile(
    r"\b(?:die|dat|toen|omdat|doordat|hoewel|zodat|waar\w*|als|nadat|terwijl|of|dan)\s(?:[^,;]*\s)?$|\bonder (?:de )?$",
    re.I,
)


def _noun(match: JudgeMatch) -> str:
    return match.judge.name or ""


def main_giver(sentence: str, speech: Speech) -> Judge | None:
    """Who a sentence is about, as far as that is a judge: the first in a main clause, else the first at all."""
    found = givers(sentence, speech)
    if not found:
        named = judge_at(sentence, 0, min(len(sentence), 60), speech.names, towns=speech.towns)
        found = [m for m in named[:1] if _OPENING.fullmatch(sentence[: m.start]) and m.judge.type != "corporatie"]
    main = [m for m in found if not _ASIDE.search(sentence[: m.start])]
    return (main or found)[0].judge if found else None


def _beside_marks(match: JudgeMatch, marks: Sequence[GivenMark]) -> JudgeMatch:
    """The judge without a mark before it: "een 8 van de gemeente" does not count eight municipalities."""
    mark = next((m for m in marks if match.start < m.end <= match.end), None)
    if mark is None:
        return match
    return JudgeMatch(min(match.end, mark.end + len(" van ")), match.end, match.judge, None, match.names)


def givers(sentence: str, speech: Speech) -> list[JudgeMatch]:
    """The judges of a sentence without those that something is done with, for or about ("de relatie met huurders")."""
    own = bool(_SELF.search(sentence))
    titles = [m.span() for m in _PERSPECTIVE.finditer(sentence)]
    out: list[JudgeMatch] = []
    named = judge_at(sentence, names=speech.names, towns=speech.towns)
    for match in named:
        if match.judge.type == "corporatie" and not own and not re.match(r"\s+zelf\b", sentence[match.end :]):
            continue
        if any(a <= match.start and match.end <= b for a, b in titles):
            continue
        if _AS_ONE.search(sentence[: match.start]) and sentence.startswith("een ", match.start):
            continue
        chained = out and _AND.fullmatch(sentence[out[-1].end : match.start])
        if _RECEIVES.match(sentence, match.end) and not re.search(
            r"\b(?:van|door)\s+(?:haar\s+)?$", sentence[: match.start], re.I
        ):
            continue
        compared = re.match(r"di?e van\b", sentence[match.start : match.end], re.I)
        before = sentence[: match.start]
        counted = re.search(r"\d van\b", sentence[match.start : match.end])  # "tot een 9 van de partijen"
        aside = _OBJECT.search(before) and not chained and not compared and not counted
        if aside and not _among(before, sentence[match.end :]):
            continue
        out.append(match)
    return sorted([*out, *town_givers(sentence, named, out, speech.towns)], key=lambda m: m.start)


def _among(before: str, behind: str) -> bool:
    """Whether the group is the one that gives: "onder de partijen gaven er drie", "bij de huurders ligt het op een 7"."""
    return bool(_FIRST.search(before) and _LIES.match(behind))


def _chain(sentence: str, found: Sequence[JudgeMatch], last: JudgeMatch, *, forward: bool) -> tuple[JudgeMatch, ...]:
    """The judges that stand in a row with `last`: "de huurders en de gemeente"."""
    at = found.index(last)
    row = [last]
    step = 1 if forward else -1
    at += step
    while 0 <= at < len(found):
        a, b = (row[-1], found[at]) if forward else (found[at], row[0])
        if not _AND.fullmatch(sentence[a.end : b.start]):
            break
        row = [*row, found[at]] if forward else [found[at], *row]
        at += step
    last_one = row[-1]
    if m := _JOINED_NAME.match(sentence, last_one.end):
        name = Judge(last_one.judge.type, m["name"])
        row.append(JudgeMatch(m.start("name"), m.end("name"), name, None, (m["name"],)))
    return tuple(row)


def _in_turn(
    sentence: str, marks: Sequence[GivenMark], found: Sequence[JudgeMatch]
) -> list[tuple[JudgeMatch, ...]] | None:
    """ "Huurders en gemeente geven respectievelijk een 7 en een 8": as many judges in a row as there are marks."""
    if len(marks) < 2 or not _IN_TURN.search(sentence):
        return None
    for match in found:
        row = _chain(sentence, found, match, forward=True)
        if len(row) == len(marks):
            return [(judge,) for judge in row]
    return None
