"""Big numbers of chapters, set apart from the title that they number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from doc_mining.pdf.bands import Item
from doc_mining.pdf.lines import SAME_LINE

LEAST_SIZE = 15.0  # points of a big number
TITLE_RATIO = 1.25  # of the page's usual type
_NUMBER = re.compile(r"\d{1,2}|[A-Z]|[IVX]{1,5}")


def titled(items: Sequence[Item]) -> list[Item]:
    """The items, each big number and the title on its line made one item: number first, wherever it stands."""
    loose = [i for i in items if not i.atomic and len(i.runs) == 1]
    big = [i for i in loose if i.size >= LEAST_SIZE and len(i.runs[0].words) == 1 and _NUMBER.fullmatch(i.runs[0].text)]
    if not big:
        return list(items)
    usual = median(r.size for i in items for r in i.runs)
    out = list(items)
    for number in big:
        titles = [i for i in loose if i in out and _titles(i, number, usual)]
        if not titles:
            continue
        title = min(titles, key=lambda i: abs(i.x0 - number.x0))
        out[out.index(title)] = Item(
            min(number.x0, title.x0),
            min(number.top, title.top),
            max(number.x1, title.x1),
            max(number.bottom, title.bottom),
            [number.runs[0], title.runs[0]],
            apart=True,
        )
        out.remove(number)
    return out


def _titles(item: Item, number: Item, usual: float) -> bool:
    """Whether an item is a title on a big number's line."""
    overlap = min(item.bottom, number.bottom) - max(item.top, number.top)
    low = min(item.bottom - item.top, number.bottom - number.top)
    return (
        item is not number
        and item.size >= TITLE_RATIO * usual
        and overlap > SAME_LINE * low
        and sum(c.isalpha() for c in item.runs[0].text) >= 3
    )
