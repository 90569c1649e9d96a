"""Files that are no readable PDF get one clear sentence; pages past a limit a notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from doc_mining.errors import SourceError, UnreadableError
from doc_mining.pdf import Limits, read
from support.reading import body, reading
from support.sheets import Sheets, prose


def three_pages(path: Path) -> Path:
    s = Sheets(path)
    for n in (1, 2, 3):
        s.lines(60, 80, 470, prose(n))
        if n < 3:
            s.next()
    return s.save()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a zip archive", "not a PDF"),
        (b"<html><body>404</body></html>", "not a PDF"),
        (b"%PDF-1.7\n%%EOF", "truncated or damaged"),
    ],
)
def test_what_is_no_pdf(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "vreemd bestand (1).pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=reason) as caught:
        reading(path)
    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_a_truncated_file(tmp_path: Path) -> None:
    path = three_pages(tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes()[:600])
    with pytest.raises(UnreadableError, match="truncated or damaged"):
        reading(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        reading(tmp_path / "weg.pdf")


def test_a_password(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=StandardEncryption("geheim"))
    canvas.drawString(100, 700, "achter slot")
    canvas.save()
    with pytest.raises(UnreadableError, match="password"):
        reading(tmp_path / "a.pdf")


def test_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(UnreadableError, match=r"no pages|damaged"):
        reading(path)


def test_a_lost_cross_reference_table_is_rebuilt(tmp_path: Path) -> None:
    path = three_pages(tmp_path / "a.pdf")
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"startxref")])
    assert len(reading(path).pages) == 3


def test_skipped_pages_are_there_but_empty(tmp_path: Path) -> None:
    seen: list[int] = []
    result = read(three_pages(tmp_path / "a.pdf"), Limits(), frozenset({2}), seen.append)
    assert seen == [1, 2, 3]
    assert [bool(body(p)) for p in result.pages] == [True, False, True]
    assert [(n.code, n.page) for n in result.warnings] == [("page_skipped", 2)]
    assert result.status == "partial"


@pytest.mark.parametrize(
    ("limits", "code", "lost"),
    [
        (Limits(pages=2), "pages", [3]),
        (Limits(seconds=-1), "time", [1, 2, 3]),
        (Limits(glyphs_per_page=100), "glyphs", [1, 2, 3]),
        (Limits(glyphs=400), "glyphs", [2, 3]),
    ],
)
def test_pages_past_a_limit(tmp_path: Path, limits: Limits, code: str, lost: list[int]) -> None:
    result = read(three_pages(tmp_path / "a.pdf"), limits)
    assert [(n.code, n.page) for n in result.warnings] == [(code, n) for n in lost]
    assert result.page_count == 3
    assert {1, 2, 3} - {p.number for p in result.pages if p.blocks} == set(lost)


def test_an_image_without_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawInlineImage(_grey(tmp_path), 50, 100, 500, 600)
    canvas.showPage()
    canvas.drawString(100, 700, "Wel tekst")
    canvas.showPage()
    canvas.save()
    result = reading(tmp_path / "a.pdf")
    assert [(n.code, n.page) for n in result.warnings] == [("no_text", 1)]
    assert result.status == "partial"
    assert result.pages[0].image_share > 0.5


def test_an_empty_page_is_no_trouble(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.next()
    s.text(60, 80, "Tekst")
    assert reading(s.save()).status == "ok"


def _grey(folder: Path) -> str:
    path = folder / "grey.ppm"
    path.write_bytes(b"P6 8 8 255\n" + bytes([128] * 192))
    return str(path)
