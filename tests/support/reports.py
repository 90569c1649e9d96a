"""A visitation report of an invented corporation, set in different layouts from one text."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table

PROSE = (
    "De commissie heeft vastgesteld dat de corporatie haar opgaven in de afgelopen periode voortvarend heeft opgepakt. "
    "In de gesprekken met belanghebbenden, o.a. gemeenten en huurdersorganisaties, kwam naar voren dat de samenwerking "
    "is verbeterd ten opzichte van de vorige visitatie. De nieuwbouwproductie bleef achter bij de afspraken, ca. 60 "
    "woningen minder dan gepland, doordat locaties ontbraken."
)
# kind, text: what a reader sees, in order
CONTENT: tuple[tuple[str, str], ...] = (
    ("h1", "1 Samenvatting"),
    ("p", PROSE + " " + PROSE),
    ("h2", "1.1 Sterke punten"),
    ("p", "De commissie noemt drie sterke punten:"),
    (
        "li",
        "De corporatie is zichtbaar in de wijken en werkt samen met zorg- en welzijnspartijen aan een prettige buurt.",
    ),
    ("li", "De huurdersorganisatie wordt vroegtijdig betrokken:"),
    ("li2", "bij het huurbeleid;"),
    ("li2", "bij de keuze van wijken waar de verduurzaming van de woningen het eerst wordt aangepakt."),
    ("h3", "Oordeel van de commissie"),
    ("p", "De commissie beoordeelt de prestaties met een 7. " + PROSE),
    ("h1", "2 Presteren naar opgaven"),
    ("h2", "2.1 Betaalbaarheid"),
    ("p", PROSE),
    ("h3", "Huurbeleid"),
    ("p", PROSE + " " + PROSE),
    ("table", "Perspectief|Cijfer|Weging\nOpgaven en ambities|7,3|75%\nGovernance|6,8|25%"),
    ("h1", "3 Aanbevelingen"),
    ("p", "De commissie geeft de volgende aanbevelingen mee:"),
    ("n", "Versterk de samenwerking met de gemeenten bij het vinden van nieuwe locaties."),
    ("n", "Maak de doelen voor verduurzaming per wijk meetbaar en bespreek de voortgang met de huurdersorganisatie."),
    ("h1", "Bestuurlijke reactie"),
    ("p", "Het bestuur heeft met belangstelling kennisgenomen van het rapport. " + PROSE),
)


def report(path: Path, columns: int = 1, size: float = 10, justified: bool = False, color: str = "#000000") -> Path:
    """Write the report to `path`; `size` is that of the body's type, in points."""
    body = ParagraphStyle(
        "body", fontSize=size, leading=1.3 * size, spaceAfter=0.7 * size, alignment=TA_JUSTIFY if justified else TA_LEFT
    )
    item = ParagraphStyle("item", parent=body, leftIndent=14, bulletIndent=2, spaceAfter=2)
    nested = ParagraphStyle("nested", parent=item, leftIndent=28, bulletIndent=16)
    cell = ParagraphStyle("cell", fontSize=0.85 * size, leading=1.05 * size)
    heads = {
        name: ParagraphStyle(
            name,
            fontName="Helvetica-Bold",
            fontSize=scale * size,
            leading=1.2 * scale * size,
            spaceBefore=0.8 * size,
            spaceAfter=after * size,
            textColor=colors.HexColor(color if name != "h3" else "#000000"),
        )
        for name, scale, after in (("h1", 1.8, 0.8), ("h2", 1.25, 0.4), ("h3", 1.0, 0.0))
    }
    story: list[Flowable] = []
    number = 0
    for kind, text in CONTENT:
        number = number + 1 if kind == "n" else 0
        if kind in heads:
            story.append(Paragraph(text, heads[kind]))
        elif kind == "table":
            rows = [[Paragraph(c, cell) for c in row.split("|")] for row in text.split("\n")]
            story.append(Table(rows, colWidths=(90, 45, 45), style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]))
        elif kind == "p":
            story.append(Paragraph(text, body))
        else:
            bullet = {"li": "•", "li2": "-", "n": f"{number}."}[kind]
            story.append(Paragraph(text, nested if kind == "li2" else item, bulletText=bullet))
    width = (A4[0] - 100 - 20 * (columns - 1)) / columns
    frames = [
        Frame(50 + n * (width + 20), 60, width, A4[1] - 120, leftPadding=0, rightPadding=0) for n in range(columns)
    ]
    template = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    template.addPageTemplates([PageTemplate("page", frames, onPage=_foot)])
    cover: list[Flowable] = [
        Paragraph("Visitatierapport", heads["h1"]),
        Paragraph("Woonstichting Voorbeeld", heads["h2"]),
        PageBreak(),
    ]
    template.build(cover + story)
    return path


def _foot(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(50, 30, "Visitatierapport Woonstichting Voorbeeld")
    canvas.drawRightString(545, 30, str(template.page))
