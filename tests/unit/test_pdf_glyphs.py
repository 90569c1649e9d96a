"""From glyphs to words: ligatures, hyphens, doubled and spaced-out glyphs, marks of footnotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from doc_mining.pdf.glyphs import resolved
from doc_mining.pdf.legible import legible
from doc_mining.pdf.spacing import openings
from doc_mining.records import Word
from support.reading import body, page, reading
from support.sheets import Sheets, prose


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("eﬀect", "effect"),
        ("ﬁnancieel", "financieel"),
        ("reﬂectie", "reflectie"),
        ("eﬃciënt", "efficiënt"),
        ("bouw\u00ad", "bouw-"),
        ("bouw\u00adplan", "bouwplan"),
        ("bouw\ufffe", "bouw-"),
        ("bouw\x02", "bouw-"),
        ("wonen\u2011zorg", "wonen-zorg"),
        ("1½", "1½"),
        ("m²", "m²"),
        ("\uf0fc", "•"),
        ("\uf0b7", "•"),
    ],
)
def test_glyphs_are_resolved(drawn: str, meant: str) -> None:
    assert resolved(drawn) == meant


def test_a_letter_of_a_font_of_signs_is_a_bullet(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for k in range(3):
        s.text(60, 100 + 14 * k, "l", 9, "ZapfDingbats")
        s.text(75, 100 + 14 * k, f"Eerste hulp bij punt {k}")
    assert body(page(s.save())) == [f"• Eerste hulp bij punt {k}" for k in range(3)]


def test_a_hyphen_at_the_end_of_a_line_stays_for_the_next_stage(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 100, "De corporatie werkt samen met de huurders-")
    s.text(60, 112, "organisatie en met de gemeente.")
    assert body(page(s.save())) == ["De corporatie werkt samen met de huurders-", "organisatie en met de gemeente."]


def test_bold_faked_by_drawing_twice(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for shift in (0, 0.3):
        s.text(60 + shift, 100, "Oordeel van de commissie", 12)
    for x in range(3):
        s.text(60 + 0.2 * x, 140, "Ontwikkelpunten", 12)
    assert body(page(s.save())) == ["Oordeel van de commissie", "Ontwikkelpunten"]


def test_bold_faked_glyph_by_glyph(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    x = 60.0
    for glyph in "Waardering":
        s.text(x, 100, glyph, 12)
        s.text(x + 0.3, 100, glyph, 12)
        x += stringWidth(glyph, "Helvetica", 12)
    assert body(page(s.save())) == ["Waardering"]


def test_the_same_word_twice_in_a_line_stays(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 100, "De score is goed goed en de de rest ook")
    assert body(page(s.save())) == ["De score is goed goed en de de rest ook"]


def test_letters_spaced_out(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    text = s.canvas.beginText(60, 700)
    text.setFont("Helvetica-Bold", 12)
    text.setCharSpace(5)
    text.textOut("Recensie")
    s.canvas.drawText(text)
    s.text(60, 200, "A B C D zijn de kernen", 10)
    assert body(page(s.save())) == ["Recensie", "A B C D zijn de kernen"]


def test_spaces_so_narrow_that_they_are_only_left_open() -> None:
    lefts, rights = [0, 5, 10.9, 15, 20, 26], [5, 10, 15, 20, 25, 30]
    assert openings(lefts, rights, 10) == [2, 5]


def test_the_mark_of_a_footnote_is_a_word_of_its_own(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 100, "De prestaties zijn beoordeeld", 10)
    width = stringWidth("De prestaties zijn beoordeeld", "Helvetica", 10)
    s.text(60 + width, 98, "12", 6)
    s.text(60 + width + 9, 100, "door de commissie.", 10)
    assert body(page(s.save())) == ["De prestaties zijn beoordeeld 12 door de commissie."]


def test_a_raised_figure_of_a_unit_stays_with_it(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 100, "140 kWh/m", 10)
    s.text(60 + stringWidth("140 kWh/m", "Helvetica", 10), 98, "2", 6)
    s.text(60, 130, "CO", 10)
    s.text(60 + stringWidth("CO", "Helvetica", 10), 133, "2", 6)
    lines = body(page(s.save()))
    assert lines[1] == "CO2"


def test_type_is_known(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 100, "Vet", 14, "Helvetica-Bold")
    s.text(60, 130, "Schuin", 9, "Times-Italic")
    s.canvas.setFillColorRGB(0, 0.5, 1)
    s.text(60, 160, "Blauw")
    vet, schuin, blauw = (line.words[0] for b in page(s.save()).blocks for line in b.lines)
    assert (vet.size, vet.bold, vet.italic) == (14, True, False)
    assert (schuin.size, schuin.bold, schuin.italic) == (9, False, True)
    assert blauw.color == 0x0080FF or blauw.color == 0x007FFF


def test_an_invisible_text_layer_is_text_but_not_twice(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.canvas.saveState()
    layer = s.canvas.beginText(60, 700)
    layer.setTextRenderMode(3)
    layer.setFont("Helvetica", 10)
    layer.textOut("Gescande tekst van de brief")
    s.canvas.drawText(layer)
    s.canvas.restoreState()
    s.text(60, 300, "Zichtbaar")
    layer = s.canvas.beginText(60, s.height - 300 - 7.5)
    layer.setFont("Helvetica", 10)
    layer.setTextRenderMode(3)
    layer.textOut("Z1chtbaar")
    s.canvas.drawText(layer)
    assert body(page(s.save())) == ["Gescande tekst van de brief", "Zichtbaar"]


def words(text: str) -> list[Word]:
    return [Word(t, 0, 0, 1, 1, 10, False, False, 0) for t in text.split()]


def test_text_is_legible() -> None:
    assert legible(words(prose(1)))
    assert legible(words("12.500 13.800 14,2 % 2021 2022 2023 1.250.000 " * 6))
    assert legible(words("kort"))


def test_garbage_is_not() -> None:
    assert not legible(words("\ue001\ue002\ue003 \ue010\ue011 " * 20))
    assert not legible(words("bcdfg hjklm npqrs tvwxz bcdkl " * 10))


def test_a_page_of_garbage_is_noticed(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for k in range(12):
        s.text(60, 80 + 14 * k, "Gh kpwtvv xcp fg eqtrqtcvkg ycpvgp zqpfgt brsttk lmnpqr dghjk wqrst")
    read = reading(s.save())
    assert [(n.code, n.page) for n in read.warnings] == [("garbled_text", 1)]
    assert read.status == "partial"


def test_small_capitals_are_one_word_with_their_initial(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 60, "B", 17)
    s.text(60 + stringWidth("B", "Helvetica", 17), 60 + 0.75 * 5, "OUWEN", 12)
    s.text(150, 60, "mark", 12)
    s.text(150 + stringWidth("mark", "Helvetica", 12), 58, "a", 7)
    assert body(page(s.save())) == ["BOUWEN mark a"]
