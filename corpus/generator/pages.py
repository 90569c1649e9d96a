"""Builds one PDF: cover, page templates, running heads and feet, footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer

from corpus.generator.flow import Flow
from corpus.generator.layouts import Layout
from corpus.generator.source import Source


def furniture(source: Source, layout: Layout, page: int) -> tuple[str, str, str]:
    """Running head, foot and page number as drawn on `page`; the cover has none."""
    if page == 1 and source.meta.get("cover", True):
        return "", "", ""
    return source.meta.get("head", ""), source.meta.get("foot", ""), str(page - source.meta.get("unnumbered", 0))


def draw(source: Source, layout: Layout, path: Path, pages: Mapping[int, str]) -> None:
    """Writes the document to `path`; `pages` are the printed numbers of its headings, for the contents."""
    left, top, _right, bottom = layout.margins
    _width, height = layout.page
    plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    tall = height - top - bottom
    body = [
        Frame(
            left + n * (layout.column_width + layout.gutter),
            bottom,
            layout.column_width,
            tall,
            id=f"column{n}",
            **plain,
        )
        for n in range(1 if layout.balanced else layout.columns)
    ]
    if layout.balanced:
        body = [Frame(left, bottom, layout.width, tall, id="column0", **plain)]
    wide = [Frame(left, bottom, layout.width, tall, id="wide", **plain)]
    band = 46
    chapter = [Frame(left, height - top - band + 8, layout.width, band, id="band", **plain)]
    chapter += [Frame(f._x1, bottom, f._width, tall - band, id=f.id, **plain) for f in body]
    on_page = partial(_furnish, source, layout)
    ends = partial(_notes, layout)
    templates = {
        "cover": PageTemplate("cover", wide, onPage=partial(_cover, layout)),
        "body": PageTemplate("body", body, onPage=on_page, onPageEnd=ends),
        "wide": PageTemplate("wide", wide, onPage=on_page, onPageEnd=ends),
        "chapter": PageTemplate("chapter", chapter, onPage=partial(_chapter, layout, on_page, band), onPageEnd=ends),
    }
    covered = source.meta.get("cover", True)
    opening = None if covered else source.blocks[0]
    chaptered = layout.banded and opening is not None and opening.kind == "heading" and opening.level == 1
    first = "cover" if covered else "chapter" if chaptered else "body"
    template = BaseDocTemplate(
        str(path),
        pagesize=layout.page,
        invariant=1,
        title=source.meta["document"]["title"],
        author="",
        subject="",
        creator="",
    )
    template.addPageTemplates([templates[first], *(t for name, t in templates.items() if name != first)])
    headings = [b for b in source.walk() if b.kind == "heading"]
    flow = Flow(layout, headings, pages, opening)
    template.build([*_cover_text(source, flow), *flow.of(source.blocks)])


def _cover_text(source: Source, flow: Flow) -> list[Flowable]:
    if not source.meta.get("cover", True):
        return []
    lines = [Spacer(1, flow.layout.page[1] * 0.25), flow.paragraph(source.meta["cover_title"], "title")]
    lines += [flow.paragraph(line, "subtitle") for line in source.meta.get("cover_lines", [])]
    first = next((b for b in source.blocks), None)
    # a chapter heading or a poster breaks the page itself
    breaks = first is not None and (
        first.kind == "poster" or (first.kind == "heading" and first.level == 1 and not flow.layout.running)
    )
    return [NextPageTemplate("body"), *lines] if breaks else [NextPageTemplate("body"), *lines, PageBreak()]


def _cover(layout: Layout, canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(layout.tint)
    canvas.rect(0, layout.page[1] * 0.82, layout.page[0], layout.page[1] * 0.18, stroke=0, fill=1)
    canvas.setFillColor(layout.accent)
    canvas.rect(0, 0, layout.page[0], 24, stroke=0, fill=1)
    canvas.restoreState()


def _furnish(source: Source, layout: Layout, canvas: Canvas, template: BaseDocTemplate) -> None:
    head, foot, number = furniture(source, layout, canvas.getPageNumber())
    left, _top, right, _bottom = layout.margins
    width, height = layout.page
    canvas.saveState()
    canvas.setFont(layout.fonts[0], 8)
    canvas.setFillColorRGB(0.35, 0.35, 0.35)
    if head:
        canvas.drawString(left, height - 36, head)
    if foot:
        canvas.drawString(left, 26, foot)
    canvas.drawRightString(width - right, 26, number)
    if layout.rules == "grid":
        canvas.setLineWidth(0.4)
        canvas.line(left, 38, width - right, 38)
    canvas.restoreState()


def _chapter(layout: Layout, furnish: Any, band: float, canvas: Canvas, template: BaseDocTemplate) -> None:
    furnish(canvas, template)
    left, top, _, _ = layout.margins
    canvas.saveState()
    canvas.setFillColor(layout.accent)
    canvas.rect(left - 10, layout.page[1] - top - band + 22, layout.width + 20, band - 6, stroke=0, fill=1)
    canvas.restoreState()


def _notes(layout: Layout, canvas: Canvas, template: BaseDocTemplate) -> None:
    notes = getattr(canvas, "notes_of_page", [])
    canvas.notes_of_page = []
    if not notes:
        return
    left, _, _, bottom = layout.margins
    at = bottom - 6
    canvas.setLineWidth(0.4)
    canvas.line(left, at, left + 90, at)
    for note in notes:
        _, height = note.wrap(layout.width, 60)
        at -= height + 1
        note.drawOn(canvas, left, at)
