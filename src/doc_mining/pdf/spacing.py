"""Spaces that a PDF only leaves open, so narrow that PDFium does not see them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

LEAST_GAP = 0.07  # of the type size, beyond the token's own usual gap
SUSPECT = 14  # glyphs: a token this long is looked into


def openings(edges: Sequence[tuple[float, float]], size: float) -> list[int]:
    """Where words begin inside a token, given the left and right edges of its glyphs."""
    gaps = [b[0] - a[1] for a, b in pairwise(edges)]
    if not gaps:
        return []
    usual = max(0.0, median(gaps))
    return [k + 1 for k, gap in enumerate(gaps) if gap > usual + LEAST_GAP * size]
