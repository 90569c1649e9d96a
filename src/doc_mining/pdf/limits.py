"""How much one document may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the parse of one PDF; what lies past them is skipped with a notice, never read without end."""

    seconds: float = 120.0
    memory_mb: int = 1500
    pages: int = 2000
    glyphs_per_page: int = 150_000
    glyphs: int = 5_000_000  # of the whole document
    strokes_per_page: int = 50_000
