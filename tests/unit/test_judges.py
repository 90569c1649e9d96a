"""Judges: groups, names, numbers, headings; never a natural person."""

from __future__ import annotations

import pytest

from doc_mining.mining.judge_names import Names
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from support.written import document


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De visitatiecommissie", "commissie"),
        ("Wij", "commissie"),
        ("de huurdersbelangenvereniging", "huurders"),
        ("de klantenraad", "huurders"),
        ("bewonerscommissies", "huurders"),
        ("het college van B&W", "gemeente"),
        ("de wethouder", "gemeente"),
        ("zorg- en welzijnsorganisaties", "zorg_welzijn"),
        ("de collega corporatie", "collega_corporatie"),
        ("de andere corporaties", "collega_corporatie"),
        ("alle stakeholders", "belanghebbenden"),
        ("iedereen", "belanghebbenden"),
    ],
)
def test_a_group_is_recognised(text: str, kind: str) -> None:
    (match,) = judge_at(text)
    assert (match.judge.type, text[match.start : match.end]) == (kind, text)


@pytest.mark.parametrize(
    "text", ["de commissie Maatwerk", "de agendacommissie", "huurdersbijdrage", "de commissie huurmaatwerk"]
)
def test_other_committees_are_no_judges(text: str) -> None:
    assert judge_at(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("vijf belanghebbenden", 5),
        ("beide gemeenten", 2),
        ("één belanghebbende", 1),
        ("3 van de 5 gemeenten", 3),
        ("de gemeente", None),
    ],
)
def test_how_many_judges_the_words_say(text: str, count: int | None) -> None:
    (match,) = judge_at(text)
    assert match.count == count


def test_names_behind_a_plural_are_several() -> None:
    (match,) = judge_at("De gemeenten Noordwoud en Zuidwoud vinden")
    assert match.names == ("Noordwoud", "Zuidwoud")


def test_what_follows_an_office_is_a_place_or_nothing() -> None:
    (person,) = judge_at("wethouder Pietersma geeft een goed")
    (place,) = judge_at("de wethouder van Noordwoud geeft een goed")
    assert person.names == ()
    assert place.names == ("Noordwoud",)


def test_a_document_names_its_organisations() -> None:
    written = document(
        """
| Gemeente | Huurdersorganisatie |
|---|---|
| Noordwoud | HOW |

De zorgorganisatie Lindehof en de huurdersvereniging De Brug (HDB) zijn gesproken.
""",
        corporation="Woonbelang",
    )
    names = Names(written).anywhere
    assert names["HOW"].type == names["HDB"].type == names["De Brug"].type == "huurders"
    assert names["Lindehof"].type == "zorg_welzijn"
    assert names["Woonbelang"] == Judge("corporatie", "Woonbelang")


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        (("Noordwoud", "Waardering visitatiecommissie", "Waardering"), "commissie"),
        (("Waardering huurdersorganisaties", "Relatie"), "huurders"),
        (("Waardering van de prestaties door belanghebbenden",), "belanghebbenden"),
        (("3 Presteren volgens belanghebbenden", "3.1 Gemeenten"), "gemeente"),
        (("Presteren volgens belanghebbenden",), "belanghebbenden"),
    ],
)
def test_the_nearest_heading_that_names_a_judge_counts(section: tuple[str, ...], kind: str) -> None:
    judge = heading_judge(section)
    assert judge is not None
    assert judge.type == kind


def test_most_headings_name_no_judge() -> None:
    assert heading_judge(("Inleiding", "Opgave en achtergrond")) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("de gesprekspartners uit zorg en welzijn", "zorg_welzijn"),
        ("vier geïnterviewden van de gemeente", "gemeente"),
        ("de deelnemers namens de huurders", "huurders"),
        ("de geïnterviewden uit de corporatiesector", "collega_corporatie"),
    ],
)
def test_words_behind_a_general_noun_tell_the_group(text: str, kind: str) -> None:
    (match,) = judge_at(text)
    assert (match.judge.type, match.end) == (kind, len(text))


def test_we_in_what_somebody_says_is_not_the_committee() -> None:
    text = "‘Daar hebben wij lang op moeten wachten’, zegt de wethouder. Wij delen dat."
    assert [m.start for m in judge_at(text) if m.judge.type == "commissie"] == [text.index("Wij delen")]


def test_a_corporation_by_another_name_is_a_fellow_corporation() -> None:
    names = {"Wonen Oostwoud": Judge("corporatie", "Wonen Oostwoud")}
    kinds = [m.judge.type for m in judge_at("Woonstichting De Linde vindt het overleg goed.", names=names)]
    assert kinds == ["collega_corporatie"]
    kinds = [m.judge.type for m in judge_at("Wonen Oostwoud vindt het overleg goed.", names=names)]
    assert kinds == ["corporatie"]
