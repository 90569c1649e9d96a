"""Addresses of documents in an index that was saved from the web: an HTML page or a CSV table. Nothing is fetched."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit


class Link(NamedTuple):
    """An address and the words that stand for it."""

    address: str
    text: str


def links(index: str, base: str = "") -> tuple[Link, ...]:
    """The PDFs that an index points to, each once, in its order; `base` is the index's own address."""
    found = _of_page(index) if "<a" in index.lower() else _of_table(index)
    complete = (Link(urljoin(base, link.address), link.text) for link in found)
    pdfs = (link for link in complete if urlsplit(link.address).path.lower().endswith(".pdf"))
    return tuple({link.address: link for link in reversed(list(pdfs))}.values())[::-1]


def _of_table(index: str) -> list[Link]:
    """Cells that are addresses, with the first other cell of their row."""
    out = []
    for row in csv.reader(io.StringIO(index)):
        words = next((cell.strip() for cell in row if cell.strip() and not _is_address(cell)), "")
        out += [Link(cell.strip(), words) for cell in row if _is_address(cell)]
    return out


def _is_address(cell: str) -> bool:
    return cell.strip().lower().startswith(("http://", "https://"))


def _of_page(index: str) -> list[Link]:
    page = _Page()
    page.feed(index)
    page.close()
    return page.found


class _Page(HTMLParser):
    """Collects the anchors of an HTML page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self._address = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address, self._words = dict(attrs).get("href") or "", []

    def handle_data(self, data: str) -> None:
        if self._address:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self.found.append(Link(self._address, " ".join("".join(self._words).split())))
            self._address = ""
