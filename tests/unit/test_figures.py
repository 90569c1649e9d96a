"""Dated indicators: every rule with the words that made it necessary (tests/cases/figures)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from doc_mining.mining.figures import figures
from doc_mining.mining.scopes import Scopes
from doc_mining.records import Figure
from support.written import document

FOLDER = Path(__file__).parents[1] / "cases" / "figures"
CASES = [
    pytest.param(case, id=case["why"])
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf8"))["case"]
]


def mined(text: str, kind: str = "visitatierapport") -> tuple[Figure, ...]:
    written = document(
        text,
        kind=kind,
        corporation="Woonbelang",
        period_start=2018,
        period_end=2021,
        municipalities=("Noordwoud", "Zuidwoud"),
    )
    found = figures(written, Scopes(written))
    for row in found:
        passage = written.passages[row.passage]
        assert passage.text[row.start :].startswith(row.quote)
        assert row.boxes
        assert row.page == 1
    return found


def plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else "" if value is None else value


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    heading = f"## {case['section']}\n" if "section" in case else ""
    found = mined(heading + case["text"])
    seen = [{name: plain(getattr(row, name)) for name in want} for row, want in zip(found, case["rows"], strict=False)]
    assert seen == case["rows"]
    assert len(found) == len(case["rows"]), [(row.quote, row.value) for row in found[len(case["rows"]) :]]
