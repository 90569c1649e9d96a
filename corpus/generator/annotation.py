"""Annotations as they stand in the sources, and the rows of an answer key that they become.

A line that starts with `@` annotates the block or table row above it; `:: words` gives the quote, without it the whole
block is the quote. Words that hold a blank stand in double quotes. `tier=B` marks what a second person could see
otherwise.

    @scope Tiel                                        what follows is about Tiel
    @j APPRAISER_TYPE ASPECT VALUE [key=value …]       judgement; VALUE: goed, voldoende..goed, 7,4, - or onthouding
    @p ORIGIN [APPRAISER_TYPE] [key=value …]           development point
    @f STATUS                                          follow-up of the point above
    @t MAIN_THEME [scope=…]                            theme
    @a NUMBER CONCRETENESS MAIN_THEME [key=value …]    agreement; parties="A; B" value= unit= year=
    @g INDICATOR YEAR VALUE UNIT [key=value …]         figure; kind=plan, kind=norm
    @x WHY                                             words that look like a judgement and are none
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field

Row = dict[str, object]
KINDS = {
    "j": "judgements",
    "p": "development_points",
    "t": "themes",
    "a": "agreements",
    "g": "figures",
    "x": "not_judgements",
}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One row of a key, before its page is known; `table` is the key's list that it belongs to."""

    table: str
    row: Row
    quote: str
    follow_up: Annotation | None = field(default=None)


def parse(line: str, block_text: str, scope: str, place: str, subject: str | None = None) -> Annotation:
    """The annotation that `line` (with its @) makes of the block or table row above it.

    Raises ValueError, with the line, where it cannot be understood.
    """
    head, _, quote = line.partition("::")
    kind, words = head[1], shlex.split(head[2:].replace("'", "\\'"))
    plain = [w for w in words if not re.match(r"[a-z_]+=", w)]
    named = dict(w.split("=", 1) for w in words if re.match(r"[a-z_]+=", w))
    quote = quote.strip() or block_text
    try:
        row = _ROWS[kind](plain, named, quote)
    except (IndexError, KeyError, ValueError) as error:
        raise ValueError(f"cannot understand the annotation {line!r}: {error!r}") from error
    if kind != "f":
        row.setdefault("scope", scope)
    if kind in "jp":
        row["tier"] = named.get("tier", "A")
    if kind == "j":
        row["place"] = named.get("place", place)
        row["subject"] = row["subject"] or subject
    return Annotation(KINDS.get(kind, "follow_up"), row, quote)


def _judgement(plain: list[str], named: dict[str, str], quote: str) -> Row:
    appraiser_type, aspect, value = plain
    label, _, label_to = value.partition("..")
    is_score = re.fullmatch(r"\d+(,\d+)?", label) is not None
    abstains = value == "onthouding"
    form = named.get("form") or ("abstention" if abstains else "range" if label_to else "exact")
    worded = not (is_score or abstains or value == "-")
    return {
        "appraiser_type": appraiser_type,
        "appraiser": named.get("by"),
        "aspect": aspect,
        "subject": named.get("subject"),
        **_scope(named),
        "label": label if worded else named.get("label"),
        "label_to": (label_to or None) if worded else None,
        "score": _number(label) if is_score else None,
        "weight": _fraction(named["w"]) if "w" in named else None,
        "form": form,
        "count": int(named["n"]) if "n" in named else None,
        "about": named.get("about"),
    }


def _point(plain: list[str], named: dict[str, str], quote: str) -> Row:
    origin = plain[0]
    judge = plain[1] if len(plain) > 1 else ("belanghebbenden" if origin == "belanghebbenden" else "commissie")
    return {
        "origin": origin,
        "appraiser_type": judge,
        **_scope(named),
        "theme": named.get("theme"),
        "text": named.get("text", quote),
        "follow_up_status": named.get("status"),
        "follow_up_quote": None,
        "follow_up_page": None,
    }


def _theme(plain: list[str], named: dict[str, str], quote: str) -> Row:
    return {**_scope(named), "theme_as_written": quote, "main_theme": plain[0]}


def _agreement(plain: list[str], named: dict[str, str], quote: str) -> Row:
    number, concreteness, main_theme = plain
    return {
        "number": None if number == "-" else number,
        "parties": [p.strip() for p in named.get("parties", "").split(";") if p.strip()],
        **_scope(named),
        "text": quote,
        "concreteness": concreteness,
        "value": _number(named["value"]) if "value" in named else None,
        "unit": named.get("unit"),
        "year": named.get("year"),
        "main_theme": main_theme,
    }


def _figure(plain: list[str], named: dict[str, str], quote: str) -> Row:
    indicator, year, value, unit = plain
    return {
        **_scope(named),
        "indicator": indicator,
        "year": int(year) if year.isdigit() else year,
        "value": _number(value),
        "unit": unit,
        "kind": named.get("kind", "realisatie"),
        "tier": named.get("tier", "A"),
    }


def _trap(plain: list[str], named: dict[str, str], quote: str) -> Row:
    return {"why": " ".join(plain)}


def _follow_up(plain: list[str], named: dict[str, str], quote: str) -> Row:
    return {"follow_up_status": plain[0]}


def _scope(named: dict[str, str]) -> Row:
    return {"scope": named["scope"]} if "scope" in named else {}


def _number(words: str) -> float | int:
    value = float(words.replace(".", "").replace(",", "."))
    return int(value) if value.is_integer() else value


def _fraction(words: str) -> float:
    """A weight as printed: 75% and 1/3 are fractions, a bare number is a percentage."""
    above, slash, below = words.partition("/")
    return round(int(above) / int(below), 4) if slash else round(float(words.rstrip("%").replace(",", ".")) / 100, 4)


_ROWS = {"j": _judgement, "p": _point, "t": _theme, "a": _agreement, "g": _figure, "x": _trap, "f": _follow_up}
