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
    """Where a text turns from the point to what was done: `point` ends at, `follow_up` starts at.

    `implied` says that no phrase marks the turn: the rest merely is no wish and no reason for one.
    """

    point: int
    follow_up: int | None
    implied: bool = False


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
    colon = _pattern("switch", "colon").match(text)
    if colon and not asks(text, imperative=True):
        return Split(colon.end("point"), colon.end())
    label = _pattern("switch", "label").search(text)
    if label and label.start() > 10:
        return Split(len(text[: label.start()].rstrip()), label.end())
    places = sentences(text)
    for n, (start, end) in enumerate(places[1:], 1):
        sentence = text[start:end]
        marked = _switch(corporation).match(sentence) is not None
        if marked or not (asks(sentence) or _explains(sentence)):
            return Split(places[n - 1][1], start, not marked)
    return Split(len(text), None)


def _explains(sentence: str) -> bool:
    """Whether a sentence behind a wish says why or how: it stays with the wish."""
    return _pattern("switch", "explains").search(sentence) is not None


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
    """What a follow-up says that the points share: of one on several points the sentence that counts them."""
    counted = (text[start:end] for start, end in sentences(text) if answers(text[start:end]) > 1)
    return next(counted, text)


def status_of(text: str) -> FollowUp:
    """The status that the words carry; a mixture of done and undone is "deels"."""
    plain = text.strip(" .").lower()
    for status, words in _rules()["status"]["words"].items():
        if plain in words:
            return status  # type: ignore[no-any-return]
    if _pattern("status", "unknown").search(text):
        return "niet_besproken"
    has = {name: _pattern("status", name).search(text) is not None for name in ("niet_besproken", "niet", "deels")}
    has["niet"] = _pattern("status", "niet").search(_pattern("status", "less").sub(" ", text)) is not None
    has["opgevolgd"] = _pattern("status", "opgevolgd").search(_pattern("status", "niet").sub(" ", text)) is not None
    has["opgevolgd"] = has["opgevolgd"] or _pattern("status", "less").search(text) is not None
    if has["niet_besproken"] and not has["opgevolgd"]:
        return "niet_besproken"
    but = has["opgevolgd"] and _pattern("status", "but").search(text) is not None
    if has["deels"] or but or (has["niet"] and has["opgevolgd"]):
        return "deels"
    if has["niet"]:
        return "niet"
    if has["opgevolgd"]:
        return "opgevolgd"
    return _unsaid(text)


def against(wish: str, answer: str) -> bool:
    """Whether what is told goes the other way than the wish: less was asked and there is more, or more and there is less."""
    says = {name: _pattern("status", name).search(answer) is not None for name in ("rose", "fell")}
    if says["rose"] == says["fell"]:
        return False
    down, up = (_pattern("status", name).search(wish) is not None for name in ("down", "up"))
    return down != up and (says["rose"] if down else says["fell"])


def _unsaid(text: str) -> FollowUp:
    """The status where no word of it is used: what is told as it is now was done, unless something is denied or lacking."""
    if _pattern("status", "turned").search(text):
        return "deels"
    return "niet" if _pattern("status", "denied").search(text) else "opgevolgd"


def is_status(text: str) -> bool:
    """Whether a cell or label is a word of status, and no more."""
    plain = text.strip(" .").lower()
    return any(plain in words for words in _rules()["status"]["words"].values())


def is_point_label(text: str) -> bool:
    """Whether a label says that a point follows: "Aanbeveling 2:"."""
    return _pattern("table", "label").match(text) is not None


_ORDINALS = {"eerste": 0, "tweede": 1, "derde": 2, "vierde": 3, "vijfde": 4, "zesde": 5, "laatste": -1}


def ordinals(sentence: str) -> tuple[int, ...]:
    """Which points a sentence counts out, from 0, the last -1: "de eerste twee punten", "aanbeveling 3", "het tweede"."""
    if m := _pattern("counted", "run").search(sentence):
        size = _COUNT[m["n"].lower()]
        return tuple(range(size)) if m["from"].lower() == "eerste" else tuple(range(-size, 0))
    if m := _pattern("counted", "numbers").search(sentence):
        return tuple(int(n) - 1 for n in re.findall(r"\d+", m[0]))
    if m := _pattern("counted", "ordinals").search(sentence):
        return tuple(_ORDINALS[w] for w in re.findall(r"\w+", m[0].lower()) if w in _ORDINALS)
    return ()


def telling(text: str) -> frozenset[str]:
    """The beginnings of the words of a text by which it is known again."""
    return frozenset(w[:8] for w in re.findall(r"[a-zà-ÿ]{6,}", text.lower()))


def column_kind(header: str) -> str | None:
    """What a table's column holds: point, status or follow_up."""
    for name in ("status", "follow_up", "point"):
        if _pattern("table", name).search(header):
            return name
    return None
