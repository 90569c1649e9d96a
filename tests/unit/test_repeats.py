"""Repeats: the later rows of one verdict point to the first."""

from __future__ import annotations

from doc_mining.mining.repeats import link
from doc_mining.records import Judgement


def row(number: int, **more: object) -> Judgement:
    fields: dict[str, object] = {
        "quote": f"quote {number}",
        "page": number,
        "boxes": (),
        "finding_id": f"id{number}",
        "passage": number,
        "appraiser_type": "commissie",
        "aspect": "prestaties",
        "label": "goed",
        "scope": "Noordwoud",
        "subject": "Betaalbaarheid",
    }
    return Judgement(**{**fields, **more})  # type: ignore[arg-type]


def test_the_chapter_repeats_the_poster() -> None:
    first, later = link([row(1), row(2, subject="betaalbaarheid van het wonen")])
    assert (first.repeats, later.repeats) == (None, "id1")


def test_a_third_row_points_to_the_first() -> None:
    assert [r.repeats for r in link([row(1), row(2), row(3)])] == [None, "id1", "id1"]


def test_other_verdicts_are_no_repeats() -> None:
    others = [row(2, label="voldoende"), row(3, scope="Zuidwoud"), row(4, aspect="governance"), row(5, subject="Zorg")]
    assert [r.repeats for r in link([row(1), *others])] == [None] * 5


def test_two_judges_of_one_kind_do_not_repeat_each_other() -> None:
    rows = [row(1, appraiser_type="huurders", appraiser="De Brug"), row(2, appraiser_type="huurders", appraiser="HOW")]
    assert [r.repeats for r in link(rows)] == [None, None]


def test_abstentions_and_satisfaction_repeat_nothing() -> None:
    rows = [
        row(1, label=None, form="abstention"),
        row(2, label=None, form="abstention"),
        row(3, label=None),
        row(4, label=None),
    ]
    assert [r.repeats for r in link(rows)] == [None] * 4
