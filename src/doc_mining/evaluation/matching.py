"""When a finding is the one that a key asks for: words that overlap, labels and numbers that are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

Row = Mapping[str, Any]

_WHOLE = {"corporatie", "centraal", "corporatiebreed", "geheel"}


@lru_cache(maxsize=20_000)
def words(text: str | None) -> tuple[str, ...]:
    """Lower-case words, compatibility forms and soft hyphens resolved."""
    folded = unicodedata.normalize("NFKC", text or "").lower().replace("\u00ad", "")
    return tuple(re.findall(r"\w+", folded))


@lru_cache(maxsize=200_000)
def shared_words(a: str | None, b: str | None) -> float:
    """Share of the shorter text's words that stand in both in the same order, in runs of at least two words."""
    left, right = words(a), words(b)
    shorter = min(len(left), len(right))
    if not shorter:
        return 0.0
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= min(2, shorter)) / shorter


def closeness(found: Row, wanted: Row, field: str = "quote") -> float:
    """How much of the wanted words the finding's quote or text holds."""
    by_text = shared_words(found["text"], wanted.get(field)) if found.get("text") else 0.0
    return max(shared_words(found.get("quote"), wanted.get(field)), by_text)


def name(text: Any) -> str | None:
    """A label or name without case and punctuation; None for an empty one."""
    return " ".join(words(None if text is None else str(text))) or None


def same_label(a: Any, b: Any) -> bool:
    """The same word, inflected or not."""
    left, right = name(a), name(b)
    return left == right or bool(left and right and left.rstrip("e") == right.rstrip("e"))


def number(value: Any) -> float:
    """A number as a Dutch text writes it ('2.088', '0,90%', '€ 5'); nan where there is none."""
    if isinstance(value, int | float):
        return float(value)
    digits = re.sub(r"[^\d,.\-]", "", str(value))
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", digits):
        digits = digits.replace(".", "")
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return float("nan")


def same_number(a: Any, b: Any) -> bool:
    """Equal to a twentieth, or both absent."""
    if a is None or b is None:
        return a is b
    return abs(number(a) - number(b)) < 0.05


def same_scope(a: str | None, b: str | None) -> bool:
    """A word in common; the names of the whole corporation are one."""
    left, right = set(words(a or "corporatie")), set(words(b or "corporatie"))
    return bool(left & right) or bool(left & _WHOLE and right & _WHOLE)


def same_year(a: Any, b: Any) -> bool:
    """The same years; for a span its last year may stand."""
    left, right = (re.findall(r"\d{4}", str(x or "")) for x in (a, b))
    return left == right or bool(left and right and left[-1] == right[-1] and 1 in (len(left), len(right)))


def same_verdict(found: Row, wanted: Row) -> bool:
    """The same number, else the same label or labels; an abstention is one whatever its words."""
    if wanted.get("form") == "abstention":
        return found.get("form") == "abstention"
    if wanted.get("score") is not None:
        return found.get("score") is not None and same_number(found["score"], wanted["score"])
    return same_label(found.get("label"), wanted.get("label")) and same_label(
        found.get("label_to"), wanted.get("label_to")
    )


def pairs(
    found: Sequence[Row],
    wanted: Sequence[Row],
    fits: Callable[[Row, Row], bool],
    quality: Callable[[Row, Row], float],
) -> list[tuple[int, int]]:
    """Pair findings with what was wanted, one to one, best first."""
    candidates = sorted(
        ((quality(f, w), i, n) for i, f in enumerate(found) for n, w in enumerate(wanted) if fits(f, w)),
        key=lambda c: (-c[0], c[1], c[2]),
    )
    used_found: set[int] = set()
    used_wanted: set[int] = set()
    out = []
    for _, i, n in candidates:
        if i not in used_found and n not in used_wanted:
            used_found.add(i)
            used_wanted.add(n)
            out.append((i, n))
    return out
