"""Paragraphs over lines, columns and pages."""

from __future__ import annotations

from support.typeset import kinds, structured


def test_a_sentence_goes_on_over_column_page_and_furniture() -> None:
    document = structured(
        """
De corporatie bouwt in de komende jaren veel woningen voor
mensen met een laag inkomen en werkt daarbij samen met
|||
de gemeente en de huurders. De commissie waardeert dat en
ziet dat het netwerk sterker wordt, ook omdat er veel
foot: Visitatierapport 4
--- page 5
meer wordt gedeeld dan voorheen.
"""
    )
    assert [p.kind for p in document.passages] == ["paragraph"]
    passage = document.passages[0]
    assert "samen met de gemeente en de huurders" in passage.text
    assert "veel meer wordt gedeeld" in passage.text
    assert (passage.page, passage.page_at(len(passage.text) - 1)) == (1, 2)


def test_a_card_or_table_between_does_not_break_a_sentence() -> None:
    document = structured(
        """
De huurders zijn tevreden over de wijze waarop de corporatie de
[[
Kerncijfers
]]
| Jaar | Aantal |
| 2020 | 12 |
plannen voor de wijk met hen bespreekt en verder uitwerkt.
"""
    )
    texts = [text for kind, text in kinds(document) if kind == "paragraph"]
    assert texts == [
        "De huurders zijn tevreden over de wijze waarop de corporatie de plannen voor de wijk met hen bespreekt en "
        "verder uitwerkt."
    ]


def test_paragraphs_are_parted_by_white_space_indent_or_a_short_last_line() -> None:
    document = structured(
        """
De gemeente ziet de corporatie als een betrouwbare partner die
doet wat zij zegt.
De huurdersorganisatie deelt dat beeld en voegt eraan toe dat de
communicatie beter is geworden.

Zorgpartijen noemen de korte lijnen met de medewerkers in de wijk.
"""
    )
    assert len(document.passages) == 3


def test_an_abbreviation_at_a_line_end_is_no_end() -> None:
    document = structured(
        """
De afspraken zijn in de afgelopen jaren aangescherpt, o.a.
Utrechtse partijen drongen daarop aan in het overleg.
"""
    )
    assert len(document.passages) == 1


def test_a_page_number_in_the_text_is_left_out() -> None:
    document = structured(
        """
De commissie heeft gesproken met alle partijen die bij de afspraken
1
betrokken zijn geweest in de afgelopen jaren.
"""
    )
    assert kinds(document) == [
        (
            "paragraph",
            "De commissie heeft gesproken met alle partijen die bij de afspraken betrokken zijn geweest in de "
            "afgelopen jaren.",
        )
    ]


def test_lines_with_values_in_a_card_stay_apart() -> None:
    document = structured(
        """
De corporatie volgt de achterstanden en bespreekt die elk kwartaal met de gemeente.
[[
**Huurachterstanden
2020: 0,90%
2021: 0,86%
]]
"""
    )
    assert kinds(document)[1:] == [("heading", "Huurachterstanden"), ("box", "2020: 0,90%\n2021: 0,86%")]


def test_a_pull_quote_within_a_sentence_is_no_heading() -> None:
    document = structured(
        """
De corporatie heeft in de afgelopen periode laten zien dat zij de vraag van
bewoners ook in moeilijke tijden serieus neemt en daar steeds weer naar
--- page
# Hier wordt geluisterd
--- page
handelt, ook als dat geld kost en de uitkomst vooraf niet vaststaat.
"""
    )
    assert [p.kind for p in document.passages] == ["paragraph", "paragraph"]
    assert document.passages[0].text.endswith(
        "naar handelt, ook als dat geld kost en de uitkomst vooraf niet vaststaat."
    )
