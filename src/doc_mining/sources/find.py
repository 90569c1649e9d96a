"""Files to read: from folders, lists and names; known by content, and honest about what changes meanwhile."""

from __future__ import annotations

import csv
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from doc_mining.errors import SourceError
from doc_mining.records import Source

_CHUNK = 1 << 20
_LISTS = {".txt", ".csv", ".tsv"}
_HEADS = {"path", "file", "pad", "bestand", "filename", "bestandsnaam"}


class Found(NamedTuple):
    """A file that may be a document, not yet opened."""

    path: str  # absolute
    size: int  # bytes
    modified_ns: int


def find(paths: Iterable[str | Path]) -> Iterator[Found]:
    """The files below `paths`, each once, in the order of their names within each path.

    A folder is searched for PDFs (by suffix, or by content where there is none), hidden files left out, links followed
    once; a .txt, .csv or .tsv file is a list of paths, one a line, relative ones from the list's folder; any other file
    is taken as it is. Raises SourceError for a path that is not there; what is missing from a list, or goes away
    meanwhile, is found all the same with a size of 0, and `take` then tells why it cannot be read.
    """
    seen: set[str] = set()
    for path in paths:
        for file in sorted(_files(Path(os.path.abspath(path)), top=True)):
            if file not in seen:
                seen.add(file)
                yield _found(file)


def take(found: Found) -> Source:
    """The file by its content. Raises SourceError when it cannot be read or changes while it is."""
    if "://" in found.path:
        raise SourceError(
            "this is an address on the web, and no connection is opened.",
            document=found.path,
            hint="Download the file and give its path.",
        )
    digest = hashlib.sha256()
    try:
        if not stat.S_ISREG(os.stat(found.path).st_mode):
            raise OSError("it is no ordinary file")
        with open(found.path, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise SourceError(
            f"this file cannot be read: {error.strerror or error}.",
            document=found.path,
            hint="Check that it is still there and that you may read it.",
        ) from error
    after = _found(found.path)
    if after != found:
        raise SourceError(
            "this file changed while it was read.",
            document=found.path,
            hint="Run the same command again when whatever writes it is done.",
        )
    return Source(found.path, digest.hexdigest(), found.size, found.modified_ns)


def _files(path: Path, top: bool) -> Iterator[str]:
    if path.is_dir():
        yield from _below(path, set())
    elif path.is_file() and top and path.suffix.lower() in _LISTS:
        for listed in _listed(path):
            folder = "://" not in listed and Path(listed).is_dir()
            yield from _files(Path(listed), top=False) if folder else (listed,)
    elif path.exists():
        yield str(path)
    else:
        raise SourceError(
            "there is no such file or folder.", document=str(path), hint="Check the spelling of the path."
        )


def _below(folder: Path, visited: set[tuple[int, int]]) -> Iterator[str]:
    """PDFs in a folder and those below it; a link back to a folder above is not followed again."""
    here = folder.stat()
    if (here.st_dev, here.st_ino) in visited:
        return
    visited.add((here.st_dev, here.st_ino))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(
            f"this folder cannot be read: {error.strerror or error}.",
            document=str(folder),
            hint="Check that you may read it.",
        ) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(Path(entry.path), visited)
        elif _is_pdf(entry):
            yield entry.path


def _listed(path: Path) -> Iterator[str]:
    """The paths in a list: the column headed as such, else the first; lines that start with # left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t" if path.suffix.lower() == ".tsv" else ","))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"this list of files cannot be read ({error}).",
            document=str(path),
            hint="A list is a text file in UTF-8 with one path a line.",
        ) from error
    heads = [name.strip().lower() for name in rows[0]] if rows else []
    column = next((n for n, head in enumerate(heads) if head in _HEADS), None)
    for row in rows if column is None else rows[1:]:
        name = row[column or 0].strip() if len(row) > (column or 0) else ""
        if name and not name.startswith("#"):
            yield name if "://" in name else str(path.parent / name)


def _is_pdf(entry: os.DirEntry[str]) -> bool:
    """By its suffix, a broken link included, so that it is reported; without a suffix by its first bytes."""
    suffix = Path(entry.name).suffix.lower()
    if suffix:
        return suffix == ".pdf" and (entry.is_file() or entry.is_symlink())
    try:
        if not entry.is_file():
            return False
        with open(entry.path, "rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


def _found(path: str) -> Found:
    try:
        known = os.stat(path)
    except OSError:
        return Found(path, 0, 0)
    return Found(path, known.st_size, known.st_mtime_ns)
