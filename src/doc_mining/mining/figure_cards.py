"""Indicators of cards, boxes and lists: a year before each value, or one year above a list of values."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_mining.mining.figure_names import indicator
from doc_mining.mining.figure_reading import Reading, kind_of, measures_nothing
from doc_mining.mining.numbers import Quantity, YearMention, quantities, years
from doc_mining.records import Document, FigureKind, Passage

_TITLE_WORDS = 14
_LABEL_WORDS = 9
_BETWEEN = re.compile(
    r"\)?\s?(?:[:=|]|[-–](?=\s))\s*(?:\(?(?:circa|ca\.?|ruim|bijna|ongeveer|gemiddeld|totaal)\s)?", re.I
)
_PIECE = re.compile(r"\n|\s[-–•]\s|^\s*[-–•]\s")
_NEXT_LEAD = re.compile(r"\s(?=[A-Z][^:\n]{0,40}:\s|[A-Z][^:\n]{0,40}:$)")


def card_figures(passage: Passage, document: Document) -> list[Reading]:
    """Values behind their years ("2020: 8%"), else values under a heading with a year ("Woningen (2020)")."""
    return _by_year(passage, document) or _under_year(passage, document)


def _by_year(passage: Passage, document: Document) -> list[Reading]:
    text = passage.text
    if not re.search(r"\d\d\)?\s?[:=|–-]", text):
        return []
    numbers = {q.start: q for q in quantities(text)}
    out: list[Reading] = []
    lead = ""
    for mention in years(text):
        between = _BETWEEN.match(text, mention.end)
        number = numbers.get(between.end()) if between else None
        if number is None or not _ends_entry(text, number.end):
            continue
        title = _title(passage, document)
        own = _own(text, mention, out[-1].end if out else 0)
        lead = _full_name(own or lead or _lead(text, mention), title) or title
        if not lead or measures_nothing(lead):
            continue
        words = f"{lead} {text[mention.start : number.end]}"
        kind = kind_of(words, "", mention.year, document)
        out.append(_reading(mention, number, lead, kind))
        out += [
            _reading(mention._replace(start=further.start), further, f"{lead} {_words(text, further)}", kind)
            for further in _further(text, number, numbers)
        ]
    return out


def _further(text: str, number: Quantity, numbers: dict[int, Quantity]) -> list[Quantity]:
    """The values behind the first of a year: "2021: 310 woningen geschikt, 45 woningen aangepast"."""
    out = []
    while m := re.match(r"(?: [^\n;,.:\d]{0,40})?[;,] (?=\d)", text[number.end :]):
        following = numbers.get(number.end + m.end())
        if following is None or following.unit is None:
            break
        out.append(following)
        number = following
    return out


def _words(text: str, number: Quantity) -> str:
    """The words of a value behind its number, to the end of its entry."""
    return _clean(re.split(r"[\n;,.]", re.sub(r"^[\d.,%€ ]+", "", text[number.start :]))[0])


def _reading(mention: YearMention, number: Quantity, lead: str, kind: FigureKind) -> Reading:
    unit = number.unit or _unit_of(lead)
    start = mention.start
    return Reading(start, number.end, lead, mention.year, number.value, unit, kind, 0.85, "figure_year_line")


def _unit_of(name: str) -> str:
    """The unit that an indicator's name says: "Woningen", "Verhuringen (in %)"; else "aantal"."""
    if re.search(r"%|percentage|procent|aandeel", name, re.I):
        return "%"
    found = quantities(f"5 {name.split('(')[0].strip().lower()}")
    return (found[0].unit if found else None) or "aantal"


def _ends_entry(text: str, at: int) -> bool:
    """Whether a value ends its entry: what follows is a separator, the next year, or a few words on the line."""
    rest = re.sub(r"\([^)]*\)", "", text[at:].split("\n", 1)[0])
    rest = re.split(r"[;,|.•]|\s(?=[’'‘]?\d{2,4}\s?:)", rest, maxsplit=1)[0]
    return len(rest.split()) <= 4


def _lead(text: str, mention: YearMention) -> str:
    """What the values are of, when it stands before the first year: on its line, or on a short line above."""
    *above, line = text[: mention.start].split("\n")
    own = "" if line.rstrip().endswith((".", "!")) else _clean(re.split(r"(?<=[a-z0-9%)])\.\s+(?=[A-Z])", line)[-1])
    own = _subject(own)
    if own:
        return own if len(own.split()) <= _TITLE_WORDS and not re.search(r"[.!?]\s", own) else ""
    previous = above[-1].strip() if above else ""
    return _clean(previous) if previous and not previous.endswith(".") and len(previous.split()) <= 10 else ""


def _own(text: str, mention: YearMention, before: int) -> str:
    """The lead of a value that has one of its own behind the value that ends at `before`: "Gerealiseerd 2021: 58"."""
    line = text[max(before, text.rfind("\n", 0, mention.start) + 1) : mention.start]
    own = _clean(re.sub(r"\([^)]*\)?", "", line))
    return own if before and re.fullmatch(r"[A-Z][a-zà-ÿ-]{3,}(?: [a-zà-ÿ-]+){0,4}", own) else ""


def _full_name(lead: str, title: str) -> str:
    """A lead that only says what kind of value follows names the title too."""
    return f"{title} {_lower(lead)}" if title and _BARE.fullmatch(lead) else lead


_BARE = re.compile(r"(?:gerealiseerd|realisatie|taakstelling|norm|doel|afspraak|prognose|begroot|resultaat)", re.I)


def _subject(lead: str) -> str:
    """What a sentence is on that gives one value and, in brackets, others: "Het verzuim was 4% (2021: 5%)"."""
    numbers = quantities(lead)
    return (indicator(lead, numbers[-1]) or lead) if numbers and numbers[-1].end == len(lead) else lead


def _title(passage: Passage, document: Document) -> str:
    """The heading over a passage, or the lead-in of the list that it is in."""
    if passage.kind == "list_item":
        for above in reversed(document.passages[max(0, passage.order - 12) : passage.order]):
            if above.kind in ("paragraph", "box") and above.text.rstrip().endswith(":"):
                return _clean(above.text.split(". ")[-1]) if len(above.text.split()) < 40 else ""
            if above.kind != "list_item":
                break
    return _without_year(passage.section[-1]) if passage.section else ""


def _clean(text: str) -> str:
    return re.sub(r"^[\s•\-–]+|(?:\s(?:in|per|over|eind|voor|van))?[\s:(\-–,]+$", "", text)


def _without_year(title: str) -> str:
    """A title without its year and number: "3.1 Woningen (2020)" is on "Woningen"."""
    bare = re.sub(r"^\s*[\d.]+\s+(?=[A-Z])", "", title)
    bare = re.sub(
        r"\(?\s*(?:stand\s+)?(?:per|op|in|eind|ultimo|over|t/m|tot en met)?\s*(?:\d{1,2}[- ]\w+[- ])?"
        r"(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\s*\)?",
        "",
        bare,
        flags=re.I,
    )
    return bare.strip(" :-–,")


class _Piece(NamedTuple):
    start: int
    end: int


def _under_year(passage: Passage, document: Document) -> list[Reading]:
    """Values in a list or box whose heading, or whose first line, has the one year of them all."""
    titled = _titled(passage, document)
    if titled is None:
        return []
    title, year, begin = titled
    lead, out = "", []
    for piece in _pieces(passage.text, begin):
        words = passage.text[piece.start : piece.end]
        number = next((q for q in quantities(words) if q.start <= 30 or words[: q.start].rstrip().endswith(":")), None)
        if number is None:
            lead = _party_free(words)
            continue
        label, next_lead = _label(words, number)
        if len(label.split()) <= _LABEL_WORDS and not re.search(r"[.!?]\s+\w", label) and not measures_nothing(words):
            name = " ".join(part for part in (title, _lower(lead), _lower(label)) if part)
            end = piece.start + (number.end if number.start and not number.end < len(words) else len(words))
            if next_lead:
                end = piece.start + words.index(next_lead)
            stop = piece.start + len(passage.text[piece.start : end].rstrip())
            kind = kind_of(f"{title} {label}", words[: number.start], year, document)
            unit = number.unit or _unit_of(title)
            out.append(Reading(piece.start, stop, name, year, number.value, unit, kind, 0.75, "figure_dated_card"))
        if next_lead:
            lead = _party_free(next_lead)
    return out


def _titled(passage: Passage, document: Document) -> tuple[str, str, int] | None:
    """(title, year, where the list begins) of a passage that stands under one year."""
    first, _, rest = passage.text.partition("\n")
    own = years(first)
    if rest and len(own) == 1 and len(first.split()) <= 10 and not quantities(first) and not first.endswith("."):
        return _without_year(first), own[0].year, len(first) + 1
    heading = passage.section[-1] if passage.section else ""
    above = document.passages[passage.order - 1] if passage.order else None
    listed = passage.kind == "list_item" or passage.group or "\n" in passage.text
    found = years(heading)
    if listed and len(found) == 1 and len(found[0].year) == 4 and len(heading.split()) <= 10 and above is not None:
        if re.search(r"\b(?:prestatieafspraken|visitatie|jaarverslag|rapport|afspraken|plan)\b", heading, re.I):
            return None
        return _without_year(heading), found[0].year, 0
    return None


def _pieces(text: str, begin: int) -> list[_Piece]:
    cuts = [begin]
    ends = []
    for m in _PIECE.finditer(text, begin):
        ends.append(m.start())
        cuts.append(m.end())
    ends.append(len(text))
    return [_Piece(a, b) for a, b in zip(cuts, ends, strict=True) if text[a:b].strip()]


def _label(words: str, number: Quantity) -> tuple[str, str]:
    """What a value is of, and the lead of the next values when it is glued to this one's end."""
    after = words[number.end :]
    following = ""
    cut = _NEXT_LEAD.search(after)
    if cut:
        after, following = after[: cut.start()], after[cut.end() :]
    before = _clean(words[: number.start])
    return _clean(f"{before} {after}".strip()), following


def _party_free(lead: str) -> str:
    """A lead without the party before its colon: "Woonstichting: op basis van huur" is "op basis van huur"."""
    party, colon, rest = lead.partition(":")
    return _clean(rest if colon and rest.strip() else party)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-z]|[A-Z] ", text) else text
