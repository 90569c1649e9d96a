"""Cuts one block into units: headings, paragraphs, list items, captions and footnotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from doc_mining.records import Block, PassageKind
from doc_mining.text.column import Column
from doc_mining.text.headings import heading_lines
from doc_mining.text.markers import Marker, heading_number, list_marker
from doc_mining.text.style import LARGER, Style
from doc_mining.text.units import Part, Unit, ends_sentence, starts_low

_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|†|[a-z]\))\s?[‘“(]?[^\W\d_]")
_DATED = re.compile(r"(?:\d{4}|’\d\d)\s*[:=–-]\s?\S")  # "2021: 8%"
_NEXT_NUMBER = 12  # lines at most down to it
_VALUE = re.compile(r"[‘’']?\d[\d.,/%]*\s*[:%€]|[€<>]?\s?\d")


@cache
def _captions() -> re.Pattern[str]:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "headings.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{p})" for p in data["captions"]), re.IGNORECASE)


def cut(block: Block, body: Style, group: int = 0, contents: frozenset[int] = frozenset()) -> list[Unit]:
    """The units of a text block, of a table, or of a panel whose number is `group`.

    `contents` holds the identities of lines of a table of contents: each is a paragraph of its own.
    """
    if block.kind == "table":
        return [Unit("table", [], body, block.box.x0, block.box.x1, block=block)]
    units = _Cutter(block, body, group, contents).units()
    return _card(units) if group else units


def _card(units: Sequence[Unit]) -> list[Unit]:
    """A card's paragraphs as one unit; a heading keeps its own, and so does a list item."""
    out: list[Unit] = []
    for unit in units:
        if unit.kind == "box" and out and out[-1].kind == "box":
            first, *rest = unit.parts
            out[-1].parts += [first._replace(separator="\n"), *rest]
        else:
            out.append(unit)
    return out


_LABEL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [a-zà-ÿ]+){0,3}:(?: |$)")
_VERDICT_ENDS = re.compile(r"[‘“'][^‘’“”]{3,30}[’”']$")  # a quoted word of a scale


class _Cutter:
    def __init__(self, block: Block, body: Style, group: int, contents: frozenset[int]) -> None:
        self.column = Column(block, body, group)
        self.lines, self.texts, self.styles = self.column.lines, self.column.texts, self.column.styles
        self.group, self.body, self.contents = group, body, contents
        self.out: list[Unit] = []

    def units(self) -> list[Unit]:
        i = 0
        while i < len(self.lines):
            if id(self.lines[i]) in self.contents:
                self._add("box" if self.group else "paragraph", i)
                i += 1
                continue
            count = 0 if self._is_caption(i) else heading_lines(self.column, i, self._below_heading(i))
            if count:
                self._add("heading", i, count)
                i += count
                continue
            self._text(i)
            i += 1
        return self.out

    def _below_heading(self, i: int) -> bool:
        return bool(i and self.out) and self.out[-1].kind == "heading" and self.out[-1].last is self.lines[i - 1]

    def _add(self, kind: PassageKind, i: int, count: int = 1, marker: Marker | None = None) -> None:
        line, column = self.lines[i], self.column
        skip = marker.words if marker else 0
        unit = Unit(kind, [Part(line, "", skip)], self.styles[i], column.left, column.right, group=self.group)
        unit.parts += [Part(self.lines[i + k], " ") for k in range(1, count)]
        unit.ratio = self.styles[i].size / column.scale.size
        unit.hang = line.words[0].x0 - column.left
        if marker:
            unit.marker = marker.text
            unit.indent = line.words[skip].x0 - column.left
        elif kind == "heading":
            unit.marker = heading_number(line)
        self.out.append(unit)

    def _text(self, i: int) -> None:
        line = self.lines[i]
        marker = self._item(i)
        if marker:
            self._add("list_item", i, 1, marker)
            return
        unit = self.out[-1] if self.out and self.out[-1].kind != "heading" else None
        if self._is_caption(i):
            unit = None
        if unit and i and unit.last is self.lines[i - 1] and id(self.lines[i - 1]) not in self.contents:
            if unit.kind == "list_item":
                if self._continues_item(unit, i):
                    unit.parts.append(Part(line, "\n" if self._breaks(i) else " "))
                    return
            elif not self._breaks(i):
                unit.parts.append(Part(line, " "))
                return
        self._add(self._kind(i), i)

    def _is_caption(self, i: int) -> bool:
        text = self.texts[i]
        return len(text) < 140 and bool(_captions().match(text)) and self.styles[i].size < LARGER * self.body.size

    def _kind(self, i: int) -> PassageKind:
        text, style = self.texts[i], self.styles[i]
        if self._is_caption(i):
            return "caption"
        if style.size <= 0.93 * self.body.size and not self.group and _NOTE.match(text):
            low = self.lines[-1].words[-1].size <= 0.93 * self.body.size
            return "footnote" if low else "paragraph"
        return "box" if self.group else "paragraph"

    # -- list items ---------------------------------------------------------------------------------------------------

    def _item(self, i: int) -> Marker | None:
        """The marker of the list item that begins on line `i`; one that could be ordinary text must prove itself."""
        line = self.lines[i]
        marker = list_marker(line)
        if marker is None or marker.kind == "glyph":
            return marker
        hang, text = line.words[0].x0, line.words[1].x0
        following = self.column.following(i)
        hanging = following is not None and abs(text - following.words[0].x0) <= 2.5 and text - hang > 3
        among = bool(self.out) and self.out[-1].kind == "list_item"
        led_in = i == 0 or self.texts[i - 1].rstrip().endswith((":", ";"))
        wide = text - line.words[0].x1 > 0.45 * line.words[0].size
        if marker.kind == "tick":
            return marker if (hanging or wide) and self._repeats(marker.text) else None
        if marker.kind == "dash":
            return marker if hanging or wide or among or led_in else None
        number = marker.text.strip("().")
        if number.isdigit() and not (hanging or among or led_in or wide or self._goes_on(i, int(number))):
            return None
        closed = i == 0 or among or ends_sentence(self.texts[i - 1]) or self.column.step(i) > 1.3 * self.column.leading
        return marker if closed or self._below_heading(i) or self.column.fits(i, 0.05) else None

    def _goes_on(self, i: int, number: int) -> bool:
        """Whether a line below, at the same place and in the same form, has the next number."""
        word = self.lines[i].words[0]
        following = word.text.replace(str(number), str(number + 1))
        return any(
            line.words[0].text == following and abs(line.words[0].x0 - word.x0) <= 2
            for line in self.lines[i + 1 : i + 1 + _NEXT_NUMBER]
        )

    def _repeats(self, text: str) -> bool:
        return sum(1 for line in self.lines if line.words[0].text == text) > 1

    def _continues_item(self, unit: Unit, i: int) -> bool:
        offset = self.lines[i].words[0].x0 - self.column.left
        step, leading = self.column.step(i), self.column.leading
        if self.styles[i].size > 1.15 * unit.style.size or step > 3.2 * leading:
            return False
        if offset >= unit.indent - 2.5 and unit.indent > unit.hang + 2:
            return True
        if step > 1.35 * leading or (self.column.fits(i, 0.2) and not starts_low(self.texts[i])):
            return False
        # in a list without a hanging indent, a full line is all that tells that the item goes on
        flat = len(unit.parts) > 1 and unit.parts[1].line.words[0].x0 - self.column.left < unit.indent - 2.5
        return not unit.complete or (flat and not self.column.fits(i, 0.05))

    # -- paragraphs ---------------------------------------------------------------------------------------------------

    def _breaks(self, i: int) -> bool:
        """Whether a new paragraph begins on line `i`."""
        a, b, column = self.lines[i - 1], self.lines[i], self.column
        ends, low = ends_sentence(self.texts[i - 1]), starts_low(self.texts[i])
        step = column.step(i)
        if step > 1.4 * max(column.leading, 1.05 * self.styles[i].size) or step < 0:
            return ends or not low
        if abs(self.styles[i].size - self.styles[i - 1].size) > 0.15 * column.base.size:
            return True
        if low:
            return False
        if self.group and self._labelled(i):
            return True
        if not ends:
            return self._stands_apart(i) or self._changes_type(i)
        indented = b.words[0].x0 > a.words[0].x0 + 4
        if indented and (i < 2 or abs(self.lines[i - 2].words[0].x0 - a.words[0].x0) < 2):
            return True
        return column.fits(i)

    def _labelled(self, i: int) -> bool:
        """Whether line `i` of a card begins with a label ("Oordeel commissie: ‘goed’"), or follows such a line whole."""
        if _LABEL.match(self.texts[i]):
            return True
        above = self.texts[i - 1]
        return _VERDICT_ENDS.search(above) is not None and any(_LABEL.match(t) for t in self.texts[max(0, i - 2) : i])

    def _changes_type(self, i: int) -> bool:
        """Whether a line in other type ends here, though there was room for more."""
        a, b = self.styles[i - 1], self.styles[i]
        return (a.bold, a.italic) != (b.bold, b.italic) and self.column.fits(i, 0.03)

    def _stands_apart(self, i: int) -> bool:
        """Whether two lines are two statements, though the first ends without a point."""
        a, b = self.texts[i - 1], self.texts[i]
        if a.endswith(("-", ",", "/", "&")) or a.split()[-1].lower() in (
            "en",
            "of",
            "de",
            "het",
            "van",
            "een",
            "in",
            "met",
        ):
            return False
        if _DATED.match(a) and _DATED.match(b):
            return True
        if self.group and _VALUE.match(b) and _VALUE.match(a):
            return self.column.fits(i, 0.05)
        return self.column.fits(i, 0.45 if self.group else 0.3)
