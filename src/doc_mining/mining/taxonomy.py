"""The fifteen main themes: which one a text is on, by the words of each."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_STRONG, _WEAK, _NAME = 3.0, 1.0, 8.0
_INSIDE = 7  # letters from which a word also counts inside a longer one
_LEAST = 1.9  # below this a text is on no theme


class _Lexicon(NamedTuple):
    pattern: re.Pattern[str]
    weights: dict[str, tuple[tuple[str, float], ...]]  # word → themes with weights
    names: dict[str, str]  # printed name of a theme or field → main theme


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "themes.toml").read_text("utf-8"))
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    names = {}
    for theme, words in data.items():
        for word in words["strong"]:
            weights[word].append((theme, _STRONG))
        for word in words["weak"]:
            weights[word].append((theme, _WEAK))
        names.update({_plain(name): theme for name in words["names"]})
    spelled = sorted(weights, key=len, reverse=True)
    pattern = "|".join((re.escape(w) if len(w) >= _INSIDE else rf"\b{re.escape(w)}") for w in spelled)
    return _Lexicon(re.compile(pattern), {w: tuple(t) for w, t in weights.items()}, names)


def main_themes() -> tuple[str, ...]:
    """The names of the main themes."""
    return tuple(dict.fromkeys(_lexicon().names.values()))


@lru_cache(maxsize=20_000)
def main_theme(text: str, context: str = "") -> tuple[str | None, float]:
    """The main theme of `text`, with a probability; (None, p) when it is on none.

    `context`, such as the headings above it, decides between themes and counts a third.
    """
    lexicon = _lexicon()
    name = lexicon.names.get(_plain(text))
    if name:
        return name, 0.98
    points = _points(text)
    if context:
        for theme, value in _points(context).items():
            points[theme] += value / 3
    if not points:
        return None, 0.7
    best, most = max(points.items(), key=lambda item: item[1])
    if most < _LEAST:
        return None, 0.55
    return best, min(0.97, 0.35 + 0.6 * most / (sum(points.values()) + 1.0))


def _points(text: str) -> dict[str, float]:
    lexicon = _lexicon()
    out: dict[str, float] = defaultdict(float)
    low = text.lower()
    for m in lexicon.pattern.finditer(low):
        for theme, weight in lexicon.weights[m[0]]:
            # what a text opens with is more often what it is about
            out[theme] += weight * (1.25 if m.start() < 60 else 1.0)
    plain = _plain(text)
    for name, theme in lexicon.names.items():
        if len(name) > 9 and name in plain:
            out[theme] += _NAME
    return out


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text.lower()).strip()
