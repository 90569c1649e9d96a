"""Builds the demo documents and their answer keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from corpus.generator import keys, pages, scan
from corpus.generator.layouts import LAYOUTS, Layout
from corpus.generator.source import Source, load
from corpus.generator.words import Words

CORPUS = Path(__file__).resolve().parent.parent
SOURCES, DOCUMENTS, KEYS = CORPUS / "sources", CORPUS / "documents", CORPUS / "keys"


def build(out: Path, key_folder: Path, layout: str | None = None, names: tuple[str, ...] = ()) -> Iterator[Path]:
    """Lays out the sources called `names` (all if empty) in `layout` (their own if None); yields each PDF written.

    The bytes of a PDF depend on its source and layout only. A scan is written beside the document that it shows.
    """
    out.mkdir(parents=True, exist_ok=True)
    key_folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(SOURCES.glob("*.md")):
        if names and path.stem not in names:
            continue
        source = load(path)
        chosen = LAYOUTS[layout or source.meta["layout"]]
        target = out / f"{source.name}.pdf"
        words = lay_out(source, chosen, target)
        if source.meta.get("scan"):
            scan.photograph(target, target)
        write_key(key_folder / f"{source.name}.json", keys.key(source, words))
        yield target


def lay_out(source: Source, layout: Layout, target: Path) -> Words:
    """Writes the PDF (twice: the table of contents needs the pages) and returns its words."""
    numbers: dict[int, str] = {}
    for _ in range(2):
        pages.draw(source, layout, target, numbers)
        drawn = Words(target)
        words = Words(target, [pages.furniture(source, layout, n + 1) for n in range(drawn.pages)])
        starts = [start for block, start in keys.placed(source, words) if block.kind == "heading"]
        numbers = {n: pages.furniture(source, layout, words.page_at(start))[2] for n, start in enumerate(starts)}
    return words


def write_key(path: Path, key: dict[str, object]) -> None:
    """One row a line, so that changes can be read in a comparison of versions."""
    lines = []
    for name, value in key.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f' "{name}": [\n{rows}\n ]')
        else:
            lines.append(f' "{name}": {json.dumps(value, ensure_ascii=False)}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf8")
