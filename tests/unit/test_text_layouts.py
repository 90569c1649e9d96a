"""One text in several layouts makes one structure, read from real PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from doc_mining.records import Document
from doc_mining.text import structure
from support.reading import reading
from support.reports import CONTENT, report

LAYOUTS: dict[str, dict[str, Any]] = {
    "one column": {},
    "one column, justified, large": {"size": 10.5, "justified": True, "color": "#00607a"},
    "two columns": {"columns": 2, "size": 9},
    "two columns, justified": {"columns": 2, "size": 9, "justified": True, "color": "#c8005a"},
}
KINDS = {"h1": "heading", "h2": "heading", "h3": "heading", "p": "paragraph", "table": "table"}
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "li": 1, "li2": 2, "n": 1}


def document(folder: Path, layout: str) -> Document:
    return structure(reading(report(folder / "report.pdf", **LAYOUTS[layout])))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_read_is_what_was_set(tmp_path: Path, layout: str) -> None:
    found = [(p.kind, p.level, p.text) for p in document(tmp_path, layout).passages if p.page > 1]
    assert found == [(KINDS.get(k, "list_item"), LEVELS.get(k), t.replace("|", " ")) for k, t in CONTENT]


def test_sections_and_parts_follow_from_it(tmp_path: Path) -> None:
    passages = document(tmp_path, "two columns").passages
    table = next(p for p in passages if p.kind == "table")
    assert table.section == ("Presteren naar opgaven", "Betaalbaarheid", "Huurbeleid")
    assert table.header_rows == 1
    assert [p.part for p in passages][-2:] == ["bestuurlijke reactie"] * 2
    assert passages[5].page_label == "2"


def test_every_word_stands_in_its_box(tmp_path: Path) -> None:
    for passage in document(tmp_path, "two columns, justified").passages:
        words = passage.text.split()
        assert len(words) <= len(passage.spans)
        assert all(passage.text[s.start : s.end] for s in passage.spans)
        assert "".join(passage.text[s.start : s.end] for s in passage.spans) == "".join(words)
