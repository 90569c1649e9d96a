"""Marks in running text; the sentences and the reason for each stand in tests/cases/scores."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.grades import covered, grade_judgements
from doc_mining.mining.scopes import Scopes
from doc_mining.records import Judgement
from support.written import document

CASES = Path(__file__).parents[1] / "cases" / "scores"
PROSE = tomllib.loads((CASES / "prose.toml").read_text(encoding="utf8"))["case"]
NONE = tomllib.loads((CASES / "prose_none.toml").read_text(encoding="utf8"))["sentences"]


def mined(heading: str, text: str, municipalities: tuple[str, ...] = ()) -> list[Judgement]:
    written = document(f"# {heading}\n\n{text}\n", kind="visitatierapport", municipalities=municipalities)
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
