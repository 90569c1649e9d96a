"""No file crashes, hangs or exhausts a run: each ends ok, partial or quarantined, and says truly why and where.

Every file is read as a run reads it, in a guarded child; without a page that takes too much the rest is read again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from doc_mining.errors import SourceError, UnreadableError
from doc_mining.guard import Failure, Guard, Job
from doc_mining.pdf import Limits, read
from hostile import specimens
from hostile.specimens import BAD_PAGE, READABLE, UNREADABLE, WORDS

LIMITS = {"seconds": 8.0, "memory_mb": 350}
PAGE_SECONDS = 4.0
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")


@dataclass(frozen=True)
class Ending:
    """How the reading of a file ended; notices are (page, code, message)."""

    status: str
    words: int = 0
    notices: tuple[tuple[str, str, str], ...] = ()
    failure: Failure | None = None
    tries: tuple[Failure, ...] = ()


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    limits = Limits(seconds=LIMITS["seconds"], memory_mb=int(LIMITS["memory_mb"]))
    with Guard("support.guarded:read_pdf", limits=limits, page_seconds=PAGE_SECONDS) as running:
        yield running


def ending(guard: Guard, path: Path) -> Ending:
    skip: list[int] = []
    tries: list[Failure] = []
    while True:
        outcome = guard.run(Job({"path": str(path), "limits": LIMITS, "skip": skip}))
        if isinstance(outcome, bytes):
            status, _, words, *notices = outcome.decode().splitlines()
            told = tuple((a, b, c) for a, b, c in (n.split("|", 2) for n in notices))
            return Ending(status, int(words), told, tries=tuple(tries))
        if outcome.code == "error" or outcome.page is None or outcome.page in skip or len(skip) > 2:
            return Ending("quarantined", failure=outcome, tries=tuple(tries))
        tries.append(outcome)
        skip.append(outcome.page)


def kept(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_why(guard: Guard, tmp_path: Path, name: str) -> None:
    make, reason = UNREADABLE[name]
    path = kept(tmp_path / "rapport.pdf", make())
    end = ending(guard, path)
    assert end.failure is not None
    assert type(end.failure.error) is UnreadableError
    assert str(path) in end.failure.message
    assert any(part in end.failure.message for part in reason.split("|"))
    assert end.failure.error.hint


@pytest.mark.parametrize("name", READABLE)
def test_what_is_only_odd_is_read(guard: Guard, tmp_path: Path, name: str) -> None:
    end = ending(guard, kept(tmp_path / "rapport.pdf", READABLE[name]()))
    assert end.status in ("ok", "partial")
    assert end.words >= 2 * WORDS
    assert all(page == "2" for page, _, _ in end.notices)


@LINUX
@pytest.mark.parametrize("name", BAD_PAGE)
def test_one_bad_page_costs_that_page_only(guard: Guard, tmp_path: Path, name: str) -> None:
    make, reason = BAD_PAGE[name]
    start = time.monotonic()
    end = ending(guard, kept(tmp_path / "rapport.pdf", make()))
    assert time.monotonic() - start < 3 * LIMITS["seconds"]
    assert end.status == "partial"
    assert end.words >= 2 * WORDS
    assert [page for page, _, _ in end.notices] == ["2"]
    assert end.notices[0][1] in reason.split("|")
    assert all(failure.page == 2 for failure in end.tries)


def test_text_drawn_twice_is_read_once(guard: Guard, tmp_path: Path) -> None:
    assert ending(guard, kept(tmp_path / "a.pdf", specimens.text_twice())).words == 3 * WORDS


@pytest.mark.parametrize("make", [specimens.pages_that_are_not_there, specimens.page_tree_in_a_circle])
def test_pages_that_are_not_there_are_told(guard: Guard, tmp_path: Path, make: Callable[[], bytes]) -> None:
    end = ending(guard, kept(tmp_path / "a.pdf", make()))
    assert end.status in ("partial", "quarantined")
    assert end.words == 0
    assert end.notices or end.failure


def test_bookmarks_in_a_circle_end(guard: Guard, tmp_path: Path) -> None:
    assert ending(guard, kept(tmp_path / "a.pdf", specimens.outline_in_a_circle())).words == WORDS


@pytest.mark.parametrize("make", [specimens.turned, specimens.cropped, specimens.negative_origin])
def test_words_stand_on_the_page_as_it_is_displayed(tmp_path: Path, make: Callable[[], bytes]) -> None:
    page = read(kept(tmp_path / "a.pdf", make()), Limits()).pages[1]
    words = [w for block in page.blocks for line in block.lines for w in line.words]
    assert len(words) == WORDS
    assert all(-1 <= w.x0 <= w.x1 <= page.width + 1 and -1 <= w.top <= w.bottom <= page.height + 1 for w in words)


NAMES = [
    "met spaties en (haakjes).pdf",
    "aan'halings\"tekens.pdf",
    "twee\nregels.pdf",
    "café – één.pdf",
    "-rf.pdf",
    "%s %d {0}.pdf",
    "geen extensie",
    "n" * 240 + ".pdf",
]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_names(guard: Guard, tmp_path: Path, name: str) -> None:
    try:
        path = kept(tmp_path / name, specimens.good())
    except OSError:
        pytest.skip("this file system does not take such a name")
    assert ending(guard, path).words == 3 * WORDS


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_name_that_is_no_unicode(guard: Guard, tmp_path: Path) -> None:
    path = kept(tmp_path / os.fsdecode(b"rapport-\xe9\xff.pdf"), specimens.good())
    assert ending(guard, path).words == 3 * WORDS


@pytest.mark.parametrize("what", ["cut", "replaced", "removed"])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, what: str) -> None:
    path = kept(tmp_path / "a.pdf", specimens.good())

    def change(page: int) -> None:
        if page != 2:
            return
        if what == "cut":
            os.truncate(path, 300)
        elif what == "replaced":
            kept(tmp_path / "b.pdf", specimens.turned()).replace(path)
        else:
            path.unlink()

    try:
        reading = read(path, Limits(), on_page=change)
    except (UnreadableError, SourceError) as error:
        told = bool(error.hint)
    else:
        told = len(reading.pages) == 3 and (reading.status == "ok" or bool(reading.warnings))
    assert told


def test_a_folder_and_a_missing_file_are_told_apart_from_pdfs(guard: Guard, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.pdf"):
        failure = ending(guard, path).failure
        assert failure is not None
        assert type(failure.error) is SourceError


def test_a_run_over_all_of_them_ends(tmp_path: Path) -> None:
    cheap = [make for make, _ in UNREADABLE.values()] + [specimens.good, specimens.image_only]
    paths = [kept(tmp_path / f"{i}.pdf", make()) for i, make in enumerate(cheap)]
    with Guard("support.guarded:read_pdf", limits=Limits(seconds=8.0), workers=2) as guard:
        outcomes = list(guard.map(Job({"path": str(path), "limits": LIMITS}) for path in paths))
    assert len(outcomes) == len(paths)
    assert all(isinstance(o, bytes) or o.code == "error" for o in outcomes)
