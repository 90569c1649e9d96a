"""The sentences of a passage with their places and their words, as the miners read them."""

from __future__ import annotations

from typing import NamedTuple

from doc_mining.text.sentences import sentences as bounds

# One sign for each kind of quotation mark and white space, so that a rule need not list them; lengths stay as they are.
_PLAIN = str.maketrans(
    {"\n": " ", "\u00a0": " ", "\u202f": " ", "‚": "‘", "‛": "‘", "`": "‘", "´": "’", "′": "’", "„": "“", "‟": "“"}
)


class Sentence(NamedTuple):
    """Characters `start:end` of a passage's text; `text` has plain spaces and the common quotation marks."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a passage in order; a line that leads in ("Oordeel:") stays with the line it leads to."""
    plain = text.translate(_PLAIN)
    return [Sentence(span[0], span[1], plain[span[0] : span[1]]) for span in bounds(text)]
