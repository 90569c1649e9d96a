"""A real report: how much of its structure is found, how fast, and whether quotes stand in their boxes."""

from __future__ import annotations

import importlib.util
import json
import random
import re
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from doc_mining.records import Document, Passage, Reading
from doc_mining.text import sentences, structure
from support.reading import reading

STEM = "portaal-visitatierapport-2018-2022"


@pytest.fixture(scope="module")
def read(shared: Path) -> Reading:
    return reading(shared / "seeds" / f"{STEM}.pdf")


@pytest.fixture(scope="module")
def document(read: Reading) -> Document:
    return structure(read)


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_text_order_and_headings_are_found(shared: Path, document: Document) -> None:
    key = json.loads((shared / "keys" / f"{STEM}.json").read_text("utf-8"))
    first, last = key["pages"]
    rows = [
        {"order": p.order, "kind": p.kind, "text": p.text, "page": p.page}
        for p in document.body()
        if first <= p.page <= last
    ]
    score = scorer(shared).structure(rows, key, [])
    assert score["text_found"] >= 0.99
    assert score["in_order"] >= 0.99
    assert score["headings_recall"] >= 0.90


def test_structure_is_quick(read: Reading) -> None:
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        structure(read)
        best = min(best, time.perf_counter() - start)
    assert best <= 0.7  # twice what it takes on two slow cores


def test_chapters_without_a_heading_are_known_from_the_contents(document: Document) -> None:
    chapters = {p.section[0] for p in document.passages if p.section and p.part is None}
    assert len(chapters & {c for c in chapters if re.match(r"(?:Leiden|Samenwerking met de)", c)}) == 2


def test_lists_of_persons_are_kept_out(document: Document) -> None:
    people = [p for p in document.passages if p.people]
    assert people
    assert {p.page for p in people} == set(document.people_pages)
    assert not any(p.text or p.spans for p in people)


def test_quotes_stand_in_their_boxes(shared: Path, document: Document) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    quotes = [(p, *span) for p in document.body() if p.kind != "table" for span in sentences(p.text)]
    chosen = random.Random(3).sample(quotes, 40)  # noqa: S311
    pages = sorted({b.page for p, start, end in chosen for b in p.boxes(start, end)})
    with pdfplumber.open(shared / "seeds" / f"{STEM}.pdf", pages=pages) as pdf:
        words = {page.page_number: page.extract_words() for page in pdf.pages}
    assert all(_stands(words, *quote) for quote in chosen)


def _stands(words: dict[int, list[dict[str, Any]]], passage: Passage, start: int, end: int) -> bool:
    inside: list[str] = []
    for box in passage.boxes(start, end):
        found = [
            w
            for w in words[box.page]
            if box.x0 - 0.5 <= (w["x0"] + w["x1"]) / 2 <= box.x1 + 0.5
            and box.top - 0.5 <= (w["top"] + w["bottom"]) / 2 <= box.bottom + 0.5
        ]
        inside += [w["text"] for w in sorted(found, key=lambda w: w["x0"])]
    letters = re.sub(r"\W", "", passage.text[start:end])
    return letters in re.sub(r"\W", "", "".join(inside))
