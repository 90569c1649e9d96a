"""Who asks in a sentence of advice: the committee, a party that is known, or whoever stands where one would."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.imperatives import begins_with_imperative
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.point_places import COMMITTEE, STAKEHOLDERS, pattern
from doc_mining.text.prefilter import Prefiltered


class Spoken(NamedTuple):
    """An imperative at `start:end` of a sentence that is put in somebody's mouth."""

    start: int
    end: int
    judge: Judge


class Context(NamedTuple):
    """What stands around a sentence: the headings above it, the sentences before it, and the organisations known."""

    section: tuple[str, ...]
    earlier: Sequence[str]
    names: Mapping[str, Judge]

    @property
    def of_others(self) -> bool:
        """Whether the headings say that others than the committee are heard here."""
        return any(pattern("others").search(h) for h in self.section)


def asker(who: str, sentence: str, match: re.Match[str], context: Context) -> Judge | None:
    """Who asks in `sentence`, whose verb of asking is `match`; None when nobody that may ask does.

    `who` is who asks when the sentence names nobody: commissie, belanghebbenden, whoever the match names ("genoemd"),
    anybody that is named ("iemand"), or "" for whoever the headings name, else the committee.
    """
    if who == "commissie":
        return COMMITTEE
    if who == "belanghebbenden" and _norm().search(sentence, 0, match.start()):
        return None
    if who == "belanghebbenden":
        judge = (
            _subject(sentence, match, context.names) or _meant(sentence, context) or _unknown(sentence, match, context)
        )
        return None if judge is None or judge.type in ("corporatie", "commissie") else judge
    if who == "genoemd":
        return _party(match[0], context.names)
    if who == "iemand":
        return _anybody(sentence, context)
    named = _source(sentence, context.names)
    if named is not None:
        return named
    headed = heading_judge(context.section)
    if headed and headed.type not in ("corporatie", "commissie"):
        previous = _latest(context)
        return previous if previous and previous.type not in ("corporatie", "commissie") else headed
    return COMMITTEE


def spoken(sentence: str, context: Context) -> Spoken | None:
    """An imperative with its speaker: "En de gemeente: meet dat ieder jaar", "Richt een lijn in, luidde die van het
    panel"."""
    m = _ORDERED.match(sentence)
    if m and begins_with_imperative(m["wish"]) and any(_committee(s) for s in context.earlier):
        return Spoken(m.start("wish"), m.end("wish"), COMMITTEE)
    if m := _BEFORE.match(sentence):
        found = judge_at(m["who"], names=context.names)
        rest = m["who"][found[-1].end :] if found else ""
        known = found and found[0].start == 0 and (not rest.strip() or _ASKING.search(rest))
        if known and found[0].judge.type != "corporatie" and begins_with_imperative(m["wish"]):
            return Spoken(m.start("wish"), m.end("wish"), found[0].judge)
    m = _BEHIND.search(sentence)
    if m is None or not begins_with_imperative(sentence[: m.start()]):
        return None
    named = _party(m["who"], context.names)
    judge = named or _latest(context) if named or context.of_others else None
    if judge is None and context.of_others:
        judge = STAKEHOLDERS
    if judge is None or judge.type == "corporatie":
        return None
    return Spoken(0, m.start(), judge)


def _committee(sentence: str) -> bool:
    return any(m.judge.type == "commissie" for m in judge_at(sentence))


def speaks(text: str) -> bool:
    """Whether a text may hold an imperative with its speaker; cheap."""
    return _SPEAKS.search(text) is not None


_SPEAKS = re.compile(r": ‘?[a-zà-ÿ]|, (?:aldus|luid|ze[gi]|kl[io]n|vr[ao]|advis|raa?d|v[io]n|me[en]|sugg|is |was )")
_BEFORE = Prefiltered(r"(?:(?:En|Maar|Ook|Dan|Tot slot|Ten slotte) )?(?P<who>[^:.;,‘]{3,60}): ‘?(?P<wish>[^’]{8,})")
_ASKING = Prefiltered(
    r"\b(?:tip|advies|wens|raad|suggestie|verzoek|oproep|boodschap|zegt|vraagt|adviseert|roept|mee)\b"
)
_ORDERED = Prefiltered(
    r"(?:Allereerst|Om te beginnen|Vervolgens|Daarnaast|Verder|Tot slot|Ten (?:eerste|tweede|derde|vierde|vijfde|slotte)): (?P<wish>.{8,})"
)
_BEHIND = Prefiltered(
    r"[’”]?, (?:aldus|luidt|luidde|zegt|zei|zeiden|klinkt|klonk|vraagt|vroeg|vroegen|adviseert|adviseren|raadt|raden|"
    r"vindt|vinden|vond|vonden|meent|menen|suggereert|suggereerde|is (?:de|het|hun|haar)|was (?:de|het|hun|haar))\b(?P<who>[^.]*)"
)
_PRONOUN = Prefiltered(
    r"(?:Ook |Daarnaast |Verder )?(?:zij|ze|hij|deze|die|wel|(?:haar|zijn|hun) (?:bestuurder|directeur|voorzitter)|\w+ (?:zij|ze|hij))\b",
    re.IGNORECASE,
)
_OBJECT = Prefiltered(r"\b(?:met|van|aan|voor|bij|over|naar|tussen|tegen|op|richting|onder)\s+$", re.IGNORECASE)
_SOURCE = Prefiltered(
    r"\b(?:volgens|namens|ge\w+ door|aangedragen door|noem(?:t|en)|vind(?:t|en)|zie(?:t|n)|geven|geeft|benoem(?:t|en))\s+(?:ook\s+)?$",
    re.I,
)
_NO_PARTY = ("corporatie", "overig")


def parties_before(sentence: str, match: re.Match[str], names: Mapping[str, Judge]) -> list[Judge]:
    """The parties that may be the subject of a verb of asking, before it."""
    found = [m for m in judge_at(sentence, names=names) if m.judge.type not in _NO_PARTY]
    return [m.judge for m in found if m.end <= match.start() and not _OBJECT.search(sentence[: m.start])]


def _subject(sentence: str, match: re.Match[str], names: Mapping[str, Judge]) -> Judge | None:
    """The party that stands before the verb of asking, or directly behind it."""
    if before := parties_before(sentence, match, names):
        return before[0]
    verb = re.match(r"(?:als \w+ )?\w+\s+(?:ook\s+)?", sentence[match.start() :], re.IGNORECASE)
    at = match.start() + (verb.end() if verb else 0)
    found = judge_at(sentence, names=names)
    return next((m.judge for m in found if m.start == at and m.judge.type not in _NO_PARTY), None)


def _meant(sentence: str, context: Context) -> Judge | None:
    """Whom a pronoun at the beginning of a sentence stands for."""
    return _latest(context) if _PRONOUN.match(sentence) else None


def _unknown(sentence: str, match: re.Match[str], context: Context) -> Judge | None:
    """A party that nothing tells the group of, by its place: a proper name, or a noun such as "vereniging", that is the
    subject of the verb of asking. One that the document has told of is that one: "de vereniging" is the last named."""
    if not context.of_others:
        return None
    before, behind = _subjects()
    m = (
        before.search(sentence[: match.start()])
        or behind.match(sentence, match.start())
        or behind.match(sentence, match.end())
    )
    if m is None or _norm().search(m["who"]):
        return None
    found = judge_at(m["who"], names=context.names)
    if found:
        return next((f.judge for f in found if f.judge.type in ("corporatie", "commissie")), found[0].judge)
    if m["group"]:
        last = _latest(context)
        return (
            last if last and last.type not in ("corporatie", "commissie") else Judge("belanghebbenden", _bare(m["who"]))
        )
    return Judge("belanghebbenden", _bare(m["who"]))


def _bare(name: str) -> str:
    return re.sub(r"^(?:de|het|een|haar|zijn) (?=[a-z])", "", name, flags=re.IGNORECASE)


@cache
def _data() -> dict[str, str]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return dict(data["askers"])


@cache
def _subjects() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a subject before a verb, and of one directly behind it."""
    noun = rf"(?:(?:[Dd]e|[Hh]et|[Hh]aar|[Zz]ijn) )?(?:[a-zà-ÿ]+e )?(?:{_data()['nouns']})"
    group = rf"(?P<group>{noun})(?: (?:van|uit|in|voor) (?:de |het )?[\w’-]+)?"
    more = r"(?: (?:(?:van|de|der|den|het|en|in|aan|op|&) )*[A-Z][\w’&-]+)"
    proper = rf"(?:(?:[Dd]e|[Hh]et) [A-Z][\w’&-]+{more}*|[A-Z][\w’&-]+{more}+)"
    opening = r"(?:^|[,;:] |\b(?:en|maar|terwijl|dat|ook|[Vv]erder|[Dd]aarnaast) )"
    before = re.compile(rf"{opening}(?P<who>{group}|{proper})(?:, [^,]{{3,90}},)?(?: (?:zelf|ook|wel|dan|nog))?\s$")
    return before, re.compile(rf"\s*(?:[Aa]ls \w+ )?(?:\w+ )?(?P<who>{group}|{proper}|[A-Z][\w’&-]+)\b")


@cache
def _norm() -> Prefiltered:
    """What asks nothing for itself, though it stands where a party would: laws, codes, and organs of the corporation."""
    return Prefiltered(_data()["none"], re.IGNORECASE)


def _anybody(sentence: str, context: Context) -> Judge | None:
    """A party that is named in the sentence, for a wish that is a noun: "vanuit de zorg klonk het verzoek"."""
    named = _party(sentence, context.names)
    if named or not context.of_others:
        return named
    m = re.search(_data()["fields"], sentence, re.IGNORECASE)
    return Judge("zorg_welzijn", m["field"]) if m else STAKEHOLDERS


def _party(text: str, names: Mapping[str, Judge]) -> Judge | None:
    found = [m.judge for m in judge_at(text, names=names)]
    return next((j for j in found if j.type not in ("corporatie", "commissie")), None)


def _source(sentence: str, names: Mapping[str, Judge]) -> Judge | None:
    """The party whom the words make the source of advice: "volgens de huurders", "noemt de gemeente", or the subject."""
    for m in judge_at(sentence, names=names):
        if m.judge.type in _NO_PARTY:
            continue
        noun = re.match(
            r"\s+(?:noem|zie|vind|geef|geven|benoem|draag|dragen|breng|vra|wij[sz])\w*\b", sentence[m.end :]
        )
        if _SOURCE.search(sentence[: m.start]) or (noun and not _OBJECT.search(sentence[: m.start])):
            return m.judge
    return None


def _latest(context: Context) -> Judge | None:
    """The judge that was named last before a sentence."""
    return next((judge for s in reversed(context.earlier) if (judge := _judge(s, context.names))), None)


def _judge(sentence: str, names: Mapping[str, Judge]) -> Judge | None:
    found = [m.judge for m in judge_at(sentence, names=names) if m.judge.type != "overig"]
    return next((j for j in found if j.type != "corporatie"), found[0] if found else None)
