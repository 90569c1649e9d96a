"""How far two annotators agree: the keys beside a second pass by someone who had not seen them.

    python -m corpus.kappa

A unit is a sentence, or a line of a table, on the pages of `second/`. On each kind of finding the annotators agree or not
that the unit holds one; on the judgements that both found, they agree or not on who, what, which word or number, and where.
Cohen's kappa: 1 is full agreement, 0 is that of chance.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.metrics import cohen_kappa_score

from corpus.generator.words import squash
from doc_mining.pdf import Limits, read
from doc_mining.text import structure
from doc_mining.text.sentences import sentences

FOLDER = Path(__file__).parent
KINDS = ("judgements", "development_points", "agreements", "figures")
FIELDS = ("appraiser_type", "aspect", "label", "score", "weight", "form", "scope")
_LEAST = 12  # letters that a sentence and a quote must share when neither holds the other

Row = Mapping[str, Any]


class Agreement(NamedTuple):
    """Cohen's kappa on one question, the share of units on which both say the same, and how many units there were."""

    question: str
    kappa: float
    same: float
    units: int


def agreement() -> list[Agreement]:
    """Per kind of finding over all sentences, then per field over the judgements that both found."""
    first: dict[str, list[Any]] = {}
    second: dict[str, list[Any]] = {}
    for path in sorted((FOLDER / "second").glob("*.json")):
        ours = json.loads((FOLDER / "keys" / path.name).read_text("utf-8"))
        theirs = json.loads(path.read_text("utf-8"))
        for page in sorted(set(theirs["pages"])):
            units = list(_units(path.stem, page))
            for kind in KINDS:
                for said, rows in ((first, ours), (second, theirs)):
                    said.setdefault(kind, []).extend(_holds(units, _on(rows.get(kind, []), page)))
            for a, b in _pairs(_on(ours["judgements"], page), _on(theirs["judgements"], page)):
                for field in FIELDS:
                    first.setdefault(field, []).append(_said(a, field))
                    second.setdefault(field, []).append(_said(b, field))
    return [_agreement(question, first[question], second[question]) for question in (*KINDS, *FIELDS)]


def _agreement(question: str, first: Sequence[Any], second: Sequence[Any]) -> Agreement:
    same = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    kappa = 1.0 if len({*first, *second}) == 1 else float(cohen_kappa_score(first, second))
    return Agreement(question, kappa, same, len(first))


def _said(row: Row, field: str) -> str:
    value = row.get(field)
    return str(float(value)) if isinstance(value, int) else str(value)


def _on(rows: Sequence[Row], page: int) -> list[Row]:
    return [row for row in rows if row["page"] == page]


def _units(name: str, page: int) -> Iterator[str]:
    for passage in structure(read(FOLDER / "documents" / f"{name}.pdf", Limits())).passages:
        for start, end in sentences(passage.text):
            if passage.page_at(start) == page:
                yield squash(passage.text[start:end])


def _holds(units: Sequence[str], rows: Sequence[Row]) -> list[bool]:
    quotes = [squash(row["quote"]) for row in rows]
    return [any(_meet(unit, quote) for quote in quotes) for unit in units]


def _meet(unit: str, quote: str) -> bool:
    """Whether the words are those of one place: one holds the other, or the quote begins or ends in the unit."""
    if not unit or not quote:
        return False
    return unit in quote or quote in unit or quote[:_LEAST] in unit or quote[-_LEAST:] in unit


def _pairs(ours: Sequence[Row], theirs: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The judgements of both whose quotes meet, each used once, those that are alike in most fields first."""
    ranked = sorted(
        ((sum(a.get(f) == b.get(f) for f in FIELDS), -i, -j) for i, a in enumerate(ours) for j, b in enumerate(theirs)
         if _meet(squash(a["quote"]), squash(b["quote"]))),
        reverse=True,
    )  # fmt: skip
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for _, i, j in ranked:
        if -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            yield ours[-i], theirs[-j]


def main() -> None:
    """Print the agreement as a table."""
    print(f"{'question':<20} {'kappa':>6} {'same':>6} {'units':>6}")
    for row in agreement():
        print(f"{row.question:<20} {row.kappa:>6.2f} {row.same:>6.2f} {row.units:>6}")


if __name__ == "__main__":
    main()
