"""Boxes and cards: read whole, in the order of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.reading import body, in_order, page, sentence_marks
from support.sheets import LANDSCAPE, Sheets, prose


def card(s: Sheets, x: float, top: float, width: float, height: float, title: str, text: str, **kind: float) -> None:
    s.box(x, top, width, height, **kind)
    s.text(x + 8, top + 8, title, 10, "Helvetica-Bold")
    s.lines(x + 8, top + 24, width - 16, text, 9)


@pytest.mark.parametrize("kind", [{}, {"fill": 0.9}, {"radius": 6.0}, {"fill": 0.85, "radius": 6.0}])
def test_cards_that_stand_in_rows_are_read_row_by_row(tmp_path: Path, kind: dict[str, float]) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    names = "ABCDEF"
    for k, name in enumerate(names):
        card(s, 50 + 250 * (k % 3), 60 + 170 * (k // 3), 235, 150, f"Kaart {name}", prose(k, 3), **kind)
    layout = page(s.save())
    assert in_order(layout, *(f"Kaart {n}" for n in names))
    assert [b.kind for b in layout.blocks] == ["panel"] * 6


def test_cards_of_unequal_height_are_read_column_by_column(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    order = []
    for column, heights in enumerate(((90, 60, 140), (150, 70, 80), (60, 120, 60))):
        top = 50.0
        for row, height in enumerate(heights):
            order.append(f"Kaart {column}{row}")
            card(s, 50 + 250 * column, top, 235, height, order[-1], prose(1, 1))
            top += height + 12
    assert in_order(page(s.save()), *order)


def test_a_box_beside_the_text_is_read_whole(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 300, prose(1, 10))
    card(s, 390, 120, 150, 200, "Feiten", prose(2, 3), fill=0.9)
    layout = page(s.save())
    marks = sentence_marks(layout)
    assert [m for m in marks if m.startswith("S1")] == [f"S1x{k}" for k in range(10)]
    first = marks.index("S2x0")
    assert marks[first : first + 3] == ["S2x0", "S2x1", "S2x2"]
    assert [b.kind for b in layout.blocks].count("panel") == 1


def test_a_box_within_a_column(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 80, 225, prose(1))
    card(s, 60, top + 10, 225, 150, "In het kort", prose(2, 2), fill=0.9)
    s.lines(60, top + 175, 225, prose(3))
    s.lines(305, 80, 225, prose(4, 12))
    assert in_order(page(s.save()), "S1x5", "In het kort", "S2x1", "S3x0", "S3x5", "S4x0")


def test_two_columns_within_a_box(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.box(50, 70, 495, 260, fill=0.9)
    s.lines(60, 80, 225, prose(1))
    s.lines(310, 80, 225, prose(2))
    s.lines(60, 360, 475, prose(3))
    layout = page(s.save())
    assert sentence_marks(layout) == [f"S{n}x{k}" for n in (1, 2, 3) for k in range(6)]
    assert layout.blocks[0].kind == "panel"


def test_a_coloured_page_is_no_box(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.box(0, 0, 595, 842, fill=0.8)
    s.lines(60, 80, 225, prose(1))
    s.lines(305, 80, 225, prose(2))
    assert {b.kind for b in page(s.save()).blocks} == {"text"}


def test_a_bar_behind_a_heading_is_no_box(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for part, top in enumerate((80, 400)):
        s.box(60, top, 470, 22, fill=0.7)
        s.text(66, top + 5, f"Hoofdstuk {part}", 13, "Helvetica-Bold")
        s.lines(60, top + 36, 225, prose(1 + 2 * part))
        s.lines(305, top + 36, 225, prose(2 + 2 * part))
    layout = page(s.save())
    assert in_order(layout, "Hoofdstuk 0", "S1x0", "S2x5", "Hoofdstuk 1", "S3x0", "S4x5")
    assert {b.kind for b in layout.blocks} == {"text"}


def test_a_head_in_another_colour_is_part_of_its_card(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for k in range(2):
        x = 60 + 245 * k
        s.box(x, 80, 230, 20, fill=0.5)
        s.box(x, 100, 230, 120, fill=0.9)
        s.text(x + 6, 84, f"Kop {k}", 11, "Helvetica-Bold")
        s.lines(x + 6, 108, 215, prose(k, 3))
    layout = page(s.save())
    assert in_order(layout, "Kop 0", "S0x2", "Kop 1", "S1x0")
    assert len(layout.blocks) == 2


def test_a_sidebar_without_a_frame(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 330, prose(1, 10))
    s.lines(415, 95, 120, prose(2, 3), 8)
    marks = sentence_marks(page(s.save()))
    assert marks == [f"S1x{k}" for k in range(10)] + [f"S2x{k}" for k in range(3)]


def test_no_word_is_lost_or_doubled_by_boxes(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    card(s, 60, 80, 200, 120, "Een", "alfa beta gamma delta", fill=0.9)
    s.box(58, 78, 204, 124)
    card(s, 70, 130, 150, 60, "Twee", "epsilon zeta eta theta")
    words = " ".join(body(page(s.save()))).split()
    assert sorted(words) == sorted(["Een", "alfa", "beta", "gamma", "delta", "Twee", "epsilon", "zeta", "eta", "theta"])


def test_cards_that_touch_are_cards_and_no_table(tmp_path: Path) -> None:
    """As where a table of one's word processor holds them: each has a title in bold over its text."""
    s = Sheets(tmp_path / "a.pdf")
    for k, name in enumerate("ABCD"):
        x, top = 60 + 230 * (k % 2), 80 + 110 * (k // 2)
        for x0, y0, x1, y1 in ((x, top, x + 230, top), (x, top, x, top + 110), (x + 230, top, x + 230, top + 110)):
            s.canvas.line(x0, s.height - y0, x1, s.height - y1)
        s.canvas.line(x, s.height - top - 110, x + 230, s.height - top - 110)
        s.text(x + 8, top + 8, f"Kaart {name}", 10, "Helvetica-Bold")
        s.lines(x + 8, top + 24, 214, prose(k, 2), 9)
    layout = page(s.save())
    assert [b.kind for b in layout.blocks] == ["panel"] * 4
    assert sentence_marks(layout) == [f"S{n}x{k}" for n in range(4) for k in range(2)]
