"""Four ways to lay a document out, as different as the bureaus' own.

lijn: portrait, one column, serif, ruled tables, section numbers that hang in the margin.
band: landscape, two columns through which the text flows from page to page, chapters under a coloured band, cards.
kolom: portrait, three narrow balanced columns between full-width headings and unruled tables.
duo: portrait, two columns through which the text flows, tables with lines between the rows only.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Styles = dict[str, ParagraphStyle]


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures in points; `fonts` are regular, bold and italic."""

    page: tuple[float, float]
    margins: tuple[float, float, float, float]  # left, top, right, bottom
    columns: int
    gutter: float
    fonts: tuple[str, str, str]
    size: float
    accent: Color
    tint: Color
    rules: str  # of tables: grid, rows or none
    balanced: bool = False  # columns end at each full-width piece, not at the foot of the page
    justified: bool = False
    hanging: bool = False  # section numbers stand in the margin
    banded: bool = False  # chapters open under a coloured band
    running: bool = False  # chapters follow one another on the page

    @property
    def width(self) -> float:
        left, _, right, _ = self.margins
        return self.page[0] - left - right

    @property
    def column_width(self) -> float:
        return (self.width - self.gutter * (self.columns - 1)) / self.columns

    def styles(self) -> Styles:
        regular, bold, italic = self.fonts
        size, lead = self.size, self.size * 1.32
        body = ParagraphStyle(
            "body",
            fontName=regular,
            fontSize=size,
            leading=lead,
            spaceAfter=lead * 0.5,
            alignment=TA_JUSTIFY if self.justified else TA_LEFT,
            embeddedHyphenation=1,
            allowWidows=0,
            allowOrphans=0,
        )

        def style(name: str, **changes: object) -> ParagraphStyle:
            return ParagraphStyle(name, parent=body, **changes)

        left: dict[str, object] = {"alignment": TA_LEFT, "embeddedHyphenation": 0}
        return {
            "paragraph": body,
            "persons": body,
            "heading1": style(
                "h1",
                fontName=bold,
                fontSize=size * 2,
                leading=size * 2.4,
                textColor=self.accent,
                spaceBefore=14,
                spaceAfter=12,
                keepWithNext=1,
                **left,
            ),
            "heading2": style(
                "h2",
                fontName=bold,
                fontSize=size * 1.35,
                leading=size * 1.7,
                textColor=self.accent,
                spaceBefore=9,
                spaceAfter=4,
                keepWithNext=1,
                **left,
            ),
            "heading3": style(
                "h3",
                fontName=bold,
                fontSize=size * 1.05,
                leading=size * 1.4,
                spaceBefore=5,
                spaceAfter=2,
                keepWithNext=1,
                **left,
            ),
            "band": style(
                "hb", fontName=bold, fontSize=size * 2.1, leading=size * 2.5, textColor=HexColor("#ffffff"), **left
            ),
            "item": style("item", leftIndent=12, bulletIndent=1, spaceAfter=lead * 0.25),
            "clause": style("clause", leftIndent=40, bulletIndent=0, spaceAfter=lead * 0.4),
            "cell": style("cell", fontSize=size * 0.9, leading=size * 1.15, spaceAfter=0, **left),
            "cell_bold": style("cellb", fontName=bold, fontSize=size * 0.9, leading=size * 1.15, spaceAfter=0, **left),
            "caption": style(
                "caption",
                fontName=italic,
                fontSize=size * 0.88,
                leading=size * 1.15,
                spaceBefore=4,
                spaceAfter=3,
                keepWithNext=1,
                **left,
            ),
            "card_title": style("cardt", fontName=bold, textColor=self.accent, spaceAfter=3, **left),
            "card": style("card", fontSize=size * 0.94, leading=size * 1.22, spaceAfter=3, **left),
            "note": style("note", fontSize=size * 0.8, leading=size * 1.02),
            "toc": style("toc", fontSize=size, leading=lead, spaceAfter=1, **left),
            "title": style(
                "title", fontName=bold, fontSize=30, leading=36, textColor=self.accent, spaceAfter=16, **left
            ),
            "subtitle": style("subtitle", fontSize=15, leading=20, spaceAfter=10, **left),
        }


def _vera() -> tuple[str, str, str]:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
    return "Vera", "VeraBd", "VeraIt"


TIMES = ("Times-Roman", "Times-Bold", "Times-Italic")
HELVETICA = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
MIXED = ("Times-Roman", "Helvetica-Bold", "Times-Italic")

LAYOUTS = {
    "lijn": Layout(
        page=A4,
        margins=(92, 76, 62, 84),
        columns=1,
        gutter=0,
        fonts=TIMES,
        size=11,
        accent=HexColor("#1f3d5c"),
        tint=HexColor("#e9eef3"),
        rules="grid",
        justified=True,
        hanging=True,
    ),
    "band": Layout(
        page=landscape(A4),
        margins=(46, 58, 46, 62),
        columns=2,
        gutter=28,
        fonts=_vera(),
        size=9.2,
        accent=HexColor("#0b6b62"),
        tint=HexColor("#e2f1ee"),
        rules="grid",
        banded=True,
    ),
    "kolom": Layout(
        page=A4,
        margins=(40, 62, 40, 66),
        columns=3,
        gutter=15,
        fonts=HELVETICA,
        size=9.5,
        accent=HexColor("#8a2d3b"),
        tint=HexColor("#f6eceb"),
        rules="none",
        balanced=True,
    ),
    "duo": Layout(
        page=A4,
        margins=(50, 66, 50, 78),
        columns=2,
        gutter=20,
        fonts=MIXED,
        size=11,
        accent=HexColor("#4b3b73"),
        tint=HexColor("#eeebf5"),
        rules="rows",
        justified=True,
        running=True,
    ),
}
