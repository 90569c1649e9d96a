"""What became of a point of the previous visitation, as the report tells it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.mining.wishes import asks
from doc_mining.records import FollowUp
from doc_mining.text import sentences

_COUNT = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5}


class Split(NamedTuple):
    """Where a text turns from the point to what was done: `point` ends at, `follow_up` starts at."""

    point: int
    follow_up: int | None


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files("doc_mining.mining") / "rules" / "followup.toml").read_text("utf-8"))


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    return re.compile(_rules()[section][name], re.IGNORECASE)


@cache
def _switch(corporation: str | None) -> re.Pattern[str]:
    name = re.escape(corporation) if corporation else "(?!)"
    return re.compile(_rules()["switch"]["pattern"].replace("{corporation}", name), re.IGNORECASE)


def split(text: str, corporation: str | None) -> Split:
    """Cut a list item that holds a point and perhaps what became of it.

    The point is at least the first sentence; a new paragraph or a phrase such as "Op dit punt zien we" begins the rest.
    """
    label = _pattern("switch", "label").search(text)
    if label and label.start() > 10:
        return Split(len(text[: label.start()].rstrip()), label.end())
    places = sentences(text)
    for n, (start, end) in enumerate(places[1:], 1):
        sentence = text[start:end]
        if _switch(corporation).match(sentence) or (not asks(sentence) and _tells(sentence)):
            return Split(places[n - 1][1], start)
    return Split(len(text), None)


def _tells(sentence: str) -> bool:
    """Whether a sentence tells what was done: a status, or a past tense."""
    return bool(_pattern("switch", "past").search(sentence)) or any(
        _pattern("status", name).search(sentence) for name in ("niet_besproken", "niet", "deels", "opgevolgd")
    )


def is_follow_up(text: str, corporation: str | None) -> bool:
    """Whether a paragraph behind a point says what became of it."""
    return bool(_switch(corporation).match(text) or _pattern("switch", "label").match(text))


def answers(text: str) -> int:
    """How many of the points before it a follow-up answers: "Deze twee onderwerpen …" 2, usually 1."""
    m = _pattern("switch", "both").search(text)
    return _COUNT.get((m["n"] or "twee").lower(), 2) if m else 1


def answers_all(text: str) -> bool:
    """Whether a sentence speaks of all points at once."""
    return bool(_pattern("switch", "all").search(text))


def quoted(text: str) -> str:
    """The sentences of a follow-up on several points that speak of them: up to the first that turns to another matter."""
    places = sentences(text)
    return text[places[0][0] : places[0][1]] if answers(text) > 1 and places else text


def status_of(text: str) -> FollowUp:
    """The status that the words carry; a mixture of done and undone is "deels"."""
    plain = text.strip(" .").lower()
    for status, words in _rules()["status"]["words"].items():
        if plain in words:
            return status  # type: ignore[no-any-return]
    has = {
        name: len(_pattern("status", name).findall(text)) for name in ("niet_besproken", "niet", "deels", "opgevolgd")
    }
    if has["niet_besproken"] and not has["opgevolgd"]:
        return "niet_besproken"
    if has["deels"] or (has["niet"] and has["opgevolgd"]):
        return "deels"
    if has["niet"]:
        return "niet"
    return "opgevolgd" if has["opgevolgd"] else "deels"


def column_kind(header: str) -> str | None:
    """What a table's column holds: point, status or follow_up."""
    for name in ("status", "follow_up", "point"):
        if _pattern("table", name).search(header):
            return name
    return None
