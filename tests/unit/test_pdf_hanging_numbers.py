"""Numbers and bullets that stand at a distance from their line."""

from __future__ import annotations

from pathlib import Path

from support.reading import body, in_order, page
from support.sheets import LANDSCAPE, Sheets, prose


def test_a_number_in_the_margin_stands_before_its_heading(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(40, 80, "2.1", 12, "Helvetica-Bold")
    s.text(90, 80, "Opgave en achtergrond", 12, "Helvetica-Bold")
    top = s.lines(90, 100, 440, prose(1))
    s.text(40, top + 10, "2.2", 12, "Helvetica-Bold")
    s.text(90, top + 10, "Beschrijving van de aanpak", 12, "Helvetica-Bold")
    s.lines(90, top + 30, 440, prose(2))
    lines = body(page(s.save()))
    assert lines[0] == "2.1 Opgave en achtergrond"
    assert "2.2 Beschrijving van de aanpak" in lines


def test_numbers_in_the_margins_of_two_columns(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for column, x in enumerate((60, 320)):
        for part in range(2):
            top = 80 + 300 * part
            s.text(x, top, f"{column + 1}.{part + 1}", 11, "Helvetica-Bold")
            s.text(x + 30, top, f"Kop {column}{part}", 11, "Helvetica-Bold")
            s.lines(x + 30, top + 20, 200, prose(10 * column + part))
    layout = page(s.save())
    assert in_order(layout, "1.1 Kop 00", "S0x5", "1.2 Kop 01", "S1x5", "2.1 Kop 10", "S10x5", "2.2 Kop 11")


def test_bullets_at_a_tab_stop(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for k in range(5):
        s.text(60, 80 + 26 * k, "•")
        s.text(95, 80 + 26 * k, f"Betrek huurders eerder bij plan {k} en")
        s.text(95, 92 + 26 * k, "leg uit wat ermee is gedaan.")
    lines = body(page(s.save()))
    assert lines[:2] == ["• Betrek huurders eerder bij plan 0 en", "leg uit wat ermee is gedaan."]


def test_a_big_chapter_number_comes_before_its_title(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    s.text(60, 40, "Recensie", 24, "Helvetica-Bold")
    s.text(740, 34, "1", 40, "Helvetica-Bold")
    s.lines(60, 100, 330, prose(1, 8))
    s.lines(430, 100, 330, prose(2, 8))
    lines = body(page(s.save()))
    assert lines[:2] == ["1", "Recensie"]


def test_a_big_number_above_its_title(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 60, "3", 48, "Helvetica-Bold")
    s.text(60, 120, "Presteren naar vermogen", 20, "Helvetica-Bold")
    s.lines(60, 160, 470, prose(1))
    assert body(page(s.save()))[:2] == ["3", "Presteren naar vermogen"]


def test_a_year_that_ends_a_column_is_no_number_of_the_next(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 100, 225, prose(1))
    s.text(60, top, "19.")
    s.lines(305, 100, 225, prose(2, 12))
    assert in_order(page(s.save()), "S1x5", "19.", "S2x0")


def test_the_quote_is_in_a_box_in_reading_direction(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    s.text(60, 40, "Recensie", 24, "Helvetica-Bold")
    s.text(740, 34, "1", 40, "Helvetica-Bold")
    for block in page(s.save()).blocks:
        for line in block.lines:
            assert line.box.x0 < line.box.x1


def test_bare_letters_that_count_hang_before_their_clauses(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for k, letter in enumerate("abc"):
        s.text(60, 80 + 34 * k, letter)
        s.text(82, 80 + 34 * k, f"De gemeente wijst in 2025 bouwgrond aan in wijk {k} en")
        s.text(82, 92 + 34 * k, "meldt dat aan de corporaties.")
    assert [line[:12] for line in body(page(s.save()))[::2]] == ["a De gemeent", "b De gemeent", "c De gemeent"]
