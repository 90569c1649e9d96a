"""Real reports: how much of its structure is found, how fast, and whether quotes stand in their boxes."""

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


@pytest.fixture(scope="module")
def key(shared: Path) -> Path:
    """The answer key of a report that is there as a PDF."""
    return next(k for k in sorted((shared / "keys").glob("*.json")) if (shared / "seeds" / f"{k.stem}.pdf").is_file())


@pytest.fixture(scope="module")
def pdf(shared: Path, key: Path) -> Path:
    return shared / "seeds" / f"{key.stem}.pdf"


@pytest.fixture(scope="module")
def read(pdf: Path) -> Reading:
    return reading(pdf)


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


def test_text_order_and_headings_are_found(shared: Path, key: Path, document: Document) -> None:
    answers = json.loads(key.read_text("utf-8"))
    first, last = answers["pages"]
    rows = [
        {"order": p.order, "kind": p.kind, "text": p.text, "page": p.page}
        for p in document.body()
        if first <= p.page <= last
    ]
    score = scorer(shared).structure(rows, answers, [])
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


def test_every_chapter_that_the_contents_name_heads_its_text(document: Document) -> None:
    entries = [re.match(r"Hoofdstuk \d+: (.+) \(pagina \d+\)$", p.text) for p in document.passages]
    named = {_letters(m[1]) for m in entries if m}
    assert len(named) > 5
    assert named <= {_letters(p.section[0]) for p in document.passages if p.section and p.part is None}


def test_lists_of_persons_are_kept_out(document: Document) -> None:
    people = [p for p in document.passages if p.people]
    assert people
    assert {p.page for p in people} <= set(document.people_pages)
    assert not any(p.text or p.spans for p in people)


def test_quotes_stand_in_their_boxes(pdf: Path, document: Document) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    quotes = [(p, *span) for p in document.body() if p.kind != "table" for span in sentences(p.text)]
    chosen = random.Random(3).sample(quotes, 40)
    pages = sorted({b.page for p, start, end in chosen for b in p.boxes(start, end)})
    with pdfplumber.open(pdf, pages=pages) as opened:
        words = {page.page_number: page.extract_words() for page in opened.pages}
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
    return _letters(passage.text[start:end]) in _letters("".join(inside))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)
