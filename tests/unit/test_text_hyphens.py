"""Words broken over lines: made whole, or left with the hyphen that is theirs."""

from __future__ import annotations

import pytest

from doc_mining.text.words import hyphened, known
from support.typeset import structured

BROKEN = [
    ("onder-", "werpen", "onderwerpen"),
    ("huurders-", "organisatie", "huurdersorganisatie"),
    ("duurzaamheids-", "maatregelen", "duurzaamheidsmaatregelen"),
    ("pro-", "actief", "proactief"),
    ("CO2-neutra-", "liteit", "CO2-neutraliteit"),
    ("HUURDERS-", "ORGANISATIE", "HUURDERSORGANISATIE"),
    ("voor\u00ad", "raad", "voorraad"),
]
KEPT = [
    ("zorg-", "en welzijnspartijen", "zorg- en welzijnspartijen"),
    ("woon-", "of zorgvraag", "woon- of zorgvraag"),
    ("directeur-", "bestuurder", "directeur-bestuurder"),
    ("zorg-welzijn-", "regiotafel", "zorg-welzijn-regiotafel"),
    ("van 31-", "35% van", "van 31-35% van"),
    ("de T-", "rapportages", "de T-rapportages"),
    ("per e-", "mail", "per e-mail"),
    ("Noord-", "Brabant", "Noord-Brabant"),
    ("GGZ-", "instellingen", "GGZ-instellingen"),
    ("gemeente-", "inkomsten", "gemeente-inkomsten"),
    ("de kop-en", "staartregeling", "de kop-en staartregeling"),
]


@pytest.mark.parametrize(("first", "second", "whole"), BROKEN + KEPT)
def test_a_word_over_two_lines(first: str, second: str, whole: str) -> None:
    document = structured(f"In de afgelopen jaren is gesproken over {first}\n{second} en dat bleef niet zonder gevolg.")
    assert whole in document.passages[0].text


def test_both_parts_of_a_broken_word_keep_their_place() -> None:
    passage = structured("De commissie sprak over verschillende onder-\nwerpen die spelen.").passages[0]
    start = passage.text.index("onderwerpen")
    boxes = passage.boxes(start, start + len("onderwerpen"))
    assert len(boxes) == 2
    assert boxes[0].top < boxes[1].top


def test_a_word_seen_with_its_hyphen_elsewhere_keeps_it() -> None:
    text = "Het tafel-overleg is nieuw.\n\nPartijen waarderen het jaarlijkse tafel-\noverleg over de wijken zeer."
    assert structured(text).passages[-1].text.count("tafel-overleg") == 1


def test_known_words() -> None:
    assert known("Huurder")
    assert not known("huurdr")
    assert hyphened("directeur-bestuurder")
    assert not hyphened("gemeente")
