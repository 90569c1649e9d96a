"""The sides of the comparisons, each run in a process of its own: `python -m benchmarks.sides NAME ARGUMENT…`.

A side prints one JSON object: seconds of the work itself, start-up apart, and the peak of memory in MB. Start-up is what
a process does once: imports, patterns, word lists. Each side does another document first, so that it lies behind it.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

OTHER = Path(__file__).resolve().parents[2] / "corpus" / "documents" / "lingeborgh-visitatie-2015-2018.pdf"


def plumber(pdf: str) -> float:
    """pdfplumber's text of every page."""
    import pdfplumber

    def text_of(path: str) -> None:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.close()

    text_of(str(OTHER))
    start = time.perf_counter()
    text_of(pdf)
    return time.perf_counter() - start


def read(pdf: str) -> float:
    """Reading and structure."""
    from doc_mining.pdf import Limits
    from doc_mining.pdf import read as read_pdf
    from doc_mining.text import structure

    structure(read_pdf(str(OTHER), Limits()))
    start = time.perf_counter()
    structure(read_pdf(pdf, Limits()))
    return time.perf_counter() - start


def job(pdf: str, db: str) -> float:
    """Everything from file to indexed database in this process."""
    from doc_mining.dataset import Dataset
    from doc_mining.search import update
    from doc_mining.sources.find import find, take
    from doc_mining.versions import miner_version, parser_version
    from doc_mining.work import work
    from doc_mining.worked import results

    versions = (parser_version(), miner_version())

    def whole(path: str, into: str) -> None:
        (found,) = find([path])
        source = take(found)
        worked = results(work({"source": asdict(source), "versions": versions}, b"", lambda page: None))
        with Dataset(into) as dataset:
            dataset.put(source, worked.tables, versions[0], worked.parse)
            update(dataset, {source.document_id: worked.entries})

    whole(str(OTHER), f"{db}.other")
    start = time.perf_counter()
    whole(pdf, db)
    return time.perf_counter() - start


def cold(pdf: str, db: str) -> float:
    """The same, from the start of the interpreter: the command line with one process."""
    from doc_mining.cli import main as command

    start = time.perf_counter()
    command(["run", pdf, "--db", db, "--workers", "1"])
    return time.perf_counter() - start


def text(pdf: str) -> float:
    """pdfplumber's text of every page, from the start of the interpreter."""
    import pdfplumber

    start = time.perf_counter()
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
    return time.perf_counter() - start


def run(folder: str, db: str, workers: str) -> float:
    """The main job as a user starts it, with its guarded processes."""
    from doc_mining.run import run as run_job
    from doc_mining.settings import Settings

    start = time.perf_counter()
    run_job([Path(folder)], Settings(db=Path(db), workers=int(workers)))
    return time.perf_counter() - start


SIDES: dict[str, Callable[..., float]] = {
    "plumber": plumber,
    "read": read,
    "job": job,
    "run": run,
    "cold": cold,
    "text": text,
}


def main() -> None:
    """Run one side and print what it took."""
    seconds = SIDES[sys.argv[1]](*sys.argv[2:])
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1024}))


if __name__ == "__main__":
    main()
