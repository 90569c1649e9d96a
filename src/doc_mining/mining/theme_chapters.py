"""The themes of agreements, each weighed with those of the others in its chapter: one that says little is on its chapter's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from doc_mining.mining.theme_model import NONE, headings_of, theme_chances, theme_model
from doc_mining.records import Agreement, Document

_LEAST = 3  # other agreements that say what a chapter is on
_WEIGHT = 0.8  # of the chapter beside the agreement's own words; from the agreements of the corpus
_FLOOR = 0.02  # chance that a theme always has in a chapter
_NEVER = 1e-4

Chances = npt.NDArray[np.float64]


def by_chapter(agreements: Sequence[Agreement], document: Document) -> tuple[Agreement, ...]:
    """The agreements with the theme that their words and the other agreements under the same heading make likeliest."""
    own = [_own(agreement, document) for agreement in agreements]
    chapters: dict[str, list[int]] = defaultdict(list)
    for index, agreement in enumerate(agreements):
        if agreement.section:
            chapters[agreement.section[0]].append(index)
    themed = list(agreements)
    for together in chapters.values():
        for index in together:
            passage = agreements[index].passage
            others = [own[i] for i in together if agreements[i].passage != passage] or [
                own[i] for i in together if i != index
            ]
            if len(others) >= _LEAST:
                themed[index] = replace(agreements[index], theme=_likeliest(own[index], np.mean(others, axis=0)))
    return tuple(themed)


def _own(agreement: Agreement, document: Document) -> Chances:
    passage = document.passages[agreement.passage]
    before = passage.text[: agreement.start].rstrip().rpartition(". ")[2]
    text = passage.text[agreement.start : agreement.start + len(agreement.quote)]
    return theme_chances(text, headings_of(passage.section), before)


def _likeliest(own: Chances, chapter: Chances) -> str:
    chances = np.log(own + _NEVER) + _WEIGHT * np.log(chapter + _FLOOR)
    chances[theme_model().classes.index(NONE)] = -np.inf
    return theme_model().classes[int(chances.argmax())]
