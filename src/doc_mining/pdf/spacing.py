"""Spaces that a PDF only leaves open, so narrow that PDFium does not see them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

LEAST_GAP = 0.07  # of the type size, beyond the token's own usual gap
SUSPECT = 14  # glyphs: a token this long is looked into


def openings(lefts: Sequence[float], rights: Sequence[float], size: float) -> list[int]:
    """Where words begin inside a token, given the left and the right edges of its glyphs."""
    gaps = [left - right for left, right in zip(lefts[1:], rights, strict=False)]
    if not gaps:
        return []
    usual = max(0.0, median(gaps))
    return [k + 1 for k, gap in enumerate(gaps) if gap > usual + LEAST_GAP * size]
