"""Reading order of pages with columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from support.reading import body, in_order, marks_of, page, sentence_marks
from support.sheets import LANDSCAPE, Sheets, prose


def test_one_column_is_read_from_top_to_bottom(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(70, 80, 450, prose(1))
    s.lines(70, top + 10, 450, prose(2))
    assert sentence_marks(page(s.save())) == marks_of(1, 2)


@pytest.mark.parametrize("gutter", [10, 14, 24])
@pytest.mark.parametrize("row_wise", [False, True])
def test_two_columns(tmp_path: Path, gutter: float, row_wise: bool) -> None:
    """The order in which the file draws the columns makes no difference."""
    s = Sheets(tmp_path / "a.pdf")
    width = 225
    for number, x in ((2, 60 + width + gutter), (1, 60)) if row_wise else ((1, 60), (2, 60 + width + gutter)):
        s.lines(x, 80, width, prose(number, 12))
    assert sentence_marks(page(s.save())) == marks_of(1, 2, sentences=12)


def test_two_columns_with_unequal_leading(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 225, prose(1, 12), lead=1.2)
    s.lines(305, 84, 225, prose(2, 9), lead=1.37)
    assert sentence_marks(page(s.save())) == marks_of(1, sentences=12) + marks_of(2, sentences=9)


def test_three_columns(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    for number in (1, 2, 3):
        s.lines(50 + (number - 1) * 255, 80, 235, prose(number, 10), 9)
    assert sentence_marks(page(s.save())) == marks_of(1, 2, 3, sentences=10)


def test_a_heading_over_the_columns_parts_them(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 60, "Oordeel van de commissie over de prestaties in de periode van de visitatie", 13, "Helvetica-Bold")
    s.lines(60, 100, 225, prose(1))
    s.lines(305, 100, 225, prose(2))
    s.text(60, 400, "Oordeel van de belanghebbenden over de prestaties in deze periode", 13, "Helvetica-Bold")
    s.lines(60, 430, 225, prose(3))
    s.lines(305, 430, 225, prose(4))
    layout = page(s.save())
    assert sentence_marks(layout) == marks_of(1, 2, 3, 4)
    assert in_order(layout, "Oordeel van de commissie", "S1x0", "S2x5", "Oordeel van de belanghebbenden", "S3x0")


def test_a_short_heading_between_columns_parts_them_too(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 100, 225, prose(1))
    s.lines(305, 100, 225, prose(2))
    s.text(60, 380, "Samenwerking", 16, "Helvetica-Bold")
    s.lines(60, 420, 225, prose(3))
    s.lines(305, 420, 225, prose(4))
    layout = page(s.save())
    assert in_order(layout, "S1x0", "S2x5", "Samenwerking", "S3x0", "S4x5")


def test_headings_within_a_column_stay_there(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 100, 225, prose(1))
    s.text(60, top + 10, "Ambities", 11, "Helvetica-Bold")
    s.lines(60, top + 26, 225, prose(2))
    s.lines(305, 100, 225, prose(3, 12))
    layout = page(s.save())
    assert in_order(layout, "S1x5", "Ambities", "S2x0", "S2x5", "S3x0")


def test_full_width_text_after_columns_comes_last_with_its_heading(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 100, 225, prose(1))
    s.lines(305, 100, 225, prose(2, 4))
    s.text(60, 350, "Tot slot", 11, "Helvetica-Bold")
    s.lines(60, 366, 470, prose(3))
    assert in_order(page(s.save()), "S1x5", "S2x3", "Tot slot", "S3x0", "S3x5")


def test_full_width_introduction_before_columns(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 80, 470, prose(1))
    s.lines(60, top + 12, 225, prose(2))
    s.lines(305, top + 12, 225, prose(3))
    assert sentence_marks(page(s.save())) == marks_of(1, 2, 3)


def test_a_second_column_that_begins_higher(tmp_path: Path) -> None:
    """Where a picture stands on top of the first column."""
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 260, 225, prose(1))
    s.lines(305, 100, 225, prose(2, 12))
    assert sentence_marks(page(s.save())) == marks_of(1) + marks_of(2, sentences=12)


def test_a_last_column_of_a_few_lines(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 100, 225, prose(1, 14))
    s.lines(305, 100, 225, prose(2, 1))
    assert sentence_marks(page(s.save())) == [*marks_of(1, sentences=14), "S2x0"]


def test_bullets_in_two_columns_are_columns(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for k in range(6):
        s.text(60, 100 + 14 * k, f"• punt A{k} van de lijst")
        s.text(305, 100 + 14 * k, f"• punt B{k} van de lijst")
    assert in_order(page(s.save()), *(f"A{k}" for k in range(6)), *(f"B{k}" for k in range(6)))


def test_a_line_that_sticks_out_over_the_gutter(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 100, 225, prose(1))
    s.text(60, top, "Volkshuisvestelijkeprestatieafsprakenverantwoording", 10)
    s.lines(60, top + 12, 225, prose(2))
    s.lines(295, 100, 225, prose(3, 12))
    assert sentence_marks(page(s.save())) == marks_of(1, 2) + marks_of(3, sentences=12)


def test_short_cells_that_stand_in_rows_are_read_across(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    rows = [("Thema", "Cijfer"), ("Betaalbaarheid", "7,5"), ("Duurzaamheid", "6,8"), ("Leefbaarheid", "7,0")]
    for k, (name, mark) in enumerate(rows):
        s.text(60, 100 + 16 * k, name)
        s.text(330, 100 + 16 * k, mark)
    assert " ".join(body(page(s.save()))) == " ".join(f"{name} {mark}" for name, mark in rows)


def test_labels_beside_their_explanation_are_read_pair_by_pair(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for number, label in enumerate(("Betaalbaarheid", "Nieuwbouw", "Leefbaarheid", "Zorg"), start=1):
        s.text(60, 60 + 120 * (number - 1) + 20, label)
        s.lines(190, 80 + 120 * (number - 1), 330, prose(number, 4))
    layout = page(s.save())
    assert in_order(
        layout, "Betaalbaarheid", "S1x0", "S1x3", "Nieuwbouw", "S2x0", "S2x3", "Leefbaarheid", "S3x0", "Zorg", "S4x3"
    )


def test_tab_stops_in_a_column_of_prose(tmp_path: Path) -> None:
    """A list of keys and values, its values wrapped under the keys, beside a column of prose."""
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    s.lines(60, 80, 230, prose(1, 10))
    for k, (key, value, rest) in enumerate(
        [("Noord", "Wonen voor mensen met een", "kleine beurs"), ("Zuid", "De juiste woning voor", "wie haast heeft")]
    ):
        s.text(440, 100 + 40 * k, key)
        s.text(560, 100 + 40 * k, value)
        s.text(450, 112 + 40 * k, rest)
    layout = page(s.save())
    assert in_order(layout, "S1x9", "Noord Wonen voor mensen met een", "kleine beurs", "Zuid De juiste woning voor")


def test_a_larger_heading_within_a_column_is_not_over_both(tmp_path: Path) -> None:
    """Though the other column happens to have a gap beside it."""
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 100, 225, prose(1))
    s.text(60, top + 14, "Ambities", 13, "Helvetica-Bold")
    s.lines(60, top + 34, 225, prose(2, 10))
    right = s.lines(305, 100, 225, prose(3, 5))
    s.text(305, right + 62, "Samenwerking", 13, "Helvetica-Bold")
    s.lines(305, right + 82, 225, prose(4, 6))
    assert in_order(page(s.save()), "S1x5", "Ambities", "S2x9", "S3x0", "Samenwerking", "S4x5")


def test_a_word_of_a_wide_heading_may_stand_where_a_column_begins(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    first, second = "3 Noordwoud: wonen met een", "kleine beurs"
    s.text(60, 50, first, 19, "Helvetica-Bold")
    edge = 60 + stringWidth(f"{first} ", "Helvetica-Bold", 19)
    s.text(edge, 50, second, 19, "Helvetica-Bold")
    width = edge - 60 - 12
    s.lines(60, 90, width, prose(1, 12))
    s.lines(edge, 90, width, prose(2, 12))
    layout = page(s.save())
    assert f"{first} {second}" in body(layout)
    assert sentence_marks(layout) == marks_of(1, 2, sentences=12)


def test_contents_beside_text_are_apart_from_it(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(50, 60, "Inhoud", 20, "Helvetica-Bold")
    s.text(310, 60, "Voorwoord", 20, "Helvetica-Bold")
    for n in range(14):
        s.text(55, 100 + 14 * n, f"{n + 1} Hoofdstuk over het onderwerp {n + 1}")
        s.text(262, 100 + 14 * n, str(3 + 2 * n))
    s.lines(310, 100, 230, prose(1, 10))
    layout = page(s.save())
    lines = body(layout)
    assert sentence_marks(layout) == marks_of(1, sentences=10)
    assert not any("Hoofdstuk" in line and "S1x" in line for line in lines)
    assert lines.index("Voorwoord") > lines.index("Inhoud")


@pytest.mark.parametrize("raised", [0, 8])
def test_headings_in_the_margin_are_read_before_the_text_beside_them(tmp_path: Path, raised: float) -> None:
    """Also where a heading of two lines begins a little above its text."""
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    top = 80.0
    for number, heading in ((1, ()), (2, ("De vorige visitatie",)), (3, ("Wat vinden", "belanghebbenden?"))):
        for k, line in enumerate(heading):
            s.text(50, top - (raised if len(heading) > 1 else 0) + 12 * k, line, 10, "Helvetica-Bold")
        top = s.lines(180, top, 480, prose(number)) + 14
    layout = page(s.save())
    assert sentence_marks(layout) == marks_of(1, 2, 3)
    assert in_order(layout, "S1x5", "De vorige visitatie", "S2x0", "S2x5", "Wat vinden belanghebbenden?", "S3x0")


def test_a_heading_in_the_margin_parts_the_text_above_from_its_own(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    s.text(50, 80, "Huurders", 10, "Helvetica-Bold")
    top = s.lines(180, 80, 480, prose(1)) + 14
    for k in range(2):
        s.text(180, top + 14 * k, f"• S2x{k} een wens van de huurders die zij al langer hebben")
    s.text(50, top + 42, "Gemeenten", 10, "Helvetica-Bold")
    s.lines(180, top + 42, 480, prose(3))
    layout = page(s.save())
    assert in_order(layout, "Huurders", "S1x0", "S2x0", "S2x1", "Gemeenten", "S3x0")


def test_a_form_is_read_line_by_line(tmp_path: Path) -> None:
    """Names in bold before what is filled in are no headings of it."""
    s = Sheets(tmp_path / "a.pdf")
    for k, (name, value) in enumerate((("Opdrachtgever", "Stichting Woonbelang"), ("Periode", "2019 tot en met 2022"))):
        s.text(60, 80 + 18 * k, name, 10, "Helvetica-Bold")
        s.text(180, 80 + 18 * k, value)
    assert body(page(s.save())) == ["Opdrachtgever Stichting Woonbelang", "Periode 2019 tot en met 2022"]


def test_the_caption_of_a_wide_table_below_columns_stands_before_the_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    left = s.lines(60, 80, 225, prose(1, 4))
    s.lines(310, 80, 225, prose(2, 4))
    s.text(60, left + 10, "Oordeel van de commissie per veld", 8)
    for n, row in enumerate(
        (("Veld", "Oordeel"), ("Samenwerking", "goed"), ("Besturing", "redelijk"), ("Toezicht", "goed"))
    ):
        for x, cell in zip((64, 400), row, strict=True):
            s.text(x, left + 36 + 18 * n, cell, 8)
        s.canvas.line(60, s.height - left - 49 - 18 * n, 535, s.height - left - 49 - 18 * n)
    assert in_order(page(s.save()), "S1x3", "S2x0", "S2x3", "Oordeel van de commissie per veld", "Samenwerking")
