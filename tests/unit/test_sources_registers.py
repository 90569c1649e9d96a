"""Registers of municipalities and corporations."""

from __future__ import annotations

import pytest

from doc_mining.sources.registers import (
    corporations,
    has_form,
    is_corporation,
    is_municipality,
    municipalities,
    municipality,
    own_name,
)


def test_the_registers_are_there() -> None:
    assert len(municipalities()) > 450
    assert len(corporations()) > 300


@pytest.mark.parametrize(
    "name", ["Nijkerk", "Geldermalsen", "’s-Hertogenbosch", "Den Haag", "Aa en Hunze", "West Betuwe"]
)
def test_municipalities_of_today_and_formerly(name: str) -> None:
    assert is_municipality(name)


@pytest.mark.parametrize("name", ["Noordwoud", "Betuwe", "Wonen", ""])
def test_what_is_no_municipality(name: str) -> None:
    assert not is_municipality(name)


def test_a_municipality_has_one_spelling() -> None:
    assert municipality("den haag") == "'s-Gravenhage"
    assert municipality("alphen AAN den rijn") == "Alphen aan den Rijn"


@pytest.mark.parametrize("name", ["Stichting Woonbron", "Woonbron", "Woningstichting Eigen Haard", "wbv. Reeuwijk"])
def test_registered_corporations(name: str) -> None:
    assert is_corporation(name)


@pytest.mark.parametrize("name", ["Eigen Haard", "Goed Wonen", "Leusden", "Woonbelang Nergens"])
def test_words_and_places_are_no_corporation_without_its_form(name: str) -> None:
    assert not is_corporation(name)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Stichting Woonbedrijf", "Woonbedrijf"),
        ("Christelijke Woningstichting De Linde", "De Linde"),
        ("Woonstichting ’t Heem", "’t Heem"),
        ("De Linde", "De Linde"),
    ],
)
def test_a_corporations_own_name(name: str, own: str) -> None:
    assert own_name(name) == own
    assert has_form(name) == (name != own)
