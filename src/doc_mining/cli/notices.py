"""What a user is told of a document: one line for each thing that is the matter, however many pages have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def lines(status: str, path: str, notices: Iterable[tuple[int | None, str]]) -> Iterator[str]:
    """A line for each message, with the pages (page number or None, message) that it is about."""
    pages: dict[str, list[int]] = {}
    for page, message in notices:
        pages.setdefault(message, [])
        if page is not None:
            pages[message].append(page)
    for message, numbers in pages.items():
        where = f", {_ranges(sorted(set(numbers)))}" if numbers else ""
        yield f"{status}: {path}{where}: {message}"


def _ranges(numbers: list[int]) -> str:
    """Pages as a person writes them: "page 3", "pages 1-4, 7"."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    shown = ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
