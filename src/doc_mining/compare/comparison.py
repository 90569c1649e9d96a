"""The comparison of two reports: which verdict became which, and what became of each development point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from doc_mining.compare.alignment import align
from doc_mining.dataset import Dataset
from doc_mining.dataset.rows import Row
from doc_mining.errors import QueryError

_SAME_WISH = 0.22  # cosine from which two points ask for the same; set on pairs of successive demo reports
_SAME_SUBJECT = 0.3


@dataclass(frozen=True, slots=True)
class VerdictPair:
    """One judge on one thing, then and now; either side may be missing. `change` is in grades on the axis of 1 to 10."""

    appraiser_type: str
    aspect: str
    subject: str | None
    then: Row | None
    now: Row | None
    change: float | None


@dataclass(frozen=True, slots=True)
class PointPair:
    """A point of the earlier report, what the later one says became of it, and the point of the later that repeats it."""

    then: Row
    reported: Row | None  # the later report's row on this point of the previous visitation
    recurs: Row | None  # a point that the later report makes anew
    similarity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports of one corporation, the earlier first."""

    earlier: Row
    later: Row
    verdicts: tuple[VerdictPair, ...]
    points: tuple[PointPair, ...]
    new_points: tuple[Row, ...]


def compare(dataset: Dataset, first: str, second: str) -> Comparison:
    """Compare two reports, given by document_id or part of their file name; the order does not matter.

    Raises QueryError when one cannot be told from others, is no report, or they are of different corporations.
    """
    earlier, later = sorted((_report(dataset, first), _report(dataset, second)), key=_when)
    if earlier["document_id"] == later["document_id"]:
        raise QueryError(f"'{first}' and '{second}' are the same document.", hint="Name two different reports.")
    if (earlier["corporation"] or "").lower() != (later["corporation"] or "").lower():
        raise QueryError(
            f"these reports are of different corporations: {earlier['corporation']} and {later['corporation']}.",
            hint="Compare two reports of one corporation.",
        )
    then, now = (_points(dataset, d) for d in (earlier, later))
    advice = [p for p in then if p["origin"] != "vorige_visitatie" and not p["repeats"]]
    reported = [p for p in now if p["origin"] == "vorige_visitatie"]
    anew = [p for p in now if p["origin"] != "vorige_visitatie" and not p["repeats"]]
    follow = {i: (reported[j], s) for i, j, s in align(_texts(advice), _texts(reported), _SAME_WISH)}
    again = {i: (anew[j], s) for i, j, s in align(_texts(advice), _texts(anew), _SAME_WISH)}
    pairs = [
        PointPair(
            point,
            follow[i][0] if i in follow else None,
            again[i][0] if i in again else None,
            max(follow[i][1] if i in follow else 0.0, again[i][1] if i in again else 0.0),
        )
        for i, point in enumerate(advice)
    ]
    recurring = {p.recurs["finding_id"] for p in pairs if p.recurs}
    new = tuple(p for p in anew if p["finding_id"] not in recurring)
    return Comparison(earlier, later, tuple(_verdicts(dataset, earlier, later)), tuple(pairs), new)


def _report(dataset: Dataset, what: str) -> Row:
    found = [
        d
        for d in dataset.rows("documents")
        if d["kind"] == "visitatierapport" and (d["document_id"] == what or what.lower() in d["path"].lower())
    ]
    if len(found) != 1:
        many = "no visitation report has" if not found else f"{len(found)} visitation reports have"
        raise QueryError(
            f"{many} '{what}' as its id or in its file name.", hint="See them with: doc-mining status --json --db FILE"
        )
    return found[0]


def _when(document: Row) -> tuple[int, str]:
    return (document["period_end"] or 0, document["published"] or "")


def _points(dataset: Dataset, document: Row) -> list[Row]:
    return list(dataset.rows("development_points", "document_id = ?", (document["document_id"],)))


def _texts(points: Iterable[Row]) -> list[str]:
    return [p["text"] for p in points]


def _verdicts(dataset: Dataset, earlier: Row, later: Row) -> list[VerdictPair]:
    """Verdicts of one type of judge on one aspect, paired by subject where both sides have several."""
    sides = [_grouped(dataset, d) for d in (earlier, later)]
    out = []
    for key in sorted({*sides[0], *sides[1]}):
        then, now = sides[0].get(key, []), sides[1].get(key, [])
        single = len(then) == len(now) == 1
        matched = [(0, 0, 1.0)] if single else align([_about(r) for r in then], [_about(r) for r in now], _SAME_SUBJECT)
        out += [_pair(key, then[i], now[j]) for i, j, _ in matched]
        out += [_pair(key, row, None) for i, row in enumerate(then) if i not in {m[0] for m in matched}]
        out += [_pair(key, None, row) for j, row in enumerate(now) if j not in {m[1] for m in matched}]
    return out


def _grouped(dataset: Dataset, document: Row) -> dict[tuple[str, str], list[Row]]:
    out = defaultdict(list)
    for row in dataset.rows("judgements", "document_id = ? AND repeats IS NULL", (document["document_id"],)):
        if row["grade"] is not None and row["form"] in ("exact", "range"):
            out[row["appraiser_type"], row["aspect"]].append(row)
    return out


def _about(row: Row) -> str:
    scope = row["scope"] if row["scope"] != "corporatie" else ""
    return " ".join(x for x in (row["subject"], row["theme"], scope) if x)


def _pair(key: tuple[str, str], then: Row | None, now: Row | None) -> VerdictPair:
    change = round(now["grade"] - then["grade"], 2) if then and now else None
    return VerdictPair(*key, (now or then or {}).get("subject"), then, now, change)
