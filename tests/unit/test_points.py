"""Development points, sentence by sentence: what asks, who asks, and what became of what was asked before."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.identities import identified
from doc_mining.mining.imperatives import begins_with_imperative
from doc_mining.mining.points import development_points, link_repeats
from doc_mining.mining.scopes import Scopes
from doc_mining.records import DevelopmentPoint
from support.written import document

CASES = Path(__file__).resolve().parents[1] / "cases" / "points"


def cases(name: str) -> list[Any]:
    return [pytest.param(c, id=c["why"]) for c in tomllib.loads((CASES / name).read_text("utf-8"))["case"]]


def found(text: str, **identity: Any) -> list[DevelopmentPoint]:
    written = document(text, kind="visitatierapport", **identity)
    return development_points(written, Scopes(written))


@pytest.mark.parametrize("case", cases("now.toml"))
def test_what_is_asked_now(case: dict[str, Any]) -> None:
    rows = [f"{p.origin} | {p.appraiser_type} | {p.text}" for p in found(case["text"])]
    assert len(rows) == len(case["rows"]), rows
    for row, wanted in zip(rows, case["rows"], strict=True):
        assert row.startswith(wanted)


@pytest.mark.parametrize("case", cases("then.toml"))
def test_what_was_asked_before(case: dict[str, Any]) -> None:
    points = found(case["text"])
    assert len(points) == len(case["rows"]), points
    for point, wanted in zip(points, case["rows"], strict=True):
        text, status, quote = (part.strip() for part in wanted.split("|"))
        assert (point.origin, point.follow_up_status) == ("vorige_visitatie", status)
        assert point.text.startswith(text)
        assert (point.follow_up_quote or "").startswith(quote)


@pytest.mark.parametrize("case", cases("where.toml"))
def test_which_area_a_wish_is_on(case: dict[str, Any]) -> None:
    points = found(case["text"], municipalities=("Noordwoud", "Zuidwoud"))
    assert [(p.text[: len(w.split(" | ")[0])], p.scope) for p, w in zip(points, case["rows"], strict=True)] == [
        tuple(w.split(" | ")) for w in case["rows"]
    ]


def test_a_wish_stands_where_its_quote_says() -> None:
    (point,) = found(
        "# Aanbevelingen\n- Advies 1: Betrek de huurders van de gemeente Ede eerder.", municipalities=("Ede",)
    )
    assert point.quote == "Betrek de huurders van de gemeente Ede eerder."
    assert (point.scope, point.page, point.start) == ("Ede", 1, 10)
    assert point.boxes


def test_the_same_wish_by_two_parties_is_kept_twice_and_linked() -> None:
    text = (
        "# Verbeterpunten volgens huurders\n- Geef meer bekendheid aan de commissie voor maatwerk.\n"
        "# Aanbevelingen van de commissie\n- Geef meer bekendheid aan de commissie voor maatwerk bij huurders.\n"
    )
    first, second = link_repeats(identified(found(text), "d"))
    assert (first.repeats, second.repeats) == (None, first.finding_id)


@pytest.mark.parametrize(
    ("sentence", "imperative"), [("Betrek de buurt.", True), ("Zorg voor rust.", True), ("De buurt is stil.", False)]
)
def test_imperatives(sentence: str, imperative: bool) -> None:
    assert begins_with_imperative(sentence) is imperative
