"""What a verdict is on, as written: the theme that its sentence quotes or names, else the heading above."""

from __future__ import annotations

import re
from collections.abc import Callable

from doc_mining.mining.cards import card_theme
from doc_mining.mining.judges import is_judge_heading
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.records import Document, Passage


def subject_matter(sentence: str, passage: Passage, document: Document, is_area: Callable[[str], bool]) -> str | None:
    """The perspective, field or theme as written, or None where the text names none.

    `is_area` tells headings that name only a place: these are the scope, not the matter.
    """
    rules = verdict_rules()
    m = rules.matter_quoted.search(sentence) or rules.matter_named.search(sentence)
    if m:
        return re.sub(r"\s+", " ", m["name"]).strip()
    if passage.group or passage.kind == "box":
        theme = card_theme(document, passage)
        if theme:
            return theme
    for heading in reversed(passage.section):
        if is_area(heading):
            continue
        if not rules.bare_heading.match(heading) and not is_judge_heading(heading):
            return re.sub(r"^[\d.]+\s+", "", heading).strip()
    return None
