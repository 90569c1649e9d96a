"""Answer keys: the annotations of a source, with the pages on which a layout put them."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.generator.annotation import Annotation, Row
from corpus.generator.source import Block, Source, plain
from corpus.generator.words import Words, squash

TABLES = ("judgements", "not_judgements", "development_points", "themes", "agreements", "figures")
SAMPLE = 8  # words in a sample of the reading order


def key(source: Source, words: Words) -> dict[str, object]:
    """The key of the whole document, in the format that the scorer reads.

    Raises ValueError where a quote does not stand in the PDF at or after the start of its block.
    """
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    sections: list[Row] = []
    for block, start in placed(source, words):
        if block.kind == "heading":
            named = block.marker if block.marker and not block.marker[0].isdigit() else ""
            text = f"{named} {block.text}".strip()  # a key leaves out digits before a heading, and only these
            sections.append({"level": block.level, "text": text, "page": words.page_at(start)})
        for note in block.annotations:
            rows[note.table].append(_row(note, words, start))
    return {
        "pages": [1, words.pages],
        "document": {name: value if value != "" else None for name, value in source.meta["document"].items()},
        **rows,
        "organisations": [],
        "sections": sections,
        "reading_order": list(_samples(source, words)),
    }


def placed(source: Source, words: Words) -> Iterator[tuple[Block, int]]:
    """Every block with the position in the PDF's text where it starts; blocks stand there in their own order."""
    cursor = 0
    headings = [b for b in source.walk() if b.kind == "heading"]
    for block in source.walk():
        if block.kind == "toc":
            for heading in (h for h in headings if h.in_contents):
                cursor = words.find(heading.text, cursor) + len(squash(heading.text))
            continue
        text = _lead(block)
        if not text:
            continue
        if block.kind == "footnote":  # stands at the foot of the page, after the text that follows it
            yield block, cursor
            continue
        found = words.find(text, cursor)
        if found < 0:
            raise ValueError(f"{source.name}: not found on the pages: {text!r}")
        yield block, found
        cursor = found + len(squash(text))


def _lead(block: Block) -> str:
    """The first words of a block, as drawn."""
    if block.kind == "table":
        return plain(next(cell for cell in block.rows[0] if cell))
    text = plain(block.text)
    return " ".join(text.split()[:12])


def _row(note: Annotation, words: Words, start: int) -> Row:
    row = {**note.row, "quote": note.quote}
    if note.table == "themes":
        row["theme_as_written"] = note.quote
    position = _find(note.quote, words, start)
    row["page"] = words.page_at(position)
    if note.follow_up is not None:
        row["follow_up_page"] = words.page_at(_find(note.follow_up.quote, words, start))
    return row


def _find(quote: str, words: Words, start: int) -> int:
    position = words.find(quote, start)
    if position < 0:
        raise ValueError(f"quote not on the pages at or after its block: {quote!r}")
    return position


def _samples(source: Source, words: Words) -> Iterator[Row]:
    """Words from the end, and of long ones from within, of every paragraph, item and clause, with their page."""
    for block, start in placed(source, words):
        text = plain(block.text).split()
        if block.kind not in ("paragraph", "item", "clause") or len(text) < 1.5 * SAMPLE:
            continue
        within = (len(text) // 3,) if len(text) >= 3 * SAMPLE else ()
        for at in (*within, len(text) - SAMPLE):
            quote = " ".join(text[at : at + SAMPLE])
            position = words.find(quote, start)
            if position >= 0:
                yield {"quote": quote, "page": words.page_at(position)}
