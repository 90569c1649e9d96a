"""What a document is, recognised from its pages: cases in the manner of several bureaus, methods and kinds."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doc_mining.sources import recognise
from support.written import document

CASES = Path(__file__).parent.parent / "cases" / "identity"


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", cases())
def test_a_document_is_recognised_from_its_pages(case: dict[str, Any]) -> None:
    identity = recognise(replace(document(case["text"]), margins=tuple(case.get("margins", ()))))
    got = {field: getattr(identity, field) for field in case["want"]}
    got = {field: list(value) if isinstance(value, tuple) else value for field, value in got.items()}
    assert got == case["want"]
    assert {field: getattr(identity, field) for field in case.get("none", ())} == dict.fromkeys(case.get("none", ()))
