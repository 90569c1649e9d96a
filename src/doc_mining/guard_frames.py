"""What a guard and its child say to each other: frames of a kind, a length and that many bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

JOB = b"J"  # to the child: request as JSON
BLOB = b"B"  # to the child, after the request: what it works on
READY = b"H"  # the child has started and loaded its function
PAGE = b"P"  # the child begins with this page
RESULT = b"R"  # what the function returned
LAST = b"L"  # the same, from a child that has become too large to go on
ERROR = b"E"  # what the function raised, as JSON

_HEAD = struct.Struct("!cQ")
LONGEST = 1 << 31


def send(pipe: BinaryIO, kind: bytes, body: bytes = b"") -> None:
    """Writes one frame; raises OSError where nobody listens any more."""
    pipe.write(_HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[bytes, bytes]:
    """The next frame; raises EOFError where the other side has ended or speaks something else."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    kind, length = _HEAD.unpack(head)
    if length > LONGEST:
        raise EOFError
    body = pipe.read(length)
    if len(body) < length:
        raise EOFError
    return kind, body
