"""Mines the demo corpus and prints what was found: `make run`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from doc_mining.cli import main as doc_mining
from doc_mining.cli.notices import lines
from doc_mining.dataset import Dataset
from doc_mining.dataset.schema import TABLES

DOCUMENTS = Path(__file__).parent / "documents"
SEARCHES = ("prestatieafspraak soort:punt", '"passend toewijzen"', "oordeel:goed samenwerking OR leefbaarheid")


def main(argv: Sequence[str] | None = None) -> int:
    """Run, look, search three times, compare; the exit code of the first command that fails, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", default="out/demo.db", type=Path, help="the database (default: out/demo.db)")
    db = parser.parse_args(argv).db
    db.parent.mkdir(parents=True, exist_ok=True)
    for command in [["run", str(DOCUMENTS), "--db", str(db)], None, *_searches(db), _comparison]:
        if command is None:
            _overview(db)
            continue
        line = command(db) if callable(command) else command
        print(f"\n$ doc-mining {' '.join(_quoted(word) for word in line)}", flush=True)
        code = doc_mining(line)
        if code:
            return code
    return 0


def _overview(db: Path) -> None:
    with Dataset(db, create=False) as dataset:
        documents = sorted(dataset.rows("documents"), key=lambda d: Path(d["path"]).name)
        counts = {t.name: Counter(r["document_id"] for r in dataset.rows(t.name)) for t in TABLES[2:7]}
        rows = {t.name: dataset.count(t.name) for t in TABLES}
    print(f"\n{'document':<44} {'kind':<20} {'period':<10} {'status':<8} " + " ".join(f"{n[:10]:>10}" for n in counts))
    for d in documents:
        period = f"{d['period_start']}-{d['period_end']}" if d["period_start"] else "-"
        found = " ".join(f"{c[d['document_id']]:>10}" for c in counts.values())
        print(f"{Path(d['path']).name:<44.44} {d['kind']:<20} {period:<10} {d['status']:<8} {found}")
    print("in all: " + ", ".join(f"{count} {name}" for name, count in rows.items()))
    for d in documents:
        told = ((w["page"], w["message"]) for w in d["warnings"])
        print("\n".join(lines("warning", Path(d["path"]).name, told)), end="\n" if d["warnings"] else "")


def _searches(db: Path) -> list[list[str]]:
    return [["search", query, "--db", str(db), "--limit", "3"] for query in SEARCHES]


def _comparison(db: Path) -> list[str]:
    """Compare the last two reports of the corporation that has most."""
    with Dataset(db, create=False) as dataset:
        reports = [d for d in dataset.rows("documents") if d["kind"] == "visitatierapport" and d["period_end"]]
    most = Counter(d["corporation"] for d in reports).most_common(1)[0][0]
    two = sorted((d for d in reports if d["corporation"] == most), key=lambda d: d["period_end"])[-2:]
    return ["compare", *(Path(d["path"]).stem for d in two), "--db", str(db)]


def _quoted(word: str) -> str:
    return f"'{word}'" if " " in word or '"' in word else word


if __name__ == "__main__":
    sys.exit(main())
