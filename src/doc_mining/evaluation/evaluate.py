"""A dataset scored against answer keys, document by document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doc_mining.dataset import Dataset
from doc_mining.errors import SourceError
from doc_mining.evaluation import scores
from doc_mining.evaluation.matching import Row
from doc_mining.evaluation.scores import Score

_KINDS: dict[str, Callable[[Sequence[Row], Mapping[str, Any]], Score]] = {
    "judgements": scores.judgements,
    "development_points": scores.development_points,
    "themes": scores.themes,
    "agreements": scores.agreements,
    "figures": scores.figures,
}
_ALWAYS = ("judgements", "development_points", "themes")
SURE = 0.9  # confidence from which a finding counts as sure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one document; both are empty when the dataset does not hold it.

    `sure` holds, by kind, how many of the findings that say at least `SURE` are right, and how many there are.
    """

    stem: str
    scores: Mapping[str, Score]
    sure: Mapping[str, tuple[int, int]]


def evaluate(dataset: Dataset, keys: Iterable[str | Path]) -> list[Evaluation]:
    """Score the documents that the keys are of; a key belongs to the document whose file has its stem.

    Raises SourceError for a key that cannot be read.
    """
    documents = {Path(d["path"]).stem: d for d in dataset.rows("documents")}
    out = []
    for path in map(Path, keys):
        key = _key(path)
        stem = path.parent.name if path.stem == "key" else path.stem
        row = documents.get(stem)
        out.append(Evaluation(stem, _scores(dataset, row, key), _sure(dataset, row, key)) if row else _absent(stem))
    return out


def _absent(stem: str) -> Evaluation:
    return Evaluation(stem, {}, {})


def _scores(dataset: Dataset, row: Row, key: Mapping[str, Any]) -> dict[str, Score]:
    where, values = _pages(row, key)
    out = {
        "document": scores.document(row, key),
        "structure": scores.structure(list(dataset.rows("passages", where, values)), key),
    }
    for kind, score in _KINDS.items():
        if kind in _ALWAYS or key.get(kind):
            complete = {**{k: [] for k in _KINDS}, **key}
            out[kind] = score(list(dataset.rows(kind, where, values)), complete)
    return out


def _sure(dataset: Dataset, row: Row, key: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    where, values = _pages(row, key)
    complete = {**{k: [] for k in _KINDS}, **key}
    out = {}
    for kind, score in _KINDS.items():
        if kind in _ALWAYS or key.get(kind):
            sure = [found for found in dataset.rows(kind, where, values) if found["confidence"] >= SURE]
            scored = score(sure, complete)
            out[kind] = (scored.found, scored.found + scored.wrong)
    return out


def _pages(row: Row, key: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """The condition for what stands on the pages that a key is of, with its values."""
    first, last = key.get("pages", (1, 10**6))
    return "document_id = ? AND page BETWEEN ? AND ?", (row["document_id"], first, last)


def _key(path: Path) -> Mapping[str, Any]:
    try:
        key = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(
            f"this answer key cannot be read ({error}).",
            document=str(path),
            hint="A key is a JSON file; corpus/guideline.md says what is in it.",
        ) from error
    if not isinstance(key, dict) or "document" not in key:
        raise SourceError(
            "this is no answer key: it has no 'document'.",
            document=str(path),
            hint="corpus/guideline.md says what is in a key.",
        )
    return key
