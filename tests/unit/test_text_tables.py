"""Tables, captions, footnotes and cards as passages."""

from __future__ import annotations

from doc_mining.records import Block, Box, Cell, Line, Word
from doc_mining.text.grids import grid
from doc_mining.text.joining import Vocabulary
from support.typeset import structured

PROSE = "De commissie heeft de prestaties beoordeeld en licht het oordeel in dit hoofdstuk per onderdeel nader toe."


def test_a_table_is_one_passage_with_cells() -> None:
    document = structured(
        f"{PROSE}\n| **Perspectief | **Cijfer | **Weging |\n| Opgaven | 7,3 | 75% |\n| Governance | 6,8 |  |"
    )
    table = document.passages[-1]
    assert table.kind == "table"
    assert table.text == "Perspectief Cijfer Weging\nOpgaven 7,3 75%\nGovernance 6,8"
    assert table.header_rows == 1
    cells = {(c.row, c.column): table.text[c.start : c.end] for c in table.cells}
    assert cells[1, 1] == "7,3"
    assert cells[2, 2] == ""


def test_words_above_numbers_are_a_header() -> None:
    document = structured(f"{PROSE}\n| Gemeente | Aantal |\n| Oosterhaven | 1.204 |\n| Zuiderdam | 85 |")
    assert document.passages[-1].header_rows == 1


def test_a_table_without_header_has_none() -> None:
    document = structured(f"{PROSE}\n| Oosterhaven | 1.204 |\n| Zuiderdam | 85 |\n| Westerwijk | 11 |")
    assert document.passages[-1].header_rows == 0


def test_a_table_that_goes_on_over_the_page_is_one_and_its_header_is_not_repeated() -> None:
    document = structured(
        f"""
{PROSE}
| **Afspraak | **Partij |
| Nieuwbouw van sociale huur | Corporatie |
foot: Pagina 1
--- page
| **Afspraak | **Partij |
| Locaties aanwijzen en kopen | Gemeente |
"""
    )
    tables = [p for p in document.passages if p.kind == "table"]
    assert [t.text for t in tables] == [
        "Afspraak Partij\nNieuwbouw van sociale huur Corporatie\nLocaties aanwijzen en kopen Gemeente"
    ]
    assert tables[0].page_at(len(tables[0].text) - 1) == 2


def test_rows_that_come_again_on_the_next_page_are_header() -> None:
    document = structured(
        f"{PROSE}\n| Afspraak | Partij |\n| Nieuwbouw van sociale huur | Corporatie |\nfoot: 1\n--- page\n"
        "| Afspraak | Partij |\n| Locaties aanwijzen | Gemeente |"
    )
    table = document.passages[-1]
    assert table.header_rows == 1
    assert table.text.count("Afspraak") == 1


def test_words_of_column_heads_make_a_header_where_nothing_is_bold() -> None:
    document = structured(
        f"{PROSE}\n| Partij | Resultaten | Samenwerking |\n| Huurders | goed | voldoende |\n| Gemeente | goed | goed |"
    )
    assert document.passages[-1].header_rows == 1


def test_a_bold_row_in_the_body_is_no_header() -> None:
    document = structured(
        f"{PROSE}\n| **Perspectief | **Cijfer | **Weging |\n| **Presteren naar opgaven | **7,3 |  |\n| Wonen | 7 | 75% |"
    )
    assert document.passages[-1].header_rows == 1


def test_captions_and_footnotes_are_told_apart() -> None:
    document = structured(
        f"""
{PROSE}
//Tabel 2: Scores per perspectief

{PROSE}

~ 1 De meetlat staat in de methodiek die is vastgesteld.
"""
    )
    assert [p.kind for p in document.passages] == ["paragraph", "caption", "paragraph", "footnote"]


def test_numbers_along_an_axis_are_no_footnotes() -> None:
    document = structured(f"{PROSE}\n{PROSE}\n\n~ 1800\n~ 1600\n~ 1400")
    assert "footnote" not in [p.kind for p in document.passages]


def test_a_card_is_one_group() -> None:
    document = structured(
        f"{PROSE}\n[[\n**Wijken voor iedereen\n• Meer menging.\n• Meer ontmoeting.\n]]\n[[\nEen tweede kaart.\n]]"
    )
    groups = [p.group for p in document.passages]
    assert groups == [0, 1, 1, 1, 2]
    assert document.passages[-1].kind == "box"


def test_heads_in_a_colour_of_their_own_are_a_header() -> None:
    """White on a ground, as a rule; the words are ordinary ones and nothing below is a number."""
    white, black = ("Winterveen", "Zomerdam"), ("Samenwerking", "goed", "Besturing", "redelijk")

    def line(text: str, x: float, top: float, color: int) -> Line:
        return Line((Word(text, x, top, x + 40, top + 9, 9.0, False, False, color),), 1)

    cells = [Cell(0, k, (line(text, 60 + 80 * k, 60, 0xFFFFFF),)) for k, text in enumerate(white)]
    cells += [
        Cell(1 + k // 2, k % 2, (line(text, 60 + 80 * (k % 2), 80 + 20 * (k // 2), 0),)) for k, text in enumerate(black)
    ]
    lines = tuple(c.lines[0] for c in cells)
    block = Block("table", Box(1, 60, 60, 200, 120), lines, tuple(cells), 3, 2)
    assert grid([block], Vocabulary(lines)).header_rows == 1
