"""A flow that mines a folder in batches: whatever is new, changed or gone since the last time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact

from doc_mining.run import Done, Report, run
from doc_mining.settings import load
from doc_mining.sources import find

BATCH = 20


@task(retries=2, retry_delay_seconds=[5, 30], task_run_name="mine {first} and {more} more")
def mine_batch(paths: list[str], db: str, first: str, more: int) -> Report:
    """Mine these files; tried again when the database is busy. A document's own trouble is no failure of the task."""
    logger = get_run_logger()

    def step(done: Done) -> None:
        for notice in done.notices if done.status != "ok" else ():
            page = f", page {notice.page}" if notice.page else ""
            logger.warning("%s: %s%s: %s", done.status, done.path, page, notice.message)

    return run(paths, load(db=db), step=step)


@flow(name="mine-folder", log_prints=True)
def mine_folder(folder: str, db: str, batch: int = BATCH) -> dict[str, int]:
    """Mine every PDF below `folder` into the database `db`, `batch` documents a task; returns counts by outcome.

    What was done before is left alone; documents whose file is gone are dropped. A summary is kept as an artifact.
    """
    paths = [found.path for found in find([folder])]
    reports = []
    for start in range(0, len(paths), batch):
        some = paths[start : start + batch]
        reports.append(mine_batch(some, db, Path(some[0]).name, len(some) - 1))
    dropped = run([folder], load(db=db)).dropped
    counts = _counts(reports, dropped)
    create_markdown_artifact(
        _summary(folder, counts, reports), key="mine-folder", description=f"What was mined in {folder}"
    )
    return counts


def _counts(reports: list[Report], dropped: int) -> dict[str, int]:
    statuses = Counter(done.status for report in reports for done in report.done)
    return {
        "ok": statuses["ok"],
        "partial": statuses["partial"],
        "quarantined": statuses["quarantined"],
        "unchanged": sum(report.unchanged for report in reports),
        "dropped": dropped,
    }


def _summary(folder: str, counts: dict[str, int], reports: list[Report]) -> str:
    lines = [f"# {folder}", "", "| outcome | documents |", "| --- | --- |"]
    lines += [f"| {outcome} | {count} |" for outcome, count in counts.items()]
    trouble = [(d, n) for r in reports for d in r.done if d.status != "ok" for n in d.notices]
    if trouble:
        lines += ["", "| document | page | what |", "| --- | --- | --- |"]
        lines += [f"| {Path(d.path).name} | {n.page or ''} | {n.message.replace('|', '/')} |" for d, n in trouble]
    return "\n".join(lines) + "\n"
