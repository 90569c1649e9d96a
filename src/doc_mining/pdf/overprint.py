"""Words that are drawn more than once count once."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.pdf.glyphs import doubled
from doc_mining.records import Word


def once(found: Sequence[tuple[Word, bool]]) -> list[Word]:
    """Each word once, though it be drawn twice: fake bold, shadows, a doubled OCR layer.

    `found` pairs each word with whether it is drawn invisibly, as OCR layers are.
    """
    visible = [w for w, invisible in found if not invisible]
    hidden = [w for w, invisible in found if invisible]
    if visible and hidden:
        hidden = _uncovered(hidden, visible)
        kept = {id(w) for w in visible} | {id(w) for w in hidden}
        words = [w for w, _ in found if id(w) in kept]
    else:
        words = visible or hidden
    seen: dict[str, list[Word]] = {}
    out: list[Word] = []
    for word in words:
        text = word.text
        twins = seen.get(text)
        if twins is None:
            seen[text] = [word]
        elif _drawn_before(word, twins):
            continue
        else:
            twins.append(word)
        out.append(word._replace(text=text[::2]) if doubled(text) and _crowded(word) else word)
    return out


def _drawn_before(word: Word, twins: Sequence[Word]) -> bool:
    near = 0.35 * word.size
    for twin in twins:
        if -near < twin.x0 - word.x0 < near and -near < twin.top - word.top < near:
            return True
    return False


def _crowded(word: Word) -> bool:
    """Too narrow for its glyphs: each stands upon its twin."""
    return word.x1 - word.x0 < 0.33 * word.size * len(word.text)


def _uncovered(hidden: list[Word], visible: list[Word]) -> list[Word]:
    """Invisible words under which no visible word stands."""
    rows: dict[int, list[Word]] = {}
    for word in visible:
        for row in range(int(word.top // 8), int(word.bottom // 8) + 1):
            rows.setdefault(row, []).append(word)
    return [w for w in hidden if not any(_covers(v, w) for v in rows.get(int((w.top + w.bottom) // 16), ()))]


def _covers(upper: Word, lower: Word) -> bool:
    wide = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    high = min(upper.bottom, lower.bottom) - max(upper.top, lower.top)
    return wide > 0.5 * (lower.x1 - lower.x0) and high > 0.4 * (lower.bottom - lower.top)
