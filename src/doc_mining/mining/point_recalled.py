"""Points of the previous visitation that are told in running text, each with the sentences that answer it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.text import sentences


class Recalled(NamedTuple):
    """A wish at characters `start:end` of a text, and what became of it at `answer`."""

    start: int
    end: int
    answer: tuple[int, int] | None
    last: int  # where the words that were read for it end


@cache
def _rule(name: str) -> re.Pattern[str]:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return re.compile(data["recalled"][name], re.IGNORECASE)


def recalls(text: str) -> bool:
    """Whether a text may recall advice; cheap."""
    return _rule("gate").search(text) is not None


def recalled(text: str, since: int | None, *, within: bool) -> list[Recalled]:
    """The wishes that `text` recalls, in order.

    `since` is the first year of the period: what was advised in a later year is no recalled advice. `within` says that
    the text stands in a section on the previous visitation, where less is needed to recall.
    """
    found: list[Recalled] = []
    told = within
    for start, end in sentences(text):
        made = _read(text[start:end], since, told)
        if made is not None:
            wish, wish_end, answer = made
            span = (start + answer, end) if answer is not None else None
            found.append(Recalled(start + wish, start + wish_end, span, end))
            told = True
        elif found and (within or _answers(text[start:end], found[-1])):
            before = found[-1]
            found[-1] = before._replace(answer=((before.answer or (start, end))[0], end), last=end)
        elif _rule("announces").search(text[start:end]):
            told = True
    return found


def _answers(sentence: str, before: Recalled) -> bool:
    """Outside a section on old points only what stands directly behind one, or refers to it, is an answer."""
    return before.answer is None or _rule("connected").match(sentence) is not None


def _read(sentence: str, since: int | None, told: bool) -> tuple[int, int, int | None] | None:
    """(start of the wish, its end, start of what became of it) when a sentence recalls a wish."""
    for m in _embedded(sentence, told):
        return m.start("wish"), m.end("wish"), m.start("answer")
    if sentence.endswith(":"):
        return None
    counted = _rule("enumerated").match(sentence) if told else None
    if counted is not None:
        return counted.end(), *_cut(sentence, counted.end())
    said = _reported(sentence) or (_rule("continued").search(sentence) if told else None)
    if said is None or not _before(sentence, since):
        return None
    wish = re.compile(r":\s+(?=\S)|\b(?=(?:om|dat)\s)").search(sentence, said.start())
    return wish.end() if wish else 0, *_cut(sentence, wish.end() if wish else said.end())


def _reported(sentence: str) -> re.Match[str] | None:
    """The verb with which the previous committee advised."""
    return _rule("verb").search(sentence) if _rule("by").search(sentence) else None


def _embedded(sentence: str, told: bool) -> Iterator[re.Match[str]]:
    """ "De aanbeveling om … is opgevolgd": wish and answer in one clause."""
    for name in ("embedded", "embedded_bare"):
        m = _rule(name).search(sentence)
        if m and (told or m["old"]):
            yield m


def _cut(sentence: str, start: int) -> tuple[int, int | None]:
    """Where the wish ends and what became of it begins, when one sentence tells both."""
    m = _rule("turn").search(sentence, start + 12)
    return (m.start(), m.end()) if m else (len(sentence), None)


def _before(sentence: str, since: int | None) -> bool:
    """Whether a sentence is on advice before the period, by the years in it."""
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", sentence)]
    return since is None or not years or min(years) <= since + 1
