"""The words on the pages of a laid-out PDF, and where a quote stands among them."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pypdfium2


def squash(text: str) -> str:
    """Letters and digits only: what remains the same however a text is broken over lines."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).lower())


class Words:
    """All pages of a PDF in stream order, without `furniture`: running head, foot and page number, a tuple a page."""

    def __init__(self, path: Path, furniture: Sequence[tuple[str, ...]] | None = None) -> None:
        parts: list[str] = []
        with pypdfium2.PdfDocument(path) as pdf:
            for number, page in enumerate(pdf):
                text = squash(page.get_textpage().get_text_range())
                if furniture:  # drawn first on every page, one piece after the other
                    text = text.removeprefix(squash("".join(furniture[number])))
                parts.append(text)
        self.pages = len(parts)
        self.text = "".join(parts)
        self.starts = [0]
        for part in parts:
            self.starts.append(self.starts[-1] + len(part))

    def page_at(self, position: int) -> int:
        """Page, from 1, of a position in `text`."""
        return bisect.bisect_right(self.starts, position)

    def find(self, quote: str, start: int = 0) -> int:
        """Position of the quote at or after `start`, or -1."""
        return self.text.find(squash(quote), start)
