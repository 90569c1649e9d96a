"""The main job: a folder of PDFs into the dataset and its index; only what changed is done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import NamedTuple

from doc_mining.dataset import Dataset, Mined
from doc_mining.errors import DocMiningError, SourceError
from doc_mining.guard import Failure, Guard, Job, Outcome
from doc_mining.pdf.limits import Limits
from doc_mining.records import Document, Findings, Notice, Source
from doc_mining.search.entries import Entries
from doc_mining.settings import Settings
from doc_mining.sources.find import Found, find, take
from doc_mining.versions import miner_version, parser_version
from doc_mining.worked import results

_INDEXED_TOGETHER = 100  # documents; so many are held until the index takes them
_RETRIES = 3  # pages that a document may lose to hangs and crashes before it is given up


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one document of a run."""

    path: str
    status: str  # ok, partial, quarantined
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: documents read and mined, mined again without reading, left as they were, and dropped."""

    done: tuple[Done, ...]
    unchanged: int
    dropped: int

    @property
    def clean(self) -> bool:
        """Whether every document that was worked on ended ok."""
        return all(d.status == "ok" for d in self.done)


class _Task(NamedTuple):
    source: Source
    parse: bytes | None  # what reading gave before, where it still holds
    trouble: str | None = None  # why the file could not be read at all


def run(
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    started: Callable[[int], None] = lambda total: None,
    step: Callable[[Done], None] = lambda done: None,
) -> Report:
    """Read, mine and store every PDF below `paths`; drop what disappeared from the folders among them.

    `started` is told how many documents there are to do, `step` each one that is done. One document's trouble never
    stops the others: it ends partial or quarantined, with the reason. Raises SourceError when a path is not there, and
    DatasetError when the database cannot be used.
    """
    given = [Path(p) for p in paths]
    found = list(find(given))
    with Dataset(settings.db) as dataset:
        tasks, unchanged = _plan(dataset, found)
        dropped = dataset.forget(_gone(dataset, given, {f.path for f in found}))
        started(len(tasks))
        done = []
        ready: dict[str, Entries] = {}
        for finished in _work(dataset, tasks, settings, ready):
            done.append(finished)
            step(finished)
            if len(ready) >= _INDEXED_TOGETHER:
                _index(dataset, ready)
                ready.clear()
        _index(dataset, ready)
    return Report(tuple(done), unchanged, dropped)


def _plan(dataset: Dataset, found: list[Found]) -> tuple[list[_Task], int]:
    """What has to be done, and how many files need nothing."""
    known, versions = dataset.known(), dataset.versions()
    wanted = (parser_version(), miner_version())
    tasks: list[_Task] = []
    planned: set[str] = set()
    unchanged = 0
    for file in found:
        before = known.get(file.path)
        if before and before[1:] == (file.size, file.modified_ns) and versions.get(before.document_id) == wanted:
            unchanged += 1
            continue
        try:
            source = take(file)
        except SourceError as error:
            # a file without readable content is known by its name
            nameless = Source(file.path, _digest_of_name(file.path), file.size, file.modified_ns)
            tasks.append(_Task(nameless, None, f"{error.what} {error.hint}"))
            continue
        if versions.get(source.document_id) == wanted or source.document_id in planned:
            dataset.note(source) if versions.get(source.document_id) == wanted else None
            unchanged += 1
            continue
        planned.add(source.document_id)
        tasks.append(_Task(source, dataset.parse(source.document_id, wanted[0])))
    return tasks, unchanged


def _digest_of_name(path: str) -> str:
    import hashlib

    return hashlib.sha256(b"unreadable\0" + path.encode("utf-8", "surrogateescape")).hexdigest()


def _gone(dataset: Dataset, paths: list[Path], present: set[str]) -> list[str]:
    """Files that the dataset knows below the folders of this run, and that are there no more."""
    folders = [str(p.absolute()) + "/" for p in paths if p.is_dir()]
    return [p for p in dataset.known() if p not in present and any(p.startswith(f) for f in folders)]


def _work(dataset: Dataset, tasks: list[_Task], settings: Settings, ready: dict[str, Entries]) -> Iterator[Done]:
    """Work off the tasks, store what comes of each, and put what is to be indexed of it into `ready`."""
    limits = Limits(
        seconds=settings.seconds,
        memory_mb=settings.memory_mb,
        pages=settings.pages,
        glyphs_per_page=settings.glyphs_per_page,
    )
    readable = [t for t in tasks if not t.trouble]
    for task in tasks:
        if task.trouble:
            yield _store_failure(dataset, task, "unreadable", task.trouble)
    if not readable:
        return
    with Guard("doc_mining.work:work", workers=min(settings.workers, len(readable)), limits=limits) as guard:
        outcomes = guard.map(_job(t, limits) for t in readable)
        for task, outcome in zip(readable, outcomes, strict=True):
            yield _store(dataset, task, _insist(guard, task, outcome, limits), ready)


def _job(task: _Task, limits: Limits, lost: Sequence[Notice] = ()) -> Job:
    request = {
        "source": asdict(task.source),
        "versions": (parser_version(), miner_version()),
        "limits": asdict(limits),
        "lost": [astuple(n) for n in lost],
    }
    return Job(request, task.parse or b"")


def _insist(guard: Guard, task: _Task, outcome: Outcome, limits: Limits) -> Outcome:
    """Try again without the page at which reading hung, swelled or crashed, a few times."""
    lost: list[Notice] = []
    while isinstance(outcome, Failure) and outcome.code != "error" and outcome.page and len(lost) < _RETRIES:
        lost.append(Notice(outcome.code, f"{outcome.message} The page was left out.", outcome.page))
        outcome = guard.run(_job(task, limits, lost))
    return outcome


def _store(dataset: Dataset, task: _Task, outcome: Outcome, ready: dict[str, Entries]) -> Done:
    if isinstance(outcome, Failure):
        error = outcome.error
        message = f"{error.what} {error.hint or ''}".strip() if error else outcome.message
        if not error and outcome.code == "error":
            message = f"something went wrong that should not have: {outcome.message} Please report it with this file."
        return _store_failure(dataset, task, error.code if error else outcome.code, message, outcome.page)
    changed = _changed(task.source)
    if changed:
        return _store_failure(dataset, task, "changed", changed)
    worked = results(outcome)
    dataset.put(task.source, worked.tables, parser_version(), None if task.parse else worked.parse)
    ready[task.source.document_id] = worked.entries
    return Done(task.source.path, worked.status, worked.notices)


def _changed(source: Source) -> str | None:
    """Whether the file is another one than what was taken, so that its findings would be bound to the wrong words."""
    try:
        stat = Path(source.path).stat()
    except OSError:
        return "this file disappeared while it was read. Run the same command again."
    if (stat.st_size, stat.st_mtime_ns) == (source.size, source.modified_ns):
        return None
    return "this file changed while it was read. Run the same command again when whatever writes it is done."


def _store_failure(dataset: Dataset, task: _Task, code: str, message: str, page: int | None = None) -> Done:
    notice = Notice(code, message, page)
    document = Document(passages=(), pages=0, status="quarantined", warnings=(notice,))
    # what may be otherwise next time is not remembered as done
    passing = code in ("changed", "time", "memory", "crash") or task.trouble is not None
    source = replace(task.source, modified_ns=-1) if passing else task.source
    dataset.store(Mined(source, document, Findings(), parser_version(), miner_version()))
    return Done(task.source.path, "quarantined", (notice,))


def _index(dataset: Dataset, ready: Mapping[str, Entries]) -> None:
    """Bring the search index up to date with the dataset."""
    from doc_mining.search import update

    update(dataset, ready)


__all__ = ["DocMiningError", "Done", "Report", "run"]
