"""Named migrations: each brings the database one step on, in one transaction, and is never changed afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], None]


def m001_tables_of_the_contract(db: sqlite3.Connection) -> None:
    """Documents, passages and the findings."""
    finding = (
        "finding_id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, part TEXT, "
        "section TEXT NOT NULL, page INTEGER NOT NULL, boxes TEXT NOT NULL, quote TEXT NOT NULL, scope TEXT NOT NULL, "
        "theme TEXT, confidence REAL NOT NULL, extractor TEXT NOT NULL, corrected INTEGER NOT NULL"
    )
    owned = "document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE"
    for statement in (
        "CREATE TABLE documents (document_id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, "
        "kind TEXT NOT NULL, title TEXT, corporation TEXT, bureau TEXT, methodology TEXT, period_start INTEGER, "
        "period_end INTEGER, published TEXT, municipalities TEXT NOT NULL, pages INTEGER NOT NULL, "
        "ocr_pages TEXT NOT NULL, status TEXT NOT NULL, warnings TEXT NOT NULL, parser_version TEXT NOT NULL, "
        "miner_version TEXT NOT NULL)",
        f"CREATE TABLE passages (passage_id TEXT PRIMARY KEY, {owned}, [order] INTEGER NOT NULL, part TEXT, "
        "section TEXT NOT NULL, kind TEXT NOT NULL, level INTEGER, page INTEGER NOT NULL, page_label TEXT, "
        "boxes TEXT NOT NULL, text TEXT NOT NULL)",
        f"CREATE TABLE judgements ({finding}, appraiser_type TEXT NOT NULL, appraiser TEXT, about TEXT, "
        "aspect TEXT NOT NULL, subject TEXT, label TEXT, label_to TEXT, score REAL, weight REAL, form TEXT NOT NULL, "
        "count INTEGER, grade REAL, grade_to REAL, repeats TEXT)",
        f"CREATE TABLE development_points ({finding}, origin TEXT NOT NULL, appraiser_type TEXT NOT NULL, "
        "appraiser TEXT, text TEXT NOT NULL, follow_up_status TEXT, follow_up_quote TEXT, follow_up_page INTEGER, "
        "repeats TEXT)",
        f"CREATE TABLE themes ({finding}, theme_as_written TEXT NOT NULL)",
        f"CREATE TABLE agreements ({finding}, number TEXT, parties TEXT NOT NULL, text TEXT NOT NULL, "
        "concreteness TEXT NOT NULL, value REAL, unit TEXT, year TEXT)",
        f"CREATE TABLE figures ({finding}, indicator TEXT NOT NULL, year TEXT NOT NULL, value REAL NOT NULL, unit TEXT, "
        "kind TEXT NOT NULL)",
        f"CREATE TABLE organisations (name TEXT NOT NULL, type TEXT NOT NULL, scope TEXT, {owned}, "
        "page INTEGER NOT NULL)",
    ):
        db.execute(statement)
    for table in (
        "passages",
        "judgements",
        "development_points",
        "themes",
        "agreements",
        "figures",
        "organisations",
    ):
        db.execute(f"CREATE INDEX {table}_of_document ON {table} (document_id)")


def m002_sources_and_parses(db: sqlite3.Connection) -> None:
    """Which file holds which document, and what was read in it, so that unchanged files are not read again."""
    db.execute(
        "CREATE TABLE sources (path TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, "
        "size INTEGER NOT NULL, modified_ns INTEGER NOT NULL)"
    )
    db.execute("CREATE INDEX sources_of_document ON sources (document_id)")
    db.execute(
        "CREATE TABLE parses (document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE, "
        "parser_version TEXT NOT NULL, body BLOB NOT NULL)"
    )


def m003_generation(db: sqlite3.Connection) -> None:
    """A counter that grows with every change, so that a search index knows whether it is up to date."""
    db.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    db.execute("INSERT INTO state VALUES ('generation', '0')")


MIGRATIONS: tuple[Migration, ...] = (m001_tables_of_the_contract, m002_sources_and_parses, m003_generation)


def applied(db: sqlite3.Connection) -> list[str]:
    """Names of the migrations that this database has had, oldest first."""
    db.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, [order] INTEGER NOT NULL)")
    return [name for (name,) in db.execute("SELECT name FROM migrations ORDER BY [order]")]


def migrate(db: sqlite3.Connection) -> None:
    """Apply what is missing, each migration in a transaction together with the record of it."""
    done = set(applied(db))
    for order, migration in enumerate(MIGRATIONS):
        if migration.__name__ in done:
            continue
        db.execute("BEGIN IMMEDIATE")
        try:
            if migration.__name__ not in applied(db):  # another process may have been first
                migration(db)
                db.execute("INSERT INTO migrations VALUES (?, ?)", (migration.__name__, order))
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
