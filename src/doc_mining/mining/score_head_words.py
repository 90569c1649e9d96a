"""One heading of a table, read on its own: whom it names as a judge, what it says is judged, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from doc_mining.mining.aspects import heading_aspect
from doc_mining.mining.judge_rules import judge_rules
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.score_cells import read_cell
from doc_mining.mining.score_rules import score_rules
from doc_mining.records import AppraiserType, Aspect

COMMITTEE = Judge("commissie", "visitatiecommissie")
STAKEHOLDERS = Judge("belanghebbenden", "belanghebbenden")
_ROLE_WORDS = re.compile(
    r"^(?:gemiddelde?\s+)?(?:(?:het|de)\s+)?(?:(?:rapport|eind)?cijfers?|scores?|oordeel|oordelen|waardering|beoordeling|mening)?\s*"
    r"(?:(?:door|van|volgens|namens|bij)\s+)?",
    re.I,
)
_REST = re.compile(r"(?:\W|samen\b|gezamenlijk\b|totaal\b|gemiddelde?\b|overige?n?\b|\d)*", re.I)
_OTHERS = re.compile(
    r"(?:de )?(?:overigen?|andere)(?: (?:partijen|partners|organisaties|belang\w+|stakeholders|relaties|samenwerkings\w+))?"
    r"|overig|anderen?|derden",
    re.I,
)
_GROUPS: Mapping[str, AppraiserType] = {
    "zorg": "zorg_welzijn",
    "welzijn": "zorg_welzijn",
    "corporaties": "collega_corporatie",
}
_LETTERS = 2


def stakeholder(heading: str, names: Mapping[str, Judge] | None = None) -> Judge | None:
    """The judge that a heading names as such; None for headings that merely mention one ("relatie met huurders")."""
    text = _ROLE_WORDS.sub("", re.sub(r"\s*\([^)]*\)|[:*]", "", heading).strip(), count=1)
    if _OTHERS.fullmatch(text):
        return Judge("overig", text)
    if names and text in names and text.isupper() and len(text) <= _LETTERS:
        return names[text]  # a letter that a legend explains
    found = () if text in (names or {}) else judge_at(text)
    found = found or judge_at(text, names=names)
    if broken := re.search(r"(?<=[a-z])-\s?(?=[a-z]{4})", text):
        found = judge_at(text[: broken.start()] + text[broken.end() :]) or found
        text = text[: broken.start()] + text[broken.end() :]
    if not found or found[0].start > 0:
        return None
    rest, last = text, len(text)
    for match in reversed(found):
        rest = rest[: match.start] + rest[match.end : last]
        last = match.start
    if not _REST.fullmatch(re.sub(r"\b(?:en|of|vanuit|uit)\b", "", rest)):
        return None
    judge = found[0].judge if len({f.judge.type for f in found}) == 1 else Judge("belanghebbenden", text)
    if judge.type == "corporatie" and "zelf" not in heading.lower():
        return None
    return COMMITTEE if judge.type == "commissie" else judge._replace(name=text)


def are_the_others(heading: str, beside: Sequence[Judge | None]) -> bool:
    """Whether "partners" beside tenants and municipalities are the others, and not everybody together."""
    types = {judge.type for judge in beside if judge}
    return (
        {"huurders", "gemeente"} <= types
        and re.search(r"\b(?:\w*partners|partijen|relaties)\b", heading, re.I) is not None
        and ((own := stakeholder(heading)) is not None and own.type == "belanghebbenden")
    )


def is_bare(heading: str, area: str) -> bool:
    return heading.strip().lower() == area.lower()


def is_whole(heading: str) -> bool:
    """Whether a heading names all stakeholders together."""
    return score_rules().collective.fullmatch(heading.strip()) is not None


def says_nothing(headings: Sequence[str]) -> bool:
    """Whether a caption names neither what is judged nor who judges: "Kaart 2: waar staan wij?"."""
    return bool(headings) and not (
        score_rules().perspective(headings[0]) or head_aspect(headings[0]) or heading_judge((headings[0],))
    )


def _told(heading: str) -> tuple[str, str] | None:
    """Who judges and what, of a heading that names both: "Huurders over de relatie", "Relatie volgens huurders"."""
    if score_rules().perspective(heading):
        return None
    for pattern in (
        r"(?P<who>[^:–]+?)(?:\s+over\s+(?:de |het )?|\s*[:–]\s+)(?P<what>.+)",
        rf"(?P<what>.+?)\s+{score_rules().told_by}(?P<who>.+)",
    ):
        if (m := re.fullmatch(pattern, heading.strip(), re.I)) and head_aspect(m["what"]):
            return m["who"], m["what"]
    return None


def told_judge(heading: str, names: Mapping[str, Judge] | None) -> Judge | None:
    told = _told(heading)
    return stakeholder(told[0], names) if told else None


def thing_told(heading: str, names: Mapping[str, Judge] | None) -> str | None:
    told = _told(heading)
    return told[1] if told and stakeholder(told[0], names) else None


def by_group(heading: str) -> AppraiserType | None:
    """The group that a single word stands for in a row of judges: "Zorg"."""
    return _GROUPS.get(heading.strip().lower())


def by_name(heading: str) -> Judge | None:
    """The judge that a heading names by an organisation's own name: "Wonen Oostwoud", "Stichting De Hoek"."""
    name = re.sub(r"\s*\([^)]*\)", "", heading).strip()
    if not re.fullmatch(
        r"(?:[A-ZÉ][\w’&.-]*|(?:van|de|den|der|het|’t|en|op|aan|in)(?= ))(?: (?:[A-ZÉ][\w’&.-]*|van|de|den|der|het|’t|en|op|aan|in))*",
        name,
    ):
        return None
    kind = next((kind for kind, pattern in judge_rules().kinds if pattern.search(heading)), None)
    if kind:
        return Judge(kind, name)
    return None if head_aspect(heading) else Judge("overig", name)


def is_place(name: str) -> bool:
    """Whether a name can be that of an area: not a judge's, an aspect's or a kind of mark's."""
    rules = score_rules()
    other = stakeholder(name) or head_aspect(name) or rules.row_kind(name) or rules.column_kind(name)
    return not other and not read_cell(name)


def outside(judge: Judge | None) -> bool:
    return judge is not None and judge.type not in ("commissie", "corporatie")


def plain(heading: str) -> str:
    """Without the word for a verdict in front, and without "in relatie tot", which is no relation."""
    bare = re.sub(r"\bin relatie tot\b", "ten opzichte van", heading.lstrip("–-•·▪ "), flags=re.I)
    return re.sub(
        r"^(?:beoordeling|oordeel|waardering|cijfer|score)\s+(?:(?:van|over|op|voor)\s+)?(?:de\s+)?",
        "",
        bare,
        flags=re.I,
    )


def head_aspect(heading: str) -> Aspect | None:
    return heading_aspect((plain(heading),)) if heading else None
