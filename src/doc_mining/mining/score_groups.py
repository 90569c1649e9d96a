"""Names that hang over several rows of a table, wherever in those rows the typesetter put them."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.mining.score_rules import score_rules

_SLACK = 0.02  # thirds are printed as 33%


def spanning_names(names: Sequence[str], weights: Sequence[float | None]) -> list[str] | None:
    """For each row the name that hangs over it, from the name printed in the row (or "") and its weight (or None).

    The weights of a group add up to one; a name may stand in any of its rows, and be broken over them. Without weights,
    names stand in the middle of their rows if the first row has none. None where neither holds: then each name hangs
    over the rows from its own to the next name.
    """
    printed = [None if name and score_rules().row_kind(name) else name for name in names]
    sizes = _by_weight(weights) or _by_middle(printed)
    if sizes is None:
        return None
    out: list[str] = []
    start = 0
    for size in sizes:
        name = " ".join(n for n in printed[start : start + size] if n)
        if not name:
            return None
        out += [name] * size
        start += size
    return out


def _by_weight(weights: Sequence[float | None]) -> list[int] | None:
    """How many rows each group has; rows without a weight belong to the group before them."""
    sizes: list[int] = []
    total, size = 0.0, 0
    for weight in weights:
        if weight is None and not size:
            if not sizes:
                return None
            sizes[-1] += 1
            continue
        size += 1
        total += weight or 0.0
        if total > 1 + _SLACK:
            return None
        if total >= 1 - _SLACK:
            sizes.append(size)
            total, size = 0.0, 0
    return sizes if sizes and not size and len(sizes) < len(weights) else None


def _by_middle(names: Sequence[str | None]) -> list[int] | None:
    """Groups with their name in the middle row; only if that works out for all rows, and the first row has no name."""
    if not names or names[0]:
        return None
    sizes: list[int] = []
    start = 0
    for i, name in enumerate(names):
        if name:
            sizes.append(2 * (i - start) + 1)
            start += sizes[-1]
            if start <= i:
                return None
    return sizes if sizes and start == len(names) else None
