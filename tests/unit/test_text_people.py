"""Lists of natural persons go no further; all persons here are invented."""

from __future__ import annotations

import pytest

from doc_mining.records import Document
from support.typeset import structured

PROSE = """De commissie heeft in de gesprekken gezien dat de partijen elkaar goed weten te
vinden en dat de wethouder en de bestuurder er samen aan werken in de regio."""

NAMES = ("Testveld", "Voorbeelds", "Proefstra", "Nepnaam", "Verzonnen", "Fictief")


def leaks(document: Document) -> list[str]:
    """Invented names that came through, in text or in the headings above it."""
    seen = " ".join(p.text + " " + " ".join(p.section) for p in document.passages)
    return [name for name in NAMES if name in seen]


LISTS = {
    "table under a heading": """
## Bijlage 2 Geraadpleegde personen

| Naam | Functie | Organisatie |
| Mevrouw A. Testveld | wethouder | Gemeente Oosterhaven |
| Joris Voorbeelds | voorzitter | Huurdersvereniging |
""",
    "table without a heading": """
| Annet Testveld | Gemeente Oosterhaven | Beleidsadviseur wonen |
| Joris Voorbeelds | Huurdersraad Oost | Voorzitter |
| Karel Proefstra | De Linden | Manager wonen |
| Piet Nepnaam | Zorggroep Zuid | Teamleider |
""",
    "lines with functions": """
**Lijst van geïnterviewden
Dhr. P. Nepnaam, directeur-bestuurder
Mw. drs. A. Testveld (wethouder)
J. Voorbeelds - huurdersvereniging
""",
    "bullets after a sentence": """
In het kader van de visitatie is gesproken met de volgende personen:
• Annet Testveld, wethouder gemeente Oosterhaven
• Joris Voorbeelds, voorzitter huurdersraad
• Karel Proefstra
""",
    "several parties in one long paragraph": """
## Gesproken personen

Namens de corporatie: mevrouw A. Testveld (bestuurder), de heer J. Voorbeelds (manager wonen), mevrouw K. Proefstra
(voorzitter raad van commissarissen) en de heer P. Nepnaam (commissaris). Namens de huurdersvereniging: de heer V.
Verzonnen en mevrouw F. Fictief. Namens de gemeenten en de zorgpartijen in het werkgebied, met wie in twee ronden is
gesproken, eerst aan tafel en daarna op de plekken waar de corporatie in de periode had gebouwd of gesloopt, waren
dezelfde functies vertegenwoordigd.
""",
    "no announcement": """
A. Testveld, lid raad van commissarissen
J. Voorbeelds, voorzitter
K. Proefstra, secretaris
""",
    "columns read one after another": """
In het kader van de visitatie hebben de volgende personen deelgenomen aan de gesprekken.
Annet Testveld
Joris Voorbeelds
**Karel Proefstra
Piet Nepnaam
Vera Verzonnen
Fred Fictief
|||
Wethouder
Voorzitter huurdersraad
**Strategisch adviseur
Sociaal beheerder
Senior asset manager
""",
    "careers of the committee": """
## Bijlage 3 Curricula vitae visitatiecommissie

**Drs. T.M. Fictief (voorzitter)
De heer Fictief is sinds 2010 zelfstandig adviseur. Hij was wethouder in een grote gemeente.

**Ir. S. Verzonnen (secretaris)
Mevrouw Verzonnen werkt als onderzoeker en heeft ruime ervaring met visitaties.
""",
    "a career without announcement": """
**De heer drs. T.M. Fictief
De heer Fictief is sinds 2010 zelfstandig adviseur. Hij was wethouder in een grote gemeente.
""",
    "signatures": """
Aldus overeengekomen en getekend te Oosterhaven op 12 december 2023,
Gemeente Oosterhaven, namens deze, mevrouw A. Testveld, wethouder
Woonstichting De Linden, namens deze, de heer J. Voorbeelds, directeur-bestuurder
""",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=list(LISTS))
def test_no_person_of_a_list_comes_through(text: str) -> None:
    document = structured(f"{PROSE}\n{text}")
    assert leaks(document) == []
    assert document.people_pages == (1,)
    assert document.passages[0].text.startswith("De commissie heeft")
    assert not document.passages[0].people


def test_a_list_is_marked_and_left_out_of_the_body() -> None:
    document = structured(f"{PROSE}\n{LISTS['table under a heading']}")
    people = [p for p in document.passages if p.people]
    assert people
    assert all(not p.text and not p.spans and not p.cells for p in people)
    assert not any(p.people for p in document.body())


NO_LISTS = {
    "organisations": """
## Geraadpleegde organisaties

• Gemeente Oosterhaven
• Zorggroep Zuid
• Huurdersraad De Linden
• Woonstichting Het Anker
""",
    "documents": """
## Geraadpleegde documenten

• Ondernemingsplan
• Jaarverslagen 2019 tot en met 2022
• Verslagen van de raad van commissarissen
""",
    "judges": """
| Belanghebbende | Oordeel |
| Gemeente Oosterhaven | 7,5 |
| Huurdersraad De Linden | 8 |
| Zorggroep Zuid | 7 |
""",
    "agreements": """
| Afspraak | Wie |
| Extra wijkbeheerder voor Nieuw Vogelveld | Woonstichting De Linden |
| Vaste consulent in Oud Meerlaken | Woonstichting De Linden |
| Wethouder bezoekt Groot Zandwerven | Gemeente Oosterhaven |
""",
    "advice": """
## Aanbevelingen

• Betrek de wethouder en de voorzitter van de huurdersraad vroeg bij het plan.
• Geef de wijkbeheerder meer ruimte.
""",
    "participants of a conversation": """
## Deelnemers

De deelnemers aan de dialoog vinden dat de corporatie het goed doet en ze zien dat er ruimte is.
""",
    "what interviewed persons say": """
De geïnterviewden van Zorggroep Zuid en Gemeente Oosterhaven zijn positief over de inzet van de corporatie.

De gesprekspartners noemen de Dr. Proefstraat als voorbeeld.
""",
    "a street with a title": """
**Renovatie Dr. Proefstraat

De bewoners van de Dr. Proefstraat zijn tevreden over de wijze waarop de renovatie is uitgevoerd.
""",
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=list(NO_LISTS))
def test_what_is_no_list_of_persons_stays(text: str) -> None:
    document = structured(f"{PROSE}\n\n{text}")
    assert not any(p.people for p in document.passages)


def test_the_report_goes_on_after_a_list() -> None:
    document = structured(
        f"{PROSE}\n{LISTS['lines with functions']}\n## Aanbevelingen\n\n• Werk samen met de gemeente.\n\n{PROSE}"
    )
    assert document.passages[-2].text == "Werk samen met de gemeente."
    assert document.passages[-2].section == ("Aanbevelingen",)
