"""Pages on which columns, tables, boxes and sidebars follow each other; justified text with wide spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from doc_mining.pdf import Limits
from doc_mining.pdf.layout import layout
from doc_mining.pdf.reader import read_pages
from doc_mining.records import PageLayout
from support.reading import body, in_order, page, sentence_marks
from support.sheets import Sheets, prose

ROWS = (("Betaalbaarheid", "7,5", "40%"), ("Duurzaamheid", "6,8", "30%"), ("Leefbaarheid", "7,0", "30%"))


def without_tables(path: Path) -> PageLayout:
    """The page as laid out where no table is recognised as one."""
    return layout(read_pages(path, Limits()).pages, {})[0]


def table(s: Sheets, x: float, top: float, width: float) -> float:
    for name, mark, weight in ROWS:
        s.text(x, top, name)
        s.text(x + 0.55 * width, top, mark)
        s.text(x + 0.8 * width, top, weight)
        top += 17
    return top


@pytest.mark.parametrize("width", [120, 150, 225])
def test_wide_spaces_of_justified_text_are_no_gutters(tmp_path: Path, width: float) -> None:
    s = Sheets(tmp_path / "a.pdf")
    text = prose(1, 9)
    s.justified(60, 80, width, text)
    assert " ".join(body(page(s.save()))) == text


def test_justified_columns_with_a_narrow_gutter(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    texts = [prose(n, 14) for n in (1, 2, 3)]
    for k, text in enumerate(texts):
        s.justified(50 + 169 * k, 80, 160, text)
    assert " ".join(body(page(s.save()))) == " ".join(texts)


def test_a_table_in_each_of_two_columns_is_read_with_its_column(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for column in range(2):
        x = 60 + 250 * column
        top = s.lines(x, 80, 225, prose(1 + 2 * column))
        top = table(s, x + 6, top + 12, 219)
        s.lines(x, top + 12, 225, prose(2 + 2 * column))
    got = without_tables(s.save())
    assert in_order(got, "S1x5", "Betaalbaarheid 7,5 40%", "S2x0", "S2x5", "S3x0", "Leefbaarheid 7,0 30%", "S4x5")


def test_columns_after_a_table_of_the_full_width(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = table(s, 60, 80, 400)
    s.lines(60, top + 14, 225, prose(1, 12))
    s.lines(305, top + 14, 225, prose(2, 12))
    got = without_tables(s.save())
    assert in_order(got, "Betaalbaarheid 7,5 40%", "Duurzaamheid 6,8 30%", "Leefbaarheid 7,0 30%", "S1x0", "S2x0")
    assert sentence_marks(got) == [f"S{n}x{k}" for n in (1, 2) for k in range(12)]


def test_a_sidebar_then_a_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 330, prose(1, 6))
    s.lines(415, 88, 120, prose(2, 2), 8)
    table(s, 60, 240, 470)
    got = without_tables(s.save())
    assert in_order(got, "S1x5", "S2x0", "S2x1", "Betaalbaarheid 7,5 40%", "Leefbaarheid 7,0 30%")


def test_cards_after_columns(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 225, prose(1))
    s.lines(310, 80, 225, prose(2))
    for k in range(4):
        x, top = 60 + 250 * (k % 2), 320 + 100 * (k // 2)
        s.box(x, top, 235, 85, fill=0.9)
        s.text(x + 6, top + 6, f"Kaart {k}", 10, "Helvetica-Bold")
        s.lines(x + 6, top + 22, 220, prose(k + 3, 1), 9)
    assert in_order(page(s.save()), "S1x5", "S2x5", "Kaart 0", "Kaart 1", "Kaart 2", "Kaart 3")


def test_a_table_stands_where_its_words_stood(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 80, 225, prose(1))
    for row in range(4):
        s.box(60, top + 10 + 18 * row, 120, 18)
        s.box(180, top + 10 + 18 * row, 60, 18)
        s.text(64, top + 14 + 18 * row, f"Thema {row}", 9)
        s.text(184, top + 14 + 18 * row, f"{row + 5},5", 9)
    s.lines(60, top + 100, 225, prose(2))
    s.lines(305, 80, 225, prose(3, 12))
    got = page(s.save())
    assert in_order(got, "S1x5", "Thema 0", "Thema 3", "S2x0", "S3x0")
    assert [b.kind for b in got.blocks] == ["text", "table", "text", "text"]


def test_a_table_of_contents_is_read_line_by_line(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    titles = [f"{k} Hoofdstuk over de prestaties van de corporatie in {'abcdefgh'[k]}" for k in range(8)]
    for k, title in enumerate(titles):
        s.text(60, 100 + 13 * k, title[: 60 - 3 * (k % 3)])
        s.text(500, 100 + 13 * k, str(7 + 5 * k))
    got = without_tables(s.save())
    assert body(got) == [f"{t[: 60 - 3 * (k % 3)].strip()} {7 + 5 * k}" for k, t in enumerate(titles)]


def test_a_list_beside_the_text_is_a_column(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 100, 330, prose(1, 6))
    for k in range(7):
        s.text(430, 100 + 12 * k, f"Kern {'abcdefg'[k]}")
    got = without_tables(s.save())
    assert sentence_marks(got) == [f"S1x{k}" for k in range(6)]
    assert in_order(got, "S1x5", "Kern a", "Kern g")
