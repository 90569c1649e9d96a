"""The kind of a document, from cues with weights that stand in a data file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args

from doc_mining.errors import SettingsError
from doc_mining.records import DocumentKind
from doc_mining.sources.rulebook import rules

_LOOKED_AT = 40_000  # characters of the text
_LEAST_WORDS = 400  # shorter texts are counted as if they had so many, else one cue would decide


class _Cue(NamedTuple):
    kind: DocumentKind
    pattern: re.Pattern[str]
    title: float
    heading: float
    body: float
    most: float


@cache
def _cues() -> tuple[_Cue, ...]:
    out = []
    for cue in rules("kinds")["cue"]:
        if cue["kind"] not in get_args(DocumentKind):
            raise SettingsError(
                f"sources/rules/kinds.toml: there is no kind {cue['kind']!r}.",
                hint=f"Use one of {', '.join(get_args(DocumentKind))}.",
            )
        pattern = re.compile(cue["pattern"], re.IGNORECASE | re.MULTILINE)
        out.append(_Cue(cue["kind"], pattern, cue["title"], cue["heading"], cue["body"], cue["most"]))
    return tuple(out)


@cache
def _field() -> tuple[frozenset[DocumentKind], re.Pattern[str], float]:
    field = rules("kinds")["field"]
    return frozenset(field["kinds"]), re.compile(field["pattern"], re.IGNORECASE), field["least"]


def points(front: Sequence[str], headings: Sequence[str], body: str) -> Mapping[DocumentKind, float]:
    """What the cues give each kind; `front` is the lines of the title page, `body` all running text."""
    title, chapters, text = "\n".join(front), "\n".join(headings), body[:_LOOKED_AT]
    thousands = max(len(text.split()), _LEAST_WORDS) / 1000
    out: dict[DocumentKind, float] = defaultdict(float)
    for cue in _cues():
        gained = min(cue.body * len(cue.pattern.findall(text)) / thousands, cue.most)
        if cue.heading:
            gained += min(cue.heading * len(cue.pattern.findall(chapters)), cue.most)
        if cue.title and cue.pattern.search(title):
            gained += cue.title
        out[cue.kind] += gained
    kinds, words, least = _field()
    if 1000 * len(words.findall(text)) < least * max(len(text.split()), 1):
        for kind in kinds:
            out.pop(kind, None)
    return out


def kind_of(front: Sequence[str], headings: Sequence[str], body: str) -> DocumentKind:
    """The kind with most points; "overig" when none has enough."""
    scored = points(front, headings, body)
    best = max(scored, key=lambda kind: scored[kind], default=None)
    return best if best and scored[best] >= rules("kinds")["least"] else "overig"
