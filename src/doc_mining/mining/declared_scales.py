"""The scale that a report declares for its verdicts: "in vier woorden: ...", "1 zeer slecht ... 10 uitmuntend"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from doc_mining.mining.judges import number_of
from doc_mining.mining.labels import Scale, grade_of
from doc_mining.text.prefilter import Prefiltered

_FEWEST = 3  # words of a scale
_MOST = 7
_LONGEST = 4  # words of one label
_AHEAD = 14  # sentences behind an announcement in which its words are explained


class _Rules(NamedTuple):
    declares: Prefiltered
    meta: Prefiltered
    judging: Prefiltered
    pairs: tuple[Prefiltered, ...]
    word_list: Prefiltered
    announces: Prefiltered
    steps: re.Pattern[str]
    explained: Prefiltered
    not_word: Prefiltered


@cache
def _rules() -> _Rules:
    text = files("doc_mining.mining").joinpath("rules/labels.toml").read_text(encoding="utf8")
    scale: dict[str, Any] = tomllib.loads(text)["scale"]
    return _Rules(
        declares=Prefiltered("|".join(scale["declares"]), re.I),
        meta=Prefiltered(scale["meta"], re.I),
        judging=Prefiltered(scale["judging"], re.I),
        pairs=(Prefiltered(scale["grade_word"], re.I), Prefiltered(scale["word_grade"], re.I)),
        word_list=Prefiltered(scale["word_list"], re.I),
        announces=Prefiltered(scale["announces"], re.I),
        steps=re.compile(scale["steps"], re.I),
        explained=Prefiltered(scale["explained"]),
        not_word=Prefiltered(scale["not_word"], re.I),
    )


_DIGIT = re.compile(r"[1-9]")  # cheap: without four of them there are no four marks
_MARK = re.compile(r"(?<![\d,.])(?:10|[1-9])(?![\d,.]\d)")
_BESIDE_WORD = re.compile(r"(?:(?<=[=:(–])|(?<=[=:(–]\s))[1-9]|[0-9]\s*(?:[=:–(-]\s*)?[‘'“\"]?[a-zé]", re.I)
_QUOTED = re.compile(r"[‘'“\"]([a-zé]+(?: [a-zé]+){0,3})[’'”\"]", re.I)
_STOPS = re.compile(r"(?<=[.!?])\s*(?=[A-ZÉ‘“])|\n|;\s+")


def read_scale(texts: Iterable[str]) -> Scale:
    """The scale that a report declares, from its passages in reading order.

    Read are grades with their words ("1 zeer slecht ... 10 uitmuntend"), lists of words ("in vier gradaties: zwak, ..."),
    and words that are explained one by one behind the sentence that announces them.
    """
    return _read(tuple(texts))


@lru_cache(maxsize=2)  # asked for the tables and for the prose of a document
def _read(told: tuple[str, ...]) -> Scale:
    labels: dict[str, None] = {}
    grades: dict[str, float] = {}
    rules = _rules()
    for i, text in enumerate(told):
        marked = len(_DIGIT.findall(text)) >= 4 and len(_MARK.findall(text)) >= 4
        for pattern in rules.pairs if marked and len(_BESIDE_WORD.findall(text)) >= 4 else ():
            pairs = {word: float(m["grade"]) for m in pattern.finditer(text) if (word := _known_suffix(m["word"]))}
            if len(pairs) >= 4 and len(set(pairs.values())) >= 4:
                grades.update(pairs)
        declaring = _declaring(text)
        for sentence in re.split(r"(?<=[.!?])\s+", text) if declaring else ():
            if rules.declares.search(sentence) and rules.meta.search(sentence):
                labels.update(dict.fromkeys(_declared(sentence)))
        if declaring and rules.announces.search(text):
            labels.update(dict.fromkeys(_announced(text, told[i + 1 : i + 1 + _AHEAD])))
    return Scale(tuple(labels), grades)


def _declaring(text: str) -> bool:
    lower = text.lower()
    return any(
        word in lower
        for word in (
            "schaal",
            "kwalificatie",
            "cijfers",
            "termen",
            "waardering",
            "waarderen",
            "oordelen",
            "woorden",
            "oordeel",
        )
    )


def _known_suffix(words: str) -> str | None:
    """The longest end of `words` that is a label: "en ruim voldoende" gives "ruim voldoende"."""
    parts = words.lower().split()
    ends = (" ".join(parts[i:]) for i in range(len(parts)))
    return next((end for end in ends if grade_of(end) is not None), None)


def _declared(sentence: str) -> list[str]:
    """The words of a declaring sentence, if at least three stand in it and two are labels already or all are quoted."""
    rules = _rules()
    quoted = [m[1].lower() for m in _QUOTED.finditer(sentence)]
    if 3 <= len(quoted) <= 6 and (rules.judging.search(sentence) or sum(grade_of(w) is not None for w in quoted) >= 2):
        return quoted
    if m := rules.word_list.search(sentence):
        words = [w.strip().lower() for w in re.split(r",| en | of ", m["list"]) if w.strip()]
        if len(words) >= _FEWEST and sum(grade_of(w) is not None for w in words) >= 2:
            return [w for w in words if len(w.split()) <= _LONGEST]
    return []


def _announced(text: str, behind: Sequence[str]) -> list[str]:
    """The words that `text` announces with their number; in the same sentence, or explained in those that follow."""
    rules = _rules()
    sentences = [s for s in _STOPS.split(text) if s]
    for i, sentence in enumerate(sentences):
        m = rules.announces.search(sentence)
        if m is None or not (m["n"] is None or rules.judging.search(" ".join(sentences[max(0, i - 1) : i + 1]))):
            continue
        number = number_of(m["n"]) if m["n"] else None
        for words in (
            _listed(sentence[m.end() :]),
            _explained([*sentences[i + 1 :], *_parts(behind)], number or _MOST),
        ):
            if len(words) == number or (number is None and len(words) >= _FEWEST):
                return words
            if number and words and len(words) == number - 1 >= _FEWEST:
                return words  # the last one is explained in other words
    return []


def explains(sentence: str) -> bool:
    """Whether a sentence opens with a word of a scale to tell what it means."""
    return _rules().explained.match(sentence) is not None


def _parts(texts: Sequence[str]) -> Iterator[str]:
    return (part for text in texts for part in _STOPS.split(text) if part)


_LIST = re.compile(r"(?:[^:.(]{0,60}?(?::|,? te weten|,? namelijk)\s+|\s*\(|\s*van\s+)(?P<list>[^:.()]+)")


def _listed(tail: str) -> list[str]:
    """The words of a list: ": zwak, stevig en sterk", "van zwak via stevig naar sterk"."""
    rules = _rules()
    m = _LIST.match(tail)
    if m is None:
        return []
    words = [_bare(w) for w in rules.steps.split(m["list"])]
    fitting = [w for w in words if _may_be_label(w)]
    return fitting if len(fitting) == len(words) and _FEWEST <= len(words) <= _MOST else []


def _explained(sentences: Sequence[str], number: int) -> list[str]:
    """The words with which the next sentences open, each explained there: "Op koers betekent dat ..."."""
    rules = _rules()
    found: dict[str, None] = {}
    for sentence in islice(sentences, _AHEAD):
        m = rules.explained.match(sentence.lstrip(" –•-*\t"))
        word = _bare(m["word"]) if m else ""
        if word and _may_be_label(word):
            found[word] = None
        if len(found) == number:
            break
    return list(found)


def _bare(word: str) -> str:
    return re.sub(r"\s+", " ", word).strip(" ‘’“”\"'.,;:()").lower()


def _may_be_label(word: str) -> bool:
    return (
        bool(word)
        and len(word.split()) <= _LONGEST
        and not _rules().not_word.search(word)
        and not re.search(r"\d", word)
    )
