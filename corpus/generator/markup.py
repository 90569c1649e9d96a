"""The sources' inline markup as reportlab's."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from corpus.generator.hyphens import hyphenate


def markup(text: str, hyphens: bool = True) -> str:
    """`text` for a reportlab paragraph, with soft hyphens (if wanted) in the words that may be broken."""
    text = escape(hyphenate(text) if hyphens else text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub(r"\^(\d+)", r"<super>\1</super>", text)
