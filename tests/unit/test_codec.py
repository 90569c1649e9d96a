"""Records survive being stored: whatever goes in comes out, and what was not stored by us is refused."""

from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_mining.codec import decode, encode
from doc_mining.errors import DatasetError
from doc_mining.records import (
    Box,
    Document,
    Findings,
    Identity,
    Judgement,
    Notice,
    Page,
    Passage,
    Reading,
    Span,
    Stroke,
    TableCell,
    Word,
)

st.register_type_strategy(float, st.floats(allow_nan=False))
PATIENT = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@PATIENT
@given(st.from_type(Document))
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    data = encode(document)
    assert decode(Document, data) == document
    assert encode(document) == data


@PATIENT
@given(st.from_type(Findings))
def test_findings_come_back_as_they_were(findings: Findings) -> None:
    assert decode(Findings, encode(findings)) == findings


@PATIENT
@given(st.from_type(Reading))
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert decode(Reading, encode(reading)) == reading


def test_types_come_back_and_not_only_values() -> None:
    passage = Passage(0, "table", "a", (Span(0, 1, 2, 1.5, 2.5, 3.5, 4.5),), cells=(TableCell(0, 0, 0, 1),))
    document = decode(Document, encode(Document((passage,), 2, identity=Identity(municipalities=("Zuiddorp",)))))
    assert type(document.passages[0].spans[0]) is Span
    assert document.passages[0].page_at(0) == 2
    assert document.identity.municipalities == ("Zuiddorp",)
    judgement = Judgement(quote="goed", page=1, boxes=(Box(1, 0, 0, 1, 1),), appraiser_type="huurders")
    findings = decode(Findings, encode(Findings(judgements=(judgement,))))
    assert findings.judgements == (judgement,)
    assert type(findings.judgements[0].boxes[0]) is Box


def test_half_a_character_from_a_broken_font_is_kept() -> None:
    notice = Notice("garbled_text", "\ud83d en \udcff \x00 é ’")
    assert decode(Notice, encode(notice)) == notice


def test_another_type_is_refused() -> None:
    with pytest.raises(DatasetError, match=r"another version.*read anew"):
        decode(Findings, encode(Document((), 0)))


@pytest.mark.parametrize("cut", [0, 3, 11, 20, -1])
def test_damaged_bytes_are_refused(cut: int) -> None:
    data = encode(Document((), 3, title="Prestatieafspraken"))
    with pytest.raises(DatasetError, match="doc-mining run"):
        decode(Document, data[:cut])


def test_bytes_with_too_few_fields_are_refused() -> None:
    data = encode(Notice("a", "b"))
    with pytest.raises(DatasetError, match="damaged"):
        decode(Notice, data[:11] + zlib.compress(b'["a"]'))


def test_what_is_no_record_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(TypeError):
        encode({"words": {1, 2}})


def test_a_page_with_drawings_comes_back() -> None:
    word = Word("7,4", 1.25, 2.0, 3.0, 4.0, 9.5, True, False, 0x112233)
    page = Page(1, 595.0, 842.0, (word,), (Stroke(0, 1, 2, 1),), label="iv")
    assert decode(Page, encode(page)) == page


def test_a_long_report_is_stored_quickly() -> None:
    spans = tuple(
        Span(i * 6, i * 6 + 5, i // 500 + 1, 50.12 + i % 10 * 40, 70.5 + i % 60 * 12, 85.5, 80.25)
        for i in range(40_000)
    )
    passages = tuple(
        Passage(i, "paragraph", "woord " * 50, spans[i * 50 : i * 50 + 50], section=("Utrecht",)) for i in range(800)
    )
    document = Document(passages, 80)
    start = time.process_time()
    data = encode(document)
    middle = time.process_time()
    assert decode(Document, data) == document
    end = time.process_time()
    assert len(data) < 1_500_000
    assert middle - start < 0.6  # a fifth of it on a quiet machine
    assert end - middle < 0.6
