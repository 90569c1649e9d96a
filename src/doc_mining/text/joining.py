"""Lines as running text: words broken over lines made whole, and for every word the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doc_mining.records import Line, Span
from doc_mining.text.words import hyphened, known

_COMPOUND_REST = re.compile(r"(?:en|of|tot|en/of|t/m|respectievelijk|dan)\b", re.IGNORECASE)
_HYPHENS = "-‐\u00ad"
# vowels that would be read as one
_CLASHES = frozenset(["aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"])
# written with a hyphen before a person or thing
_PREFIXES = frozenset(["adjunct", "co", "ex", "interim", "niet", "non", "oud", "vice"])


class Vocabulary:
    """Words of one document as they stand unbroken, to tell a broken word from one with a hyphen of its own."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.hyphened: set[str] = set()
        self.whole: set[str] = set()
        for token in {word.text for line in lines for word in line.words[:-1]}:
            text = token.strip("().,;:!?‘’“”\"'").lower()
            if "-" in text:
                self.hyphened.add(text)
            elif len(text) > 5:
                self.whole.add(text)

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether `left-` at a line's end and `right` on the next line are parts of a word with a hyphen of its own.

        So they are in a word known to be written so, with a number, a name or a single letter, and where vowels would
        clash; not in a word that is known whole.
        """
        first = re.match(r"[^\W_]+(?:[-’][^\W_]+)*", right)
        stem, tail = left.lower(), (first[0] if first else right).lower()
        if not stem or not tail or stem[-1].isdigit() or tail[0].isdigit() or len(stem) == 1:
            return True
        whole = stem + tail
        if right[0].isupper() or left.isupper():
            return not (left.isupper() and right[: len(tail)].isupper() and known(whole))
        if whole in self.whole:
            return False
        if f"{stem}-{tail}" in self.hyphened or hyphened(f"{stem}-{tail}"):
            return True
        if known(stem.rpartition("-")[2] + tail):
            return False
        return "-" in stem or stem in _PREFIXES or (stem[-1] + tail[0] in _CLASHES and known(stem))


class Joined:
    """Text under construction with its spans; add lines, then take `text` and `spans`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.spans: list[Span] = []
        self.length = 0
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, line: Line, separator: str = " ", skip: int = 0, anew: bool = False) -> None:
        """Append a line's words from number `skip` on; `separator` is a space, a newline, or nothing.

        `anew` tells that no word goes on from the line before, as where a table's cell begins.
        """
        words = line.words[skip:] if skip else line.words
        if not words:
            return
        parts, page = self._parts, line.page
        if parts:
            self._glue(separator, words[0].text, anew)
        at = self.length
        texts = [word.text for word in words]
        new = tuple.__new__  # as Span(...) does, without its call: this runs for every word
        for word in words:
            end = at + len(word[0])
            self.spans.append(new(Span, (at, end, page, *word[1:5])))
            at = end + 1
        if len(texts) > 1:
            parts.append(" ".join(texts[:-1]) + " ")
        parts.append(texts[-1])
        self.length = at - 1

    def _glue(self, separator: str, following: str, anew: bool) -> None:
        last = self._parts[-1]
        if anew or separator != " " or last[-1] not in _HYPHENS or len(last) == 1 or _COMPOUND_REST.match(following):
            self._parts.append(separator)  # also in "zorg- en welzijnspartijen" over a line's end
            self.length += len(separator)
            return
        left = last[:-1].lstrip("(‘“\"'")
        if last[-1] != "\u00ad" and self.vocabulary.keeps_hyphen(left, following.lstrip("(‘“")):
            return
        self._parts[-1] = last[:-1]
        self.length -= 1
        self.spans[-1] = self.spans[-1]._replace(end=self.length)
