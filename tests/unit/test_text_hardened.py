"""Whatever stands on a page, it becomes a document, and in time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_mining.records import PageLayout, Reading
from doc_mining.text import sentences, structure
from support.typeset import structured

LINES = st.lists(
    st.one_of(
        st.text(alphabet="Aab -•.:1(‘’|~#*\u00ad", min_size=0, max_size=30),
        st.sampled_from(
            ["|||", "[[", "]]", "--- page", "foot: x", "| a | b |", "# 1", "## Bijlage 1", "1.", "-", "de heer A."]
        ),
    ),
    max_size=25,
)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_any_lines_make_a_document(lines: list[str]) -> None:
    document = structured("\n".join(lines) or "x")
    for n, passage in enumerate(document.passages):
        assert passage.order == n
        assert all(0 <= s.start <= s.end <= len(passage.text) for s in passage.spans)
        assert all(0 <= c.start <= c.end <= len(passage.text) for c in passage.cells)
        assert passage.people or "".join(passage.text[s.start : s.end] for s in passage.spans) == "".join(
            passage.text.split()
        )


@given(st.text(alphabet="Aa b.…?!’)(\n1-", max_size=80))
@settings(max_examples=300, deadline=None)
def test_sentences_hold_all_text_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_pages_without_text_are_accounted_for() -> None:
    document = structure(Reading((PageLayout(1, 595, 842, ()), PageLayout(2, 595, 842, ())), 2, status="partial"))
    assert (document.pages, document.status, document.passages) == (2, "partial", ())


@pytest.mark.parametrize(
    "text", ["." * 60_000, "Aa-" * 20_000, "A. " * 20_000, "…" * 9 + " a1 " * 20_000, "( " * 30_000]
)
def test_long_runs_of_one_thing_take_no_time(text: str) -> None:
    start = time.perf_counter()
    structured(text + "\n" + text)
    sentences(text + " x")
    assert time.perf_counter() - start < 5
