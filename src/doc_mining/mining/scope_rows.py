"""One row for each judge and each area of a verdict: "in Noordwoud en Zuidwoud een 7" is two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from doc_mining.mining.judges import Judge


def rows_of(judges: Iterable[Judge], places: Sequence[str]) -> Iterator[tuple[Judge, str | None]]:
    """Each judge with each area that the words name; with None where they name none.

    A municipality judges for itself, in however many places the verdict holds.
    """
    for judge in judges:
        for place in places if judge.type != "gemeente" else places[:1]:
            yield judge, place
        if not places:
            yield judge, None
