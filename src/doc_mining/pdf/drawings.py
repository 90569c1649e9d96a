"""What is drawn on a page besides text: lines, boxes and images, those inside form XObjects included."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from doc_mining.pdf.frame import Frame
from doc_mining.records import Panel, Stroke

THIN = 2.0  # points: a rectangle at most this thick is a line
DEEPEST_FORM = 4
CURVED_BOX_SEGMENTS = 24  # a rounded box has at most this many; more is a drawing
SEGMENTS_PER_PATH = 4000
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]


class Drawings(NamedTuple):
    strokes: tuple[Stroke, ...]
    panels: tuple[Panel, ...]
    image_share: float
    complete: bool  # False: there was more than the limit allows


class _Fill(NamedTuple):
    panel: Panel
    color: int


class _Gatherer:
    """Walks the objects of one page; ctypes buffers are made once."""

    def __init__(self, frame: Frame, limit: int) -> None:
        self.frame, self.left = frame, limit
        self.strokes: list[Stroke] = []
        self.fills: list[_Fill] = []
        self.images: list[Rectangle] = []
        self._f = tuple(ctypes.c_float() for _ in range(4))
        self._bounds = tuple(ctypes.byref(x) for x in self._f)
        self._u = tuple(ctypes.c_uint() for _ in range(4))
        self._channels = tuple(ctypes.byref(x) for x in self._u)
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()

    def visit(self, obj: Any, matrix: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(obj)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(obj, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if pdfium.FPDFPageObj_GetBounds(obj, *self._bounds):
                self.images.append(self._displayed(matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            self._form(obj, matrix, depth)

    def _form(self, obj: Any, matrix: Matrix, depth: int) -> None:
        inner = matrix
        if pdfium.FPDFPageObj_GetMatrix(obj, ctypes.byref(self._matrix)):
            m = self._matrix
            inner = _product((m.a, m.b, m.c, m.d, m.e, m.f), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(obj)):
            self.left -= 1
            if self.left < 0:
                return
            self.visit(pdfium.FPDFFormObj_GetObject(obj, index), inner, depth + 1)

    def _path(self, obj: Any, matrix: Matrix) -> None:
        if not pdfium.FPDFPath_GetDrawMode(obj, ctypes.byref(self._fill), ctypes.byref(self._stroke)):
            return
        filled, stroked = self._fill.value != 0, self._stroke.value != 0
        if filled:
            pdfium.FPDFPageObj_GetFillColor(obj, *self._channels)
            filled = self._u[3].value > 0
        color = self._u[0].value << 16 | self._u[1].value << 8 | self._u[2].value if filled else -1
        if not filled and not stroked:
            return
        count = pdfium.FPDFPath_CountSegments(obj)
        if count > 6 and not self._single_shape(obj, count):
            self._subpaths(obj, matrix, count, filled, stroked, color)
        elif pdfium.FPDFPageObj_GetBounds(obj, *self._bounds):
            self._add(self._displayed(matrix), filled, stroked, color, slanted=count == 2)

    def _single_shape(self, obj: Any, count: int) -> bool:
        """A box with rounded corners: one contour, with curves."""
        if count > CURVED_BOX_SEGMENTS:
            return False
        kinds = [pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(obj, i)) for i in range(count)]
        return pdfium.FPDF_SEGMENT_MOVETO not in kinds[1:-1]

    def _subpaths(self, obj: Any, matrix: Matrix, count: int, filled: bool, stroked: bool, color: int) -> None:
        """Several contours in one path, as grids of tables are drawn: each is a line or a box of its own."""
        own = matrix
        if pdfium.FPDFPageObj_GetMatrix(obj, ctypes.byref(self._matrix)):
            m = self._matrix
            own = _product((m.a, m.b, m.c, m.d, m.e, m.f), matrix)
        px, py = ctypes.c_float(), ctypes.c_float()
        rx, ry = ctypes.byref(px), ctypes.byref(py)
        points: list[tuple[float, float]] = []
        curves = 0
        for index in range(min(count, SEGMENTS_PER_PATH) + 1):
            segment = pdfium.FPDFPath_GetPathSegment(obj, index) if index < count else None
            kind = pdfium.FPDFPathSegment_GetType(segment) if segment else pdfium.FPDF_SEGMENT_MOVETO
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if 2 <= len(points) <= CURVED_BOX_SEGMENTS and curves <= 16:
                    self._contour(points, own, filled, stroked, color)
                    self.left -= 1
                    if self.left < 0:
                        return
                points, curves = [], 0
            if segment:
                curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
                pdfium.FPDFPathSegment_GetPoint(segment, rx, ry)
                points.append((px.value, py.value))

    def _contour(
        self, points: list[tuple[float, float]], matrix: Matrix, filled: bool, stroked: bool, color: int
    ) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self._add(_mapped((min(xs), min(ys), max(xs), max(ys)), matrix, self.frame), filled, stroked, color, False)

    def _displayed(self, matrix: Matrix) -> Rectangle:
        left, bottom, right, top = (x.value for x in self._f)
        if matrix is IDENTITY:
            return self.frame.box(left, bottom, right, top)
        return _mapped((left, bottom, right, top), matrix, self.frame)

    def _add(self, box: Rectangle, filled: bool, stroked: bool, color: int, slanted: bool) -> None:
        x0, top, x1, bottom = box
        if x1 < 0 or bottom < 0 or x0 > self.frame.width or top > self.frame.height:
            return
        if x1 - x0 <= THIN or bottom - top <= THIN:
            if max(x1 - x0, bottom - top) > THIN and not (color == 0xFFFFFF and not stroked):
                self.strokes.append(Stroke(x0, top, x1, bottom))
        elif not slanted:
            self.fills.append(_Fill(Panel(x0, top, x1, bottom, filled, stroked), color))


def drawings_of(page: Any, frame: Frame, limit: int) -> Drawings:
    """Strokes, panels and the share of the page under images; at most `limit` objects are looked at."""
    gatherer = _Gatherer(frame, limit)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        gatherer.visit(pdfium.FPDFPage_GetObject(page, index), IDENTITY, 0)
        gatherer.left -= 1
        if gatherer.left < 0:
            break
    area = max(1.0, frame.width * frame.height)
    share = sum(_visible_area(i, frame) for i in gatherer.images) / area
    return Drawings(tuple(gatherer.strokes), _seen(gatherer.fills), min(1.0, share), gatherer.left >= 0)


def _seen(fills: list[_Fill]) -> tuple[Panel, ...]:
    """Panels that can be seen: white on the white page cannot, white on a coloured ground can."""
    grounds = [f.panel for f in fills if f.panel.filled and f.color not in (-1, 0xFFFFFF)]
    out: list[Panel] = []
    for panel, color in fills:
        if color == 0xFFFFFF and not panel.stroked and not any(_inside(panel, g) for g in grounds[:200]):
            continue
        out.append(panel)
    return tuple(out)


def _inside(inner: Panel, outer: Panel) -> bool:
    return (
        inner.x0 >= outer.x0 - 1
        and inner.x1 <= outer.x1 + 1
        and inner.top >= outer.top - 1
        and inner.bottom <= outer.bottom + 1
        and (inner.x1 - inner.x0) * (inner.bottom - inner.top) < (outer.x1 - outer.x0) * (outer.bottom - outer.top)
    )


def _visible_area(box: Rectangle, frame: Frame) -> float:
    wide = min(box[2], frame.width) - max(box[0], 0.0)
    high = min(box[3], frame.height) - max(box[1], 0.0)
    return max(0.0, wide) * max(0.0, high)


def _product(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _mapped(box: Rectangle, m: Matrix, frame: Frame) -> Rectangle:
    corners = [(x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]) for x in box[::2] for y in box[1::2]]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return frame.box(min(xs), min(ys), max(xs), max(ys))
