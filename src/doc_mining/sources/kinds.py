"""The kind of a document, from cues with weights that stand in a data file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args

from doc_mining.errors import SettingsError
from doc_mining.records import DocumentKind
from doc_mining.sources.rulebook import in_small, rules

_LOOKED_AT = 40_000  # characters of the text
_OPENING = 400  # characters with which the text begins
_NAMES_IT = 10.0  # points from which a cue on the title page is the name of a kind
_OPENED = 0.5  # what a cue in the margins or the opening is worth, of one on the title page
_LEAST_WORDS = 400  # shorter texts are counted as if they had so many, else one cue would decide


class _Cue(NamedTuple):
    kind: DocumentKind
    pattern: re.Pattern[str]
    cased: bool  # sought in the text as written, not in small letters
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
        cased = cue.get("cased", False)
        pattern = re.compile(cue["pattern"]) if cased else in_small([cue["pattern"]], re.MULTILINE)
        out.append(_Cue(cue["kind"], pattern, cased, cue["title"], cue["heading"], cue["body"], cue["most"]))
    return tuple(out)


class _Contained(NamedTuple):
    """Kinds that other documents hold as appendices: what tells them must stand where a document begins."""

    kinds: frozenset[DocumentKind]
    within: int  # characters from the start


@cache
def _contained() -> _Contained:
    found = rules("kinds")["contained"]
    return _Contained(frozenset(found["kinds"]), found["within"])


class _Places(NamedTuple):
    """Where cues are sought, each as one text."""

    text: str
    headings: str
    title: str
    margins: str


class _LookedAt(NamedTuple):
    start: _Places  # for kinds that others contain
    whole: _Places


def _looked_at(seen: Evidence) -> _LookedAt:
    contained = _contained()
    start = seen.body[: contained.within]
    named = [cue for cue in _cues() if cue.kind in contained.kinds and cue.title >= _NAMES_IT]
    # a line that calls a document a position paper on the visitation does not call it a visitation
    front, margins = (
        "\n".join([line for line in lines if not any(c.pattern.search(line) for c in named)])
        for lines in (seen.front, seen.margins)
    )
    first_chapters = "\n".join(h for h in seen.headings if h in start)
    opening = "\n".join([*seen.margins, seen.body[:_OPENING]])
    return _LookedAt(
        _Places(start, first_chapters, "\n".join(seen.front), opening),
        _Places(seen.body, "\n".join(seen.headings), front, margins),
    )


@cache
def _field() -> tuple[frozenset[DocumentKind], re.Pattern[str], float]:
    field = rules("kinds")["field"]
    return frozenset(field["kinds"]), in_small([field["pattern"]]), field["least"]


class Evidence(NamedTuple):
    """Where a document tells what it is: the lines of its title page, its headings, its margins, its running text."""

    front: Sequence[str]
    headings: Sequence[str]
    margins: Sequence[str]
    body: str

    def small(self) -> Evidence:
        """The same in small letters."""
        front, headings, margins = ([line.lower() for line in part] for part in self[:3])
        return Evidence(front, headings, margins, self.body.lower())


def points(seen: Evidence) -> Mapping[DocumentKind, float]:
    """What the cues give each kind."""
    seen = seen._replace(body=seen.body[:_LOOKED_AT])
    forms = {True: _looked_at(seen), False: _looked_at(seen.small())}
    out: dict[DocumentKind, float] = defaultdict(float)
    for cue in _cues():
        form = forms[cue.cased]
        text, under, title, margins = form.start if cue.kind in _contained().kinds else form.whole
        thousands = max(text.count(" ") + text.count("\n"), _LEAST_WORDS) / 1000
        gained = min(cue.body * len(cue.pattern.findall(text)) / thousands, cue.most)
        if cue.heading:
            gained += min(cue.heading * len(cue.pattern.findall(under)), cue.most)
        if cue.title and cue.pattern.search(title):
            gained += cue.title
        elif cue.title and cue.pattern.search(margins):
            gained += _OPENED * cue.title
        out[cue.kind] += gained
    text = forms[False].whole.text
    kinds, words, least = _field()
    if 1000 * len(words.findall(text)) < least * max(len(text.split()), 1):
        for kind in kinds:
            out.pop(kind, None)
    return out


def kind_of(seen: Evidence) -> DocumentKind:
    """The kind with most points; "overig" when none has enough."""
    scored = points(seen)
    best = max(scored, key=lambda kind: scored[kind], default=None)
    return best if best and scored[best] >= rules("kinds")["least"] else "overig"
