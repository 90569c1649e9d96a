"""Points of the previous visitation that are told in running text, each with the sentences that answer it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.mining.imperatives import begins_with_imperative
from doc_mining.text import sentences
from doc_mining.text.prefilter import Prefiltered


class Recalled(NamedTuple):
    """A wish at characters `start:end` of a text, and what became of it at `answer`."""

    start: int
    end: int
    answer: tuple[int, int] | None
    last: int  # where the words that were read for it end


_PAST = r"\b(?:moest|zou|diende)(?:en|n|den)?\b"
_BOTH = Prefiltered(
    r"(?:om |dat )?(?P<first>.{6,}? te \w+en) en (?:om )?(?P<second>.{4,} te \w+en)|"
    rf"(?:dat )?(?P<former>.{{6,}}?{_PAST}.{{4,}}?) en (?:dat )?(?P<latter>.{{6,}}{_PAST}.*)"
)

_SEVERAL = 3


@cache
def _rule(name: str) -> Prefiltered:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "points.toml").read_text("utf-8"))
    return Prefiltered(data["recalled"][name], re.IGNORECASE)


def recalls(text: str) -> bool:
    """Whether a text may recall advice; cheap."""
    return _rule("gate").search(text) is not None


def announces(text: str) -> bool:
    """Whether a text says how many points the previous visitation had, so that what follows tells them."""
    return _rule("announces").search(text) is not None and _rule("by").search(text) is not None


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
        elif found and (within or _answers(text, text[start:end], found[-1])):
            before = found[-1]
            found[-1] = before._replace(answer=((before.answer or (start, end))[0], end), last=end)
        elif _rule("announces").search(text[start:end]):
            told = True
    return [each for one in found for each in (_several(text, one) or _two(text, one))] or list(_counted(text))


def _counted(text: str) -> Iterator[Recalled]:
    """Points that are told in one sentence behind their number ("twee punten: meer tempo en minder lasten"), when as
    many sentences answer them."""
    places = sentences(text)
    for n, (start, end) in enumerate(places):
        m = _COLON.match(text[start:end])
        if m is None or not _rule("announces").search(m["lead"]) or not _rule("by").search(m["lead"]):
            continue
        spans = [
            (start + w.start(), start + w.end())
            for w in _NAMED.finditer(text[start:end].rstrip(" ."), m.end("lead") + 1)
        ]
        answers = places[n + 1 :]
        if len(spans) == len(answers) == _NUMBERS.get(m["number"].lower()):
            yield from (Recalled(a, b, answer, answer[1]) for (a, b), answer in zip(spans, answers, strict=True))


_NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5}
_COLON = re.compile(r"(?P<lead>[^:]*\b(?P<number>twee|drie|vier|vijf) [^:]{4,50}): ", re.IGNORECASE)
_NAMED = re.compile(r"(?:(?<=: )|(?<=, )|(?<= en ))(?!en )\S.*?(?=, | en |$)")


_ADVISED = Prefiltered(
    r".*?\b(?:raadde|ried|adviseerde|beval|vroeg)\b(?: \w+){0,3}? (?:aan )?(?=(?:om |een |de |het ))"
)
_INFINITIVE = Prefiltered(
    r"(?:, | en )?(?:om |dat )?(?P<wish>(?:(?!, ).){6,}? te \w+en\b[^,]*?)(?=, | en (?!te\b)|[.;]?$)"
)


def _several(text: str, one: Recalled) -> list[Recalled]:
    """A wish for three things or more, each with an infinitive ("A te bouwen, B te slopen en C te verkopen"), as so many
    wishes; sentences that answer them are taken in turn where there are as many, else each gets them all."""
    parts = _infinitives(text, one)
    if len(parts) < _SEVERAL:
        return []
    spans = sentences(text[slice(*one.answer)]) if one.answer else []
    at = one.answer[0] if one.answer else 0
    answers = [(at + a, at + b) for a, b in spans] if len(spans) == len(parts) else [one.answer] * len(parts)
    return [
        one._replace(start=start, end=end, answer=answer) for (start, end), answer in zip(parts, answers, strict=True)
    ]


def _infinitives(text: str, one: Recalled) -> list[tuple[int, int]]:
    """The wishes with an infinitive each that make up one; () where something else stands among them."""
    told = text[one.start : one.end].rstrip(" .;")
    lead = _ADVISED.match(told)
    begin = lead.end() if lead else 0
    parts = list(_INFINITIVE.finditer(told, begin))
    if not parts or parts[0].start() > begin or parts[-1].end() < len(told):
        return []
    return [(one.start + m.start("wish"), one.start + m.end("wish")) for m in parts]


def _two(text: str, one: Recalled) -> list[Recalled]:
    """A wish for two things ("om A te schrijven en B te bespreken") that two sentences answer, as two."""
    both = _both(text, one)
    spans = sentences(text[slice(*one.answer)]) if one.answer else []
    if both is None or len(spans) != 2 or one.answer is None:
        return [one]
    at = one.answer[0]
    names = ("first", "second") if both["first"] else ("former", "latter")
    return [
        one._replace(start=one.start + both.start(name), end=one.start + both.end(name), answer=(at + low, at + high))
        for name, (low, high) in zip(names, spans, strict=True)
    ]


def _answers(text: str, sentence: str, before: Recalled) -> bool:
    """Outside a section on old points only what stands directly behind one, or refers to it, is an answer; a wish for
    two things takes two sentences."""
    if before.answer is None or _rule("connected").match(sentence):
        return True
    told = len(sentences(text[slice(*before.answer)]))
    return (_both(text, before) is not None and told == 1) or told < len(_infinitives(text, before))


def _both(text: str, one: Recalled) -> re.Match[str] | None:
    return _BOTH.fullmatch(text[one.start : one.end].rstrip(" .;"))


_WISH = re.compile(r":\s+(?=\S)|\b(?=(?:om|dat)\s)")  # where the words of a wish begin


_QUOTED = re.compile(r"[‘“\"](?P<wish>[^‘’“”\"]{12,}?)[’”\"]")  # old advice, word for word


def _read(sentence: str, since: int | None, told: bool) -> tuple[int, int, int | None] | None:
    """(start of the wish, its end, start of what became of it) when a sentence recalls a wish."""
    for m in _embedded(sentence, told):
        return m.start("wish"), m.end("wish"), m.start("answer")
    if told and (quoted := _QUOTED.match(sentence)) and begins_with_imperative(quoted["wish"]):
        return quoted.start("wish"), quoted.end("wish"), None
    if sentence.endswith(":") or _rule("announces").search(sentence):
        return None
    counted = _rule("enumerated").match(sentence) if told else None
    if counted is not None:
        return counted.end(), *_cut(sentence, counted.end())
    said = _reported(sentence, told) or (_rule("continued").search(sentence) if told else None)
    if said is None:
        return None
    end, answer = _cut(sentence, said.end())
    if not _before(sentence[:end], since):
        return None
    wish = _WISH.search(sentence, said.start(), end)
    return wish.end() if wish else 0, end, answer


def _reported(sentence: str, told: bool) -> re.Match[str] | None:
    """The verb with which the previous committee advised."""
    by = _rule("by").search(sentence) or (told and _rule("by_then").search(sentence))
    return _rule("verb").search(sentence) if by else None


def _embedded(sentence: str, told: bool) -> Iterator[re.Match[str]]:
    """ "De aanbeveling om … is opgevolgd": wish and answer in one clause."""
    for name in ("embedded", "embedded_bare", "embedded_named", "embedded_other", "embedded_that", "embedded_whether"):
        m = _rule(name).search(sentence)
        if m and (told or m["old"]):
            yield m


def _cut(sentence: str, start: int) -> tuple[int, int | None]:
    """Where the wish ends and what became of it begins, when one sentence tells both."""
    m = _rule("turn").search(sentence, start + 6)
    return (m.start(), m.end()) if m else (len(sentence), None)


def _before(sentence: str, since: int | None) -> bool:
    """Whether a sentence is on advice before the period, by the years in it."""
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", sentence)]
    return since is None or not years or min(years) <= since + 1
