"""Judgements in words: every rule with the sentence that made it necessary (tests/cases/verdicts)."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.labels import find_labels
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.verdicts import word_judgements
from doc_mining.records import Judgement
from support.written import document

FOLDER = Path(__file__).parents[1] / "cases" / "verdicts"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['why']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf8"))["case"]
]


def mined(case: dict[str, Any]) -> list[Judgement]:
    heading = f"## {case['section']}\n" if "section" in case else ""
    towns = tuple(case.get("municipalities", ()))
    written = document(heading + case["text"], kind="visitatierapport", corporation="Woonbelang", municipalities=towns)
    rows = word_judgements(written, Scopes(written))
    wordless = any(row.get("satisfied") for row in case["rows"])
    return [r for r in rows if wordless or r.label or r.form == "abstention"]


def facts(row: Judgement) -> dict[str, object]:
    return {
        "judge": row.appraiser_type,
        "appraiser": row.appraiser,
        "about": row.about,
        "aspect": row.aspect,
        "scope": row.scope,
        "subject": row.subject,
        "label": row.label,
        "to": row.label_to,
        "form": row.form,
        "count": row.count,
        "satisfied": row.label is None and row.form == "exact",
    }


@pytest.mark.parametrize("case", CASES)
def test_judgements_of_a_text(case: dict[str, Any]) -> None:
    found = [facts(row) for row in mined(case)]
    compared = [{name: row[name] for name in want} for row, want in zip(found, case["rows"], strict=False)]
    assert len(found) == len(case["rows"]), found
    assert compared == case["rows"]


@pytest.mark.parametrize("case", CASES)
def test_a_quote_is_the_words_of_its_passage_and_holds_the_label(case: dict[str, Any]) -> None:
    written = document(case["text"], kind="visitatierapport", corporation="Woonbelang")
    for row in word_judgements(written, Scopes(written)):
        text = written.passages[row.passage].text
        assert text[row.start : row.start + len(row.quote)] == row.quote
        assert row.boxes
        carried = row.extractor in ("words:carried", "words:satisfaction") or row.form == "abstention"
        assert carried or row.label in [m.label for m in find_labels(row.quote, case.get("labels", ()))]


def test_tables_are_left_to_the_scorecards() -> None:
    written = document("| Samenwerking | goed |\n| Invloed | voldoende |", kind="visitatierapport")
    assert word_judgements(written, Scopes(written)) == []


def test_a_list_of_people_is_not_read() -> None:
    written = document("De gemeente waardeert de samenwerking als ‘goed’.", kind="visitatierapport")
    people = replace(written, passages=tuple(replace(p, people=True) for p in written.passages))
    assert word_judgements(people, Scopes(people)) == []


def test_what_follows_an_office_is_never_taken_for_a_name() -> None:
    written = document("Wethouder Pietersma van Noordwoud geeft de samenwerking een ‘goed’.", kind="visitatierapport")
    (row,) = word_judgements(written, Scopes(written))
    assert row.appraiser_type == "gemeente"
    assert "Pietersma" not in (row.appraiser or "")


def test_grades_stand_on_one_axis() -> None:
    written = document("De wethouder komt op een ‘onvoldoende’ tot ‘goed’.", kind="visitatierapport", methodology="6.0")
    (row,) = word_judgements(written, Scopes(written))
    assert (row.grade, row.grade_to) == (5.0, 8.0)
