"""Opens a PDF with PDFium, says clearly why it cannot, and reads what the file says about itself."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from doc_mining.errors import SourceError, UnreadableError

SIGNATURE_WITHIN = 1024  # bytes from the start in which "%PDF-" must stand
MOST_BOOKMARKS = 5000
MEANINGLESS = {"untitled", "anonymous", "unspecified", "naamloos", "untitled document", "microsoft word"}
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?")


class Metadata(NamedTuple):
    title: str | None
    author: str | None
    created: str | None  # ISO date
    outline: tuple[tuple[int, str, int], ...]  # level from 1, title, page


class OpenPdf:
    """An open PDF; use within `opened`."""

    def __init__(self, document: pypdfium.PdfDocument) -> None:
        self._document = document
        self.handle = document.raw
        self.page_count = len(document)

    def label(self, number: int) -> str | None:
        """The page's label in the file, if it has labels."""
        return _utf16(lambda buffer, size: pdfium.FPDF_GetPageLabel(self.handle, number - 1, buffer, size))

    def metadata(self) -> Metadata:
        return Metadata(self._meta(b"Title"), self._meta(b"Author"), self._created(), self._outline())

    def _meta(self, tag: bytes) -> str | None:
        text = _utf16(lambda buffer, size: pdfium.FPDF_GetMetaText(self.handle, tag, buffer, size))
        return None if text and text.strip("()").lower() in MEANINGLESS else text

    def _created(self) -> str | None:
        match = _DATE.match(self._meta(b"CreationDate") or "")
        if not match:
            return None
        year, month, day = match[1], match[2] or "01", match[3] or "01"
        return f"{year}-{month}-{day}" if "01" <= month <= "12" and "01" <= day <= "31" else None

    def _outline(self) -> tuple[tuple[int, str, int], ...]:
        out: list[tuple[int, str, int]] = []
        try:
            for bookmark in self._document.get_toc(max_depth=6):
                target = bookmark.get_dest()
                index = target.get_index() if target is not None else None
                title = " ".join(bookmark.get_title().split())
                if title and index is not None:
                    out.append((bookmark.level + 1, title, index + 1))
                if len(out) >= MOST_BOOKMARKS:
                    break
        except (pypdfium.PdfiumError, ValueError, RuntimeError):
            return tuple(out)  # a damaged outline: what was read of it will do
        return tuple(out)


@contextmanager
def opened(path: str | Path) -> Iterator[OpenPdf]:
    """An open PDF, closed at the end. Raises SourceError or UnreadableError with what is wrong and what to do."""
    name = str(path)
    _check_bytes(Path(path), name)
    try:
        document = pypdfium.PdfDocument(name)
    except pypdfium.PdfiumError as error:
        raise _unreadable(name) from error
    try:
        if len(document) == 0:
            raise UnreadableError("the PDF has no pages.", document=name, hint="Check the file it was made from.")
        yield OpenPdf(document)
    finally:
        document.close()


def _check_bytes(path: Path, name: str) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(SIGNATURE_WITHIN)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"the file cannot be opened ({reason}).", document=name, hint="Check its path.") from error
    if not head:
        raise UnreadableError("the file is empty.", document=name, hint="Download or copy it again.")
    if b"%PDF-" not in head:
        raise UnreadableError(
            "the file is not a PDF.", document=name, hint="Check what it is; save it as a PDF if it is a document."
        )


def _unreadable(name: str) -> UnreadableError:
    code = pdfium.FPDF_GetLastError()
    if code == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableError(
            "the PDF is encrypted with a password.", document=name, hint="Save a copy without a password."
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return UnreadableError(
            "the PDF is protected in a way that cannot be read.", document=name, hint="Save a copy without protection."
        )
    return UnreadableError(
        "the PDF is truncated or damaged.", document=name, hint="Download it again, or repair it by printing it anew."
    )


def _utf16(call: Callable[[Any, int], int]) -> str | None:
    """The text of a PDFium call that fills a buffer with UTF-16."""
    size = call(None, 0)
    if not 2 < size <= 1 << 16:
        return None
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace").strip().strip("\x00")
    return text or None
