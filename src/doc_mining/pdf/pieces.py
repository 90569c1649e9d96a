"""Pieces of text for finding tables: words on one baseline without a wide gap, and the prose among them.

A table's cells stand apart by gaps that prose does not have; columns of prose stand apart as well, but their lines are
long, close and filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from doc_mining.records import Word

WIDE_GAP = 0.95  # of the type size; between words of prose there is less, even where lines are justified
VALUE_GAP = 0.5  # beside a number
AFTER_MARKER = 2.5  # after a bullet
SAME_LEVEL = 0.3  # of the type size: how far the middles of words on one level may lie apart
VALUE = re.compile(
    r"[€£$~±<>≤≥+(-]{0,2}\s?\d[\d.,:/’']*\s?(?:%|‰|k|m2|m²|mln|mld|x|\*{1,3})?\)?|[-–—•●○✓✔√xX*]{1,3}|[nN]\.?\s?[vVbB]\.?\s?[tT]?\.?"
)
BESIDE = 6.0  # points that a piece may stick out of the lines of its table
LONGEST_CELL_LINES = 12
BULLETS = "•▪◦\uf0b7\uf0a7"
MARKER = re.compile(r"[-–●○*•▪◦\uf0b7\uf0a7]|(?:\d{1,2}|[a-z])[.)]")
NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")  # of chapters and sections
LIST_NUMBER = re.compile(r"\d{1,2}[.)]")
YEAR_OR_PERIOD = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")


@dataclass(slots=True, eq=False)
class Piece:
    """Words on one baseline, from left to right."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def is_value(self) -> bool:
        """A number, a mark or a dash: what stands in a cell and hardly ever alone in prose."""
        return len(self.words) <= 3 and is_value(self.text)


Level = list[Piece]


def is_value(text: str) -> bool:
    """Whether a text is a number, a mark or a dash, and not the number of a list item."""
    return VALUE.fullmatch(text) is not None and LIST_NUMBER.fullmatch(text) is None


def levels_of(words: Iterable[Word]) -> list[Level]:
    """Upright words by baseline, from top to bottom; the pieces of a level from left to right."""
    alike: dict[
        tuple[float, float, float], list[Word]
    ] = {}  # words on one baseline in one size: there are few of these
    for word in words:
        alike.setdefault((word.top + word.bottom, word.size, word.top), []).append(word)
    rows: list[tuple[float, list[Word]]] = []
    for (middle, size, _), group in sorted(alike.items(), key=lambda item: item[0][0]):
        if rows and middle - rows[-1][0] <= 2 * SAME_LEVEL * size:
            rows[-1][1].extend(group)
        else:
            rows.append((middle, group))
    return [_pieces(row) for _, row in rows]


def _pieces(row: list[Word]) -> Level:
    row.sort(key=attrgetter("x0"))
    pieces: Level = []
    piece: Piece | None = None
    for word in row:
        if piece is not None:
            gap = word.x0 - piece.x1
            if (
                gap <= VALUE_GAP * word.size
                or (gap <= WIDE_GAP * word.size and not _beside_value(piece, word))
                or (gap <= AFTER_MARKER * word.size and _after_marker(piece, word))
            ):
                piece.words.append(word)
                if word.x1 > piece.x1:
                    piece.x1 = word.x1
                if word.top < piece.top:
                    piece.top = word.top
                if word.bottom > piece.bottom:
                    piece.bottom = word.bottom
                continue
        piece = Piece([word], word.x0, word.top, word.x1, word.bottom, word.size)
        pieces.append(piece)
    return pieces


def _after_marker(piece: Piece, word: Word) -> bool:
    """A bullet or number before its item; a dash before a number is a cell of its own."""
    if len(piece.words) > 1 or MARKER.fullmatch(piece.text) is None:
        return False
    return piece.text in BULLETS or not is_value(word.text)


def _beside_value(piece: Piece, word: Word) -> bool:
    return is_value(word.text) and is_value(piece.words[-1].text)


def clipped(level: Level, x0: float, x1: float) -> Level:
    """The pieces of a level that stand between two places."""
    return [p for p in level if x0 - BESIDE <= p.x0 and p.x1 <= x1 + BESIDE]


def middle_of(level: Level) -> float:
    """The height of a level's middle."""
    return (min(p.top for p in level) + max(p.bottom for p in level)) / 2


def prose_in(levels: Sequence[Level]) -> list[list[Piece]]:
    """Paragraphs: at least three long, close lines with a common left side that are mostly full.

    Without those that are cells: the text beside a label, again and again at one place.
    """
    chains: list[list[Piece]] = []
    for level in levels:
        for piece in level:
            chain = _chain_above(piece, chains)
            if chain is None:
                chains.append([piece])
            else:
                chain.append(piece)
    neighbours = {id(b): a for level in levels for a, b in pairwise(level)}
    valued = {id(a) for level in levels for a, b in pairwise(level) if b.is_value}
    prose = [c for c in chains if _is_prose(c, valued)]
    cells = _cells_among(prose, chains, neighbours)
    followed = {id(a) for level in levels for a in level[:-1]}
    return [c for c in prose if id(c) not in cells and not (id(c[0]) in followed and _hangs(c))]


def _chain_above(piece: Piece, chains: Sequence[list[Piece]]) -> list[Piece] | None:
    for chain in reversed(chains[-12:]):
        last = chain[-1]
        drop = piece.bottom - last.bottom
        if (
            0.7 * piece.size < drop < 1.8 * piece.size
            and abs(piece.x0 - last.x0) < 3 * piece.size
            and abs(piece.size - last.size) < 0.25 * piece.size
        ):
            return chain
    return None


def _is_prose(chain: Sequence[Piece], valued: set[int]) -> bool:
    if len(chain) < 3:
        return False
    left = min(p.x0 for p in chain)
    width = max(p.x1 for p in chain) - left
    size = chain[0].size
    full = sum(p.x1 - left >= 0.72 * width for p in chain)
    words = sum(len(p.words) for p in chain) / len(chain)
    beside = sum(id(p) in valued for p in chain)
    return width >= 13 * size and full >= 0.55 * len(chain) and words >= 3.5 and beside < max(2, 0.25 * len(chain))


def _hangs(chain: Sequence[Piece]) -> bool:
    """A label with its text indented under it."""
    return len(chain) <= LONGEST_CELL_LINES and all(p.x0 > chain[0].x0 + 0.5 * p.size for p in chain[1:])


def _cells_among(prose: Sequence[list[Piece]], chains: Sequence[list[Piece]], neighbours: dict[int, Piece]) -> set[int]:
    """Paragraphs (by identity) that begin beside a short label, where at least three such pairs stand alike."""
    long_ = {id(p) for chain in prose for p in chain if len(chain) > LONGEST_CELL_LINES}
    pairs: list[tuple[Piece, list[Piece]]] = []
    for chain in chains:
        label = neighbours.get(id(chain[0]))
        if label is None or id(label) in long_ or len(chain) > LONGEST_CELL_LINES:
            continue
        if abs(label.size - chain[0].size) < 0.6 and len(label.words) <= 8 and not _is_bullet(label):
            pairs.append((label, chain))
    paragraphs = {id(c) for c in prose}
    return {
        id(chain)
        for label, chain in pairs
        if id(chain) in paragraphs
        and sum(abs(a.x0 - label.x0) < 3 and abs(c[0].x0 - chain[0].x0) < 3 for a, c in pairs) >= 3
    }


def _is_bullet(piece: Piece) -> bool:
    return MARKER.fullmatch(piece.text) is not None
