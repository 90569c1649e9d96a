"""Verdicts from scorecards, stakeholder tables and lines; the cases and their reasons stand in tests/cases/scores."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.scopes import Scopes
from doc_mining.mining.scorecards import table_judgements
from doc_mining.records import Judgement
from support.written import document

CASES = Path(__file__).parents[1] / "cases" / "scores"


def load(*names: str) -> list[Any]:
    cases = [c for name in names for c in tomllib.loads((CASES / name).read_text(encoding="utf8"))["case"]]
    return [pytest.param(case, id=case["name"]) for case in cases]


def mined(case: dict[str, Any]) -> list[Judgement]:
    written = document(case["text"], kind="visitatierapport", municipalities=tuple(case.get("municipalities", ())))
    return table_judgements(written, Scopes(written))


def described(row: Judgement, wanted: str) -> str:
    """`row` in the words of `wanted`, with the same extra fields."""
    verdict = "abstention" if row.form == "abstention" else row.label if row.score is None else f"{row.score:g}"
    extras = [f"{name}={getattr(row, name)}" for part in wanted.split(" | ")[3:] for name in [part.split("=")[0]]]
    return " | ".join([row.appraiser_type, row.aspect, verdict or "-", *extras])


@pytest.mark.parametrize("case", load("tables_5.toml", "tables_stakeholders.toml", "tables_none.toml", "lines.toml"))
def test_bodyof_tables(case: dict[str, Any]) -> None:
    found = mined(case)
    wanted: list[str] = case["rows"]
    padded = [*wanted, *[""] * (len(found) - len(wanted))]
    assert [described(row, want) for row, want in zip(found, padded, strict=False)] == wanted, case["why"]


def test_quote_is_the_table_row_and_stands_in_its_passage() -> None:
    written = document("# Scorekaart\n\n| Criterium | Cijfer | Weging |\n|---|\n| Vermogensinzet | 7 | 100% |")
    (row,) = table_judgements(written, Scopes(written))
    assert row.quote == "Vermogensinzet 7 100%"
    passage = written.passages[row.passage]
    assert passage.text[row.start :].startswith(row.quote)
    assert row.boxes
    assert row.page == 1


def test_a_heading_that_came_as_a_line_over_the_table_is_put_back_over_its_columns() -> None:
    body = "| Betaalbaarheid | goed | voldoende |\n| Wonen | goed | goed |"
    written = document(f"# Waardering\n\nThema Commissie Belanghebbenden\n\n{body}")
    heading, line, table = written.passages
    columns = {0: 50.0, 1: 200.0, 2: 300.0}
    words = zip(line.spans, columns.values(), strict=True)
    above = replace(line, spans=tuple(s._replace(x0=x, x1=x + 60, top=100, bottom=111) for s, x in words))
    placed = {c.start: columns[c.column] for c in table.cells}
    below = replace(
        table,
        spans=tuple(s._replace(x0=placed[s.start], x1=placed[s.start] + 50, top=120, bottom=131) for s in table.spans),
    )
    laid_out = replace(written, passages=(heading, above, below))
    rows = table_judgements(laid_out, Scopes(laid_out))
    assert [(r.appraiser_type, r.label) for r in rows[:2]] == [("commissie", "goed"), ("belanghebbenden", "voldoende")]
