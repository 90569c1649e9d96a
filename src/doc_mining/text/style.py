"""Type as it looks: the style of a line, and the styles that are a block's and a document's ordinary text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from doc_mining.records import Line, PageLayout

_SAMPLE = 3
LARGER = 1.12  # from here on type is larger than the text around it


class Style(NamedTuple):
    """Size in points (to a tenth), weight, colour as 0xRRGGBB, slant, and whether all letters are capitals."""

    size: float
    bold: bool
    color: int
    capitals: bool
    italic: bool = False


def style_of(line: Line) -> Style:
    """The style of most of the line's letters."""
    words = line.words
    first = words[0]
    if len(words) > 1 and len(first.text) < 3:
        first = words[1]  # a bullet or number may be set otherwise
    last = words[-1]
    bold = last.bold
    if bold:
        heavy = sum([len(word.text) for word in words if word.bold])
        bold = heavy * 5 > sum([len(word.text) for word in words]) * 3
    return Style(round(first.size, 1), bold, first.color, line.text.isupper(), first.italic and last.italic)


def ordinary(lines: Iterable[tuple[int, Style]]) -> Style | None:
    """The style of most characters, given how many each line has; None without lines."""
    counts: Counter[Style] = Counter()
    for characters, style in lines:
        counts[style] += characters
    plain: Counter[Style] = Counter()
    for style, characters in counts.items():
        plain[style._replace(capitals=False)] += characters
    return plain.most_common(1)[0][0] if plain else None


def body_of(pages: Iterable[PageLayout]) -> Style:
    """The document's ordinary text: most characters outside tables and furniture, of every third line."""
    lines = (
        (sum([len(word.text) for word in line.words]), style_of(line))
        for page in pages
        for block in page.blocks
        if block.kind in ("text", "panel")
        for line in block.lines[::-_SAMPLE]
        if line.words
    )
    return ordinary(lines) or Style(10.0, False, 0, False)


def stands_out(style: Style, base: Style) -> bool:
    """Whether type of `style` is set apart from text of `base` as a heading would be."""
    if style.size >= LARGER * base.size:
        return True
    if style.size < 0.9 * base.size:
        return False
    if style.bold and not base.bold:
        return True
    return (_coloured(style.color) and style.color != base.color) or (style.capitals and not base.capitals)


def _coloured(color: int) -> bool:
    red, green, blue = color >> 16, color >> 8 & 255, color & 255
    return max(red, green, blue) - min(red, green, blue) > 40


def alike(a: Style, b: Style) -> bool:
    """Styles that one heading may have on two of its lines."""
    return (
        a.bold == b.bold
        and a.italic == b.italic
        and a.color == b.color
        and abs(a.size - b.size) <= 0.06 * max(a.size, b.size)
    )
