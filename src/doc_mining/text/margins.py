"""What running heads and feet say: often the only place that names the bureau or the method."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from doc_mining.records import PageLayout

_PAGE_NUMBER = re.compile(
    r"^\W*\d{1,3}\s+|(?:^|\s+)(?:(?:bladzijde|blz\.?|pagina|pag\.?|page|p\.)\s*)?(?:\W\s*)?\d{1,3}(?:\s+van\s+\d{1,3})?\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")


def margins(pages: Iterable[PageLayout]) -> tuple[str, ...]:
    """Distinct lines of heads and feet that stand on more than one page, their page numbers cut off."""
    pages_with: Counter[str] = Counter()
    for page in pages:
        lines = (line for block in page.blocks if block.kind == "furniture" for line in block.lines)
        pages_with.update({text for line in lines if _WORD.search(text := _PAGE_NUMBER.sub("", line.text).strip())})
    return tuple(sorted(text for text, count in pages_with.items() if count > 1))
