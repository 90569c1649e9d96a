"""Footnotes are read after the text of their page."""

from __future__ import annotations

from pathlib import Path

from support.reading import in_order, page
from support.sheets import Sheets, prose


def test_a_note_under_a_column_does_not_break_the_sentence(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 100, 225, prose(1, 24))
    s.rule(60, 700, 100)
    s.lines(60, 706, 225, "1 Zie de bijlage voor de samenstelling van de groep en de wijze waarop is gemeten.", 7)
    s.lines(305, 100, 225, prose(2, 24))
    assert in_order(page(s.save()), "S1x23", "S2x0", "S2x23", "1 Zie de bijlage")


def test_small_text_higher_up_stays(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 100, 225, prose(1, 4))
    s.lines(60, top + 4, 225, "1 januari 2022 is de peildatum van deze cijfers.", 7)
    s.lines(305, 100, 225, prose(2, 12))
    assert in_order(page(s.save()), "S1x3", "1 januari", "S2x0")


def test_a_numbered_list_in_the_type_of_the_text_is_no_note(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 500, 225, prose(1, 6))
    for k in range(1, 4):
        s.text(60, top + 14 * k, f"{k} punt van aandacht")
    s.lines(305, 500, 225, prose(2, 8))
    assert in_order(page(s.save()), "1 punt", "3 punt", "S2x0")
