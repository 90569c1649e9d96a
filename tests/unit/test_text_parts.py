"""Sub-documents inside a document."""

from __future__ import annotations

import pytest

from doc_mining.text.parts import part_name
from support.typeset import structured

PROSE = """De corporatie heeft in de afgelopen vier jaar veel gedaan aan de kwaliteit van
haar woningen en werkt daarbij samen met de gemeente en de huurders."""

NAMES = {
    "Position paper": "position paper",
    "Bijlage 1: Position paper Oosterhaven": "position paper Oosterhaven",
    "Bijlage 2 Experimentvoorstel": "bijlage 2 Experimentvoorstel",
    "BIJLAGE C – Meetschaal": "bijlage C Meetschaal",
    "Bijlagen": "bijlage",
    "Bestuurlijke reactie": "bestuurlijke reactie",
    "6. Bestuurlijke reactie van Woonstichting Voorbeeld": "bestuurlijke reactie",
    "Reactie van het bestuur op het visitatierapport": "bestuurlijke reactie",
    "Bijlage 4. Bestuurlijke reactie": "bestuurlijke reactie",
    "Lijst van geraadpleegde documenten": "geraadpleegde documenten",
    "Onafhankelijkheidsverklaringen": "onafhankelijkheidsverklaring",
}


@pytest.mark.parametrize(("title", "name"), NAMES.items())
def test_a_part_is_named_as_a_person_would(title: str, name: str) -> None:
    assert part_name(title) == name


@pytest.mark.parametrize(
    "title", ["Reactie op de vraag van huurders", "Recensie", "Bijdragen aan de wijk", "2.1 Positie"]
)
def test_other_headings_open_no_part(title: str) -> None:
    assert part_name(title) is None


def report() -> str:
    return f"""
# Visitatierapport
--- page 2
# 1 Recensie

{PROSE}
--- page 3
# Bestuurlijke reactie

{PROSE}
--- page 4
# 2 Prestaties

{PROSE}
--- page 5
# Bijlage 1 Position paper

## Waar staan we nu?

{PROSE}
--- page 6
# Bijlage 2 Geraadpleegde documenten

• Jaarverslag
"""


def test_parts_begin_and_end() -> None:
    document = structured(report())
    parts = {p.page: p.part for p in document.passages if p.kind != "heading"}
    assert parts == {
        2: None,
        3: "bestuurlijke reactie",
        4: None,
        5: "position paper",
        6: "bijlage 2 Geraadpleegde documenten",
    }


def test_a_part_begins_its_own_sections() -> None:
    document = structured(report())
    passage = next(p for p in document.passages if p.page == 5 and p.kind == "paragraph")
    assert passage.section == ("Bijlage 1 Position paper", "Waar staan we nu?")


def test_pages_numbered_anew_are_an_annex() -> None:
    pages = "\n".join(f"--- page {n}\n## Hoofdstuk over thema {n}\n\n{PROSE}" for n in range(2, 9))
    annex = f"--- page 1\n{PROSE}\n--- page 2\n{PROSE}"
    document = structured(f"# Rapport\n{pages}\n{annex}")
    assert [p.part for p in document.passages if p.page in (8, 9)][-1] == "bijlage"
    assert all(p.part is None for p in document.passages if p.page < 8)


def test_a_running_head_tells_of_appendices() -> None:
    document = structured(
        f"# Recensie\n\n{PROSE}\n--- page 2\n# Prestaties\n\n{PROSE}\n"
        f"--- page 3\nPosition paper\n{PROSE}\nfoot: Bijlagen bij het rapport\n"
        f"--- page 4\nThema: Wonen met zorg (gemeente Zuiderdam)\n{PROSE}\nfoot: Bijlagen bij het rapport"
    )
    parts = {p.page: p.part for p in document.passages}
    assert parts == {1: None, 2: None, 3: "position paper", 4: "position paper Zuiderdam"}


def test_a_list_of_persons_ends_a_position_paper() -> None:
    document = structured(
        f"{report()}\n--- page 7\n# Bijlage 3 Position paper\n\n{PROSE}\n--- page 8\n"
        "| Naam | Functie |\n| A. Testveld | wethouder |\n| B. Proefstra | voorzitter |\n"
        f"--- page 9\n{PROSE}"
    )
    assert document.passages[-1].part == "bijlage"


def test_a_document_that_is_a_position_paper_itself_has_no_part() -> None:
    document = structured(f"# Position paper Woonstichting Voorbeeld\n\n{PROSE}\n\n## Waar staan we?\n\n{PROSE}")
    assert {p.part for p in document.passages} == {None}
