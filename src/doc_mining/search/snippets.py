"""Snippets: the stretch of a text that answers a query best, with the words that do."""

from __future__ import annotations

from typing import NamedTuple

from doc_mining.search.analyser import Token, analyse
from doc_mining.search.query import Query

_LENGTH = 240  # characters


class Snippet(NamedTuple):
    """A stretch of text, and the places in it (start, end) of the words that were asked for."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def marked(self, before: str, after: str) -> str:
        """The text with `before` and `after` around each mark."""
        out, at = [], 0
        for start, end in self.marks:
            out += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*out, self.text[at:]])


def snippet(text: str, query: Query) -> Snippet:
    """The best stretch of at most 240 characters, cut between words; marks also stand on compounds with a wanted part."""
    tokens = analyse(text)
    wanted = _wanted(query)
    hits = [t for t in tokens if _asked(t, wanted)]
    start, end = _window(text, hits)
    shown = text[start:end]
    lead = "… " if start > 0 else ""
    marks = tuple(
        (t.start - start + len(lead), t.end - start + len(lead)) for t in hits if start <= t.start and t.end <= end
    )
    return Snippet(f"{lead}{shown}{' …' if end < len(text) else ''}".replace("\n", " "), marks)


def _wanted(query: Query) -> frozenset[str]:
    return frozenset(t.lemma for term in query.text_terms for t in analyse(term.text))


def _asked(token: Token, wanted: frozenset[str]) -> bool:
    return token.lemma in wanted or any(p in wanted for p in token.parts)


def _window(text: str, hits: list[Token]) -> tuple[int, int]:
    if len(text) <= _LENGTH:
        return 0, len(text)
    best, most = 0, -1
    for n, first in enumerate(hits):
        inside = {t.lemma for t in hits[n:] if t.end <= first.start + _LENGTH - 40}
        if len(inside) > most:
            best, most = first.start, len(inside)
    start = max(0, min(best - 40, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    if start:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    return start, end
