"""Cards and headings that name only a theme, and where else in the document that theme is the matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.area_rules import area_rules
from doc_mining.records import Document, Passage


def card_theme(document: Document, passage: Passage) -> str | None:
    """The theme that the card of `passage` names: "Thema: ..." in it, or in a box shortly above it on the page."""
    card = [p for p in _neighbours(document, passage) if p.order == passage.order or _one_card(p, passage)]
    theme = _theme("\n".join(p.text for p in card))
    if theme:
        return theme
    if any(p.kind == "heading" for p in card):
        return None  # it has a title of its own
    for above in reversed(_neighbours(document, passage)):
        if passage.order - _BOXES_ABOVE <= above.order < passage.order and above.page == passage.page:
            theme = _theme(above.text) if above.group or above.kind == "box" else None
            if theme:
                return theme
    return None


_TITLE = 40  # characters
_BOXES_ABOVE = 3  # a card that is drawn as boxes: theme, verdict, explanation


def _one_card(one: Passage, other: Passage) -> bool:
    return one.group > 0 and one.group == other.group


def _theme(text: str) -> str | None:
    m = area_rules().theme.search(text)
    return re.sub(r"\s+", " ", m["theme"]).strip(" ?.") if m else None


def card_lines(document: Document, passage: Passage) -> list[str]:
    """The short lines of the card of `passage`."""
    card = [p for p in _neighbours(document, passage) if p.order == passage.order or _one_card(p, passage)]
    return [line for p in card for line in p.text.split("\n") if len(line) < _TITLE]


def card_title(document: Document, passage: Passage) -> str | None:
    """The heading of the card itself: a card may name its theme without saying that it is one."""
    own = [p for p in _neighbours(document, passage) if p.kind == "heading" and _one_card(p, passage)]
    return own[0].text if own else None


def card_heading(heading: str) -> str | None:
    """The theme of a heading "Thema: ...", as a position paper has them."""
    m = re.match(r"(?i)thema\s*:\s*(?P<theme>.{4,})", heading)
    return m["theme"].strip(" ?.") if m else None


def _neighbours(document: Document, passage: Passage) -> Sequence[Passage]:
    low = max(0, passage.order - 12)
    near = document.passages[low : passage.order + 13]
    return near if any(p.order == passage.order for p in near) else document.passages


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether nearly all of the wanted words stand together in `words`, in order."""
    size = len(wanted)
    if size == 1:
        return wanted[0] in words
    first = set(wanted)
    for i, word in enumerate(words):
        if word in first and sum(w in first for w in words[i : i + size]) >= 0.85 * size:
            return True
    return False
