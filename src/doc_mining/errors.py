"""Errors for the person who gets them: what is wrong, where, why, and what to do now."""

from __future__ import annotations


class DocMiningError(Exception):
    """Root of all errors that doc_mining raises on purpose.

    `what` is one sentence; `document` and `page` say where; `hint` names the next step.
    """

    code = "error"

    def __init__(self, what: str, *, document: str | None = None, page: int | None = None, hint: str | None = None):
        super().__init__(what)
        self.what, self.document, self.page, self.hint = what, document, page, hint

    def __str__(self) -> str:
        where = ", ".join(x for x in (self.document, f"page {self.page}" if self.page else None) if x)
        text = f"{where}: {self.what}" if where else self.what
        return f"{text} {self.hint}" if self.hint else text


class SourceError(DocMiningError):
    """A path that cannot be used: it does not exist, cannot be opened, or changes while it is read."""

    code = "source"


class UnreadableError(DocMiningError):
    """A file that is no readable PDF: not a PDF, empty, truncated, encrypted, without pages."""

    code = "unreadable"


class LimitError(DocMiningError):
    """A parse that went past its limits of time, memory, pages or glyphs."""

    code = "limit"


class DatasetError(DocMiningError):
    """A database that is locked, damaged, of a later version, or no doc_mining database at all."""

    code = "dataset"


class QueryError(DocMiningError):
    """A search query that cannot be understood."""

    code = "query"


class SettingsError(DocMiningError):
    """A setting, rule file or model that is missing or wrong."""

    code = "settings"
