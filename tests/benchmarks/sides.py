"""The sides of the comparisons, each run in a process of its own: `python -m benchmarks.sides NAME ARGUMENT…`.

A side prints one JSON object: seconds of the work itself, imports apart, and the peak of memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path


def plumber(pdf: str) -> float:
    """pdfplumber's text of every page."""
    import pdfplumber

    start = time.perf_counter()
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
    return time.perf_counter() - start


def read(pdf: str) -> float:
    """Reading and structure."""
    from doc_mining.pdf import Limits
    from doc_mining.pdf import read as read_pdf
    from doc_mining.pdf.tables import tables_of
    from doc_mining.text import structure

    tables_of("", ())
    start = time.perf_counter()
    structure(read_pdf(pdf, Limits()))
    return time.perf_counter() - start


def job(pdf: str, db: str) -> float:
    """Everything from file to indexed database in this process; imports and word lists apart."""
    import tantivy

    from doc_mining.dataset import Dataset
    from doc_mining.search import update
    from doc_mining.search.analyser import analyse
    from doc_mining.sources.find import find, take
    from doc_mining.versions import miner_version, parser_version
    from doc_mining.work import results, work

    analyse("prestatieafspraken")
    _ = tantivy.SchemaBuilder
    versions = (parser_version(), miner_version())
    start = time.perf_counter()
    (found,) = find([pdf])
    source = take(found)
    worked = results(work({"source": asdict(source), "versions": versions}, b"", lambda page: None))
    with Dataset(db) as dataset:
        dataset.put(source, worked.tables, versions[0], worked.parse)
        update(dataset, {source.document_id: worked.entries})
    return time.perf_counter() - start


def run(folder: str, db: str, workers: str) -> float:
    """The main job as a user starts it, with its guarded processes."""
    from doc_mining.run import run as run_job
    from doc_mining.settings import Settings

    start = time.perf_counter()
    run_job([Path(folder)], Settings(db=Path(db), workers=int(workers)))
    return time.perf_counter() - start


SIDES: dict[str, Callable[..., float]] = {"plumber": plumber, "read": read, "job": job, "run": run}


def main() -> None:
    """Run one side and print what it took."""
    seconds = SIDES[sys.argv[1]](*sys.argv[2:])
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1024}))


if __name__ == "__main__":
    main()
