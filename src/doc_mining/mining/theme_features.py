"""What the theme model looks at: the lexicon's words in a text, its other words, and what stands around it.

Names of features are one letter for the kind, a colon and a word or theme:

- `t` points of the lexicon for a theme, `r` the theme's share of them, `f` the text is the name of the theme;
- `l` a word of the lexicon, `w` a word of the text, `p` how a word begins, `e` how a longer one ends (compounds);
- `h` a heading on the theme, `n` words before the text on the theme, `q` who asks;
- `h0`, `n0`, `q0` the same, in so far as the text itself says little;
- `a` what is asked for, `o` a party it names, `x` the two together, `xq` with who asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from doc_mining.mining.taxonomy import heading_points, named_theme, theme_points, without_source
from doc_mining.mining.theme_frames import frames_of
from doc_mining.mining.theme_lexicon import theme_lexicon

_CLEAR, _FAINT = 3.0, 1.5  # points of the lexicon from which a text speaks for itself, or says a little
_MOST = 9.0  # points that count
_AROUND = 6.0  # the same, of headings and of what stands before
_LEVELS = (1.0, 0.7, 0.4)  # weight of the last heading, and of those above it
_LEXICAL, _LITERAL, _FRAMED = (
    0.75,
    0.45,
    0.6,
)  # a word of the lexicon, any other, a frame; from the folds of the passages
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEGINS, _ENDS, _LONG = 5, 6, 8  # letters of a word's beginning and end, and of a word that has an end of its own
_SOURCE = re.compile(r"\(([^()]{3,60})\)\W*$")
_ASKERS = (
    ("huurders", re.compile(r"huurder|bewoner|klantenraad", re.IGNORECASE)),
    ("gemeente", re.compile(r"gemeente|wethouder", re.IGNORECASE)),
    ("zorg", re.compile(r"zorg|welzijn|opvang|verple", re.IGNORECASE)),
    ("corporatie", re.compile(r"corporatie", re.IGNORECASE)),
)
_PARTIES = re.compile(r"belanghebbend|stakeholder|\bwensen van|meegeven|aanraden", re.IGNORECASE)
_PARTY = re.compile(r"(?:de )?(?:huurders?|bewoners|gemeenten?|wethouders?|collega-?corporaties?)", re.IGNORECASE)
_PLAIN = frozenset(
    """de het een en van in op te met voor aan bij door naar uit over tot om is zijn wordt worden werd werden was waren
    heeft hebben had kan kunnen zal zullen zou dat die dit deze wie wat er ook niet nog al als dan maar of ze zij hij u
    wij we ons onze uw hun haar hem men elk elke ieder iedere alle alles meer minder zo daar hier zich per onder boven
    tussen tijdens na kwam kwamen kreeg krijgen krijgt ten ter tegen sinds af laat maak stel geef niemand iets veel
    zeer wel heel""".split()
)


def theme_features(text: str, headings: Sequence[str] = (), before: str = "", asker: str = "") -> dict[str, float]:
    """Features of `text`, the `headings` above it, the words `before` it and who asks: feature → value, about 0 to 3."""
    low = without_source(text)
    points = theme_points(text)
    most = max(points.values(), default=0.0)
    silent = 1.0 if most < _FAINT else 0.5 if most < _CLEAR else 0.0
    out = {f"l:{word}": _LEXICAL for word, _ in theme_lexicon().find(low)}
    every = sum(points.values()) + 1.0
    for theme, value in points.items():
        out[f"t:{theme}"] = min(value, _MOST) / _CLEAR
        out[f"r:{theme}"] = value / every
    if name := named_theme(text):
        out[f"f:{name}"] = 2.0
    out.update(_words(low))
    around = {f"h:{t}": v for t, v in _of_headings(tuple(headings[-len(_LEVELS) :])).items()}
    around |= {f"n:{t}": min(v, _AROUND) / _AROUND for t, v in theme_points(before).items()} if before else {}
    who = _asker(f"({asker})" if len(asker) > 2 else text, headings)
    around |= {f"q:{who}": 0.6} if who else {}
    out.update(around)
    out.update(_frames(low, who))
    if silent:
        out.update({f"{name[0]}0{name[1:]}": value * silent for name, value in around.items()})
        out["silent"] = silent
    if not points:
        out["mute"] = 1.0
    return out


def _words(low: str) -> dict[str, float]:
    out: dict[str, float] = {}
    for word in _WORD.findall(low):
        if len(word) < 3 or word in _PLAIN:
            continue
        out[f"w:{word}"] = _LITERAL
        if len(word) >= _BEGINS:
            out[f"p:{word[:_BEGINS]}"] = _LITERAL
        if len(word) >= _LONG:
            out[f"e:{word[-_ENDS:]}"] = _LITERAL
    return out


def _frames(low: str, who: str) -> dict[str, float]:
    asked, parties = frames_of(low)
    names = [f"a:{frame}" for frame in asked] + [f"o:{party}" for party in parties]
    names += [f"x:{frame}+{party}" for frame in asked for party in parties]
    names += [f"xq:{frame}+{who}" for frame in asked if who]
    return dict.fromkeys(names, _FRAMED)


@lru_cache(maxsize=5_000)
def _of_headings(headings: tuple[str, ...]) -> Mapping[str, float]:
    """What headings give each theme; the last most, and most of all where it is the very name of a theme.

    A heading that tells who asks is on no theme, and one that is on none is passed over.
    """
    out: dict[str, float] = {}
    by_party = any(_PARTIES.search(h) for h in headings)
    weights = iter(_LEVELS)
    for heading in reversed(headings):
        if _PARTY.fullmatch(heading) or (by_party and _who(heading)):
            continue
        name = named_theme(heading)
        points = {name: _AROUND * 4 / 3} if name else heading_points(heading)
        weight = next(weights) if points else 0.0
        for theme, value in points.items():
            share = min(value, _AROUND * (4 / 3 if name else 1)) / _AROUND * 3.0 * weight
            out[theme] = max(out.get(theme, 0.0), share)
    return out


def _asker(text: str, headings: Sequence[str]) -> str:
    """Who asks: the words in brackets behind the text, else the heading above it."""
    source = _SOURCE.search(text)
    said = source[1] if source else headings[-1] if headings else ""
    return _who(said)


def _who(words: str) -> str:
    return next((who for who, pattern in _ASKERS if pattern.search(words)), "")
