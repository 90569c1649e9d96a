"""The words of each main theme, as `rules/themes.toml` lists them, and where they stand in a text."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_WEIGHTS = {"?": 1.0, "~": 2.0}  # by the mark before a word
_STRONG = 3.0  # without one
_END = "/"  # behind a word that only counts whole
_INSIDE = 8  # letters from which a word also counts inside a longer one
_WORD = re.compile(r"\w+")
_KEY = 3  # letters by which words are looked up; no word is shorter

Buckets = Mapping[str, tuple[tuple[str, bool], ...]]  # first letters → words, the longest first, with "only whole"


class Rivals(NamedTuple):
    """A name of a field of performance that can be on any of some themes."""

    name: re.Pattern[str]
    themes: tuple[str, ...]


class ThemeLexicon(NamedTuple):
    """Words with their themes and weights, and the names that themes and fields have in documents."""

    weights: Mapping[str, tuple[tuple[str, float], ...]]  # word → themes with weights
    names: Mapping[str, str]  # name of a theme or field, letters only → main theme
    long_names: re.Pattern[str]  # names of several words, which also tell when they stand in a longer text
    makeup: re.Pattern[str]  # words of headings that are on no theme
    contested: tuple[Rivals, ...]
    opening: Buckets  # words, looked for where a word of the text begins
    inside: Buckets  # long words, looked for inside a word of the text

    def rivals(self, name: str) -> Rivals | None:
        """The themes that a name leaves open, None for a name that settles its theme."""
        return next((rivals for rivals in self.contested if rivals.name.search(name)), None)

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """The words of the lexicon in `text`, which is in lower case, and where each starts; the longest at a place."""
        free = 0  # where the last word ended
        for m in _WORD.finditer(text):
            start, end = m.span()
            if start >= free and (found := _longest(text, start, self.opening)):
                yield found, start
                free = start + len(found)
            at = max(free, start + 1)
            if at <= end - _INSIDE:
                for found, place in _inside(m[0], at - start):
                    yield found, start + place
                    free = start + place + len(found)


@lru_cache(maxsize=50_000)
def _inside(word: str, at: int) -> tuple[tuple[str, int], ...]:
    """The long words of the lexicon inside a word from `at` on, and where each starts."""
    out: list[tuple[str, int]] = []
    while at <= len(word) - _INSIDE:
        found = _longest(word, at, theme_lexicon().inside)
        if found:
            out.append((found, at))
        at += len(found) if found else 1
    return tuple(out)


def _longest(text: str, at: int, buckets: Buckets) -> str | None:
    for word, whole in buckets.get(text[at : at + _KEY], ()):
        if text.startswith(word, at) and not (whole and text[at + len(word) : at + len(word) + 1].isalnum()):
            return word
    return None


@cache
def theme_lexicon() -> ThemeLexicon:
    """The lexicon, read once a process."""
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "themes.toml").read_text("utf-8"))
    makeup = re.compile("|".join(data.pop("makeup")), re.IGNORECASE)
    contested = tuple(
        Rivals(re.compile(entry["name"], re.IGNORECASE), tuple(entry["themes"])) for entry in data.pop("contested")
    )
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    names: dict[str, str] = {}
    whole: set[str] = set()
    for theme, entry in data.items():
        for word in (w for words in entry["sub"].values() for w in words):
            bare = word.strip("?~" + _END)
            weights[bare].append((theme, _WEIGHTS.get(word[0], _STRONG)))
            whole.update({bare} if word.endswith(_END) else ())
        names.update({letters(name): theme for name in (theme, *entry["names"])})
    inside = (w for w in weights if len(w) >= _INSIDE and " " not in w)
    several = sorted((n for n in names if " " in n), key=len, reverse=True)
    return ThemeLexicon(
        {word: tuple(themes) for word, themes in weights.items()},
        names,
        re.compile(rf"\b(?:{'|'.join(map(re.escape, several))})\b"),
        makeup,
        contested,
        _buckets(weights, whole),
        _buckets(inside, whole),
    )


def _buckets(words: Mapping[str, object] | Iterator[str], whole: set[str]) -> Buckets:
    out: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for word in words:
        out[word[:_KEY]].append((word, word in whole))
    return {key: tuple(sorted(found, key=lambda w: -len(w[0]))) for key, found in out.items()}


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Letters and digits only, without a leading number, "thema 2" or "prestatieveld A"."""
    plain = re.sub(r"[\W_]+", " ", text.lower()).strip()
    return re.sub(r"^(?:\d+ )*(?:(?:thema|prestatieveld|veld|opgave)(?: (?:\d+|[a-h])\b)? )?", "", plain)
