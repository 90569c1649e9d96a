"""The dataset in one SQLite file: opened with care, written a document at a time, never left half."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from doc_mining.dataset import schema
from doc_mining.dataset.migrations import MIGRATIONS, applied, migrate
from doc_mining.dataset.rows import Mined, Row, Stored, rows, stored
from doc_mining.errors import DatasetError
from doc_mining.records import Source

BUSY_SECONDS = 30.0


class Known(NamedTuple):
    """What the dataset knows of a file."""

    document_id: str
    size: int
    modified_ns: int


class Dataset:
    """One database file. Use it as a context manager, or call `close`.

    Raises DatasetError when the file is locked, damaged, no doc_mining database, or of a later version.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        if not create and not self.path.exists():
            raise DatasetError(
                "there is no such database.",
                document=str(path),
                hint="Make one with: doc-mining run FOLDER --db FILE",
            )
        with self._explained():
            self.db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            self.db.row_factory = sqlite3.Row
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    def _prepare(self) -> None:
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute("PRAGMA foreign_keys = ON")
        tables = {name for (name,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and "migrations" not in tables:
            raise DatasetError(
                "this is a SQLite database, but not one of doc_mining.",
                document=str(self.path),
                hint="Give another file with --db.",
            )
        later = set(applied(self.db)) - {m.__name__ for m in MIGRATIONS}
        if later:
            raise DatasetError(
                f"this database was made by a later version of doc_mining (it has had {sorted(later)[0]}).",
                document=str(self.path),
                hint="Upgrade doc_mining, or give another file with --db.",
            )
        migrate(self.db)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn SQLite's errors into ours."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                what = "another program is writing to this database."
                hint = "Wait until it is done, then run the same command again; nothing is lost."
            elif "full" in str(error):
                what = "the disk is full."
                hint = "Make room and run the same command again; what was stored is kept."
            elif "unable to open" in str(error):
                what = "this database cannot be opened."
                hint = "Does its folder exist, and may you write there?"
            else:
                what, hint = f"the database refused: {error}.", "Run: doc-mining status --db FILE"
            raise DatasetError(what, document=str(self.path), hint=hint) from error
        except sqlite3.DatabaseError as error:
            raise DatasetError(
                f"this file is no database, or it is damaged ({error}).",
                document=str(self.path),
                hint="Restore a copy, or make a new one: doc-mining run FOLDER --db NEWFILE",
            ) from error

    def __enter__(self) -> Dataset:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; calling it twice does no harm."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; also on an interrupt."""
        with self._explained():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
                self.db.execute("COMMIT")
            except BaseException:
                self.db.execute("ROLLBACK")
                raise

    @property
    def generation(self) -> int:
        """Grows with every change of the content."""
        with self._explained():
            return int(self.db.execute("SELECT value FROM state WHERE key = 'generation'").fetchone()[0])

    # -- writing ------------------------------------------------------------------------------------------------------

    def store(self, mined: Mined, parse: bytes | None = None) -> None:
        """Put a document with its findings in the place of what was there; in one transaction.

        `parse` is what reading gave, encoded; None keeps what is stored.
        """
        self.put(mined.source, stored(rows(mined)), mined.parser_version, parse)

    def put(self, source: Source, tables: Stored, parser_version: str, parse: bytes | None = None) -> None:
        """The same, of rows that are made already."""
        with self.transaction():
            self._put_document(tables[schema.DOCUMENTS.name][0])
            for table in schema.OF_A_DOCUMENT:
                self.db.execute(f"DELETE FROM {table.name} WHERE document_id = ?", (source.document_id,))
                self._insert(table, tables[table.name])
            if parse is not None:
                self.db.execute(
                    "INSERT OR REPLACE INTO parses VALUES (?, ?, ?)", (source.document_id, parser_version, parse)
                )
            self._put_source(source)

    def note(self, source: Source) -> None:
        """Record that this file holds a document that is stored already."""
        with self.transaction():
            self._put_source(source)

    def forget(self, paths: Iterable[str]) -> int:
        """Drop these files, and the documents that no other file holds; the number of documents dropped."""
        paths = list(paths)
        if not paths:
            return 0
        with self.transaction():
            self.db.executemany("DELETE FROM sources WHERE path = ?", [(p,) for p in paths])
            dropped = self.db.execute(
                "DELETE FROM documents WHERE document_id NOT IN (SELECT document_id FROM sources)"
            ).rowcount
            self.db.execute(
                "UPDATE documents SET path = (SELECT MIN(path) FROM sources s WHERE s.document_id = documents.document_id) "
                "WHERE path NOT IN (SELECT path FROM sources)"
            )
        return dropped

    def _put_source(self, source: Source) -> None:
        previous = self.db.execute("SELECT document_id FROM sources WHERE path = ?", (source.path,)).fetchone()
        self.db.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)",
            (source.path, source.document_id, source.size, source.modified_ns),
        )
        if previous and previous[0] != source.document_id:
            self.db.execute(
                "DELETE FROM documents WHERE document_id = ? AND NOT EXISTS "
                "(SELECT 1 FROM sources WHERE sources.document_id = documents.document_id)",
                (previous[0],),
            )
        self.db.execute(
            "UPDATE documents SET path = (SELECT MIN(path) FROM sources WHERE document_id = ?1) WHERE document_id = ?1",
            (source.document_id,),
        )

    def _put_document(self, row: list[Any]) -> None:
        names = schema.DOCUMENTS.names
        updates = ", ".join(f"{n} = excluded.{n}" for n in names[1:])
        self.db.execute(
            f"INSERT INTO documents ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
            f"ON CONFLICT (document_id) DO UPDATE SET {updates}",
            row,
        )

    def _insert(self, table: schema.Table, records: list[list[Any]]) -> None:
        names = ", ".join(f"[{n}]" for n in table.names)
        marks = ", ".join("?" * len(table.columns))
        self.db.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", records)

    # -- reading ------------------------------------------------------------------------------------------------------

    def known(self) -> dict[str, Known]:
        """Path → what is stored of the file there."""
        with self._explained():
            found = self.db.execute("SELECT path, document_id, size, modified_ns FROM sources")
            return {r[0]: Known(*r[1:]) for r in found}

    def versions(self) -> dict[str, tuple[str, str]]:
        """document_id → (parser version, miner version)."""
        with self._explained():
            found = self.db.execute("SELECT document_id, parser_version, miner_version FROM documents")
            return {r[0]: (r[1], r[2]) for r in found}

    def parse(self, document_id: str, parser_version: str) -> bytes | None:
        """What reading gave for this document, if this parser version made it."""
        with self._explained():
            row = self.db.execute(
                "SELECT body FROM parses WHERE document_id = ? AND parser_version = ?", (document_id, parser_version)
            ).fetchone()
        return row[0] if row else None

    def rows(self, table: str, where: str = "", values: Iterable[Any] = ()) -> Iterator[Row]:
        """The rows of a table in export order, lists decoded; `where` is SQL with `?` for `values`."""
        t = schema.BY_NAME[table]
        columns = ", ".join(f"[{n}]" for n in t.names)
        sql = f"SELECT {columns} FROM {t.name}{' WHERE ' + where if where else ''} ORDER BY {t.order_by}"
        with self._explained():
            for row in self.db.execute(sql, tuple(values)):
                yield {c.name: _loaded(row[i], c) for i, c in enumerate(t.columns)}

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with self._explained():
            return int(self.db.execute(f"SELECT COUNT(*) FROM {schema.BY_NAME[table].name}").fetchone()[0])

    def check(self) -> list[str]:
        """What SQLite's own check finds wrong with the file; empty when it is sound."""
        with self._explained():
            found = [r[0] for r in self.db.execute("PRAGMA quick_check")]
        return [] if found == ["ok"] else found


def _loaded(value: Any, column: schema.Column) -> Any:
    if column.type == "json":
        return json.loads(value)
    return bool(value) if column.type == "boolean" else value
