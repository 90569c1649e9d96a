"""Draws tables as bureaus do: ruled, with lines between rows only, with a ruled heading, shaded, and with no lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from doc_mining.records import Block

STYLES: dict[str, list[tuple[Any, ...]]] = {
    "ruled": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "open": [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "lines": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.grey)],
    "booktabs": [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ],
    "shaded": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightblue, None])],
    "headed": [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)],
    "tiles": [("BACKGROUND", (0, 0), (-1, -1), colors.lavender), ("GRID", (0, 0), (-1, -1), 1.5, colors.white)],
    "unruled": [],
}
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[float], style: str, *, extra: Sequence[tuple[Any, ...]] = ()
) -> Table:
    """A table whose first row is bold; cells wrap within their widths."""
    cells = [[Paragraph(text, BOLD if i == 0 else BODY) for text in row] for i, row in enumerate(rows)]
    shape = Table(cells, colWidths=list(widths), hAlign="LEFT")
    shape.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *STYLES[style], *extra]))
    return shape


def document(path: Path, *parts: Any) -> Path:
    """Paragraphs (strings) and tables under each other on A4."""
    flow: list[Any] = []
    for part in parts:
        flow += [Paragraph(part, BODY) if isinstance(part, str) else part, Spacer(1, 14)]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=60, rightMargin=60, invariant=1).build(flow)
    return path


def texts(block: Block) -> list[list[str]]:
    """The cells of a table as text, lines joined by a space."""
    grid = [["" for _ in range(block.columns)] for _ in range(block.rows)]
    for cell in block.cells:
        grid[cell.row][cell.column] = " ".join(line.text for line in cell.lines)
    return grid
