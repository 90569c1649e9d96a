"""The words of a page with their boxes and type.

Only the first and the last glyph of a word are asked for their place, and type is asked for once per text object; a word
whose type or direction changes inside is read glyph by glyph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from doc_mining.errors import LimitError
from doc_mining.pdf.characters import Characters, Type
from doc_mining.pdf.frame import Frame
from doc_mining.pdf.glyphs import LINE_END_HYPHENS, TOKEN, rejoined, resolved
from doc_mining.pdf.overprint import once
from doc_mining.pdf.spacing import SUSPECT, openings
from doc_mining.records import Word

ASCENT, DESCENT = 0.76, 0.22  # of the type size, above and below the baseline: a box that stays off its neighbours
LOOKED_INTO = 4  # tokens of a page, the longest: where spaces are too narrow, they are words run together
SMALL_CAPITALS = 0.6  # of the type size of the capitals before them
BULLET = "•"
Token = tuple[int, int]  # first character and the one after the last


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
        found, hidden = _found(Characters(textpage, count), frame)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    width, height = frame.width, frame.height
    found = [w for w in found if w[1] < width and w[2] < height and w[3] > 0 and w[4] > 0]  # unpacking would cost more
    return rejoined(once(found, hidden)), count


def _found(characters: Characters, frame: Frame) -> tuple[list[Word], set[int]]:
    """The words as drawn, and which of them (by identity) are drawn invisibly."""
    text = characters.text()
    tokens = [match.span() for match in TOKEN.finditer(text)]
    if _is_tight(characters, text, tokens):
        tokens = [part for token in tokens for part in _opened(characters, text, *token)]
    starts = [start for start, _ in tokens]
    objects = characters.objects(starts)
    lefts = characters.edges(starts)[0]
    _, _, rights, bottoms = characters.edges([stop - 1 for _, stop in tokens])
    straight = frame.b == 0 and frame.a > 0
    shift, height = frame.e, frame.f
    words: list[Word] = []
    hidden: set[int] = set()
    known: int | None = -1  # the object whose type is unpacked
    new = tuple.__new__  # as Word(...) does, without its call: this runs for every word
    for (start, stop), key, after, left, right, bottom in zip(
        tokens, objects, [*objects[1:], None], lefts, rights, bottoms, strict=True
    ):
        if key != known:
            kind, known = characters.type_of(key, start), key
            size, bold, italic, color, upright, invisible, symbols, baseline = kind
            head, foot = height - baseline - ASCENT * size, height - baseline + DESCENT * size
        whole = straight and upright and right > left and -0.5 * size < baseline - bottom < 1.2 * size
        if whole and key != after and stop - start > 1:
            whole = characters.type_at(stop - 1)[:-1] == kind[:-1]
        if not whole:
            for word, unseen in _by_glyph(characters, frame, text, start, stop):
                words.append(word)
                if unseen:
                    hidden.add(id(word))
            continue
        token = text[start:stop]
        if not token.isascii() or token[-1] == "\x02":
            token = resolved(token)
        if symbols and len(token) == 1:
            token = BULLET
        word = new(Word, (token, left + shift, head, right + shift, foot, size, bold, italic, color))
        words.append(word)
        if invisible:
            hidden.add(id(word))
    return words, hidden


def _is_tight(characters: Characters, text: str, tokens: Sequence[Token]) -> bool:
    """Whether the page has spaces so narrow that words run together."""
    suspects = [t for t in tokens if t[1] >= t[0] + SUSPECT and text[t[0] : t[1]].isalpha()]
    suspects.sort(key=lambda t: t[0] - t[1])
    return sum(len(_opened(characters, text, *t)) > 1 for t in suspects[:LOOKED_INTO]) >= 2


def _opened(characters: Characters, text: str, start: int, stop: int) -> list[Token]:
    """A token parted where its glyphs leave a narrow space open."""
    kind = characters.type_at(start)
    if not kind.upright or text[stop - 1] in LINE_END_HYPHENS:
        return [(start, stop)]
    lefts, _, rights, _ = characters.edges(range(start, stop))
    cuts = [start, *(start + k for k in openings(lefts, rights, kind.size)), stop]
    return list(pairwise(cuts))


def _by_glyph(characters: Characters, frame: Frame, text: str, start: int, stop: int) -> Iterator[tuple[Word, bool]]:
    """A token whose type or direction changes inside, glyph by glyph: parts are words of their own.

    A raised or lowered figure in a short unit (m2, CO2) stays with it; a mark of a footnote does not. Each word comes
    with whether it is drawn invisibly.
    """
    parts: list[tuple[Word, Type]] = []
    for index in range(start, stop):
        kind = characters.type_at(index)
        glyph = _glyph(characters, frame, text[index], index, kind)
        if parts and _continues(parts[-1][0], glyph, parts[-1][1], kind):
            last = parts[-1][0]
            parts[-1] = (
                last._replace(
                    text=last.text + glyph.text,
                    x0=min(last.x0, glyph.x0),
                    top=min(last.top, glyph.top),
                    x1=max(last.x1, glyph.x1),
                    bottom=max(last.bottom, glyph.bottom),
                ),
                parts[-1][1],
            )
        else:
            parts.append((glyph, kind))
    for word, kind in parts:
        sign = kind.symbols and len(word.text) == 1
        yield word._replace(text=BULLET if sign else resolved(word.text)), kind.invisible


def _glyph(characters: Characters, frame: Frame, char: str, index: int, kind: Type) -> Word:
    edges = characters.box(index)
    size = kind.size
    x0, top, x1, bottom = frame.box(edges.left, edges.bottom, edges.right, edges.top)
    if frame.b == 0 and frame.a > 0 and kind.upright:
        baseline = frame.f - characters.origin(index)[1]
        top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
    return Word(char, x0, top, x1, bottom, size, kind.bold, kind.italic, kind.color)


def _continues(last: Word, glyph: Word, a: Type, b: Type) -> bool:
    """Whether a glyph belongs to the word before it."""
    if a.upright and b.upright and min(last.bottom, glyph.bottom) - max(last.top, glyph.top) > 0:
        if not -0.6 * glyph.size < glyph.x0 - last.x1 < 0.35 * glyph.size:
            return False
        if 0.8 < b.size / a.size < 1.25:
            return True
        if _in_small_capitals(last, glyph, a, b):
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


def _in_small_capitals(last: Word, glyph: Word, a: Type, b: Type) -> bool:
    """Whether a letter goes on a word that begins with a capital in larger type, on the same baseline."""
    level = abs(a.baseline - b.baseline) < 0.05 * b.size
    return (
        level
        and SMALL_CAPITALS < b.size / a.size < 1
        and glyph.text.isalpha()
        and last.text[0].isupper()
        and last.text.isalpha()
    )
