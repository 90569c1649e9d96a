"""The page as displayed: from PDF user space to points from the top left, crop box and rotation applied."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium


class Frame(NamedTuple):
    """The displayed page and the affine map to it: `x = a*px + c*py + e`, `y = b*px + d*py + f`."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A user-space rectangle as `(x0, top, x1, bottom)` on the displayed page."""
        xa = self.a * left + self.c * bottom + self.e
        xb = self.a * right + self.c * top + self.e
        ya = self.b * left + self.d * bottom + self.f
        yb = self.b * right + self.d * top + self.f
        if xa > xb:
            xa, xb = xb, xa
        if ya > yb:
            ya, yb = yb, ya
        return xa, ya, xb, yb


def frame_of(page: Any) -> Frame:
    """The frame of a loaded PDFium page."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        box.left, box.bottom = 0.0, 0.0
        box.right, box.top = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    width, height = right - left, top - bottom
    match pdfium.FPDFPage_GetRotation(page):
        case 1:
            return Frame(height, width, 0, 1, 1, 0, -bottom, -left)
        case 2:
            return Frame(width, height, -1, 0, 0, 1, right, -bottom)
        case 3:
            return Frame(height, width, 0, -1, -1, 0, top, right)
        case _:
            return Frame(width, height, 1, 0, 0, -1, -left, top)
