"""Where a theme was visited: the areas with whose names its words return in a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from doc_mining.mining.cards import holds, words_of
from doc_mining.records import Document, Passage


class ThemeAreas:
    """The areas of a document's themes.

    `mentions` gives the areas that a text names, `area_of` the one that a passage is on.
    """

    def __init__(
        self,
        document: Document,
        municipalities: Sequence[str],
        mentions: Callable[[str], Iterator[re.Match[str]]],
        area_of: Callable[[Passage], str | None],
    ) -> None:
        self._document = document
        self._municipalities = municipalities
        self._mentions = mentions
        self._area_of = area_of
        self._found: dict[str, dict[str, int]] = {}

    def of(self, theme: str, where: Passage, *, alone: bool = False) -> str | None:
        """The area in which a theme was visited: the list or chapter in which its words return.

        With `alone` only an area that has the theme for itself counts.
        """
        if theme not in self._found:
            self._found[theme] = self._votes(theme, where)
        votes = self._found[theme]
        best = max(votes, key=lambda area: votes[area], default=None)
        return best if best and (not alone or len(votes) == 1) else None

    def _votes(self, theme: str, where: Passage) -> dict[str, int]:
        """Areas by how many passages with the theme are on them; a list that sets it beside an area decides."""
        wanted = words_of(theme)
        votes: dict[str, int] = {}
        for passage in self._document.body() if wanted else ():
            if passage.order == where.order or (passage.group and passage.group == where.group):
                continue
            listed = self._listed(passage, wanted)
            if listed:
                return {listed: 1}
            if passage.kind in ("paragraph", "list_item") and holds(words_of(passage.text), wanted):
                area = self._area_of(passage)
                if area:
                    votes[area] = votes.get(area, 0) + 1
        return votes

    def _listed(self, passage: Passage, wanted: Sequence[str]) -> str | None:
        """The area beside a theme in a table or list: "Noordwoud | Betaalbaar wonen", "Noordwoud: betaalbaar wonen"."""
        if passage.kind == "table":
            rows: dict[int, str] = {}
            for cell in passage.cells:
                rows[cell.row] = f"{rows.get(cell.row, '')} {passage.text[cell.start : cell.end]}".strip()
            for row in rows.values():
                area = self._leading(row)
                if area and holds(words_of(row), wanted):
                    return area
            return None
        area = self._leading(passage.text)
        return area if area and len(passage.text) < 400 and holds(words_of(passage.text), wanted) else None

    def _leading(self, text: str) -> str | None:
        lead = re.match(r"[^:|\n]{0,60}", text)
        found = list(self._mentions(lead[0] if lead else ""))
        if not found or found[0].start() > 12:
            return None
        adjacent = [found[0]]
        for m in found[1:]:
            if re.fullmatch(r"\s*[/–-]\s*", text[adjacent[-1].end() : m.start()]):
                adjacent.append(m)
        towns = [m[0] for m in adjacent if m[0] in self._municipalities]
        return towns[-1] if towns else adjacent[-1][0]
