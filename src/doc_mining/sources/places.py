"""The municipalities where a corporation works, as far as a document says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from doc_mining.records import Document, DocumentKind, Passage
from doc_mining.sources.capitals import WORD
from doc_mining.sources.registers import fold, municipalities, municipality
from doc_mining.sources.rulebook import any_of, in_small, rules
from doc_mining.sources.view import View
from doc_mining.sources.years import YEAR

_MOST = 40
_SHORT = 9_000  # characters of a document that names a municipality once, if at all
_WORKS, _NAMED, _PLACED = 2.0, 1.0, 0.4  # points: behind words for its work, for a municipality, behind "in" or "met"
_ELSEWHERE = 0.5  # share of them in a position paper or appendix
_KNOWN, _UNKNOWN = 2.0, 3.0  # points that a name needs, in the register or not
_SMALL = r"(?:\s(?:aan|op|bij|van|den|de|der|ter|het|in))*"
_PLACE = rf"(?:[’']s-|[’']t )?{WORD}(?:{_SMALL}\s{WORD})?"
_BETWEEN = re.compile(r"(?:\s*(?:,|;|\ben\b|\bof\b|\balsook\b|\balsmede\b|/|\bde\b|\bgemeenten?\b))+\s*|\s*\((?=\w)")


class _Rules(NamedTuple):
    works: re.Pattern[str]
    named: re.Pattern[str]
    chapter: re.Pattern[str]
    header: re.Pattern[str]
    party: re.Pattern[str]
    never: frozenset[str]
    ambiguous: frozenset[str]


@cache
def _rules() -> _Rules:
    data = rules("municipalities")
    return _Rules(
        in_small(data["works"]),
        in_small(data["named"]),
        any_of([data["chapter"]]),
        any_of([data["header"]]),
        any_of([data["party"]]),
        frozenset(data["never"]),
        frozenset(data["ambiguous"]),
    )


@cache
def _registered() -> re.Pattern[str]:
    names = sorted(municipalities() | {"Den Haag", "Den Bosch"}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(n).replace(chr(39), '[’' + chr(39) + ']') for n in names)})(?![\w-])")


@cache
def _in_capitals() -> re.Pattern[str]:
    return re.compile(_registered().pattern, re.IGNORECASE)


_IN = re.compile(r"\b(?:[Ii]n|[Mm]et|[Vv]oor)\s+(?=[A-Z’'])")
_UNREGISTERED = re.compile(_PLACE)


def working_area(document: Document, view: View, kind: DocumentKind, corporation: str | None) -> tuple[str, ...]:
    """Municipalities in the order of the alphabet.

    Sure are cells below a heading "gemeente", chapters, and the parties on the title page of agreements. Others must
    stand behind words such as "gemeente" or "werkzaam in" more than once; one that the register does not know, more often.
    """
    sure: set[str] = set(_of_front(view)) if kind == "prestatieafspraken" else set()
    points: dict[str, float] = defaultdict(float)
    for passage in document.body():
        if passage.kind == "table":
            sure.update(_of_column(passage))
            sure.update(_of_heads(passage))
        elif passage.kind == "heading":
            sure.update(_of_heading(passage.text))
        weight = 1.0 if passage.part is None else _ELSEWHERE
        for name, gained in _in_text(passage.text).items():
            points[name] += weight * gained
    known = _KNOWN if len(view.body) > _SHORT else _PLACED
    enough = {n for n, p in points.items() if p >= (known if municipality(n) else _UNKNOWN)}
    found = sure | enough or {n for n in points if municipality(n)}
    own = fold(corporation or "")
    return tuple(sorted(n for n in found if fold(n) not in own.split() or municipality(n)))[:_MOST]


def _of_front(view: View) -> Iterator[str]:
    """Municipalities on the title page, but for the place where it was dated."""
    for line in view.front:
        if re.match(rf"[^,]{{2,30}},?\s+(?:\d\d?\s+)?[a-z]+\s+{YEAR}", line):
            continue
        names = _in_capitals() if line.isupper() else _registered()
        for m in names.finditer(line):
            before = line[: m.start()]
            name = municipality(m[0]) or m[0]
            if not re.search(r"[\w’'-]$", before) and (
                fold(name) not in _rules().ambiguous or _rules().named.search(before.lower())
            ):
                yield name
        for lead in _rules().named.finditer(line.lower()):
            yield from _row(line[lead.end() :], any_name=True, several="gemeenten" in lead[0])


def _of_column(passage: Passage) -> list[str]:
    """Cells of a column that is headed "gemeente", wherever in the column its head stands."""
    columns: dict[int, list[str]] = {}
    for cell in passage.cells:
        columns.setdefault(cell.column, []).append(passage.text[cell.start : cell.end].strip())
    out = []
    for column in columns.values():
        head = next((n for n, v in enumerate(column) if _rules().header.fullmatch(v)), None)
        if head is not None:
            values = column[head + 1 :]
            bare = [re.sub(r"^gemeente\s+|\s*\(.*|\*+$", "", v.replace("\n", " "), flags=re.IGNORECASE) for v in values]
            out += [name for b in bare if (name := _name(b))]
    return out


def _of_heads(passage: Passage) -> list[str]:
    """Municipalities that head columns of their own, two at least."""
    heads = [municipality(passage.text[c.start : c.end].strip()) for c in passage.cells if c.row == 0]
    found = [h for h in heads if h]
    return found if len(found) > 1 else []


def _name(text: str) -> str | None:
    """A cell or heading that is the name of a municipality, in the register or of the shape of one."""
    if known := municipality(text):
        return known
    shaped = re.fullmatch(_PLACE, text) and not _rules().header.fullmatch(text) and not text.isupper()
    return text if shaped and fold(text).split()[0] not in _rules().never else None


def _of_heading(text: str) -> list[str]:
    """A chapter on a municipality: the heading is its name, after a number, a region or the word gemeente."""
    bare = _rules().chapter.sub("", text, count=1) if _rules().chapter.match(text) else re.sub(r"^[\d.]+\s+", "", text)
    pieces = [p.strip() for p in re.split(r"\s[–-]\s|\s/\s|,|:", bare)]
    if any(re.search(rf"[a-z]+ {YEAR}$", p) for p in pieces):
        return []  # where and when it was written
    return [m for p in pieces if (m := municipality(p))] if len(pieces) <= 3 else []


def _in_text(text: str) -> dict[str, float]:
    """Points of each municipality that a passage names behind words that ask for one."""
    out: dict[str, float] = {}
    small = text.lower()
    for pattern, gained in ((_rules().works, _WORKS), (_rules().named, _NAMED), (_IN, _PLACED)):
        for lead in pattern.finditer(text if pattern is _IN else small):
            municipal = "gemeente" in lead[0] or small.startswith("gemeente", lead.end())
            several = "gemeenten" in lead[0] or small.startswith("gemeenten", lead.end())
            for name in _row(text[lead.end() : lead.end() + 200], any_name=municipal, several=several):
                out[name] = max(out.get(name, 0.0), gained)
    return out


def _row(text: str, *, any_name: bool, several: bool) -> Sequence[str]:
    """The names with which a text opens: "Noordwoud, Zuidwoud en Oostwoud", also "de gemeenten Noordwoud en …".

    Behind "gemeente" only the first may be one that the register does not know: others are other parties.
    """
    out: list[str] = []
    place = 0
    while True:
        gap = _BETWEEN.match(text, place)
        at = gap.end() if gap else place
        if (out or re.search(r"[,;]", text[place:at])) and not gap:
            return out
        m = _registered().match(text, at)
        if m and (any_name or fold(m[0]) not in _rules().ambiguous):
            out.append(municipality(m[0]) or m[0])
        elif any_name and (several or not out) and (m := _UNREGISTERED.match(text, at)) and may_be_place(m[0]):
            out.append(m[0])
        else:
            return out
        place = m.end()


def may_be_place(name: str) -> bool:
    """Whether a name that no register knows could be that of a municipality: no other party, word or code."""
    words = fold(name).split()
    if not words or words[0] in _rules().never or _rules().party.match(words[0]):
        return False
    return len(name) > 2 and not name.isupper() and not re.search(r"\d", name)
