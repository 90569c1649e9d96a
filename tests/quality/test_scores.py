"""Quality, measured at each change: the demo corpus against its answer keys; no score may drop.

`scores.toml` holds what was reached. A score that rises is written down there (`python tests/quality/test_scores.py`
prints the table), so that the next drop is seen.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from doc_mining.dataset import Dataset
from doc_mining.evaluation import Evaluation, evaluate
from doc_mining.run import run
from doc_mining.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
REACHED = Path(__file__).with_name("scores.toml")
TOLERANCE = 0.0005  # of rounding


def evaluated(folder: Path) -> list[Evaluation]:
    """The demo corpus, mined and scored against every key."""
    db = folder / "quality.db"
    run([ROOT / "corpus" / "documents"], Settings(db=db))
    with Dataset(db) as dataset:
        return evaluate(dataset, sorted((ROOT / "corpus" / "keys").glob("*.json")))


def measured(evaluations: Sequence[Evaluation]) -> dict[str, dict[str, float]]:
    """document → measure → score."""
    return {e.stem: dict(_measures(e)) for e in evaluations}


def _measures(evaluation: Evaluation) -> Iterator[tuple[str, float]]:
    for kind, score in evaluation.scores.items():
        if kind in ("document", "structure"):
            yield kind, round(score.recall, 4)
        elif score.found + score.wrong + score.missed:
            yield f"{kind}_f1", round(score.f1, 4)
            if score.exact_f1 is not None and kind in ("judgements", "development_points"):
                yield f"{kind}_exact_f1", round(score.exact_f1, 4)


@pytest.fixture(scope="module")
def evaluations(tmp_path_factory: pytest.TempPathFactory) -> list[Evaluation]:
    return evaluated(tmp_path_factory.mktemp("quality"))


@pytest.fixture(scope="module")
def scores(evaluations: list[Evaluation]) -> dict[str, dict[str, float]]:
    return measured(evaluations)


def test_of_findings_that_say_to_be_sure_97_in_100_are_right(evaluations: list[Evaluation]) -> None:
    right, said = (sum(pair[n] for e in evaluations for pair in e.sure.values()) for n in (0, 1))
    assert said > 800
    assert right / said >= 0.97


@pytest.mark.parametrize("document", sorted(tomllib.loads(REACHED.read_text("utf-8"))))
def test_no_score_of_a_document_drops(scores: dict[str, dict[str, float]], document: str) -> None:
    reached: dict[str, float] = tomllib.loads(REACHED.read_text("utf-8"))[document]
    dropped = {
        m: (scores[document].get(m, 0.0), least)
        for m, least in reached.items()
        if scores[document].get(m, 0.0) < least - TOLERANCE
    }
    assert not dropped, f"{document}: now and before: {dropped}"


def test_every_key_is_watched(scores: dict[str, dict[str, float]]) -> None:
    assert set(scores) == set(tomllib.loads(REACHED.read_text("utf-8")))


def test_documents_of_another_kind_have_no_verdicts_and_no_points(scores: dict[str, dict[str, float]]) -> None:
    for document in ("artikel-spiegel-voor-de-corporatie", "hogeschool-visitatie-sociaal-werk-2020"):
        assert "judgements_f1" not in scores[document]
        assert "development_points_f1" not in scores[document]


def _print_table(folder: Path) -> None:
    for document, measures in measured(evaluated(folder)).items():
        print(f"[{document}]")
        print("\n".join(f"{name} = {value}" for name, value in measures.items()), end="\n\n")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        _print_table(Path(scratch))
    sys.exit(0)
