"""Blocks as reportlab flowables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportlab.platypus import (
    Flowable,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from corpus.generator.columns import Columns
from corpus.generator.layouts import Layout
from corpus.generator.markup import markup
from corpus.generator.source import Block
from corpus.generator.tables import table

WIDE = {"toc", "poster", "table", "caption", "clause", "break"}  # full width where columns are balanced


class HangingHeading(Flowable):  # type: ignore[misc]
    """A heading with its number apart from it, in the margin."""

    def __init__(self, number: str, title: Paragraph) -> None:
        super().__init__()
        self.number, self.title = number, title
        self.keepWithNext = 1

    def getSpaceBefore(self) -> float:  # noqa: N802
        return float(self.title.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802
        return float(self.title.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.title.wrap(width, height)  # type: ignore[no-any-return]

    def draw(self) -> None:
        style = self.title.style
        self.canv.saveState()
        self.canv.setFont(style.fontName, style.fontSize)
        self.canv.setFillColor(style.textColor)
        self.canv.drawString(-40, self.title.height - style.fontSize, self.number)
        self.canv.restoreState()
        self.title.drawOn(self.canv, 0, 0)


class Footnote(Flowable):  # type: ignore[misc]
    """Takes no room where it stands; the page draws it at its foot."""

    def __init__(self, note: Paragraph) -> None:
        super().__init__()
        self.note = note

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        notes = getattr(self.canv, "notes_of_page", [])
        self.canv.notes_of_page = [*notes, self.note]


class Flow:
    """Turns a document's blocks into the flowables of one layout.

    `pages` are the printed pages of the headings; `opening` is the block that opens a document without a cover.
    """

    def __init__(
        self, layout: Layout, headings: Sequence[Block], pages: Mapping[int, str], opening: Block | None = None
    ) -> None:
        self.layout = layout
        self.opening = opening
        self.styles = layout.styles()
        self.headings = headings
        self.pages = pages

    def of(self, blocks: Iterable[Block]) -> list[Flowable]:
        if not self.layout.balanced:
            return [f for block in blocks for f in self._flowables(block, self.layout.column_width)]
        return self._balanced(blocks)

    def _balanced(self, blocks: Iterable[Block]) -> list[Flowable]:
        out: list[Flowable] = []
        column: list[Flowable] = []
        for block in blocks:
            if not _is_wide(block):
                column += self._flowables(block, self.layout.column_width)
                continue
            out += self._columns(column)
            column = []
            out += self._flowables(block, self.layout.width)
        return out + self._columns(column)

    def _columns(self, flowables: list[Flowable]) -> list[Flowable]:
        layout = self.layout
        if not flowables:
            return []
        return [Columns(flowables, layout.columns, layout.column_width, layout.gutter)]

    def _flowables(self, block: Block, width: float) -> list[Flowable]:
        kind = block.kind
        if kind == "heading":
            return self._heading(block)
        if kind == "table":
            return [table(block, width, self.layout, self.styles), Spacer(1, 8)]
        if kind in ("cards", "poster"):
            return self._cards(block, width)
        if kind == "box":
            return [self._panel(self._box_lines(block, width), width), Spacer(1, 8)]
        if kind == "note":
            return [self.paragraph(b.text, "note") for b in block.children]
        if kind == "footnote":
            return [Footnote(self.paragraph(f"{block.marker} {block.text}", "note"))]
        if kind == "toc":
            return self._toc(width)
        if kind == "break":
            return [PageBreak()]
        return [self._line(block)]

    def _line(self, block: Block, style: str | None = None) -> Paragraph:
        bullet = {"item": "•" if block.marker == "-" else block.marker, "clause": block.marker}.get(block.kind)
        return self.paragraph(
            block.text, style or block.kind, bullet, indent=12 * (block.level - 1) if block.kind == "item" else 0
        )

    def paragraph(self, text: str, style: str, bullet: str | None = None, indent: float = 0) -> Paragraph:
        look = self.styles[style]
        if indent:
            look = look.clone(
                f"{style}{indent}", leftIndent=look.leftIndent + indent, bulletIndent=look.bulletIndent + indent
            )
        return Paragraph(markup(text, hyphens=bool(look.embeddedHyphenation)), look, bulletText=bullet)

    def _heading(self, block: Block) -> list[Flowable]:
        layout, label = self.layout, f"{block.marker} {block.text}".strip()
        breaks = block.level == 1 and not layout.running and block is not self.opening
        lead: list[Flowable] = [PageBreak()] if breaks else []
        if block.level == 1 and layout.banded:
            title = self.paragraph(label, "band")
            return [NextPageTemplate(["chapter", "body"]), *lead, title, FrameBreak(), NextPageTemplate("body")]
        style = f"heading{block.level}"
        if layout.hanging and 0 < len(block.marker) <= 4:
            return [*lead, HangingHeading(block.marker, self.paragraph(block.text, style))]
        return [*lead, self.paragraph(label, style)]

    def _toc(self, width: float) -> list[Flowable]:
        rows = [
            [self.paragraph(f"{h.marker} {h.text}".strip(), "toc"), self.paragraph(self.pages.get(n, "00"), "toc")]
            for n, h in enumerate(self.headings)
            if h.in_contents
        ]
        return [
            Table(
                rows,
                colWidths=[width - 30, 30],
                style=[
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 0),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ],
            )
        ]

    def _box_lines(self, block: Block, width: float) -> list[Flowable]:
        lines: list[Flowable] = [self.paragraph(block.text, "card_title")] if block.text else []
        for child in block.children:
            if child.kind == "table":
                lines.append(table(child, width - 16, self.layout, self.styles))
            else:
                lines.append(self._line(child, "card" if child.kind == "paragraph" else None))
        return lines

    def _panel(self, lines: list[Flowable], width: float) -> Table:
        style = [
            ("BACKGROUND", (0, 0), (-1, -1), self.layout.tint),
            ("BOX", (0, 0), (-1, -1), 0.6, self.layout.accent),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 1), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -2), 1),
        ]
        return Table([[line] for line in lines], colWidths=[width], style=style)

    def _cards(self, block: Block, width: float) -> list[Flowable]:
        across = min(block.across, max(1, int(width // 150)))
        if block.kind == "poster" and not self.layout.balanced and self.layout.columns > 1:
            width, across = self.layout.width, block.across
        gap = 10
        each = (width - gap * (across - 1)) / across
        cards = [self._panel(self._box_lines(card, each), each) for card in block.children]
        rows = []
        for at in range(0, len(cards), across):
            row: list[Flowable | str] = []
            for card in cards[at : at + across]:
                row += [card, ""]
            rows.append((row + [""] * (2 * across))[: 2 * across - 1])
        widths = [each if n % 2 == 0 else gap for n in range(2 * across - 1)]
        tight = [(side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING")]
        grid = Table(
            rows,
            colWidths=widths,
            style=[*tight, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), gap)],
        )
        if block.kind == "poster" and not self.layout.balanced and self.layout.columns > 1:
            return [NextPageTemplate("wide"), PageBreak(), grid, NextPageTemplate("body")]
        return [PageBreak(), grid] if block.kind == "poster" else [grid]


def _is_wide(block: Block) -> bool:
    """Whether a block takes the full width where columns are balanced."""
    holds_table = block.kind == "box" and any(child.kind == "table" for child in block.children)
    return block.kind in WIDE or holds_table or (block.kind == "heading" and block.level == 1)
