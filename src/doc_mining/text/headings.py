"""Which lines of a column are headings: by type, weight, colour, number, words and how they stand alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from doc_mining.text.column import Column
from doc_mining.text.markers import depth, heading_number, list_marker
from doc_mining.text.style import LARGER, alike, stands_out
from doc_mining.text.units import TERMINAL, ends_sentence, starts_low

_TAIL = 120  # characters: leaders end a line
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$|…\s*\d+$|\s\.{2,}\s")
CHAPTER_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,5})\.?")
_COLUMN_HEADS = re.compile(r"\S.*\s[\d.,%’]+\s+[\d.,%’]+$")  # "Indicator 2020 2021": the heads of a table's columns
_MANY_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST = 160  # characters
_MOST_LINES = 4
_BARE_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-H]\.)\s+")


class _Rules(NamedTuple):
    alone: frozenset[str]
    starts: re.Pattern[str]
    open_ends: frozenset[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads((files("doc_mining.text") / "rules" / "headings.toml").read_text("utf-8"))
    return _Rules(
        frozenset(data["alone"]),
        re.compile("|".join(f"(?:{p})" for p in data["starts"]), re.IGNORECASE),
        frozenset(data["open_ends"]),
    )


def heading_lines(column: Column, i: int, below_heading: bool) -> int:
    """How many lines from line `i` on are one heading; 0 for none.

    `below_heading` tells that the line before is the end of a heading itself.
    """
    line, style = column.lines[i], column.styles[i]
    if not _MANY_LETTERS.search(column.texts[i]) or _is_led(column.texts[i]):
        return int(_is_chapter_number(column, i)) or _below_number(column, i)
    marker = list_marker(line)
    if marker and marker.kind in ("glyph", "dash"):
        return 0
    if _COLUMN_HEADS.match(column.texts[i]):
        return 0
    if not stands_out(style, column.base):
        return int(_is_plain_heading(column, i, below_heading) or _is_italic_heading(column, i))
    if i and not below_heading and alike(column.styles[i - 1], style) and column.step(i) < 1.3 * column.leading:
        return 0  # more of the text above
    count = _run(column, i)
    text = " ".join(column.texts[i + k] for k in range(count))
    if count > _MOST_LINES or len(text) > _LONGEST or text.endswith((",", ";")) or _is_sentence(column, i, text):
        return 0
    if text.endswith(":") and column.group:
        return 0  # a lead-in of a card belongs to what it leads to
    if i and starts_low(text) and not below_heading and not ends_sentence(column.texts[i - 1]):
        return 0  # the last line of a paragraph, set a little apart
    return count + _rest(column, i, count, text) if count < _MOST_LINES else count


def _below_number(column: Column, i: int) -> int:
    """Lines of a heading that begins below its own number, which fills a line: "2.3" over "Oordeel over de buurt"."""
    number = heading_number(column.lines[i])
    if not number or len(column.lines[i].words) > 1 or i + 1 >= len(column.lines):
        return 0
    if not alike(column.styles[i], column.styles[i + 1]) or heading_number(column.lines[i + 1]):
        return 0
    count = heading_lines(column, i + 1, True) if column.step(i + 1) < 1.5 * column.leading else 0
    return count + 1 if count else 0


def _is_led(text: str) -> bool:
    """Whether a line has the leaders of a table of contents."""
    return (".." in text or ". ." in text or "…" in text) and bool(_LEADERS.search(text[-_TAIL:]))


def _run(column: Column, i: int) -> int:
    """Lines from `i` on in one type, close together."""
    style, count = column.styles[i], 1
    while i + count < len(column.lines):
        following = column.lines[i + count]
        close = column.step(i + count) < 1.5 * max(column.leading, 1.2 * style.size)
        if (
            not close
            or not alike(column.styles[i + count], style)
            or heading_number(following)
            or list_marker(following)
        ):
            break
        if (
            ends_sentence(following.text)
            and following.text.endswith(".")
            and count == 1
            and not starts_low(following.text)
        ):
            break
        count += 1
    return count


def _is_sentence(column: Column, i: int, text: str) -> bool:
    """Whether set-apart type holds prose: a lead, a pull quote, an emphasised line."""
    if text.endswith(".") and not text.endswith("..."):
        return len(text) > 60 or len(text.split()) > 6 or starts_low(text)
    return (
        len(text) > 60
        and bool(re.search(r"[a-zà-ÿ]{2}[.!?][’”\"')]*\s+[‘“\"'(]?[A-ZÀ-Þ]", text))
        and column.styles[i].size < 1.5 * column.base.size
    )


def _rest(column: Column, i: int, count: int, text: str) -> int:
    """What plain type below makes of a heading: 1 line more for its rest, -count where a paragraph just goes on."""
    at = i + count
    if at >= len(column.lines) or (
        column.styles[i].size >= LARGER * column.base.size and not starts_low(column.texts[at])
    ):
        return 0
    following = column.lines[at]
    if column.step(at) > 1.6 * column.leading or list_marker(following) or TERMINAL.search(text):
        return 0
    last_word = text.split()[-1].lower()
    full = count == 1 and not column.fits(at, 0.0) and column.room(at - 1) < 0.3 * column.width
    if starts_low(following.text) or last_word in _rules().open_ends:
        short = at + 1 < len(column.lines) and column.fits(at + 1, 0.2) and not starts_low(column.texts[at + 1])
        short = short and not TERMINAL.search(following.text)
        return 1 if short and (not column.group or i == 0) else -count
    # a line that fills its column in bold, with plain text right below, may be the first of a paragraph
    tight = column.step(at) < 1.15 * column.leading and column.styles[i].size < LARGER * column.base.size
    return -count if full and tight and len(text) > 50 and not heading_number(column.lines[i]) else 0


def _is_chapter_number(column: Column, i: int) -> bool:
    """A number alone in very large type: the number of a chapter, apart from its title."""
    return bool(CHAPTER_NUMBER.fullmatch(column.texts[i])) and column.styles[i].size >= 1.6 * column.body.size


def _is_plain_heading(column: Column, i: int, below_heading: bool) -> bool:
    """A heading in the type of the text around it, known by its words, its number or its place."""
    text = column.texts[i]
    if len(text) > 90 or text.endswith((".", ",", ";")):
        return False
    apart = i == 0 or column.step(i) > 1.25 * column.leading or ends_sentence(column.texts[i - 1])
    following = column.following(i)
    if not (below_heading or apart) or starts_low(text) or (following and starts_low(following.text)):
        return False
    rules = _rules()
    if _BARE_NUMBER.sub("", text).strip(" ").lower() in rules.alone:
        return True
    if not column.group and _is_title(column, i):
        return True
    if column.width > 200 and column.room(i) < 0.1 * column.width:
        return False
    if rules.starts.match(text):
        return not column.group
    number = heading_number(column.lines[i])
    if not number or "." not in number.strip(".") or not re.match(r"\S+\s+[A-ZÀ-Þ]", text):
        return False
    # numbered lines right below each other are clauses
    neighbours = [column.lines[k] for k in (i - 1, i + 1) if 0 <= k < len(column.lines)]
    return not any((n := heading_number(line)) and depth(n) == depth(number) for line in neighbours)


def _is_italic_heading(column: Column, i: int) -> bool:
    """A short line in italics above plain text: "Oordeel van de huurders"."""
    line, following = column.lines[i], column.following(i)
    if not column.styles[i].italic or column.base.italic or following is None or column.styles[i + 1].italic:
        return False
    apart = i == 0 or ends_sentence(column.texts[i - 1]) or column.step(i) > 1.25 * column.leading
    apart = apart and not column.styles[i - 1].italic if i else apart
    short = len(line.text) < 80 and column.fits(i + 1, 0.05)
    return (
        apart and short and not TERMINAL.search(line.text) and line.text[0].isupper() and not starts_low(following.text)
    )


def _is_title(column: Column, i: int) -> bool:
    """A few words on a line of their own above a full line of prose: "Huurbeleid"."""
    line, following = column.lines[i], column.following(i)
    if (
        following is None
        or len(line.words) > 5
        or TERMINAL.search(line.text)
        or list_marker(line)
        or list_marker(following)
    ):
        return False
    prose = following.words[-1].x1 - following.words[0].x0 > 0.6 * column.width and len(following.words) > 5
    level = abs(line.words[0].x0 - following.words[0].x0) < 3 and line.words[0].x0 - column.left < 4
    short = line.words[-1].x1 - column.left < 0.5 * column.width and not re.search(r"\d\s*%|\d$", line.text)
    return prose and level and short and line.text[0].isupper()
