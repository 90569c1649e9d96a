"""The main theme of a theme's own name: where the name does not settle it, what the document says under it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from doc_mining.mining.taxonomy import main_theme, named_theme, theme_points
from doc_mining.mining.theme_lexicon import letters, theme_lexicon
from doc_mining.mining.theme_model import NONE, theme_chances, theme_model, theme_of
from doc_mining.records import Document

_LEAST, _MOST = 3, 14  # sentences that an explanation has at least, and that are read of it
_NAMED = 0.3  # sentences that a point of the lexicon for the name itself weighs


def explained_theme(name: str, document: Document) -> str | None:
    """The main theme of a theme as written in `document`, or None where neither name nor explanation tells.

    A name that is always one theme's is on it; some fields of performance are on one of two themes, by their text.
    """
    sentences = list(_explanation(letters(name), document))
    rivals = theme_lexicon().rivals(name)
    if (named_theme(name) and not rivals) or len(sentences) < _LEAST:
        return main_theme(name)[0] or theme_of(" ".join(sentences) or name, (name,)).theme
    if rivals:
        votes = _votes(rivals.name.sub(" ", sentence) for sentence in sentences)
        return max(rivals.themes, key=lambda theme: votes[theme])
    votes, points = _votes(sentences), theme_points(name)
    return max(votes, key=lambda theme: votes[theme] + _NAMED * points.get(theme, 0.0))


def _votes(sentences: Iterable[str]) -> Mapping[str, float]:
    """How many of the sentences are on each theme, each sentence divided by what the model makes of it."""
    total = np.sum([theme_chances(sentence) for sentence in sentences], axis=0)
    return {theme: float(n) for theme, n in zip(theme_model().classes, total, strict=True) if theme != NONE}


def _explanation(name: str, document: Document) -> Iterator[str]:
    """The first sentences in sections under the name."""
    read = 0
    for passage in document.body():
        if passage.kind not in ("paragraph", "list_item") or not any(name in letters(h) for h in passage.section):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+", passage.text):
            if read == _MOST:
                return
            read += 1
            yield sentence
