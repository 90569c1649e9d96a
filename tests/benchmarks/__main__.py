"""`python -m benchmarks [NAME…]`: read, job, scaling, rerun, search; all of them without names.

Each side of a comparison runs in a fresh process, the sides in turn, three times; medians are printed. A line says what
was promised and whether it holds. Ratios hold on any machine, seconds on this one.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.material import ROOT, copies, passages, report

REPEATS = 3


class Result(NamedTuple):
    """One promise and what came out."""

    name: str
    measured: str
    promised: str
    met: bool


def side(name: str, *arguments: object) -> tuple[float, float, float]:
    """Seconds of the work, seconds of the whole process, and peak megabytes of one side."""
    command = [sys.executable, "-m", "benchmarks.sides", name, *map(str, arguments)]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT / "tests", check=True, capture_output=True, text=True)
    whole = time.perf_counter() - start
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["seconds"], whole, answer["megabytes"]


def read(scratch: Path) -> Iterator[Result]:
    """Reading and structure against pdfplumber's text of the same pages."""
    pdf = report()
    pairs = [(side("plumber", pdf), side("read", pdf)) for _ in range(REPEATS)]
    ratio = median(theirs[0] / ours[0] for theirs, ours in pairs)
    ours = median(o[0] for _, o in pairs)
    yield Result("read", f"{ratio:.1f} times as fast as pdfplumber's text ({ours:.2f} s)", "12 times", ratio >= 12)


def job(scratch: Path) -> Iterator[Result]:
    """The whole main job against pdfplumber's text, start-up apart and included, and its memory."""
    pdf = report()
    triples = [(side("plumber", pdf), side("job", pdf, scratch / f"job{n}.db")) for n in range(REPEATS)]
    apart = median(theirs[0] / ours[0] for theirs, ours in triples)
    colds = [(side("text", pdf), side("cold", pdf, scratch / f"cold{n}.db")) for n in range(REPEATS)]
    included = median(theirs[1] / ours[1] for theirs, ours in colds)
    yield Result("job, start-up apart", f"{apart:.1f} times pdfplumber's text", "6 times", apart >= 6)
    yield Result("job, start-up included", f"{included:.1f} times pdfplumber's text", "3 times", included >= 3)
    guarded = side("run", copies(pdf, scratch / "one", 1), scratch / "memory.db", 1)
    peak = max(guarded[2], *(ours[2] for _, ours in triples))
    yield Result("memory", f"{peak:.0f} MB at most in one process", "500 MB", peak < 500)


def scaling(scratch: Path) -> Iterator[Result]:
    """Documents a second of two processes against one."""
    folder = copies(report(), scratch / "many", 16)
    pairs = []
    for n in range(REPEATS):
        one = side("run", folder, scratch / f"one{n}.db", 1)
        two = side("run", folder, scratch / f"two{n}.db", 2)
        pairs.append(one[0] / two[0])
    ratio = median(pairs)
    yield Result("two processes", f"{ratio:.2f} times the documents of one", "1.8 times", ratio >= 1.8)


def rerun(scratch: Path) -> Iterator[Result]:
    """A second run over 200 unchanged documents, start-up included."""
    small = min((ROOT / "corpus" / "documents").glob("*.pdf"), key=lambda p: p.stat().st_size)
    folder, db = copies(small, scratch / "unchanged", 200), scratch / "rerun.db"
    command = [
        sys.executable,
        "-c",
        "import sys; from doc_mining.cli import main; sys.exit(main())",
        "run",
        str(folder),
        "--db",
        str(db),
    ]
    environment = {**os.environ, "DOC_MINING_WORKERS": "2"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        times.append(time.perf_counter() - start)
    yield Result("second run, 200 documents", f"{median(times):.2f} s", "2 s", median(times) < 2)


def search(scratch: Path, count: int = 100_000) -> Iterator[Result]:
    """Questions to an index of 100,000 passages, the commonest words among them."""
    from doc_mining.dataset import Dataset, Mined
    from doc_mining.records import Document, Findings, Identity, Passage, Source, Span
    from doc_mining.search import Search

    texts = passages(count, 60)
    with Dataset(scratch / "search.db") as dataset:
        for n in range(0, count, 500):
            rows = tuple(
                Passage(order=k, kind="paragraph", text=text, spans=(Span(0, 1, 1, 0, 0, 1, 1),))
                for k, text in enumerate(texts[n : n + 500])
            )
            identity = Identity(kind="visitatierapport", corporation=f"Corporatie {n % 20}")
            source = Source(f"{n}.pdf", hashlib.sha256(str(n).encode()).hexdigest(), 1, 1)
            dataset.store(Mined(source, Document(rows, 1, identity=identity), Findings(), "1", "1"))
        searcher = Search(dataset)
        questions = [
            "de", "het", "van", "een", "huurders", "gemeente", "organisatie", "prestatieafspraak", "nieuwbouw onderhoud",
            "nieuwbouw -onderhoud", "wijk OR beleid", "de OR van", '"de gemeente"', '"van de"', "soort:passage leefbaarheid",
            'corporatie:"Corporatie 0" renovatie', "urgenten statushouders toewijzing",
        ]  # fmt: skip
        times = []
        for _ in range(5):
            for question in questions:
                start = time.perf_counter()
                searcher.ask(question)
                times.append(1000 * (time.perf_counter() - start))
    times.sort()
    p95 = times[int(0.95 * len(times))]
    shown = f"p50 {median(times):.1f}, p95 {p95:.1f}, most {times[-1]:.1f} ms over {count:,} passages"
    yield Result("search", shown, "p95 of 20 ms", p95 < 20)


BENCHMARKS: dict[str, Callable[[Path], Iterator[Result]]] = {
    "read": read,
    "job": job,
    "scaling": scaling,
    "rerun": rerun,
    "search": search,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks; 1 when a promise is not kept."""
    kept = True
    print(f"on {report().name}; medians of {REPEATS}")
    for name in names or list(BENCHMARKS):
        with tempfile.TemporaryDirectory() as scratch:
            for result in BENCHMARKS[name](Path(scratch)):
                kept = kept and result.met
                end = "met" if result.met else "NOT MET"
                print(f"{result.name:<26} {result.measured:<62} promised {result.promised:<14} {end}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
