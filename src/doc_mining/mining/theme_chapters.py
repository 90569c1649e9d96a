"""The themes of findings below a chapter on a theme: what says little by itself is on its chapter's theme.

A heading that is one of a document's themes ("Aan het eind van de maand") tells what its chapter is on, though none of its words
does; agreements are also weighed with the others of their chapter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from doc_mining.mining.theme_lexicon import letters
from doc_mining.mining.theme_model import NONE, headings_of, theme_chances, theme_model, theme_of
from doc_mining.records import Agreement, DevelopmentPoint, Document, Theme

_LEAST = 3  # other agreements that say what a chapter is on
_WEIGHT = 0.8  # of the chapter beside the agreement's own words; from the agreements of the corpus
_WEIGHT_NAMED = 0.15  # the same, where a heading tells the chapter's theme already
_FLOOR = 0.02  # chance that a theme always has in a chapter
_NEVER = 1e-4
_BEFORE = re.compile(r"^(?:\w+ ){1,3}$")  # what a heading has before the name of its theme: "artikel 3", "thema b"

_ALIKE = np.ones(1)  # a chapter that tells nothing

Chances = npt.NDArray[np.float64]
Names = Mapping[str, str]  # a theme's name as written, letters only → main theme


def by_chapter(agreements: Sequence[Agreement], themes: Iterable[Theme], document: Document) -> tuple[Agreement, ...]:
    """The agreements with the theme that their words and the other agreements of their chapter make likeliest.

    `themes` are those of the document.
    """
    names = _names(themes)
    own = [_own(agreement, names, document) for agreement in agreements]
    chapters: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, agreement in enumerate(agreements):
        if agreement.section:
            chapters[_chapter(agreement.section, names)].append(index)
    themed = list(agreements)
    for together in chapters.values():
        for index in together:
            passage = agreements[index].passage
            others = [own[i] for i in together if agreements[i].passage != passage] or [
                own[i] for i in together if i != index
            ]
            known = any(_named(heading, names) for heading in agreements[index].section)
            if known or len(others) >= _LEAST:
                chapter = np.mean(others, axis=0) if len(others) >= _LEAST else _ALIKE
                theme = _likeliest(own[index], chapter, _WEIGHT_NAMED if known else _WEIGHT)
                themed[index] = replace(agreements[index], theme=theme)
    return tuple(themed)


def below_themes(
    points: Iterable[DevelopmentPoint], themes: Iterable[Theme], document: Document
) -> tuple[DevelopmentPoint, ...]:
    """The points; one below a heading that is one of the document's themes with the theme that this makes likeliest."""
    names = _names(themes)
    return tuple(_below(point, names, document) for point in points)


def _below(point: DevelopmentPoint, names: Names, document: Document) -> DevelopmentPoint:
    if not any(_named(heading, names) for heading in point.section):
        return point
    text, before = _words(point, document)
    choice = theme_of(text, _headings(point.section, names), before, point.appraiser_type)
    return replace(point, theme=choice.theme)


def _own(agreement: Agreement, names: Names, document: Document) -> Chances:
    text, before = _words(agreement, document)
    return theme_chances(text, _headings(agreement.section, names), before)


def _words(finding: Agreement | DevelopmentPoint, document: Document) -> tuple[str, str]:
    """A finding's words and those of the sentence before them."""
    passage = document.passages[finding.passage]
    before = passage.text[: finding.start].rstrip().rpartition(". ")[2]
    return passage.text[finding.start : finding.start + len(finding.quote)], before


def _names(themes: Iterable[Theme]) -> Names:
    return {letters(t.theme_as_written): t.theme for t in themes if t.theme}


def _named(heading: str, names: Names) -> str | None:
    """The main theme of a heading that is a theme of the document, its number or label apart."""
    plain = letters(heading)
    if plain in names:
        return names[plain]
    ends = (theme for name, theme in names.items() if plain.endswith(name) and _BEFORE.match(plain[: -len(name)]))
    return next(ends, None)


def _headings(section: Sequence[str], names: Names) -> tuple[str, ...]:
    return headings_of([_named(heading, names) or heading for heading in section])


def _chapter(section: Sequence[str], names: Names) -> tuple[str, ...]:
    """The headings down to the one that is a theme; the highest where none is."""
    depth = next((n for n, heading in enumerate(section, 1) if _named(heading, names)), 1)
    return tuple(section[:depth])


def _likeliest(own: Chances, chapter: Chances, weight: float) -> str:
    chances = np.log(own + _NEVER) + weight * np.log(chapter + _FLOOR)
    chances[theme_model().classes.index(NONE)] = -np.inf
    return theme_model().classes[int(chances.argmax())]
