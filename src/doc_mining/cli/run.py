"""`doc-mining run`: the main job."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from doc_mining import settings
from doc_mining.cli import notices
from doc_mining.cli.command import OK, UNCLEAN, Command, add_db
from doc_mining.cli.progress import Progress


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="PDFs, folders of them, or lists (.txt, .csv) of paths"
    )
    add_db(parser)
    parser.add_argument("--workers", type=int, metavar="N", help="processes side by side (default: one a core)")
    parser.add_argument("--seconds", type=float, metavar="S", help="time that one document may take (default: 120)")
    parser.add_argument("--memory-mb", type=int, metavar="MB", help="memory that one process may take (default: 1500)")
    parser.add_argument("--strict", action="store_true", help="fail when a document is partial or quarantined")


def _execute(args: Namespace) -> int:
    from doc_mining.run import Done, run

    given = settings.load(db=args.db, workers=args.workers, seconds=args.seconds, memory_mb=args.memory_mb)
    progress: list[Progress] = []

    def started(total: int) -> None:
        progress.append(Progress(total, "reading and mining").__enter__())

    def step(done: Done) -> None:
        if done.status != "ok":
            for line in notices.lines(done.status, done.path, ((n.page, n.message) for n in done.notices)):
                progress[0].say(line)
        progress[0].step()

    try:
        report = run(args.paths, given, started=started, step=step)
    finally:
        for bar in progress:
            bar.__exit__(None, None, None)
    statuses = [d.status for d in report.done]
    counts = ", ".join(f"{statuses.count(s)} {s}" for s in ("ok", "partial", "quarantined") if s in statuses)
    print(
        f"{len(statuses)} done{f' ({counts})' if counts else ''}, {report.unchanged} unchanged, {report.dropped} dropped"
    )
    return UNCLEAN if args.strict and not report.clean else OK


COMMAND = Command(
    "run",
    "Read and mine PDFs into a searchable database; only what changed is done again.",
    "doc-mining run corpus/documents --db out/demo.db",
    _arguments,
    _execute,
)
