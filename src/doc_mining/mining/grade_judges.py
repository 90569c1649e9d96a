"""Who gives each of the marks of a sentence: the judge before it or behind "van" and "door", or several in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.judges import Judge, JudgeMatch, judge_at
from doc_mining.mining.prose_marks import GivenMark
from doc_mining.mining.verdict import Speech

_OBJECT = re.compile(
    r"\b(?:met|tussen|aan|richting|over|jegens|naar|onder|bij|in|binnen|voor|tot|met zowel|ten opzichte van"
    r"|samenwerking van)\s+$",
    re.I,
)
_GIVER = re.compile(
    r"[’'”\")]*\s*(?:\([^)]*\)\s*)?(?:toegekend |gegeven |ontvangen |gekregen )?"
    r"(?:van|door|namens|volgens|vanuit|bij)\s*",
    re.I,
)
_AND = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|en|als|alsook|alsmede|evenals|,? en(?: ook)?|/|&)\s*(?:ook\s+)?", re.I)
# A name that nothing introduced, beside a known one: taken to be of its kind.
_JOINED_NAME = re.compile(
    r"\s+(?:en|alsook|evenals) (?P<name>(?:(?:De|Het|Stichting|Vereniging) )?[A-ZÉ][\w’-]+(?: [A-ZÉ][\w’-]+){0,2})"
    r"\s+(?=geven|gaven|waarderen|beoordelen|noemen|vinden|belonen|komen|zijn)"
)
_IN_TURN = re.compile(r"\brespectievelijk\b|\bachtereenvolgens\b", re.I)
_PERSPECTIVE = re.compile(
    r"\b(?:presteren|prestaties) volgens (?:de )?(?:belanghebbenden|belanghouders|stakeholders)", re.I
)
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
        behind = [j for j in found if mark.end <= j.start < right and _GIVER.match(sentence[mark.end : j.start] + " ")]
        if behind:
            out.append(_chain(sentence, found, behind[0], forward=True))
            continue
        before = [j for j in found if left <= j.start and j.end <= mark.start]
        before = [j for j in before if not _RELATIVE.search(sentence[: j.end].removesuffix(_noun(j)))] or before
        if before:
            out.append(_chain(sentence, found, before[-1], forward=False))
            continue
        later = [
            j
            for j in found
            if mark.end <= j.start < right and re.search(r"\b(?:van|door|volgens) $", sentence[: j.start])
        ]
        out.append(out[-1] if out and out[-1] else tuple(later[:1]))
    return out


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
    for match in judge_at(sentence, names=speech.names, towns=speech.towns):
        if match.judge.type == "corporatie" and not own:
            continue
        if any(a <= match.start and match.end <= b for a, b in titles):
            continue
        chained = out and _AND.fullmatch(sentence[out[-1].end : match.start])
        if _RECEIVES.match(sentence, match.end) and not re.search(
            r"\b(?:van|door)\s+(?:haar\s+)?$", sentence[: match.start], re.I
        ):
            continue
        compared = re.match(r"di?e van\b", sentence[match.start : match.end], re.I)
        if _OBJECT.search(sentence[: match.start]) and not chained and not compared:
            continue
        out.append(match)
    return out


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
