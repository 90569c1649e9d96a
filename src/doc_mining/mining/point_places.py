"""Where development points stand: below which headings and lead-ins, and who asks there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.wishes import asks, behind_label
from doc_mining.records import Document, Origin, Passage
from doc_mining.text import sentences
from doc_mining.text.prefilter import Prefiltered

COMMITTEE = Judge("commissie", None)
STAKEHOLDERS = Judge("belanghebbenden", "belanghebbenden")


class Place(NamedTuple):
    """Passages below one heading or lead-in that announces points."""

    origin: Origin
    judge: Judge
    passages: tuple[Passage, ...]
    heading: str
    sure: bool = True  # whether the heading leaves no doubt that what stands below it is asked

    def by(self, judge: Judge) -> tuple[Origin, Judge]:
        """Origin and judge of a wish of this place for which `judge` is named."""
        return ("commissie" if judge.type == "commissie" else "belanghebbenden"), judge


def asker_behind(text: str, start: int, place: Place, names: Mapping[str, Judge]) -> Judge:
    """Who asks in an item: the party in brackets at its end or in the label before `start`, else that of the place."""
    bracket = _BRACKET.search(text)
    for named in (
        bracket[1] if bracket else "",
        _FROM.sub("", text[:start].rstrip(" :")),
        _opening(text, start, place),
    ):
        found = (
            [m for m in judge_at(named, names=names) if m.judge.type not in ("corporatie", "commissie", "overig")]
            if named
            else []
        )
        if found and found[0].start == 0:
            return found[0].judge
    if bracket and place.origin == "belanghebbenden" and re.match(r"[A-Z]", bracket[1]):
        return Judge("belanghebbenden", bracket[1])
    return place.judge


def _opening(text: str, start: int, place: Place) -> str:
    """The words with which an item of stakeholders begins: they may say who asks ("De huurdersraad wil dat …")."""
    return (
        _FROM.sub("", text[start:])
        if place.origin == "belanghebbenden" and not asks(text[start:], imperative=True)
        else ""
    )


_FROM = re.compile(r"^(?:Van(?:uit)?|Volgens|Namens|Uit) (?=(?:de |het )?\w)")
_BRACKET = Prefiltered(r"\(((?:[\w’&/-]+,? ?){1,6})\)\W*$")


@cache
def pattern(name: str) -> Prefiltered:
    """A pattern of the section [places] of the rules."""
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return Prefiltered(data["places"][name], re.IGNORECASE)


def places(document: Document, names: Mapping[str, Judge]) -> Iterator[Place]:
    """The places in reading order; a lead-in below an announcing heading refines who asks.

    `names` are the organisations that the document names.
    """
    body = [p for p in document.body() if not (p.part and pattern("parts_without").search(p.part))]
    since = document.identity.period_start
    n = 0
    while n < len(body):
        passage = body[n]
        below = body[n + 1] if n + 1 < len(body) and body[n + 1].kind == "list_item" else None
        if _announces(passage) or (below and (_counts(passage) or _wishes(passage, below))):
            end = _end(body, n)
            yield from _cut(passage, body[n + 1 : end], since, names)
            n = end
            continue
        if passage.kind == "table" and (table := _table(passage, since, names)):
            yield table
        end = _listed(body, n)
        if end > n and document.identity.kind == "visitatierapport":
            yield from _cut(_opener(body, n), body[n:end], since, names)
            n = end
            continue
        n += 1


def _listed(body: Sequence[Passage], n: int) -> int:
    """Where a list of imperatives that begins at `body[n]` ends, whatever stands above it; `n` where there is none."""
    if n and body[n - 1].kind == "list_item" and body[n - 1].section == body[n].section:
        return n
    end = n
    while end < len(body) and body[end].kind == "list_item" and body[end].section == body[n].section:
        end += 1
    items = body[n:end]
    if len(items) < _LEAST_ITEMS or any(pattern("never").search(h) for h in items[0].section[-2:]):
        return n
    above = _opener(body, n)
    told = _last(above.text) if above.kind == "paragraph" else ""
    if any(pattern("own").search(text) for text in (*items[0].section[-1:], told)):
        return n
    asking = sum(asks(p.text, imperative=True) for p in items)  # not behind a label: that may say who asks
    return end if asking > _MOST_ITEMS * len(items) else n


def _opener(body: Sequence[Passage], n: int) -> Passage:
    """What stands above a list: the paragraph before it, else its own first item."""
    above = body[n - 1] if n else body[n]
    return above if above.section == body[n].section or above.kind == "heading" else body[n]


def _announces(passage: Passage) -> bool:
    text = passage.text
    if passage.kind == "heading":
        announced = pattern("heading").search(text) or _previous(text, None)
        return bool(announced) and len(text) < 140 and not pattern("never").search(text)
    title = len(text.split()) <= _TITLE and text[-1:].isalnum()  # a heading that is set as text
    if passage.kind not in ("paragraph", "box") or not (title or text.rstrip().endswith(":")):
        return False
    text = text[-220:]
    if not pattern("heading").search(text) or pattern("never").search(text):
        return False
    return len(text.split()) <= _SHORT or bool(pattern("lead_in").search(text[-160:]))


def _wishes(passage: Passage, below: Passage) -> bool:
    """Whether a lead-in speaks of wishes above an item that asks."""
    led = passage.kind in ("paragraph", "box") and passage.text.rstrip().endswith(":")
    asked = led and asks(below.text[behind_label(below.text) :], imperative=True)
    return asked and pattern("wished").search(passage.text[-220:]) is not None


def _counts(passage: Passage) -> bool:
    """Whether a paragraph ends with how many points were given: "Zij gaf vier punten mee." """
    if passage.kind not in ("paragraph", "box"):
        return False
    return pattern("counted").search(passage.text) is not None and not pattern("never").search(passage.text[-220:])


_LEAST_ITEMS, _MOST_ITEMS = 2, 0.6  # items of a list of imperatives, and the share of them that must be one
_TITLE = 3
_SHORT = 6  # words of a lead-in that is as good as a heading: "Verbeterpunten van de huurders:"


def _previous(text: str, since: int | None) -> bool:
    """Whether words are on the previous visitation: one that they date within the period is the present one."""
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", text)]
    return bool(pattern("previous").search(text)) and not (since and years and min(years) > since + 1)


def _table(passage: Passage, since: int | None, names: Mapping[str, Judge]) -> Place | None:
    """A table that says by its head that it holds wishes, or points of the previous visitation with their follow-up."""
    heads = [passage.text[c.start : c.end].strip() for c in passage.cells if c.row < max(1, passage.header_rows)]
    if not any(pattern("column").fullmatch(h) for h in heads) or any(pattern("never_table").search(h) for h in heads):
        return None
    if any(pattern("column_then").search(h) for h in heads):
        return Place("vorige_visitatie", COMMITTEE, (passage,), heads[0])
    head = next(h for h in heads if pattern("column").fullmatch(h))
    origin, judge = _who(passage.section, head, since, names)
    return Place(origin, judge, (passage,), head)


def _end(body: list[Passage], n: int) -> int:
    """Where the place that `body[n]` opens ends: at the next heading that is no group or point of it, at words that
    open a list of something else, or, below a lead-in in running text, behind its list."""
    opener = body[n]
    heading = opener.kind == "heading"
    level = opener.level or 9
    listed = False
    for m in range(n + 1, len(body)):
        p = body[m]
        if p.kind == "heading":
            inside = heading and (p.level or 9) > level and not p.group and not _announces(p) and not _other(p)
            if not inside or (opener.group and p.group != opener.group):
                return m
        elif (opener.group and p.group != opener.group) or _other(p):
            return m
        elif not heading:
            if p.kind == "list_item":
                listed = True
            elif not (listed and p.kind == "paragraph" and _between_items(body, m)) and (listed or p.kind != "table"):
                return m
    return len(body)


def _between_items(body: Sequence[Passage], m: int) -> bool:
    """Whether a paragraph tells of the item above it, in a list of which each item has one."""
    section = body[m].section

    def items(k: int) -> bool:
        return 0 <= k < len(body) and body[k].kind == "list_item" and body[k].section == section

    told_before = items(m - 3) and body[m - 2].kind == "paragraph"
    return items(m - 1) and (items(m + 1) or told_before)


def _other(p: Passage) -> bool:
    """Whether a heading or short lead-in opens a list of something else: "Sterke punten:"."""
    size = len(p.text.split())
    led = (
        p.kind == "heading"
        or (p.text.rstrip().endswith(":") and size <= _SHORT)
        or (p.kind != "list_item" and size <= 3)
    )
    return led and pattern("other").search(p.text) is not None


_NOW = Prefiltered(r"\b(?:nu|thans|ditmaal|dit keer|deze keer|hieronder|onze|wij|geven|geeft)\b", re.IGNORECASE)


def _cut(opener: Passage, passages: list[Passage], since: int | None, names: Mapping[str, Judge]) -> Iterator[Place]:
    """One place for each group below the opener: sub-headings and lead-ins may name who asks."""
    heading = opener.text
    origin, judge = _who(opener.section, opener.text[-260:], since, names)
    if opener.kind == "paragraph" and _previous(opener.text, since) and not _NOW.search(opener.text[-120:]):
        origin, judge = "vorige_visitatie", COMMITTEE
    sure = opener.kind == "heading" and pattern("sure").search(heading) is not None
    parties = _parties(passages, names)
    run: list[Passage] = []
    for p in passages:
        led = p.kind in ("paragraph", "heading") and (p.text.rstrip().endswith(":") or p.kind == "heading")
        named = parties.get(p.order) or (_named(p.text, names) if led and len(p.text) < 400 else None)
        if named is None and p.kind == "paragraph" and pattern("heading").search(p.text) and not run:
            named = None if asks(p.text[behind_label(p.text) :], imperative=True) else _named(p.text, names)
        if named and origin != "vorige_visitatie":
            if run:
                yield Place(origin, judge, tuple(run), heading, sure)
                run = []
            judge = named
            origin = "commissie" if named.type == "commissie" else "belanghebbenden"
        run.append(p)
    if run:
        yield Place(origin, judge, tuple(run), heading, sure)


def _parties(passages: Sequence[Passage], names: Mapping[str, Judge]) -> dict[int, Judge]:
    """Who asks below each heading, where such headings are names of parties: those that nothing tells the group of too."""
    heads = [p for p in passages if p.kind == "heading"]
    known = {p.order: j for p in heads if (j := _named(p.text, names)) and j.type != "commissie"}
    if len(known) < _LEAST_ITEMS or 2 * len(known) < len(heads):
        return {}
    rest = (
        p for p in heads if p.order not in known and len(p.text.split()) <= _SHORT and not judge_at(p.text, names=names)
    )
    return known | {p.order: Judge("belanghebbenden", p.text.strip(" :.")) for p in rest}


_BY_OTHERS = Prefiltered(
    r"\b(?:volgens|van|door) (?:de )?(?:belang\w+|stakeholders)|\b(?:belanghebbenden|stakeholders) (?:aan het woord|over|vinden)",
    re.IGNORECASE,
)


def _who(section: tuple[str, ...], text: str, since: int | None, names: Mapping[str, Judge]) -> tuple[Origin, Judge]:
    if _previous(text, since) or any(_previous(h, since) and pattern("heading").search(h) for h in section[-1:]):
        return "vorige_visitatie", COMMITTEE
    named = _named(_last(text), names) or heading_judge(section)
    others = any(m.judge.type == "overig" for m in judge_at(_last(text), names=names))
    if named is None and (others or _BY_OTHERS.search(" | ".join(section)) or pattern("wished_by_others").search(text)):
        named = STAKEHOLDERS
    if named is None or named.type in ("commissie", "corporatie"):
        return "commissie", COMMITTEE
    return "belanghebbenden", named


def _last(text: str) -> str:
    """The last sentence, where it names somebody: the ones before it may be on others."""
    places = sentences(text)
    last = text[slice(*places[-1])] if places else text
    return last if judge_at(last) else text


def _named(text: str, names: Mapping[str, Judge]) -> Judge | None:
    """Who asks, by the words: the committee when it is named, else the first group or organisation."""
    found = [m.judge for m in judge_at(text, names=names) if m.judge.type not in ("corporatie", "overig")]
    return next((j for j in found if j.type == "commissie"), found[0] if found else None)
