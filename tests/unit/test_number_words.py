"""Numbers in words, as agreements and reports spell them."""

import pytest

from doc_mining.mining.number_words import number_of_word
from doc_mining.mining.numbers import quantities


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("twee", 2),
        ("achttien", 18),
        ("vijfenvijftig", 55),
        ("tweeëntwintig", 22),
        ("honderdveertig", 140),
        ("Driehonderd", 300),
    ],
)
def test_a_word_is_a_number(word: str, number: int) -> None:
    assert number_of_word(word) == number


@pytest.mark.parametrize("word", ["een", "eenmaal", "achter", "tienden", "honderden"])
def test_other_words_are_none(word: str) -> None:
    assert number_of_word(word) is None


def test_a_spelled_number_counts_what_stands_behind_it() -> None:
    (found,) = quantities("De oplevering van honderdveertig woningen.")
    assert (found.value, found.unit) == (140.0, "woningen")


def test_hundreds_of_something_are_no_number() -> None:
    assert quantities("Er zijn honderden woningen verkocht en tientallen huurders verhuisd.") == []
