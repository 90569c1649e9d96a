"""A guarded function may hang, swell, die or talk too much: the run goes on, and says what happened at which page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from doc_mining.errors import SettingsError, UnreadableError
from doc_mining.guard import Failure, Guard, Job
from doc_mining.pdf import Limits

QUICK = Limits(seconds=1.0, memory_mb=300)
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs signals")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


def a_guard(workers: int = 1, limits: Limits = QUICK, page_seconds: float | None = None) -> Guard:
    return Guard("support.guarded:work", workers=workers, limits=limits, page_seconds=page_seconds)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with a_guard() as running:
        yield running


def failure(guard: Guard, deed: str, page: int = 1) -> Failure:
    outcome = guard.run(Job({"do": deed, "page": page}))
    assert isinstance(outcome, Failure)
    assert guard.run(Job({"do": "echo"}, b"still there")) == b"still there"
    return outcome


def test_bytes_come_back(guard: Guard) -> None:
    blob = bytes(range(256)) * 20_000
    assert guard.run(Job({"do": "echo", "name": "caf\udce9 'x'\n.pdf"}, blob)) == blob


@pytest.mark.parametrize("deed", ["hang", "spin"])
def test_a_hang_ends_in_time_and_names_its_page(guard: Guard, deed: str) -> None:
    start = time.monotonic()
    outcome = failure(guard, deed, page=12)
    assert time.monotonic() - start < 5
    assert (outcome.code, outcome.page) == ("time", 12)
    assert "at page 12" in outcome.message


@LINUX
def test_a_job_that_swells_is_ended(guard: Guard) -> None:
    outcome = failure(guard, "swell", page=3)
    assert (outcome.code, outcome.page) == ("memory", 3)
    assert "300 MB" in outcome.message


@POSIX
def test_a_crash_is_told_with_its_signal(guard: Guard) -> None:
    outcome = failure(guard, "abort", page=2)
    assert (outcome.code, outcome.page) == ("crash", 2)
    assert "signal 6" in outcome.message


def test_our_own_error_comes_back_whole(guard: Guard) -> None:
    outcome = failure(guard, "raise")
    assert outcome.code == "error"
    assert type(outcome.error) is UnreadableError
    assert (outcome.error.document, outcome.page, outcome.error.hint) == ("rapport.pdf", 7, "Ask for the file anew.")


@pytest.mark.parametrize(("deed", "words"), [("mistake", "ValueError: no such thing"), ("leave", "SystemExit: 3")])
def test_a_programmers_mistake_is_one_failed_job(guard: Guard, deed: str, words: str) -> None:
    outcome = failure(guard, deed)
    assert (outcome.code, outcome.error) == ("error", None)
    assert words in outcome.message
    assert "guarded.py" in outcome.message


def test_what_libraries_print_gets_nowhere(guard: Guard) -> None:
    assert guard.run(Job({"do": "chatter"})) == b"said all"
    assert guard.run(Job({"do": "stdin"})) == b"nothing"


def test_numeric_libraries_take_one_thread_a_child(guard: Guard) -> None:
    assert guard.run(Job({"do": "threads"})) == b"1"


def test_a_child_serves_many_jobs(guard: Guard) -> None:
    assert len({guard.run(Job({"do": "pid"})) for _ in range(5)}) == 1


@LINUX
def test_a_child_that_keeps_memory_is_replaced() -> None:
    with a_guard() as guard:
        assert guard.run(Job({"do": "grow"})) != guard.run(Job({"do": "pid"}))


def test_outcomes_keep_the_order_of_the_jobs() -> None:
    deeds = ["echo", "hang", "echo", "mistake", "echo", "echo"]
    with a_guard(workers=2) as guard:
        outcomes = list(guard.map(Job({"do": deed}, str(i).encode()) for i, deed in enumerate(deeds)))
    assert [o if isinstance(o, bytes) else o.code for o in outcomes] == [b"0", "time", b"2", "error", b"4", b"5"]


def test_jobs_are_taken_only_a_little_ahead() -> None:
    taken: list[int] = []

    def jobs() -> Iterator[Job]:
        for i in range(1000):
            taken.append(i)
            yield Job({"do": "echo"})

    with a_guard() as guard:
        outcomes = guard.map(jobs())
        next(outcomes)
        assert len(taken) < 50


def test_a_page_may_be_given_less_time_than_the_document() -> None:
    with a_guard(limits=Limits(seconds=60.0, memory_mb=300), page_seconds=0.5) as guard:
        start = time.monotonic()
        assert failure(guard, "hang", page=4).page == 4
        assert time.monotonic() - start < 5


def test_a_function_that_is_not_there_is_said_at_once() -> None:
    with Guard("support.guarded:nothing", limits=QUICK) as guard, pytest.raises(SettingsError, match="nothing"):
        list(guard.map([Job({})]))


@LINUX
def test_leaving_ends_the_children_whatever_they_do() -> None:
    start = time.monotonic()
    with a_guard(workers=2, limits=Limits(seconds=60.0, memory_mb=300)) as guard:
        child = guard.run(Job({"do": "pid"}))
        assert isinstance(child, bytes)
        outcomes = guard.map(Job({"do": deed}) for deed in ("echo", "hang", "spin"))
        next(outcomes)
    assert time.monotonic() - start < 10
    assert not Path(f"/proc/{child.decode()}").exists()


@LINUX
def test_children_die_with_a_parent_that_is_killed() -> None:
    program = """
import sys
from doc_mining.guard import Guard, Job
from doc_mining.pdf import Limits
guard = Guard("support.guarded:work", limits=Limits(seconds=60.0))
print(guard.run(Job({"do": "pid"})).decode(), flush=True)
guard.run(Job({"do": "spin"}))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment)
    assert parent.stdout is not None
    child = Path("/proc", parent.stdout.readline().decode().strip())
    assert child.exists()
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 5
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: Path) -> bool:
    """Whether it is there and no zombie."""
    try:
        return "State:\tZ" not in (process / "status").read_text()
    except OSError:
        return False
