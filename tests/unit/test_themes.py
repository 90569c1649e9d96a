"""Which themes a document is on, where, and which main theme a text is on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.mine import mine
from doc_mining.mining.taxonomy import main_theme, main_themes, named_theme
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

# Artikel 3 Droog en zuinig

3.1 Woonbelang isoleert 300 woningen in 2024 en plaatst zonnepanelen op 120 daken.

3.2 Woonbelang verbetert de energielabels E, F en G vóór 2026 tot label C.

3.3 De gemeente stelt een warmtevisie op en kiest wijken die van het aardgas af gaan.

3.4 Woonbelang rondt haar deel in de loop van 2025 af.
"""
    alone = "# Agenda\n\n# Artikel 3 Droog en zuinig\n\n3.4 Woonbelang rondt haar deel in de loop van 2025 af.\n"

    def last(text: str) -> str | None:
        return mine(document(text, kind="prestatieafspraken", corporation="Woonbelang"), "x").agreements[-1].theme

    assert last(chapter) == "Duurzaamheid en energietransitie"
    assert last(alone) != "Duurzaamheid en energietransitie"
