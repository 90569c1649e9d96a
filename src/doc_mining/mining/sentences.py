"""The sentences of a passage with their places and their words, as the miners read them."""

from __future__ import annotations

from typing import NamedTuple

from doc_mining.text.sentences import sentences as bounds


class Sentence(NamedTuple):
    """Characters `start:end` of a passage's text, and those characters."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a passage in order; a line that leads in ("Oordeel:") stays with the line it leads to."""
    return [Sentence(span[0], span[1], text[span[0] : span[1]]) for span in bounds(text)]
