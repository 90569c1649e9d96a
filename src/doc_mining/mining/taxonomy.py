"""The fifteen main themes: which one a text is on, by the words of each."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_NAME = 6.0
_WEIGHTS = {"?": 1.0, "~": 2.0}  # by the mark before a word; 3 without one
_STRONG = 3.0
_INSIDE = 8  # letters from which a word also counts inside a longer one
_OPENING = 60  # characters: what a text opens with is more often what it is about
_TWICE = 2  # times that one word counts
_LEAST = 1.9  # below this a text is on no theme; one as short as a name, or with words of one theme only, needs half
_SHORT = 8  # words
_CONTEXT, _CONTEXT_ALONE = 0.3, 0.6
_SOURCE = re.compile(r"\s*\([^()]{3,60}\)\W*$")  # who said it, behind a wish: "(Huurdersraad)"
_END = "/"  # behind a word that only counts whole


class _Lexicon(NamedTuple):
    pattern: re.Pattern[str]
    weights: Mapping[str, tuple[tuple[str, float], ...]]  # word → themes with weights
    names: Mapping[str, str]  # name of a theme or field, letters only → main theme
    long_names: re.Pattern[str]  # those that also tell when they stand in a longer text
    makeup: re.Pattern[str]  # words of headings that are on no theme


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((files("doc_mining.mining") / "rules" / "themes.toml").read_text("utf-8"))
    makeup = re.compile("|".join(data.pop("makeup")), re.IGNORECASE)
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    names: dict[str, str] = {}
    whole: set[str] = set()
    for theme, entry in data.items():
        for word in (w for words in entry["sub"].values() for w in words):
            bare = word.strip("?~" + _END)
            weights[bare].append((theme, _WEIGHTS.get(word[0], _STRONG)))
            whole.update({bare} if word.endswith(_END) else ())
        names.update({_plain(name): theme for name in (theme, *entry["names"])})
    inside = [w for w in weights if len(w) >= _INSIDE and " " not in w]
    spelled = (w + _END if w in whole else w for w in weights)
    pattern = re.compile(rf"\b(?:{_tree(spelled)})|\B(?:{_tree(inside)})")
    long_names = re.compile(rf"\b(?:{_tree(n for n in names if len(n.split()) > 1)})\b")
    return _Lexicon(pattern, {w: tuple(t) for w, t in weights.items()}, names, long_names, makeup)


def _tree(words: Iterable[str]) -> str:
    """A pattern for the longest of many words at a place, its alternatives folded into a prefix tree for speed."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [
        (r"\b" if letter == _END else re.escape(letter)) + _branch(below)
        for letter, below in sorted(node.items())
        if letter
    ]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{joined})?" if "" in node else joined


def main_themes() -> tuple[str, ...]:
    """The names of the main themes."""
    return tuple(dict.fromkeys(_lexicon().names.values()))


def named_theme(text: str) -> str | None:
    """The main theme of a text that is the name of a theme or field, and nothing else; None for any other text."""
    names = _lexicon().names
    plain = _plain(text)
    return names.get(plain) or names.get(re.sub(r"^(?:de|het|een|voldoende|goede?) ", "", plain))


@lru_cache(maxsize=50_000)
def main_theme(text: str, context: str = "") -> tuple[str | None, float]:
    """The main theme of `text`, with a probability; (None, p) when it is on none.

    `context`, such as the headings above it, decides where the words themselves say little, and counts less where
    they do say something. Words of a report's make-up ("belanghebbenden", "aanbevelingen") in it count for nothing.
    """
    if name := named_theme(text):
        return name, 0.98
    points = theme_points(text)
    least = _LEAST if len(text.split()) > _SHORT and len(points) > 1 else _LEAST / 2
    if context:
        share = _CONTEXT if max(points.values(), default=0.0) >= _STRONG else _CONTEXT_ALONE
        for theme, value in _context_points(context).items():
            points[theme] += value * share
    best, most = max(points.items(), key=lambda item: item[1], default=(None, 0.0))
    if most < least:
        return None, 0.6
    return best, min(0.97, 0.35 + 0.6 * most / (sum(points.values()) + 1.0))


@lru_cache(maxsize=2_000)
def _context_points(context: str) -> Mapping[str, float]:
    return theme_points(_lexicon().makeup.sub(" ", context))


def theme_points(text: str) -> dict[str, float]:
    """What the lexicon gives each main theme for `text`."""
    lexicon = _lexicon()
    out: dict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    low = _SOURCE.sub("", text.lower().replace("’", "'"))
    for m in lexicon.pattern.finditer(low):
        seen[m[0]] += 1
        if seen[m[0]] > _TWICE:
            continue
        for theme, weight in lexicon.weights[m[0]]:
            out[theme] += weight * (1.25 if m.start() < _OPENING else 1.0)
    for m in lexicon.long_names.finditer(_plain(text)):
        out[lexicon.names[m[0]]] += _NAME if m[0].count(" ") > 1 else _NAME / 2
    return out


def _plain(text: str) -> str:
    """Letters and digits only, without a leading number, "thema 2" or "prestatieveld A"."""
    plain = re.sub(r"[\W_]+", " ", text.lower()).strip()
    return re.sub(r"^(?:\d+ )*(?:(?:thema|prestatieveld|veld|opgave)(?: (?:\d+|[a-h])\b)? )?", "", plain)
