"""Organisations that a document names, and nobody else."""

from __future__ import annotations

from dataclasses import replace

from doc_mining.mining.organisations import organisations
from support.written import document

TEXT = """
# Inleiding
Woonstichting De Linde werkt in de gemeenten Noordwoud en Nijkerk. Huurdersvereniging Onder Dak adviseert De Linde.
De gemeente Nijkerk maakt afspraken met De Linde. De huurders zijn tevreden.
Zorgorganisatie Avondrust en Stichting Welzijn Nijkerk namen deel, net als het Leger des Heils en collega-corporatie Woonbelang Oost.
--- page
| Regio | Huurdersorganisatie |
|---|---|
| Noordwoud | De Sleutelbos |
| Nijkerk | HVN |

Wethouder Jansen van de gemeente Nijkerk sprak met mevrouw De Vries van de Huurdersraad. Zie ook Aedes en de Woonbond.
"""


def found() -> dict[str, tuple[str, str | None, int]]:
    written = document(TEXT, corporation="Woonstichting De Linde", municipalities=("Nijkerk", "Noordwoud"))
    return {o.name: (o.type, o.scope, o.page) for o in organisations(written)}


def test_each_organisation_has_its_type_and_first_page() -> None:
    got = found()
    assert got["Woonstichting De Linde"] == ("corporatie", None, 1)
    assert got["gemeente Nijkerk"] == ("gemeente", "Nijkerk", 1)
    assert got["Huurdersvereniging Onder Dak"][0] == "huurders"
    assert got["Zorgorganisatie Avondrust"][0] == "zorg_welzijn"
    assert got["Stichting Welzijn Nijkerk"] == ("zorg_welzijn", "Nijkerk", 1)
    assert got["Leger des Heils"][0] == "zorg_welzijn"
    assert got["Woonbelang Oost"][0] == "collega_corporatie"
    assert got["De Sleutelbos"] == ("huurders", None, 2)
    assert got["HVN"][0] == "huurders"
    assert got["Aedes"][0] == got["Woonbond"][0] == "overig"


def test_groups_and_persons_are_none() -> None:
    names = " | ".join(found())
    assert "Jansen" not in names
    assert "Vries" not in names
    assert "Huurdersraad" not in found()
    assert "huurders" not in found()


def test_lists_of_persons_are_not_read() -> None:
    written = document("# Deelnemers\nStichting Welzijn Het Anker")
    hidden = replace(written, passages=tuple(replace(p, people=True) for p in written.passages))
    assert organisations(hidden) == ()


def test_the_corporation_is_there_once_whatever_its_form() -> None:
    written = document("De Linde en Woonstichting De Linde zijn dezelfde.", corporation="De Linde")
    assert [(o.name, o.type) for o in organisations(written)] == [("De Linde", "corporatie")]
