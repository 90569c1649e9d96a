"""Tables: cells as paragraphs, columns as wide as what stands in them, smaller type where a table is too wide."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, Table

from corpus.generator.layouts import Layout, Styles
from corpus.generator.markup import markup
from corpus.generator.source import Block, plain

RULE = HexColor("#7c8894")
SCALES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)


class _Fit(NamedTuple):
    """Widths of the columns with the scale of type and padding at which they fit."""

    widths: list[float]
    scale: float


def table(block: Block, width: float, layout: Layout, styles: Styles) -> Table:
    """The block's rows as a table of at most `width` points; its head is repeated on each page where tables are ruled."""
    columns = max(len(row) for row in block.rows)
    fit = _fit(block, columns, width, layout)
    rows, spans = [], []
    for number, row in enumerate(block.rows):
        head = (block.header and number == 0) or len(row) == 1 or row[0].startswith("**")
        look = styles["cell_bold" if head else "cell"]
        look = look.clone(look.name, fontSize=look.fontSize * fit.scale, leading=look.leading * fit.scale)
        cells = [Paragraph(markup(cell, hyphens=False), look) for cell in row]
        rows.append([*cells, *[""] * (columns - len(row))])
        if len(row) == 1 and columns > 1:
            spans.append(("SPAN", (0, number), (-1, number)))
    repeated = int(block.header and layout.rules == "grid")
    return Table(rows, colWidths=fit.widths, style=_style(block, layout, fit.scale) + spans, repeatRows=repeated)


def _style(block: Block, layout: Layout, scale: float) -> list[tuple[object, ...]]:
    everywhere = ((0, 0), (-1, -1))
    style: list[tuple[object, ...]] = [("VALIGN", *everywhere, "TOP")]
    style += [(f"{side}PADDING", *everywhere, 2.5) for side in ("TOP", "BOTTOM")]
    style += [(f"{side}PADDING", *everywhere, 6 * scale) for side in ("LEFT", "RIGHT")]
    if layout.rules == "rows":
        style += [("LINEBELOW", *everywhere, 0.4, RULE)]
    elif layout.rules == "grid":
        style += [("GRID", *everywhere, 0.4, RULE)]
        style += [("BACKGROUND", (0, 0), (-1, 0), layout.tint)] if block.header else []
    return style


def _fit(block: Block, columns: int, width: float, layout: Layout) -> _Fit:
    """Room for the longest word of each column, the rest after the length of the text."""
    cells = [[plain(row[c]) for row in block.rows if c < len(row) and len(row) > 1] or [""] for c in range(columns)]
    for scale in SCALES:
        font, size, padding = layout.fonts[1], layout.size * 0.9 * scale, 13 * scale
        wish = [padding + max(stringWidth(text, font, size) for text in column) for column in cells]
        words = [[word for text in column for word in text.split()] or [""] for column in cells]
        least = [padding + max(stringWidth(word, font, size) for word in column) for column in words]
        if sum(wish) <= width:
            spare = width - sum(wish)
            others = 0.4 * spare / max(1, columns - 1)
            return _Fit([w + (0.6 * spare if n == 0 else others) for n, w in enumerate(wish)], scale)
        if sum(least) <= width:
            break
    more = [w - m for w, m in zip(wish, least, strict=True)]
    spare = max(0.0, width - sum(least))
    return _Fit([m + spare * x / max(1.0, sum(more)) for m, x in zip(least, more, strict=True)], scale)
