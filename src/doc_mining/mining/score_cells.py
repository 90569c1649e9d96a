"""What a cell of a scorecard says: a mark, a word of the scale, both, an abstention, a weight; or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from doc_mining.mining.declared_scales import read_scale
from doc_mining.mining.labels import LabelMatch, find_labels
from doc_mining.mining.marks import find_marks, mark_value
from doc_mining.mining.score_rules import score_rules

_DASH = re.compile(r"[-–—.…/\s]*")
_NOTE = re.compile(
    r"[*†¹²³⁴⁵↑↓→↗↘▲▼△▽]+|\[\d\]|\s*\((?:n\s*=?\s*\d+|\d+ (?:respondenten|deelnemers|reacties|partijen))\)"
    r"|\s*\((?:was|vorige?|eerder|(?:19|20)\d\d)\b[^)]*\)|(?<=\d)\s+\(\d[,.]\d\)$",
    re.I,
)
_COUNT = re.compile(r"\((?:n\s*=?\s*(\d+)|(\d+) (?:respondenten|deelnemers|reacties|partijen))\)", re.I)
_TO = r"(?:-|–|tot|t/m|à)"
_SPREAD = re.compile(rf"\s*\((?:[1-9](?:[.,]\d)?\s*{_TO}\s*(?:10|[1-9](?:[.,]\d)?))\)")
_RANGE = re.compile(r"(\d[\d.,½]*)\s*(?:-|–|/|à|tot(?: en met)?|t/m)\s*(\d[\d.,½]*)", re.I)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*[⅓⅔½]?\s?%")
_FRACTION = re.compile(r"\b(1|2|3)\s?/\s?([2-9]|10|12)\b|([⅓⅔¼½¾⅕⅙])")
_GLYPHS = {"⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "½": 0.5, "¾": 0.75, "⅕": 0.2, "⅙": 1 / 6}
_FILLERS = {
    "een", "het", "de", "met", "als", "en", "tot", "naar", "op", "weg", "onderweg", "tussen", "neigend", "richting",
    "oordeel", "cijfer", "score", "gemiddeld", "waardering", "krappe", "nipte", "nog", "net", "plus", "min", "à",
}  # fmt: skip
_NO_CELL = {"gemiddeld"}  # a heading far more often than a verdict
_LEAD = re.compile(r"(?:(?:rapport|eind)?cijfer|score|oordeel|waardering|gemiddelde?)\s*:?\s*", re.I)


class CellValue(NamedTuple):
    """A verdict as a cell gives it; all None for an abstention."""

    score: float | None = None
    score_to: float | None = None
    label: str | None = None
    label_to: str | None = None
    judges: int | None = None  # how many gave it
    weight: float | None = None  # where the weight stands in the same cell

    @property
    def abstains(self) -> bool:
        return self.score is None and self.label is None


@dataclass(frozen=True)
class CellScale:
    """What a report declares: words that count as labels in it, and signs (`++`, `o`) with the words they stand for."""

    words: tuple[str, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.words, tuple(self.signs.items())))


PLAIN = CellScale()
_SIGN = r"(?:\+{1,3}|-{1,3}|−{1,2}|\+ ?/ ?-|±|[oO0]|●{1,3}|○|★{1,5}|☆)"
_LEGEND = re.compile(
    rf"(?<!\S)(?P<sign>{_SIGN})\s*(?:=|:|is|staat voor|betekent)\s*"
    r"(?P<word>[a-zé ]{3,30}?)(?=\s*(?:[,;.()|/\n]|$|\b(?:en|of)\s))",
    re.I,
)


def cell_scale(texts: Iterable[str]) -> CellScale:
    """The scale that a report declares, from its passages; signs count when at least two are explained together."""
    texts = list(texts)
    signs: dict[str, str] = {}
    for text in texts:
        found = {m["sign"]: m["word"] for m in _LEGEND.finditer(text)} if re.search(r"[=:+●★]", text) else {}
        explained = {sign: words[0].label for sign, word in found.items() if (words := _labels(word.strip(), PLAIN))}
        if len(explained) >= 2:
            signs.update(explained)
    return CellScale(read_scale(texts).labels, signs)


@lru_cache(maxsize=4096)
def read_cell(text: str, scale: CellScale = PLAIN) -> CellValue | None:
    """The verdict that `text` is as a whole; None for a dash, another number, or a text that merely holds one."""
    text = text.strip()
    if text in scale.signs:
        return CellValue(label=scale.signs[text])
    if not text or len(text) > 80 or _DASH.fullmatch(text):
        return None
    if score_rules().abstention.fullmatch(text.strip("()* ").lower()):
        return CellValue()
    count = _COUNT.search(text)
    bare = _LEAD.sub("", _SPREAD.sub("", _NOTE.sub("", text)), count=1).strip(" ()'’‘\"“”:")
    weight = read_weight(bare)
    if weight is not None:
        bare = _FRACTION.sub("", _PERCENT.sub("", bare)).strip(" ()x×*|-")
    if found := _mark(bare) or _words(bare, scale):
        return found._replace(judges=int(count[1] or count[2]) if count else None, weight=weight)
    return None


def read_weight(text: str, *, column: bool = False) -> float | None:
    """The weight in `text` as a fraction: `75%`, `1/3`; in a column of weights also `0,75` and `75`."""
    if m := _PERCENT.search(text):
        return _fraction(float(m[1].replace(",", ".")) / 100)
    if m := _FRACTION.search(text):
        if m[3]:
            return _fraction(_GLYPHS[m[3]]) if text.strip() == m[3] else None
        return _fraction(int(m[1]) / int(m[2])) if int(m[1]) < int(m[2]) else None
    if column and re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", text.strip()):
        value = float(text.strip().replace(",", "."))
        return _fraction(value if value <= 1 else value / 100)
    return None


def _fraction(value: float) -> float | None:
    return round(value, 4) if 0 < value <= 1 else None


def _mark(text: str) -> CellValue | None:
    value = mark_value(text) if text[:1].isdigit() else None
    if value is not None:
        return CellValue(score=value)
    if m := _RANGE.fullmatch(text):
        low, high = mark_value(m[1]), mark_value(m[2])
        if low is not None and high is not None and low < high <= low + 3:
            return CellValue(score=low, score_to=high)
    return None


def _labels(text: str, scale: CellScale) -> list[LabelMatch]:
    """The labels of a cell: alone in a cell, a word counts as it does between quotation marks."""
    found = find_labels(text, scale.words)
    if not found:
        quoted = (m._replace(start=m.start - 1, end=m.end - 1) for m in find_labels(f"‘{text}’", scale.words))
        found = [m for m in quoted if m.label not in _NO_CELL]
    return found


def _words(text: str, scale: CellScale) -> CellValue | None:
    """A word of the scale, with its number where that stands beside it."""
    found = _labels(text, scale)
    if not found:
        return None
    marks = find_marks(text)
    rest = text
    for piece in sorted([(f.start, f.end) for f in found] + [(m.start, m.end) for m in marks], reverse=True):
        rest = f"{rest[: piece[0]]} {rest[piece[1] :]}"
    if any(word not in _FILLERS for word in re.findall(r"\w+", rest.lower())) or len(marks) > 2:
        return None
    first, last = found[0], found[-1]
    label_to = first.label_to or (last.label if last.label != first.label else None)
    return CellValue(
        score=marks[0].value if marks else None,
        score_to=marks[1].value if len(marks) > 1 else None,
        label=first.label,
        label_to=label_to,
    )
