"""Contexts that take the force of a verdict away, and their look-alikes."""

from __future__ import annotations

import pytest

from doc_mining.mining.context import contexts


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("De samenwerking is nog niet goed.", "negated"),
        ("De corporatie zou een goed kunnen krijgen.", "hypothetical"),
        ("Indien zij de huurders betrekt, wordt het oordeel goed.", "hypothetical"),
        ("De gemeente verwacht dat het proces goed wordt.", "expectation"),
        ("De norm voor dit onderdeel is goed.", "norm"),
        ("Een goed betekent dat de opgave is gehaald.", "norm"),
        ("In de vorige visitatie was het oordeel goed.", "previous"),
        ("In het conceptrapport stond een goed.", "draft"),
        ("De vraag is of dit goed is.", "question"),
        ("De schaal loopt van slecht tot goed.", "meta"),
        ("In de Aedes-benchmark is de score goed.", "survey"),
        ("Het plan ‘samen goed wonen’ is klaar.", "quotation"),
    ],
)
def test_a_context_is_named(sentence: str, name: str) -> None:
    at = sentence.index("goed")
    assert name in contexts(sentence, at, at + 4)


@pytest.mark.parametrize(
    "sentence",
    [
        "De prestaties zijn zonder meer goed.",
        "Niet alleen de huurders vinden dit goed.",
        "De samenwerking, beter dan in de vorige visitatie, is goed.",
        "Op grote schaal verduurzamen gaat goed.",
        "Wij waarderen dit als commissie met een goed.",
        "Niet alle wensen zijn vervuld, maar het oordeel is goed.",
        "De raad, die niet bij het gesprek kon zijn, noemt de samenwerking goed.",
        "Een goed is gebleven wat het was: goed.",
        "De drempelloze flat in Oost is goed.",
    ],
)
def test_look_alikes_change_nothing(sentence: str) -> None:
    at = sentence.rindex("goed")
    assert contexts(sentence, at, at + 4) == frozenset()
