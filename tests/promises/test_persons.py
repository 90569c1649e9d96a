"""Nobody is listed: the persons in the lists of participants are in no table and not in the index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from doc_mining.codec import decode
from doc_mining.dataset import Dataset
from doc_mining.dataset.schema import TABLES
from doc_mining.records import Document
from doc_mining.run import run
from doc_mining.search import Search
from doc_mining.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_LIST = re.compile(
    r"(?im)^(?:#+ .*|!caption .*)(?:deelnemers|gesprekspartners|geïnterviewden|tafelgesprek|gesproken).*$"
)
_NAME = re.compile(r"\b[A-Z][\w’-]{3,}")

_TITLED = re.compile(r"(?:mevrouw|heer) (?:[A-Z]\. ?)+(?:(?:van|de|der|den|ten) )*([A-Z][\w’-]{3,})")

_WORDS = {"Vastgoed", "Financiën"}  # of functions


def persons(source: str) -> set[str]:
    """Words with a capital that stand in a list of participants and nowhere else in the text: first and last names."""
    lists = [_block(source, m) for m in _LIST.finditer(source)]
    elsewhere = source
    for listed in lists:
        elsewhere = elsewhere.replace(listed, " ")
    known = set(_NAME.findall(elsewhere))
    named = {word for listed in lists for row in _rows(listed) for word in _NAME.findall(row)}
    return named - known - _WORDS


def _block(source: str, heading: re.Match[str]) -> str:
    """A list with its heading, up to the next heading of its level."""
    level = max(1, len(heading[0]) - len(heading[0].lstrip("#")))
    end = re.search(rf"(?m)^(?:#{{1,{level}}} |!caption )", source[heading.end() :])
    return source[heading.start() : heading.end() + end.start() if end else len(source)]


def _rows(listed: str) -> Iterator[str]:
    """What a list says of each person: its rows and items without heads of columns, and names in running text."""
    lines = [line for line in listed.splitlines() if line.startswith(("|", "-"))]
    for n, line in enumerate(lines):
        if not (n + 1 < len(lines) and lines[n + 1].startswith("|---")):
            yield line
    yield from _TITLED.findall(listed)


def everybody() -> set[str]:
    return {
        p for name in documents_with_lists() for p in persons((CORPUS / "sources" / f"{name}.md").read_text("utf-8"))
    }


def documents_with_lists() -> list[str]:
    return [p.stem for p in sorted((CORPUS / "sources").glob("*.md")) if persons(p.read_text("utf-8"))]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("persons") / "findings.db"
    run([CORPUS / "documents" / f"{name}.pdf" for name in documents_with_lists()], Settings(db=db))
    return db


def test_there_are_lists_to_look_at() -> None:
    named = {name: persons((CORPUS / "sources" / f"{name}.md").read_text("utf-8")) for name in documents_with_lists()}
    assert len(named) >= 6
    assert sum(map(len, named.values())) >= 60


@pytest.mark.parametrize("name", documents_with_lists())
def test_no_person_of_a_list_is_in_a_table_or_in_the_index(database: Path, name: str) -> None:
    listed = persons((CORPUS / "sources" / f"{name}.md").read_text("utf-8"))
    with Dataset(database) as dataset:
        (document_id,) = (d["document_id"] for d in dataset.rows("documents") if Path(d["path"]).stem == name)
        stored = {
            table.name: " ".join(str(row) for row in dataset.rows(table.name, "document_id = ?", [document_id]))
            for table in TABLES
        }
    for table, text in stored.items():
        assert not {p for p in listed if re.search(rf"\b{re.escape(p)}\b", text)}, table


def test_no_search_finds_one_of_them(database: Path) -> None:
    with Dataset(database) as dataset:
        asked = Search(dataset)
        found = {name: hits[0].snippet for name in everybody() if (hits := asked.ask(f'"{name}"').hits)}
    assert not found


def test_what_is_kept_of_the_reading_holds_none_of_them(database: Path) -> None:
    with sqlite3.connect(database) as db:
        bodies = [decode(Document, body) for (body,) in db.execute("SELECT body FROM parses")]
    text = " ".join(passage.text for body in bodies for passage in body.passages)
    assert len(bodies) == len(documents_with_lists())
    assert not {name for name in everybody() if re.search(rf"\b{re.escape(name)}\b", text)}
