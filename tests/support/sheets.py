"""Draws test PDFs: pages with text set where a test wants it, in the page frame of the records (origin top left)."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)

PROSE = (
    "De corporatie heeft in de afgelopen jaren veel gebouwd voor mensen met een kleine beurs. Zij werkt daarbij samen "
    "met de gemeenten en met de huurders, die haar als een open en betrokken partner ervaren. De commissie ziet dat de "
    "afspraken zijn nagekomen en dat er ruimte is voor verbetering. Vooral de doorstroming van senioren vraagt "
    "aandacht, omdat passende woningen in de kernen schaars zijn. De wachttijd is opgelopen tot meer dan zes jaar. "
)


def prose(number: int, sentences: int = 6) -> str:
    """Running text in which every sentence carries the number, so that a test can see where it went."""
    parts = [s.strip() + "." for s in PROSE.split(".") if s.strip()]
    return " ".join(f"S{number}x{k} {parts[k % len(parts)]}" for k in range(sentences))


class Sheets:
    """A PDF in the making; positions in points from the top left."""

    def __init__(self, path: Path, size: tuple[float, float] = A4) -> None:
        self.path, self.width, self.height = path, *size
        self.canvas = Canvas(str(path), pagesize=size, invariant=1)

    def text(self, x: float, top: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
        """One line; `top` is the top of its type."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - 0.75 * size, text)

    def lines(
        self,
        x: float,
        top: float,
        width: float,
        text: str,
        size: float = 10,
        font: str = "Helvetica",
        lead: float = 1.2,
    ) -> float:
        """A paragraph, ragged right; returns where the next one may begin."""
        line: list[str] = []
        for word in [*text.split(), ""]:
            if word and stringWidth(" ".join([*line, word]), font, size) <= width:
                line.append(word)
                continue
            if line:
                self.text(x, top, " ".join(line), size, font)
                top += lead * size
            line = [word]
        return top

    def justified(
        self,
        x: float,
        top: float,
        width: float,
        text: str,
        size: float = 10,
        font: str = "Helvetica",
        lead: float = 1.2,
    ) -> float:
        """A paragraph set to the full width, word by word; returns where the next one may begin."""
        line: list[str] = []
        for word in [*text.split(), ""]:
            if word and stringWidth(" ".join([*line, word]), font, size) <= width:
                line.append(word)
                continue
            free = width - sum(stringWidth(w, font, size) for w in line)
            gap = free / max(1, len(line) - 1) if word else stringWidth(" ", font, size)
            at = x
            for part in line:
                self.text(at, top, part, size, font)
                at += stringWidth(part, font, size) + gap
            top += lead * size
            line = [word]
        return top

    def box(
        self, x: float, top: float, width: float, height: float, *, fill: float | None = None, radius: float = 0
    ) -> None:
        """A drawn rectangle: stroked, or filled with a grey."""
        if fill is not None:
            self.canvas.setFillGray(fill)
        y = self.height - top - height
        if radius:
            self.canvas.roundRect(x, y, width, height, radius, stroke=fill is None, fill=fill is not None)
        else:
            self.canvas.rect(x, y, width, height, stroke=fill is None, fill=fill is not None)
        self.canvas.setFillGray(0)

    def rule(self, x: float, top: float, width: float) -> None:
        self.canvas.line(x, self.height - top, x + width, self.height - top)

    def next(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.showPage()
        self.canvas.save()
        return self.path
