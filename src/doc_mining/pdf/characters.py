"""The characters of a PDFium text page, asked for in bulk: text, boxes, and the type of the objects that they are in.

One call through ctypes costs more than what PDFium does in it. So functions are bound to plain addresses, which spares
the conversion of arguments, and called by `map`, which spares the loop.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

SYMBOLIC_BOLD = 1 << 18  # ForceBold in the font descriptor's flags
ITALIC_FLAG = 1 << 6
BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
ITALIC_NAMES = ("italic", "oblique")
SYMBOL_NAMES = ("wingding", "webding", "dingbat", "symbol")
INVISIBLE = 3  # text render mode of OCR layers


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_box_at = _bound(pdfium.FPDFText_GetLooseCharBox, None, _POINTER, _INT, _POINTER)
_origin_at = _bound(pdfium.FPDFText_GetCharOrigin, None, _POINTER, _INT, _POINTER, _POINTER)
_object_at = _bound(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_size_at = _bound(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_matrix_at = _bound(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_fill_of = _bound(pdfium.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_mode_of = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_font_of = _bound(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)


class Edges(NamedTuple):
    """A glyph's box in user space: its advance wide, as high as its font."""

    left: float
    top: float
    right: float
    bottom: float


class Type(NamedTuple):
    """How a text object is set; all its glyphs stand on one baseline."""

    size: float
    bold: bool
    italic: bool
    color: int
    upright: bool
    invisible: bool
    symbols: bool  # a font of signs, whose letters stand for none
    baseline: float  # in user space


class Characters:
    """One text page; buffers are made once. `count` is the number of its characters."""

    def __init__(self, textpage: Any, count: int) -> None:
        self._textpage, self._count = textpage, count
        self._address = ctypes.cast(textpage, _POINTER).value
        self._fonts: dict[int | None, tuple[bool, bool, bool]] = {}  # bold, italic, signs by font
        self._types: dict[int | None, Type] = {}  # by the address of the text object
        self._point, self._matrix = (ctypes.c_double * 2)(), (ctypes.c_float * 6)()
        self._edges, self._channels = (ctypes.c_float * 4)(), (ctypes.c_uint * 4)()
        x, u = ctypes.addressof(self._point), ctypes.addressof(self._channels)
        self._point_at, self._channels_at = (x, x + 8), (u, u + 4, u + 8, u + 12)
        self._matrix_at, self._edges_at = ctypes.addressof(self._matrix), ctypes.addressof(self._edges)

    def text(self) -> str:
        """The page's characters; position in the string is the character's index."""
        buffer = (ctypes.c_ushort * (self._count + 1))()
        written = pdfium.FPDFText_GetText(self._textpage, 0, self._count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == self._count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._textpage, i) for i in range(self._count))
        return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)

    def objects(self, indexes: Sequence[int]) -> list[int | None]:
        """The address of the text object of each character."""
        return list(map(_object_at, repeat(self._address), indexes))

    def edges(self, indexes: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        """The glyphs' left, top, right and bottom edges in user space, a list each."""
        flat: list[float] = []
        if indexes:
            buffer = (ctypes.c_float * (4 * len(indexes)))()
            start = ctypes.addressof(buffer)
            places = range(start, start + 16 * len(indexes), 16)
            any(map(_box_at, repeat(self._address), indexes, places))  # each call gives None: runs to the end
            flat = buffer[:]
        return flat[0::4], flat[1::4], flat[2::4], flat[3::4]

    def box(self, index: int) -> Edges:
        _box_at(self._address, index, self._edges_at)
        return Edges(*self._edges)

    def origin(self, index: int) -> tuple[float, float]:
        """Where the pen stood when the glyph was drawn, in user space."""
        _origin_at(self._address, index, *self._point_at)
        x, y = self._point
        return x, y

    def type_at(self, index: int) -> Type:
        return self.type_of(_object_at(self._address, index), index)

    def type_of(self, key: int | None, index: int) -> Type:
        """The type of a text object, from any glyph in it."""
        return self._types.get(key) or self._learn(key, index)

    def _learn(self, key: int | None, index: int) -> Type:
        address = self._address
        size = _size_at(address, index)
        upright = True
        if _matrix_at(address, index, self._matrix_at):
            a, b, c, d, _, _ = self._matrix
            size *= math.hypot(c, d)
            upright = abs(b) <= 0.05 * abs(a) and a > 0 and d > 0
        _box_at(address, index, self._edges_at)
        _, top, _, bottom = self._edges
        high = top - bottom
        if upright and high > 0 and not 0.4 * high < size < 2.5 * high:
            size = high  # a Type 3 font in units of its own
        color, invisible, bold, italic, symbols = 0, False, False, False, False
        if key:
            if _fill_of(key, *self._channels_at):
                red, green, blue, _ = self._channels
                color = red << 16 | green << 8 | blue
            mode = _mode_of(key)
            invisible = mode == INVISIBLE
            bold, italic, symbols = self._face(_font_of(key))
            bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        out = Type(round(size, 2) or 1.0, bold, italic, color, upright, invisible, symbols, self.origin(index)[1])
        self._types[key] = out
        return out

    def _face(self, key: int | None) -> tuple[bool, bool, bool]:
        known = self._fonts.get(key)
        if known is None:
            font = ctypes.cast(key or 0, pdfium.FPDF_FONT)
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("latin-1").lower()
            flags = max(0, pdfium.FPDFFont_GetFlags(font))
            heavy = bool(flags & SYMBOLIC_BOLD) or pdfium.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
            known = (
                heavy or any(n in name for n in BOLD_NAMES),
                bool(flags & ITALIC_FLAG) or any(n in name for n in ITALIC_NAMES),
                any(n in name for n in SYMBOL_NAMES),
            )
            self._fonts[key] = known
        return known
