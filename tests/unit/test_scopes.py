"""Scopes: the area of a sentence, its headings, its chapter, its card, its judge; else the whole corporation."""

from __future__ import annotations

import pytest

from doc_mining.mining.judges import Judge
from doc_mining.mining.scopes import Scopes
from doc_mining.records import Document
from support.written import document

TEXT = """
# Inleiding
| Regio | Gemeente | Huurdersorganisatie |
|---|---|---|
| Waterland | Noordwoud | HOW |
| Heuvelland | Zuidwoud | De Sleutel |

- Hoofdstuk 1: Waterland – Noordwoud (pagina 2)
- Hoofdstuk 2: Zuidwoud (pagina 3)
- Hoofdstuk 3: Governance (pagina 4)

[[
Thema: Langer thuis in de wijk

Oordeel commissie: ‘goed’
]]
--- page
# Waterland – Noordwoud
Eerste alinea over het werk. In de regio Heuvelland ligt dat anders.
--- page
# Opgave
Hier is gekozen voor het thema langer thuis in de wijk.
--- page
# Governance
De raad vergadert.
"""


@pytest.fixture
def written() -> Document:
    return document(TEXT, corporation="Woonbelang", municipalities=("Noordwoud", "Zuidwoud"))


def at(written: Document, words: str) -> str:
    passage = next(p for p in written.passages if words in p.text)
    return Scopes(written).at(passage, passage.text.index(words))


def test_areas_come_from_the_identity_and_the_table_of_holdings(written: Document) -> None:
    assert set(Scopes(written).areas) == {"Noordwoud", "Zuidwoud", "Waterland", "Heuvelland"}


def test_the_most_specific_area_of_a_heading_counts(written: Document) -> None:
    assert at(written, "Eerste alinea") == "Noordwoud"


def test_the_area_of_a_sentence_comes_first(written: Document) -> None:
    assert at(written, "Heuvelland ligt dat anders") == "Heuvelland"


def test_a_chapter_without_a_heading_has_the_area_of_the_table_of_contents(written: Document) -> None:
    assert at(written, "Hier is gekozen") == "Zuidwoud"


def test_a_chapter_on_the_whole_is_on_the_whole(written: Document) -> None:
    assert at(written, "De raad vergadert") == "corporatie"


def test_a_card_that_names_only_a_theme_has_the_area_of_that_theme(written: Document) -> None:
    assert at(written, "Oordeel commissie") == "Zuidwoud"


def test_a_judge_has_an_area_of_its_own(written: Document) -> None:
    scopes = Scopes(written)
    assert scopes.of_judge(Judge("huurders", "De Sleutel")) == "Zuidwoud"
    assert scopes.of_judge(Judge("gemeente", "gemeente Noordwoud")) == "Noordwoud"
    assert scopes.of_judge(Judge("gemeente", "gemeente")) is None


@pytest.mark.parametrize(
    ("sentence", "area"),
    [
        ("De prestaties van Woonbelang Noordwoud zijn goed.", "Noordwoud"),
        ("In de gemeente Noordwoud is gebouwd.", "Noordwoud"),
        ("De gemeente Noordwoud waardeert dit.", None),
        ("De huurdersorganisatie in Noordwoud waardeert dit.", "Noordwoud"),
        ("De wethouder van Noordwoud waardeert dit.", None),
        ("Er is veel gebouwd.", None),
    ],
)
def test_the_area_of_a_sentence(written: Document, sentence: str, area: str | None) -> None:
    assert Scopes(written).in_sentence(sentence) == area


def test_papers_of_regions_behind_each_other_are_on_the_town_that_they_speak_of() -> None:
    paper = (
        "Thema: {theme}\n\nIn {town} is veel gebouwd. Wie in {town} zoekt, wacht lang. De gemeente {town} weet dat.\n\n"
    )
    text = "# Inleiding\n\nWoonbelang is er voor iedereen.\n\n--- page\n--- part: position paper\n"
    text += (
        paper.format(theme="Betaalbaarheid", town="Noordwoud")
        + "De samenwerking met de zorg verloopt goed.\n\n--- page\n"
    )
    text += paper.format(theme="Wachttijd", town="Zuidwoud") + "De samenwerking met huurders is voldoende.\n"
    report = document(text, kind="visitatierapport", corporation="Woonbelang", municipalities=("Noordwoud", "Zuidwoud"))
    assert at(report, "De samenwerking met de zorg") == "Noordwoud"
    assert at(report, "De samenwerking met huurders") == "Zuidwoud"


def test_headings_in_capitals_name_areas_as_others_do(written: Document) -> None:
    scopes = Scopes(written)
    assert scopes.of_heading("DE STAD: NOORDWOUD") == "Noordwoud"
    assert scopes.of_heading("RESULTATEN IN ZUIDWOUD") == "Zuidwoud"
    assert scopes.is_area("ZUIDWOUD")
