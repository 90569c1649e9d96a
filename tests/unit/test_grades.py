"""Marks in running text; the sentences and the reason for each stand in tests/cases/scores and tests/cases/grades."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.grades import covered, grade_judgements
from doc_mining.mining.scopes import Scopes
from doc_mining.records import Judgement
from support.written import document

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str, key: str = "case") -> list[Any]:
    found: list[Any] = tomllib.loads((CASES / name).read_text(encoding="utf8"))[key]
    return found


PROSE = [*cases("scores/prose.toml"), *cases("grades/given.toml")]
NONE = [*cases("scores/prose_none.toml", "sentences"), *cases("grades/none.toml", "sentences")]
PAPERS = cases("grades/papers.toml")


def mined(heading: str, text: str, municipalities: tuple[str, ...] = ()) -> list[Judgement]:
    written = document(
        f"# {heading}\n\n{text}\n", kind="visitatierapport", municipalities=municipalities, period_end=2022
    )
    return grade_judgements(written, Scopes(written))


def described(row: Judgement, wanted: str) -> str:
    extras = [f"{name}={getattr(row, name)}" for part in wanted.split(" | ")[3:] for name in [part.split("=")[0]]]
    return " | ".join([row.appraiser_type, row.aspect, f"{row.score:g}", *extras])


@pytest.mark.parametrize("case", [pytest.param(c, id=c["why"]) for c in PROSE])
def test_marks_of_a_sentence(case: dict[str, Any]) -> None:
    found = mined(case["heading"], case["text"], tuple(case.get("municipalities", ())))
    wanted: list[str] = case["rows"]
    padded = [*wanted, *[""] * (len(found) - len(wanted))]
    assert [described(row, want) for row, want in zip(found, padded, strict=False)] == wanted, case["text"]


@pytest.mark.parametrize(("why", "sentence"), [pytest.param(*s, id=s[0]) for s in NONE])
def test_numbers_that_are_no_verdicts(why: str, sentence: str) -> None:
    rows = mined("Presteren volgens belanghebbenden", sentence)
    assert [(r.score, r.quote) for r in rows] == [], why


@pytest.mark.parametrize("case", [pytest.param(c, id=c["why"]) for c in PAPERS])
def test_marks_that_a_corporation_gives_its_partners(case: dict[str, Any]) -> None:
    written = document(
        f"# Position paper\n\n## {case['heading']}\n\n{case['text']}\n",
        kind="position_paper",
        municipalities=("Noordwoud", "Zuidwoud"),
        period_end=2022,
    )
    found = grade_judgements(written, Scopes(written))
    assert {row.appraiser_type for row in found} <= {"corporatie"}
    assert [f"{r.aspect} | {r.score:g} | {r.about} | {r.scope}" for r in found] == case["rows"]


def test_a_sentence_with_a_mark_is_covered_and_one_with_words_alone_is_not() -> None:
    assert covered("De commissie komt tot een ruim voldoende (7).")
    assert not covered("De commissie komt tot een ruim voldoende.")
    assert not covered("De vier gemeenten vinden de samenwerking goed.")


def test_only_the_word_beside_the_mark_is_in_its_row() -> None:
    sentence = "De huurders vinden de relatie goed, de gemeente komt tot een ruim voldoende (7)."
    assert covered(sentence, sentence.index("ruim voldoende"))
    assert not covered(sentence, sentence.index("goed"))


def test_a_chapter_on_the_previous_visitation_gives_no_marks() -> None:
    assert mined("Scores van de vorige visitatie", "De commissie gaf een 7,2 voor governance.") == []


def test_quote_is_the_sentence_on_its_page_with_boxes() -> None:
    (row,) = mined("Governance", "De raad is actief. De commissie geeft een 7 voor het toezicht. Dat is mooi.")
    assert row.quote == "De commissie geeft een 7 voor het toezicht."
    assert row.page == 1
    assert row.boxes
