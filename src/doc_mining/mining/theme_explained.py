"""The main theme of a theme's own name: where the name does not settle it, what the document says under it does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from doc_mining.mining.taxonomy import main_theme, named_theme, theme_points
from doc_mining.mining.theme_lexicon import letters, theme_lexicon
from doc_mining.mining.theme_model import theme_of
from doc_mining.records import Document

_LEAST, _MOST = 3, 14  # sentences that an explanation has at least, and that are read of it
_WORTH = 3.0  # points that one sentence gives a theme at most


def explained_theme(name: str, document: Document) -> str | None:
    """The main theme of a theme as written in `document`, or None where neither name nor explanation tells.

    A name that is always one theme's is on it; some fields of performance are on one of two themes, by their text.
    """
    sentences = list(_explanation(letters(name), document))
    rivals = theme_lexicon().rivals(name)
    if (named_theme(name) and not rivals) or len(sentences) < _LEAST:
        return main_theme(name)[0] or theme_of(" ".join(sentences) or name, (name,)).theme
    points = defaultdict(float, dict.fromkeys(rivals.themes, 0.0) if rivals else theme_points(name))
    for sentence in sentences:
        for theme, value in theme_points(rivals.name.sub(" ", sentence) if rivals else sentence).items():
            if not rivals or theme in rivals.themes:
                points[theme] += min(value, _WORTH)
    return max(points, key=lambda theme: points[theme], default=None)


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
