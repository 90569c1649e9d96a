"""Words that are drawn more than once count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from doc_mining.pdf.glyphs import doubled
from doc_mining.records import Word

NEAR = 0.35  # of the type size: how far apart one word drawn twice may stand
ROW = 8  # points


def once(found: Sequence[Word], hidden: Set[int]) -> list[Word]:
    """Each word once, though it be drawn twice: fake bold, shadows, a doubled OCR layer.

    `hidden` tells by identity which words are drawn invisibly, as OCR layers are.
    """
    out: list[Word] = []
    drawn: defaultdict[int, dict[str, list[Word]]] = defaultdict(dict)  # by height on the page, then by text
    top = size = -1.0
    for word in _seen(found, hidden) if hidden else found:
        text = word.text
        if word.top != top or word.size != size:  # else it stands on the line of the word before
            top, size = word.top, word.size
            row, reach = int(top / ROW), 1 + int(NEAR * size / ROW)
            line = drawn[row]
            around = [line, *(drawn[r] for r in range(row - reach, row + reach + 1) if r != row and r in drawn)]
        for others in around:
            if text in others and _is_near(word, others[text]):
                break
        else:
            if text in line:
                line[text].append(word)
            else:
                line[text] = [word]
            if text[:1] == text[1:2] and doubled(text) and _crowded(word):
                word = word._replace(text=text[::2])
            out.append(word)
    return out


def _seen(found: Sequence[Word], hidden: Set[int]) -> list[Word]:
    """Without invisible words under visible ones."""
    visible = [w for w in found if id(w) not in hidden]
    covered = set() if not visible else _covered([w for w in found if id(w) in hidden], visible)
    return [w for w in found if id(w) not in covered]


def _is_near(word: Word, twins: Sequence[Word]) -> bool:
    near = NEAR * word.size
    for twin in twins:
        if -near < twin.x0 - word.x0 < near and -near < twin.top - word.top < near:
            return True
    return False


def _crowded(word: Word) -> bool:
    """Too narrow for its glyphs: each stands upon its twin."""
    return word.x1 - word.x0 < 0.33 * word.size * len(word.text)


def _covered(hidden: Sequence[Word], visible: Sequence[Word]) -> set[int]:
    """Invisible words, by identity, upon which a visible word stands."""
    rows: dict[int, list[Word]] = {}
    for word in visible:
        for row in range(int(word.top // 8), int(word.bottom // 8) + 1):
            rows.setdefault(row, []).append(word)
    return {id(w) for w in hidden if any(_covers(v, w) for v in rows.get(int((w.top + w.bottom) // 16), ()))}


def _covers(upper: Word, lower: Word) -> bool:
    wide = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    high = min(upper.bottom, lower.bottom) - max(upper.top, lower.top)
    return wide > 0.5 * (lower.x1 - lower.x0) and high > 0.4 * (lower.bottom - lower.top)
