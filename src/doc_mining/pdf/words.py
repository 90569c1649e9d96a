"""The words of a page with their boxes and type, through PDFium's raw interface.

The text of a page comes in one call; only the first and the last glyph of a word are asked for their place, and type is
asked for once per text object. That is what makes it fast.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from doc_mining.errors import LimitError
from doc_mining.pdf.frame import Frame
from doc_mining.pdf.glyphs import LINE_END_HYPHENS, TOKEN, rejoined, resolved
from doc_mining.pdf.overprint import once
from doc_mining.pdf.spacing import SUSPECT, openings
from doc_mining.records import Word

ASCENT, DESCENT = 0.76, 0.22  # of the type size, above and below the baseline: a box that stays off its neighbours
SYMBOLIC_BOLD = 1 << 18  # ForceBold in the font descriptor's flags
ITALIC_FLAG = 1 << 6
_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(  # an address as a number, to count by
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
ITALIC_NAMES = ("italic", "oblique")
SYMBOL_NAMES = ("wingding", "webding", "dingbat", "symbol")
INVISIBLE = 3  # text render mode of OCR layers


class _Type(NamedTuple):
    """How a text object is set."""

    size: float
    bold: bool
    italic: bool
    color: int
    upright: bool
    invisible: bool
    symbols: bool  # a font of signs, whose letters stand for none


class _Reader:
    """Reads one page's text; ctypes buffers are made once."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.textpage, self.frame = textpage, frame
        self._address = ctypes.cast(textpage, ctypes.c_void_p)
        self.fonts: dict[int, tuple[bool, bool, bool]] = {}  # bold, italic, signs by font
        self.types: dict[int | None, _Type] = {}  # by the address of the text object
        self._rect = pdfium.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_ref, self._y_ref = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self._u = tuple(ctypes.c_uint() for _ in range(4))
        self._channels = tuple(ctypes.byref(x) for x in self._u)

    def text(self, count: int) -> str:
        """The page's characters; position in the string is the glyph's index."""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.textpage, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self.textpage, i) for i in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)

    def tight(self, text: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether the page has spaces so narrow that words run together."""
        suspects = [s for s in spans if s[1] - s[0] >= SUSPECT and text[s[0] : s[1]].isalpha()]
        return sum(len(self.opened(text, *s)) > 1 for s in suspects) >= 2

    def opened(self, text: str, start: int, stop: int) -> list[tuple[int, int]]:
        """A token parted where its glyphs leave a narrow space open."""
        edges = []
        for index in range(start, stop):
            pdfium.FPDFText_GetLooseCharBox(self.textpage, index, self._rect_ref)
            edges.append((self._rect.left, self._rect.right))
        set_in = self._type_at(start)
        if not set_in.upright or text[stop - 1] in LINE_END_HYPHENS:
            return [(start, stop)]
        cuts = [start, *(start + k for k in openings(edges, set_in.size)), stop]
        return list(pairwise(cuts))

    def words(self, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Word, bool]]:
        """Words in stream order, each with whether it is drawn invisibly."""
        textpage, frame = self.textpage, self.frame
        box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
        rect, rect_ref = self._rect, self._rect_ref
        x, y, x_ref, y_ref = self._x, self._y, self._x_ref, self._y_ref
        types, address = self.types, self._address
        straight = frame.b == 0 and frame.a > 0
        for start, stop in spans:
            key = _object_at(address, start)
            set_in = types.get(key) or self._learn(key, start)
            if stop - start > 1:
                last = _object_at(address, stop - 1)
                if last != key and (types.get(last) or self._learn(last, stop - 1)) != set_in:
                    yield from self._by_glyph(text, start, stop)
                    continue
            if not (straight and set_in.upright):
                yield from self._by_glyph(text, start, stop)
                continue
            origin_of(textpage, start, x_ref, y_ref)
            box_of(textpage, stop - 1, rect_ref)
            size = set_in.size
            x0, baseline = x.value + frame.e, frame.f - y.value
            x1, drop = rect.right + frame.e, y.value - rect.bottom
            if x1 <= x0 or not -0.5 * size < drop < 1.2 * size:
                yield from self._by_glyph(text, start, stop)
                continue
            yield (
                Word(
                    resolved(text[start:stop]) if stop - start > 1 or not set_in.symbols else "•",
                    x0,
                    baseline - ASCENT * size,
                    x1,
                    baseline + DESCENT * size,
                    size,
                    set_in.bold,
                    set_in.italic,
                    set_in.color,
                ),
                set_in.invisible,
            )

    def _type_at(self, index: int) -> _Type:
        key = _object_at(self._address, index)
        return self.types.get(key) or self._learn(key, index)

    def _learn(self, key: int | None, index: int) -> _Type:
        """The type of a text object, from its first glyph seen."""
        textpage = self.textpage
        obj = pdfium.FPDFText_GetTextObject(textpage, index)
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        upright = True
        if pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(self._matrix)):
            m = self._matrix
            size *= math.hypot(m.c, m.d)
            upright = abs(m.b) <= 0.05 * abs(m.a) and m.a > 0 and m.d > 0
        pdfium.FPDFText_GetLooseCharBox(textpage, index, self._rect_ref)
        high = self._rect.top - self._rect.bottom
        if upright and high > 0 and not 0.4 * high < size < 2.5 * high:
            size = high  # a Type 3 font in units of its own
        color, invisible, bold, italic, symbols = 0, False, False, False, False
        if obj:
            if pdfium.FPDFPageObj_GetFillColor(obj, *self._channels):
                color = self._u[0].value << 16 | self._u[1].value << 8 | self._u[2].value
            mode = pdfium.FPDFTextObj_GetTextRenderMode(obj)
            invisible = mode == INVISIBLE
            bold, italic, symbols = self._face(pdfium.FPDFTextObj_GetFont(obj))
            bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        out = self.types[key] = _Type(round(size, 2) or 1.0, bold, italic, color, upright, invisible, symbols)
        return out

    def _face(self, font: Any) -> tuple[bool, bool, bool]:
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        known = self.fonts.get(key)
        if known is None:
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
            self.fonts[key] = known
        return known

    def _by_glyph(self, text: str, start: int, stop: int) -> Iterator[tuple[Word, bool]]:
        """A token whose type or direction changes inside, glyph by glyph: parts are words of their own.

        A raised or lowered figure in a short unit (m2, CO2) stays with it; a mark of a footnote does not.
        """
        parts: list[tuple[Word, _Type]] = []
        for index in range(start, stop):
            set_in = self._type_at(index)
            word = self._glyph(text[index], index, set_in)
            if parts and _continues(parts[-1][0], word, parts[-1][1], set_in):
                last = parts[-1][0]
                parts[-1] = (
                    last._replace(
                        text=last.text + word.text,
                        x0=min(last.x0, word.x0),
                        top=min(last.top, word.top),
                        x1=max(last.x1, word.x1),
                        bottom=max(last.bottom, word.bottom),
                    ),
                    parts[-1][1],
                )
            else:
                parts.append((word, set_in))
        for word, set_in in parts:
            sign = set_in.symbols and len(word.text) == 1
            yield word._replace(text="•" if sign else resolved(word.text)), set_in.invisible

    def _glyph(self, char: str, index: int, set_in: _Type) -> Word:
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, self._rect_ref)
        r, frame, size = self._rect, self.frame, set_in.size
        x0, top, x1, bottom = frame.box(r.left, r.bottom, r.right, r.top)
        if frame.b == 0 and frame.a > 0 and set_in.upright:
            pdfium.FPDFText_GetCharOrigin(self.textpage, index, self._x_ref, self._y_ref)
            baseline = frame.f - self._y.value
            top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
        return Word(char, x0, top, x1, bottom, size, set_in.bold, set_in.italic, set_in.color)


def _continues(last: Word, glyph: Word, a: _Type, b: _Type) -> bool:
    """Whether a glyph belongs to the word before it."""
    if a.upright and b.upright and min(last.bottom, glyph.bottom) - max(last.top, glyph.top) > 0:
        if not -0.6 * glyph.size < glyph.x0 - last.x1 < 0.35 * glyph.size:
            return False
        if 0.8 < b.size / a.size < 1.25:
            return True
        return b.size < a.size and len(last.text) <= 3 and glyph.text.isdigit() and last.text[-1].isalpha()
    side = max(a.size, b.size)
    return (
        abs(a.size - b.size) < 0.25 * side
        and glyph.x0 - last.x1 < 0.5 * side
        and last.x0 - glyph.x1 < 0.5 * side
        and glyph.top - last.bottom < 0.5 * side
        and last.top - glyph.bottom < 0.5 * side
    )


def words_of(page: Any, frame: Frame, limit: int) -> tuple[list[Word], int]:
    """The words of a loaded PDFium page in stream order, and how many glyphs it has.

    Raises LimitError past `limit` glyphs.
    """
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return [], 0
    try:
        count = pdfium.FPDFText_CountChars(textpage)
        if count > limit:
            raise LimitError(f"the page has {count} glyphs, more than the limit of {limit}.")
        if count <= 0:
            return [], 0
        reader = _Reader(textpage, frame)
        text = reader.text(count)
        spans = [match.span() for match in TOKEN.finditer(text)]
        if reader.tight(text, spans):
            spans = [part for span in spans for part in reader.opened(text, *span)]
        found = [
            (word, invisible)
            for word, invisible in reader.words(text, spans)
            if word.x1 > 0 and word.bottom > 0 and word.x0 < frame.width and word.top < frame.height and word.text
        ]
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    return rejoined(once(found)), count
