"""Aspects: what is judged, by the words of the clause and by the headings of every method."""

from __future__ import annotations

import pytest

from doc_mining.mining.aspects import aspect_of


@pytest.mark.parametrize(
    ("section", "aspect"),
    [
        (("Presteren naar opgaven en ambities", "Huisvesting van bijzondere doelgroepen"), "prestaties"),
        (("Presteren naar opgaven en ambities", "Ambities in relatie tot de opgaven"), "ambities"),
        (("Presteren volgens belanghebbenden", "Relatie en communicatie"), "relatie_communicatie"),
        (("Presteren volgens belanghebbenden", "Invloed op het beleid"), "invloed_beleid"),
        (("Presteren naar vermogen", "Vermogensinzet"), "vermogen"),
        (("Governance", "Besturing", "Check"), "governance"),
        (("Governance van maatschappelijk presteren", "Maatschappelijke rol van de RvC"), "governance"),
        (("Maatschappelijke capaciteit",), "vermogen"),
        (("Waardering belanghebbenden", "Samenwerking prestatieafspraken"), "prestatieafspraken"),
        (("Waardering belanghebbenden", "Representativiteit"), "representativiteit"),
        (("Besturing", "Waardering visitatiecommissie", "Waardering"), "governance"),
        (("Volgens belanghebbenden", "Zeggenschap van huurders"), "invloed_beleid"),
        (("Volgens belanghebbenden", "Onderlinge omgang"), "relatie_communicatie"),
        (("Volgens belanghebbenden", "Totstandkoming van de afspraken"), "prestatieafspraken"),
        (("Opgaven", "Thema’s uit de afspraken"), "prestaties"),
        (("Inleiding",), "overig"),
    ],
)
def test_headings_say_the_aspect(section: tuple[str, ...], aspect: str) -> None:
    assert aspect_of("De commissie beoordeelt dit als goed", section) == aspect


@pytest.mark.parametrize(
    ("clause", "section", "aspect"),
    [
        ("waardeert de samenwerking als goed", ("Resultaten",), "samenwerking"),
        ("beoordeelt het proces van de prestatieafspraken als goed", (), "prestatieafspraken"),
        ("waardeert het overleg als goed", ("Prestatieafspraken",), "prestatieafspraken"),
        ("vindt de invloed op het beleid goed", ("Resultaten",), "invloed_beleid"),
        ("vindt de prestaties op het thema duurzaamheid goed", ("Besturing",), "prestaties"),
        ("waardeert de externe legitimering als goed", (), "governance"),
        ("geeft als eindoordeel een goed", ("Presteren naar vermogen",), "eindoordeel"),
    ],
)
def test_the_words_of_the_clause_come_first(clause: str, section: tuple[str, ...], aspect: str) -> None:
    assert aspect_of(clause, section) == aspect
