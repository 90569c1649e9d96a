"""The lines of a cover: what is set apart there by type size and place comes as one passage or as many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doc_mining.records import Passage


class CoverLine(NamedTuple):
    """A line as printed, or several of one size that go on into each other; `size` is their height in points."""

    text: str
    size: float


def printed_lines(passage: Passage) -> Iterator[CoverLine]:
    """The physical lines of a passage, from top to bottom."""
    words: list[str] = []
    size = 0.0
    previous = None
    for span in passage.spans:
        height = span.bottom - span.top
        if previous is not None and (
            span.page != previous.page
            or span.top - previous.top > 0.5 * min(height, previous.bottom - previous.top)
            or span.x0 < previous.x0
        ):
            yield CoverLine(" ".join(words), size)
            words, size = [], 0.0
        words.append(passage.text[span.start : span.end])
        size = max(size, height)
        previous = span
    if words:
        yield CoverLine(" ".join(words), size)


def sized_lines(passage: Passage) -> list[CoverLine]:
    """The lines of a passage, those of one type size joined: a title that takes two lines is one."""
    out: list[CoverLine] = []
    for line in printed_lines(passage):
        if out and abs(out[-1].size - line.size) < 0.08 * line.size:
            out[-1] = CoverLine(f"{out[-1].text} {line.text}", line.size)
        else:
            out.append(line)
    return out
