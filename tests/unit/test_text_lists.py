"""List items: their markers, continuation lines and nesting."""

from __future__ import annotations

import pytest

from doc_mining.records import Document
from support.typeset import structured


def items(document: Document) -> list[tuple[str | None, int | None, str]]:
    return [(p.marker, p.level, p.text) for p in document.passages if p.kind == "list_item"]


@pytest.mark.parametrize("mark", ["•", "-", "–", "▪", "\uf0fc", "✓", "➢", "a.", "1.", "1)", "(a)"])
def test_every_bullet_makes_items(mark: str) -> None:
    second = {"a.": "b.", "1.": "2.", "1)": "2)", "(a)": "(b)"}.get(mark, mark)
    document = structured(
        f"De commissie geeft mee:\n{mark} Maak doelen meetbaar en bespreek\n  ze met de huurders.\n{second} Werk samen."
    )
    assert [text for _, _, text in items(document)] == [
        "Maak doelen meetbaar en bespreek ze met de huurders.",
        "Werk samen.",
    ]
    assert items(document)[0][0] == mark


def test_ticks_of_a_symbol_font_are_bullets_but_a_letter_is_none() -> None:
    document = structured("Opbrengst:\nP Meer zicht op wat nodig is.\nP Meer tijd voor gesprek.")
    assert len(items(document)) == 2
    assert not items(structured("P is een letter die in de tekst kan staan zonder dat er een lijst begint."))


def test_lists_are_nested_by_how_far_they_stand_in() -> None:
    document = structured(
        "De wijk krijgt:\n• een buurthuis;\n• woningen:\n   - voor starters;\n   - voor senioren;\n• een plein."
    )
    assert [level for _, level, _ in items(document)] == [1, 1, 2, 2, 1]


def test_a_follow_up_paragraph_stays_in_its_item() -> None:
    document = structured(
        """
Aanbevelingen uit 2016:
• Leg keuzes in het onderhoud eerder voor aan de bewonersraad in de stad.
  Dat gebeurt nu elk voorjaar.
• Maak de wachtlijst openbaar.
"""
    )
    assert items(document)[0][2].split("\n") == [
        "Leg keuzes in het onderhoud eerder voor aan de bewonersraad in de stad.",
        "Dat gebeurt nu elk voorjaar.",
    ]


def test_an_item_goes_on_in_the_next_column() -> None:
    document = structured(
        """
De commissie adviseert:
• Maak de doelen meetbaar en bespreek de voortgang elk half jaar met de
|||
  huurdersorganisatie en de gemeente.
• Werk samen met zorgpartijen.
"""
    )
    assert [t for _, _, t in items(document)] == [
        "Maak de doelen meetbaar en bespreek de voortgang elk half jaar met de huurdersorganisatie en de gemeente.",
        "Werk samen met zorgpartijen.",
    ]


def test_text_after_a_list_is_no_item() -> None:
    document = structured(
        "Wensen:\n• Meer woningen.\n• Meer zorg.\n\nDe gemeente deelt deze wensen en wil verder praten."
    )
    assert document.passages[-1].kind == "paragraph"


def test_numbered_clauses_are_items() -> None:
    document = structured(
        """
Partijen spreken het volgende af over de nieuwbouw in deze periode:
2.1 Woonstichting Voorbeeld bouwt 120 woningen in de periode tot en met 2026.
2.2 De gemeente wijst voor 1 juli 2024 de locaties aan en maakt ze bouwrijp.
2.3.a Partijen evalueren jaarlijks.
"""
    )
    assert [(m, t[:12]) for m, _, t in items(document)] == [
        ("2.1", "Woonstichtin"),
        ("2.2", "De gemeente "),
        ("2.3.a", "Partijen eva"),
    ]


def test_a_number_that_begins_a_line_is_no_item() -> None:
    document = structured(
        "De wachttijd is in deze jaren opgelopen tot gemiddeld\n7. Dat vinden huurders te lang en dat begrijpt men."
    )
    assert items(document) == []


def test_what_follows_a_finished_item_at_the_margin_is_a_paragraph() -> None:
    document = structured(
        "De ondergetekenden:\n• de gemeente, hierna: de gemeente;\n• de corporatie, hierna: de corporatie;\n"
        "overwegende dat de opgave groot is, komen het volgende overeen."
    )
    assert items(document)[-1][2] == "de corporatie, hierna: de corporatie;"
    assert document.passages[-1].kind == "paragraph"


def test_an_item_without_a_hanging_indent_is_whole() -> None:
    document = structured(
        """
Dit geven wij mee:
- Maak de doelen meetbaar en bespreek ze elk jaar met de huurders en de
gemeente in een gesprek. Deel ook wat er niet lukt en waarom dat zo is.
Doe dat op tijd.
- Werk samen.
"""
    )
    assert [t[-16:] for _, _, t in items(document)] == ["Doe dat op tijd.", "Werk samen."]


def test_numbers_that_go_on_below_make_items_behind_a_whole_sentence() -> None:
    """Items of one line each show neither a hanging indent nor what leads in to them."""
    document = structured(
        """
De commissie geeft de corporatie vier verbeterkansen mee voor de komende jaren.
1. Leg afspraken vast, met aantallen en termijnen.
2. Bepaal welke buffer nodig is.
3. Geef doelen een maat.
"""
    )
    assert [text for _, _, text in items(document)] == [
        "Leg afspraken vast, met aantallen en termijnen.",
        "Bepaal welke buffer nodig is.",
        "Geef doelen een maat.",
    ]
