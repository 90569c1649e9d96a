"""Which themes a document is on, where, and which main theme a text is on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.mine import mine
from doc_mining.mining.taxonomy import main_theme, main_themes, named_theme
from doc_mining.mining.theme_frames import frames_of
from support.written import document

CASES = Path(__file__).parent.parent / "cases" / "themes"


def cases(file: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{file}.toml").read_text("utf-8"))["case"])


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in cases("places")])
def test_themes_come_from_where_a_document_tells_them(case: dict[str, Any]) -> None:
    written = document(
        case["text"],
        kind=case["kind"],
        corporation="Woonbelang",
        municipalities=tuple(case.get("municipalities", ())),
    )
    found = mine(written, "x").themes
    assert [f"{t.scope} | {t.theme_as_written} | {t.theme}" for t in found] == case["rows"]
    texts = {p.order: p.text for p in written.passages}
    assert all(texts[t.passage][t.start :].startswith(t.quote) and t.boxes for t in found)


@pytest.mark.parametrize(("theme", "sentence"), [(c["theme"], s) for c in cases("sentences") for s in c["sentences"]])
def test_a_sentence_has_the_main_theme_of_its_words(theme: str, sentence: str) -> None:
    assert main_theme(sentence)[0] == (theme or None)


def test_there_are_fifteen_main_themes() -> None:
    assert len(main_themes()) == 15
    assert all(main_theme(name) == (name, 0.98) for name in main_themes())


def test_a_heading_above_decides_where_the_words_do_not() -> None:
    vague = "Ga daar in de komende jaren mee door en vertel er ook over."
    assert main_theme(vague)[0] is None
    assert main_theme(vague, "Duurzaamheid")[0] == "Duurzaamheid en energietransitie"


def test_who_wishes_is_not_what_is_wished() -> None:
    assert main_theme("Verduurzaam de oudste woningen eerst (Huurdersraad).")[0] == "Duurzaamheid en energietransitie"


def test_a_field_of_method_5_has_its_best_main_theme() -> None:
    assert named_theme("2.3 Huisvesting van de primaire doelgroep") == "Betaalbaarheid"
    assert named_theme("Prestatieveld 4: (Des)investeren in vastgoed") == "Beschikbaarheid en nieuwbouw"
    assert named_theme("Wat wij zagen") is None


def test_an_agreement_that_says_little_is_on_what_its_chapter_is_on() -> None:
    chapter = """
# Agenda

# Artikel 3 Van kelder tot nok

3.1 Woonbelang isoleert 300 woningen in 2024 en plaatst zonnepanelen op 120 daken.

3.2 Woonbelang verbetert de energielabels E, F en G vóór 2026 tot label C.

3.3 De gemeente stelt een warmtevisie op en kiest wijken die van het aardgas af gaan.

3.4 Woonbelang rondt haar deel in de loop van 2025 af.
"""
    alone = "# Agenda\n\n# Artikel 3 Van kelder tot nok\n\n3.4 Woonbelang rondt haar deel in de loop van 2025 af.\n"

    def last(text: str) -> str | None:
        return mine(document(text, kind="prestatieafspraken", corporation="Woonbelang"), "x").agreements[-1].theme

    assert last(chapter) == "Duurzaamheid en energietransitie"
    assert last(alone) != "Duurzaamheid en energietransitie"


def test_a_wish_below_a_theme_of_the_document_is_on_what_that_theme_is_on() -> None:
    text = """
# De visitatie
De thema’s van deze visitatie zijn:

- Het dorp van morgen
- Samen sterk

# Presteren naar opgaven
## Het dorp van morgen
Er zijn twaalf seniorenwoningen drempelvrij gemaakt. Ouderen blijven er langer thuis. De zorggroep houdt er spreekuur.

### Aanbevelingen
- Ga hiermee door in de andere kernen.

## Samen sterk
De bewoners kennen elkaar. De beheerder treedt op bij overlast. De buurtkamer is elke dag open.
"""
    found = mine(document(text, kind="visitatierapport", corporation="Woonbelang"), "x")
    assert [t.theme for t in found.themes] == ["Wonen met zorg en ouderen", "Leefbaarheid en wijken"]
    assert [p.theme for p in found.development_points] == ["Wonen met zorg en ouderen"]


@pytest.mark.parametrize(
    ("text", "asked", "party"),
    [
        ("Laat bewoners meedenken over de keuze van de ketel.", "heard", "tenants"),
        ("Bespreek een sloopplan met huurders voordat het vaststaat.", "heard", "tenants"),
        ("Leg de huurdersraad uit waarom zijn voorstel niet is gevolgd.", "told", "tenants"),
        ("Geef de huurdersvereniging een eigen budget.", "club", "tenants"),
        ("Zoek de wethouder vaker op.", "together", "town"),
        ("Geef elke ambitie een jaartal.", "steered", ""),
        ("Leg de kennis van vertrekkende medewerkers vast.", "means", ""),
    ],
)
def test_what_is_asked_is_told_apart_from_its_matter(text: str, asked: str, party: str) -> None:
    frames = frames_of(text.lower())
    assert asked in frames.asked
    assert not party or party in frames.parties
