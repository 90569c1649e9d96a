"""Headings, their levels, and what stands below them."""

from __future__ import annotations

from doc_mining.records import Document
from support.typeset import structured

PROSE = """De corporatie heeft in de afgelopen vier jaar veel gedaan aan de kwaliteit van
haar woningen en werkt daarbij samen met de gemeente en de huurders."""


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(p.level, p.text) for p in document.passages if p.kind == "heading"]


def test_size_and_number_make_levels() -> None:
    document = structured(
        f"""
# 1 Recensie

{PROSE}

# 2 Presteren naar opgaven

## 2.1 Betaalbaarheid

{PROSE}

**Huurbeleid
{PROSE}

## 2.2 Beschikbaarheid

{PROSE}
"""
    )
    assert headings(document) == [
        (1, "1 Recensie"),
        (1, "2 Presteren naar opgaven"),
        (2, "2.1 Betaalbaarheid"),
        (3, "Huurbeleid"),
        (2, "2.2 Beschikbaarheid"),
    ]
    below = next(p for p in document.passages if p.section[-1:] == ("Huurbeleid",))
    assert below.section == ("Presteren naar opgaven", "Betaalbaarheid", "Huurbeleid")


def test_numbers_order_headings_of_one_type() -> None:
    document = structured(
        f"**1. Inleiding\n{PROSE}\n\n**2. Prestaties\n{PROSE}\n\n**2.1 Wonen\n{PROSE}\n\n**2.2 Zorg\n{PROSE}"
    )
    assert [level for level, _ in headings(document)] == [1, 1, 2, 2]


def test_a_heading_over_two_lines_is_one() -> None:
    document = structured(f"## Waardering van de aanpak en de resultaten\n## door belanghebbenden\n\n{PROSE}")
    assert headings(document) == [(1, "Waardering van de aanpak en de resultaten door belanghebbenden")]


def test_a_heading_whose_second_line_is_plain_is_whole() -> None:
    document = structured(
        """
**Zuinig met stenen en ruim met aandacht, maar nog zonder duidelijk ver-
haal
Wie door de wijken loopt, ziet onderhoud dat op orde is en huismeesters die de
bewoners bij naam kennen, en toch kan niemand zeggen waar het over tien jaar staat.
"""
    )
    assert headings(document)[0][1].endswith("maar nog zonder duidelijk verhaal")


def test_a_bold_first_line_of_a_paragraph_is_no_heading() -> None:
    document = structured(
        """
**Of het onderhoud beter wordt gewaardeerd, meet men met de
jaarlijkse enquête die alle bewoners in het najaar krijgen en
die de uitkomsten per complex laat zien.
"""
    )
    assert [p.kind for p in document.passages] == ["paragraph"]


def test_the_last_line_of_a_paragraph_is_no_heading() -> None:
    document = structured(
        """
De commissie ziet dat de samenwerking in de gemeente
Oosterhaven.

De huurders delen dat beeld en zijn positief over de aanpak.
"""
    )
    assert headings(document) == []


def test_words_and_place_make_headings_in_plain_type() -> None:
    document = structured(f"{PROSE}\n\nOntwikkelpunten\n- Maak doelen meetbaar.\n- Deel ze met de huurders.")
    assert headings(document) == [(1, "Ontwikkelpunten")]
    assert [p.section for p in document.passages if p.kind == "list_item"] == [("Ontwikkelpunten",)] * 2


def test_italic_lines_head_what_follows() -> None:
    document = structured(f"{PROSE}\n\n//Oordeel van de huurders\n{PROSE}")
    assert headings(document) == [(1, "Oordeel van de huurders")]


def test_a_lead_in_of_a_card_is_no_heading() -> None:
    document = structured(f"{PROSE}\n[[\n**Oordeel commissie:\n‘goed’\n]]")
    assert [(p.kind, p.text) for p in document.passages][-1] == ("box", "Oordeel commissie: ‘goed’")


def test_a_heading_in_a_card_stands_above_that_card_only() -> None:
    document = structured(
        f"## Resultaten\n\n{PROSE}\n[[\n**Huurachterstand\nDie daalde.\n]]\nDe gemeente is tevreden over de inzet."
    )
    card = next(p for p in document.passages if p.kind == "box")
    after = document.passages[-1]
    assert card.section == ("Resultaten", "Huurachterstand")
    assert after.section == ("Resultaten",)
    assert card.group > 0 == after.group


def test_a_number_beside_its_heading_is_its_marker() -> None:
    document = structured(f"# 4\n# Samenwerken in de wijk\n\n{PROSE}")
    passage = document.passages[0]
    assert (passage.kind, passage.text, passage.marker) in [
        ("heading", "Samenwerken in de wijk", "4"),
        ("heading", "4 Samenwerken in de wijk", "4"),
    ]


def test_a_chapter_heading_drawn_beside_the_text_is_put_on_top() -> None:
    document = structured(
        f"""
{PROSE}
De prestaties op dit thema zijn volgens alle partijen in de regio ruim op orde, ook als het gaat om zorg.
|||
# Oosterhaven

De gemeente herkent dat beeld.
"""
    )
    assert document.passages[0].text == "Oosterhaven"
    assert all(p.section == ("Oosterhaven",) for p in document.passages[1:])


def test_entries_of_a_table_of_contents_are_no_headings() -> None:
    document = structured(
        f"# Inhoudsopgave\n\n**1 Recensie 3\n**2 Prestaties 5\n**3 Bijlagen 9\n--- page 3\n# 1 Recensie\n\n{PROSE}"
    )
    assert headings(document) == [(1, "Inhoudsopgave"), (1, "1 Recensie")]
    assert document.passages[-1].section == ("Recensie",)


def test_a_chapter_that_only_the_contents_name_is_known() -> None:
    chapters = "\n".join(
        f"--- page {n}\n# {name}\n\n{PROSE}" if name else f"--- page {n}\n{PROSE}"
        for n, name in [(2, "Recensie"), (3, "Westerwijk"), (4, "Zuiderdam"), (5, ""), (6, "Bestuur")]
    )
    document = structured(
        "# Inhoudsopgave\n\n1 Recensie 2\n2 Westerwijk 3\n3 Zuiderdam 4\n4 Noorderhof 5\n5 Bestuur 6\n" + chapters
    )
    sections = {p.page: p.section for p in document.passages if p.kind == "paragraph" and p.page > 1}
    assert sections[5] == ("Noorderhof",)
    assert sections[6] == ("Bestuur",)


def test_a_cover_stands_above_nothing() -> None:
    document = structured(
        f"# Visitatierapport\n## Woonstichting Voorbeeld\n--- page 2\n## Inleiding\n\n{PROSE}\n"
        f"--- page 3\n## Recensie\n\n{PROSE}"
    )
    assert document.passages[-1].section == ("Recensie",)


def test_a_heading_below_its_own_number_is_one_heading() -> None:
    document = structured(
        f"""
# 2 Belanghebbenden aan het woord

{PROSE}

## 2.3
## Verbetersuggesties

{PROSE}
"""
    )
    assert headings(document)[1][1] == "2.3 Verbetersuggesties"
