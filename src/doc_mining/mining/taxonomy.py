"""The fifteen main themes, and what their names and words alone tell of a text's theme."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from doc_mining.mining.theme_lexicon import letters, theme_lexicon

_NAME = 6.0
_STRONG = 3.0
_OPENING = 60  # characters: what a text opens with is more often what it is about
_TWICE = 2  # times that one word counts
_LEAST = 1.9  # below this a text is on no theme; one as short as a name, or with words of one theme only, needs half
_SHORT = 8  # words
_CONTEXT, _CONTEXT_ALONE = 0.3, 0.6
_SOURCE = re.compile(r"\s*\([^()]{3,60}\)\W*$")  # who said it, behind a wish: "(Huurdersraad)"


def main_themes() -> tuple[str, ...]:
    """The names of the main themes."""
    return tuple(dict.fromkeys(theme_lexicon().names.values()))


def named_theme(text: str) -> str | None:
    """The main theme of a text that is the name of a theme or field, and nothing else; None for any other text."""
    names = theme_lexicon().names
    plain = letters(text)
    return names.get(plain) or names.get(re.sub(r"^(?:de|het|een|voldoende|goede?) ", "", plain))


@lru_cache(maxsize=50_000)
def main_theme(text: str, context: str = "") -> tuple[str | None, float]:
    """The main theme of a short text such as a heading, with a probability; (None, p) when it is on none.

    `context`, such as the headings above it, decides where the words themselves say little, and counts less where
    they do say something. Words of a report's make-up ("belanghebbenden", "aanbevelingen") in it count for nothing.
    """
    if name := named_theme(text):
        return name, 0.98
    points = theme_points(text)
    least = _LEAST if len(text.split()) > _SHORT and len(points) > 1 else _LEAST / 2
    if context:
        share = _CONTEXT if max(points.values(), default=0.0) >= _STRONG else _CONTEXT_ALONE
        for theme, value in heading_points(context).items():
            points[theme] += value * share
    best, most = max(points.items(), key=lambda item: item[1], default=(None, 0.0))
    if most < least:
        return None, 0.6
    return best, min(0.97, 0.35 + 0.6 * most / (sum(points.values()) + 1.0))


@lru_cache(maxsize=2_000)
def heading_points(heading: str) -> Mapping[str, float]:
    """What the lexicon gives each main theme for a heading, but for the words of a report's make-up."""
    return theme_points(theme_lexicon().makeup.sub(" ", heading))


def theme_points(text: str) -> dict[str, float]:
    """What the lexicon gives each main theme for `text`."""
    lexicon = theme_lexicon()
    out: dict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    for word, start in lexicon.find(without_source(text)):
        seen[word] += 1
        if seen[word] > _TWICE:
            continue
        for theme, weight in lexicon.weights[word]:
            out[theme] += weight * (1.25 if start < _OPENING else 1.0)
    for m in lexicon.long_names.finditer(letters(text)):
        out[lexicon.names[m[0]]] += _NAME if m[0].count(" ") > 1 else _NAME / 2
    return out


def without_source(text: str) -> str:
    """`text` in lower case, without who said it behind it: "(Huurdersraad)"."""
    return _SOURCE.sub("", text.lower().replace("’", "'"))
