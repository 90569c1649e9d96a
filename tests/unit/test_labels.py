"""Labels: an open set of words, ranges of two, their place on one axis, and the scale that a report declares."""

from __future__ import annotations

import pytest

from doc_mining.mining.declared_scales import read_scale
from doc_mining.mining.labels import Scale, find_labels, grade_of


@pytest.mark.parametrize(
    ("text", "label", "label_to"),
    [
        ("een ruime voldoende", "ruim voldoende", None),
        ("een uitstekende samenwerking", "uitstekend", None),
        ("als ‘voldoende tot goed’", "voldoende", "goed"),
        ("een ‘onvoldoende’ tot ‘voldoende’", "onvoldoende", "voldoende"),
        ("tussen ‘voldoende’ en ‘goed’", "voldoende", "goed"),
        ("tussen een voldoende en een goed", "voldoende", "goed"),
        ("voldoende/goed", "voldoende", "goed"),
        ("een ‘voldoende-onderweg naar goed’", "voldoende", "goed"),
        ("ruim voldoende à goed", "ruim voldoende", "goed"),
        ("goed tot voldoende", "voldoende", "goed"),
        ("is niet naar behoren", "niet naar behoren", None),
        ("boven verwachting", "boven verwachting", None),
    ],
)
def test_a_label_is_found_uninflected(text: str, label: str, label_to: str | None) -> None:
    (match,) = find_labels(text)
    assert (match.label, match.label_to) == (label, label_to)


def test_two_labels_side_by_side_are_no_range() -> None:
    assert [m.label for m in find_labels("de scores ‘voldoende’ en ‘goed’")] == ["voldoende", "goed"]


def test_a_motto_is_not_a_quoted_label() -> None:
    assert [m.quoted for m in find_labels("‘goed samenleven’ is een ‘goed’")] == [False, True]


@pytest.mark.parametrize("text", ["onvoldoendes geldigheid", "Goederen", "verslechterd", "goed-bedoeld"])
def test_part_of_a_word_is_no_label(text: str) -> None:
    assert [m.label for m in find_labels(text)] in ([], ["onvoldoende"])


def test_ordinary_words_are_labels_only_between_quotation_marks_or_when_declared() -> None:
    assert find_labels("een sterk netwerk") == []
    assert [m.label for m in find_labels("een ‘sterk’ netwerk")] == ["sterk"]
    assert [m.label for m in find_labels("een sterk netwerk", extra=("sterk",))] == ["sterk"]


@pytest.mark.parametrize(("label", "grade"), [("zeer slecht", 1), ("voldoende", 6), ("ruim voldoende", 7), ("goed", 8)])
def test_labels_have_the_grades_of_the_common_scale(label: str, grade: float) -> None:
    assert grade_of(label) == grade


def test_the_crosswalk_of_a_method_comes_before_the_common_one() -> None:
    assert grade_of("boven verwachting", methodology="7") == 8.5
    assert grade_of("boven verwachting") == 8.0


def test_a_score_is_its_own_grade_and_an_unknown_word_has_none() -> None:
    assert grade_of(7.4) == 7.4
    assert grade_of("in beweging") is None
    assert grade_of(None) is None


def test_what_a_report_declares_comes_first() -> None:
    assert grade_of("goed", methodology="6.0", scale=Scale(("goed",), {"goed": 7.5})) == 7.5


def test_a_declared_scale_of_numbers_is_read() -> None:
    scale = read_scale(["Goed (9), ruim voldoende (8), voldoende (7) en onvoldoende (5)."])
    assert scale.grades["ruim voldoende"] == 8.0
    assert scale.grades["goed"] == 9.0


def test_words_that_a_report_declares_are_labels() -> None:
    scale = read_scale(
        ["Wij geven geen cijfers maar gebruiken ‘onder de lat’, ‘op de lat’ en ‘boven de lat’ als oordeel."]
    )
    assert scale.labels == ("onder de lat", "op de lat", "boven de lat")


def test_a_list_of_other_quoted_words_declares_nothing() -> None:
    assert read_scale(["In termen als ‘integraal’, ‘gebiedsgericht’ en ‘duurzaam’ is de visie gebruikt."]) == Scale()
