"""Lines of one block as units: headings, paragraphs, list items, captions and footnotes, before they are joined over blocks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from statistics import median
from typing import NamedTuple

from doc_mining.records import Block, Line, PassageKind
from doc_mining.text.markers import Marker, heading_number, list_marker
from doc_mining.text.style import Style, alike, ordinary, stands_out, style_of

_TERMINAL = re.compile(r"[.!?:;…][’”\"')\]]*\d?$")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$|…\s*\d+$|\s\.{2,}\s")
_MANY_LETTERS = re.compile(r"[^\W\d_]{2}")
_HEADING_LENGTH = 160


class Part(NamedTuple):
    """A line of a unit: what stands between it and the line before, and how many marker words to leave out."""

    line: Line
    separator: str
    skip: int = 0


@dataclass(slots=True)
class Unit:
    """A heading, paragraph, list item, box text, caption or footnote under construction."""

    kind: PassageKind
    parts: list[Part]
    style: Style
    left: float  # left edge of its column
    right: float  # right edge of its column
    indent: float = 0.0  # of the text after a list marker, from the left edge
    hang: float = 0.0  # of the marker itself, from the left edge
    marker: str | None = None
    group: int = 0
    block: Block | None = None  # tables
    joined: list[Block] = field(default_factory=list)  # further pieces of a table

    @property
    def last(self) -> Line:
        return self.parts[-1].line

    @property
    def first(self) -> Line:
        return self.parts[0].line

    @property
    def complete(self) -> bool:
        """Whether its last line ends a sentence."""
        return bool(_TERMINAL.search(self.last.text))


@cache
def _rules() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "headings.toml").read_text("utf-8"))
    return (
        frozenset(data["alone"]),
        re.compile("|".join(f"(?:{p})" for p in data["starts"]), re.IGNORECASE),
        re.compile("|".join(f"(?:{p})" for p in data["captions"]), re.IGNORECASE),
    )


def starts_low(text: str) -> bool:
    """Whether text goes on in the middle of a sentence: a small letter first, behind quotes or brackets or not."""
    stripped = text.lstrip("‘’“”\"'(")
    return bool(stripped) and stripped[0].islower()


class _Cutter:
    """Cuts one block; `units()` gives the result."""

    def __init__(self, block: Block, body: Style, group: int) -> None:
        self.lines = [line for line in block.lines if line.words]
        self.styles = [style_of(line) for line in self.lines]
        self.body, self.group, self.block = body, group, block
        own = ordinary(zip(self.lines, self.styles, strict=True)) or body
        characters = sum(len(line.text) for line, s in zip(self.lines, self.styles, strict=True) if alike(s, own))
        # a block of headings alone must be measured against the document, not against itself
        self.base = own if characters >= 200 or own.size < 0.9 * body.size else body
        self.left = min((line.words[0].x0 for line in self.lines), default=block.box.x0)
        self.right = max((line.words[-1].x1 for line in self.lines), default=block.box.x1)
        self.leading = self._leading()
        self.out: list[Unit] = []

    def _leading(self) -> float:
        steps = [
            b.words[0].bottom - a.words[0].bottom
            for a, b in zip(self.lines, self.lines[1:], strict=False)
            if 0 < b.words[0].bottom - a.words[0].bottom < 3 * b.words[0].size
        ]
        return median(steps) if steps else 1.25 * self.base.size

    def units(self) -> list[Unit]:
        i = 0
        while i < len(self.lines):
            run = self._heading(i)
            if run:
                self._add("heading", i, run)
                i += run
                continue
            self._text(i)
            i += 1
        return self.out

    def _add(self, kind: PassageKind, i: int, count: int = 1, marker: Marker | None = None) -> None:
        line = self.lines[i]
        skip = marker.words if marker else 0
        unit = Unit(kind, [Part(line, "", skip)], self.styles[i], self.left, self.right, group=self.group)
        unit.parts += [Part(self.lines[i + k], " ") for k in range(1, count)]
        unit.hang = line.words[0].x0 - self.left
        if marker:
            unit.marker = marker.text
            unit.indent = line.words[skip].x0 - self.left
        elif kind == "heading":
            unit.marker = heading_number(line)
        self.out.append(unit)

    # -- headings -----------------------------------------------------------------------------------------------------

    def _heading(self, i: int) -> int:
        """How many lines from `i` on are a heading; 0 for none."""
        line, style = self.lines[i], self.styles[i]
        if not _MANY_LETTERS.search(line.text) or _LEADERS.search(line.text):
            return int(self._chapter_number(i))
        marker = list_marker(line)
        if marker and marker.kind in ("glyph", "dash"):
            return 0
        if not stands_out(style, self.base):
            return int(self._plain_heading(i))
        count = 1
        while (
            i + count < len(self.lines)
            and alike(self.styles[i + count], style)
            and self._step(i + count) < 1.5 * max(self.leading, 1.2 * style.size)
            and not heading_number(self.lines[i + count])
        ):
            count += 1
        text = " ".join(self.lines[i + k].text for k in range(count))
        if count > 4 or len(text) > _HEADING_LENGTH or text.endswith((",", ";")):
            return 0
        if text.endswith(".") and len(text) > 60:
            return 0
        if text.endswith(":") and self.group:
            return 0  # a lead-in of a card belongs to what it leads to
        following = self.lines[i + count] if i + count < len(self.lines) else None
        goes_on = following is not None and starts_low(following.text) and not _TERMINAL.search(text)
        if goes_on and self._step(i + count) < 1.6 * self.leading:
            # the first line of a paragraph set bold goes on in full lines, the rest of a heading is short
            return 0 if self.group or not self._short(i + count) else count
        return count

    def _short(self, i: int) -> bool:
        """Whether line `i` ends early, though the next word had found room on it."""
        if i + 1 >= len(self.lines):
            return False
        return not starts_low(self.lines[i + 1].text) and self._fits(self.lines[i], self.lines[i + 1])

    def _chapter_number(self, i: int) -> bool:
        """A number alone in very large type: the number of a chapter, apart from its title."""
        line, style = self.lines[i], self.styles[i]
        return len(line.words) == 1 and line.text.strip(".").isdigit() and style.size >= 1.6 * self.body.size

    def _plain_heading(self, i: int) -> bool:
        """A heading in the type of the text around it, known by its words or its number."""
        text = self.lines[i].text
        if len(text) > 90 or text.endswith((".", ",", ";")):
            return False
        words, starts, _ = _rules()
        bare = re.sub(r"^[\d.]+\s+", "", text).strip(" :").lower()
        headed = bool(self.out) and self.out[-1].kind == "heading" and i > 0 and self.out[-1].last is self.lines[i - 1]
        ended = i == 0 or self._step(i) > 1.25 * self.leading or bool(_TERMINAL.search(self.lines[i - 1].text))
        if not (headed or ended):
            return False
        following = self.lines[i + 1].text if i + 1 < len(self.lines) else ""
        if starts_low(following) or not text[0].isupper() and not text[0].isdigit():
            return False
        if bare in words and not text.endswith(":"):
            return True
        if not self.group and self._title_line(i):
            return True
        if self.right - self.left > 200 and self.lines[i].words[-1].x1 > self.left + 0.9 * (self.right - self.left):
            return False
        if starts.match(text):
            return not self.group
        number = heading_number(self.lines[i])
        return bool(number and "." in number.strip(".") and re.match(r"\S+\s+[A-ZÀ-Þ]", text)) and not _LEADERS.search(text)

    def _title_line(self, i: int) -> bool:
        """A few words on a line of their own above a full line of prose: "Huurbeleid"."""
        line = self.lines[i]
        if len(line.words) > 5 or i + 1 >= len(self.lines) or _TERMINAL.search(line.text) or list_marker(line):
            return False
        following, width = self.lines[i + 1], self.right - self.left
        prose = following.words[-1].x1 - following.words[0].x0 > 0.6 * width and len(following.words) > 5
        level = abs(line.words[0].x0 - following.words[0].x0) < 3 and not list_marker(following)
        short = line.words[-1].x1 - self.left < 0.5 * width and not re.search(r"\d\s*%|\d$", line.text)
        return prose and level and short and not (self.out and self.out[-1].kind == "list_item" and line.words[0].x0 - self.left > 4)

    # -- text ---------------------------------------------------------------------------------------------------------

    def _step(self, i: int) -> float:
        return self.lines[i].words[0].bottom - self.lines[i - 1].words[0].bottom if i else 1e9

    def _text(self, i: int) -> None:
        line = self.lines[i]
        marker = self._item(i)
        if marker:
            self._add("list_item", i, 1, marker)
            return
        unit = self.out[-1] if self.out and self.out[-1].kind != "heading" else None
        if unit and i and unit.last is self.lines[i - 1]:
            if unit.kind == "list_item":
                if self._continues_item(unit, i):
                    unit.parts.append(Part(line, "\n" if self._breaks(i) else " "))
                    return
            elif not self._breaks(i) and not self._heading_rest(unit, i):
                unit.parts.append(Part(line, " "))
                return
        self._add(self._kind(i), i)

    def _heading_rest(self, unit: Unit, i: int) -> bool:
        """Whether what stands before line `i` is the plain rest of a heading above, and no beginning of a sentence."""
        rest = len(unit.parts) == 1 and starts_low(unit.first.text) and len(self.out) > 1 and self.out[-2].kind == "heading"
        return rest and not unit.complete and not starts_low(self.lines[i].text)

    def _kind(self, i: int) -> PassageKind:
        text, style = self.lines[i].text, self.styles[i]
        if _rules()[2].match(text) and len(text) < 140:
            return "caption"
        if re.match(r"\*{1,3}\s?\w", text):
            return "footnote"
        if style.size <= 0.9 * self.body.size and not self.group and re.match(r"\d{1,3}\s?\S", text):
            low = self.block.lines[-1].words[0].size <= 0.9 * self.body.size
            return "footnote" if low else "paragraph"
        return "box" if self.group else "paragraph"

    def _item(self, i: int) -> Marker | None:
        """The marker of the list item that begins on line `i`; a marker that could be ordinary text must prove itself."""
        line = self.lines[i]
        marker = list_marker(line)
        if marker is None or marker.kind == "glyph":
            return marker
        hang, text = line.words[0].x0, line.words[1].x0
        following = self.lines[i + 1] if i + 1 < len(self.lines) else None
        hanging = following is not None and text - 2.5 <= following.words[0].x0 <= text + 2.5 and text - hang > 3
        among = bool(self.out) and self.out[-1].kind == "list_item"
        led_in = i == 0 or self.lines[i - 1].text.rstrip().endswith((":", ";"))
        wide = text - line.words[0].x1 > 0.45 * line.words[0].size
        if marker.text == "*" and not self._repeats("*"):
            return None  # a footnote
        if marker.kind == "tick":
            return marker if (hanging or wide) and self._repeats(marker.text) else None
        if marker.kind == "dash":
            return marker if hanging or wide or among or led_in else None
        if marker.text[:-1].isdigit() and not (hanging or among or led_in or wide):
            return None
        closed = i == 0 or among or bool(_TERMINAL.search(self.lines[i - 1].text)) or self._step(i) > 1.3 * self.leading
        closed = closed or (self.out and self.out[-1].kind == "heading")
        return marker if closed else None

    def _repeats(self, text: str) -> bool:
        return sum(1 for line in self.lines if line.words[0].text == text) > 1

    def _continues_item(self, unit: Unit, i: int) -> bool:
        offset = self.lines[i].words[0].x0 - self.left
        step = self._step(i)
        if self.styles[i].size > 1.15 * unit.style.size or step > 3.2 * self.leading:
            return False
        if offset >= unit.indent - 2.5 and unit.indent > unit.hang + 2:
            return True
        return step < 1.35 * self.leading and (not unit.complete or starts_low(self.lines[i].text))

    def _breaks(self, i: int) -> bool:
        """Whether a new paragraph begins on line `i`."""
        a, b = self.lines[i - 1], self.lines[i]
        ends = bool(_TERMINAL.search(a.text))
        low = starts_low(b.text)
        if self._step(i) > 1.4 * max(self.leading, 1.05 * self.styles[i].size) or self._step(i) < 0:
            return ends or not low
        if abs(self.styles[i].size - self.styles[i - 1].size) > 0.15 * self.base.size:
            return True
        if not ends or low:
            # two short lines are two statements, also without a point
            short = self.right - a.words[-1].x1 > 0.45 * (self.right - self.left)
            apart = bool(self.group) and short and not low and not a.text.endswith(("-", ",", "en", "de", "van"))
            return apart and self._fits(a, b)
        if b.words[0].x0 > a.words[0].x0 + 4 and (i < 2 or abs(self.lines[i - 2].words[0].x0 - a.words[0].x0) < 2):
            return True
        return self._fits(a, b)

    def _fits(self, a: Line, b: Line) -> bool:
        """Whether the first word of `b` had found room at the end of `a`: then the break is meant."""
        room = self.right - a.words[-1].x1
        first = b.words[0]
        return room > (first.x1 - first.x0) + 0.8 * first.size and room > 0.12 * (self.right - self.left)


def cut(block: Block, body: Style, group: int = 0) -> list[Unit]:
    """The units of a text block, or of a panel whose number is `group`."""
    if block.kind == "table":
        unit = Unit("table", [], body, block.box.x0, block.box.x1, block=block)
        return [unit]
    units = _Cutter(block, body, group).units()
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
