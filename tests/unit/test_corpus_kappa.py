"""Two annotators of the corpus agree well enough for their keys to measure anything."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="the corpus is laid out with reportlab: install the extra `corpus`")

from corpus.kappa import FIELDS, KINDS, agreement


def test_the_second_annotator_agrees_with_the_keys() -> None:
    found = {row.question: row for row in agreement()}
    assert set(found) == {*KINDS, *FIELDS}
    assert all(found[kind].units > 600 for kind in KINDS)
    assert all(found[field].units > 120 for field in FIELDS)
    assert min(row.kappa for row in found.values()) >= 0.85
