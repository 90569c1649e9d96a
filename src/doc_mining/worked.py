"""What a guarded process gives back of a document, as bytes between the processes.

Apart from the work itself, so that the process that only stores loads nothing of reading and mining.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import NamedTuple

from doc_mining.dataset.rows import Stored
from doc_mining.records import Notice, Status
from doc_mining.search.entries import Entries, Entry


class Worked(NamedTuple):
    """What became of a document: its rows as database and index take them, and what reading gave, encoded."""

    status: Status
    notices: tuple[Notice, ...]
    tables: Stored
    entries: Entries
    parse: bytes


def packed(worked: Worked) -> bytes:
    """The bytes of `worked`: the length of its head, the head as JSON, what reading gave."""
    plain = [worked.status, [astuple(n) for n in worked.notices], worked.tables, worked.entries]
    head = json.dumps(plain, ensure_ascii=False, check_circular=False).encode("utf-8", "surrogatepass")
    return len(head).to_bytes(8, "little") + head + worked.parse


def results(body: bytes) -> Worked:
    """What `packed` gave."""
    end = 8 + int.from_bytes(body[:8], "little")
    status, notices, tables, (fields, found) = json.loads(body[8:end].decode("utf-8", "surrogatepass"))
    indexed = Entries(fields, [Entry(*entry) for entry in found])
    return Worked(status, tuple(Notice(*n) for n in notices), tables, indexed, body[end:])
