"""Files to read: from folders, lists and names; known by content, and honest about what changes meanwhile."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from doc_mining.errors import SourceError
from doc_mining.records import Source

_CHUNK = 1 << 20
_LISTS = {".txt", ".csv", ".tsv"}


class Found(NamedTuple):
    """A file that may be a document, not yet opened."""

    path: str  # absolute
    size: int  # bytes
    modified_ns: int


def find(paths: Iterable[str | Path]) -> Iterator[Found]:
    """The files below `paths`, each once, in the order of their names.

    A folder is searched for PDFs, hidden files left out; a .txt or .csv file is a list of paths, one a line (relative
    ones start from the list's folder); any other file is taken as it is. Raises SourceError for a path that is not there.
    """
    seen: set[str] = set()
    for path in paths:
        for file in sorted(_files(Path(os.path.abspath(path)), top=True)):
            if str(file) not in seen:
                seen.add(str(file))
                stat = _stat(file)
                yield Found(str(file), stat.st_size, stat.st_mtime_ns)


def take(found: Found) -> Source:
    """The file by its content. Raises SourceError when it cannot be read or changes while it is."""
    digest = hashlib.sha256()
    try:
        with open(found.path, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise SourceError(
            f"this file cannot be read: {error.strerror or error}.",
            document=found.path,
            hint="Check that it is still there and that you may read it.",
        ) from error
    after = _stat(Path(found.path))
    if (after.st_size, after.st_mtime_ns) != (found.size, found.modified_ns):
        raise SourceError(
            "this file changed while it was read.",
            document=found.path,
            hint="Run the same command again when whatever writes it is done.",
        )
    return Source(found.path, digest.hexdigest(), found.size, found.modified_ns)


def _files(path: Path, top: bool) -> Iterator[Path]:
    if path.is_dir():
        for folder, names, files in os.walk(path):
            names[:] = sorted(n for n in names if not n.startswith("."))
            yield from (Path(folder, f) for f in files if not f.startswith(".") and _is_pdf(Path(folder, f)))
    elif path.is_file() and top and path.suffix.lower() in _LISTS:
        for listed in _listed(path):
            yield from _files(listed, top=False)
    elif path.exists():
        yield path
    else:
        raise SourceError(
            "there is no such file or folder.", document=str(path), hint="Check the spelling of the path."
        )


def _listed(path: Path) -> Iterator[Path]:
    """The paths in a list: the first column, lines that start with # left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t" if path.suffix.lower() == ".tsv" else ","))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"this list of files cannot be read ({error}).",
            document=str(path),
            hint="A list is a text file in UTF-8 with one path a line.",
        ) from error
    for row in rows:
        name = row[0].strip() if row else ""
        if name and not name.startswith("#") and name.lower() not in ("path", "file", "pad", "bestand"):
            yield path.parent / name


def _is_pdf(path: Path) -> bool:
    if path.suffix:
        return path.suffix.lower() == ".pdf" and path.is_file()
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise SourceError(
            f"this file is there no more: {error.strerror or error}.",
            document=str(path),
            hint="Run the same command again when whatever writes it is done.",
        ) from error
