"""Records as bytes and back: what is kept in the database and what goes between processes.

Compressed JSON in which a record is the list of its fields in their order, and behind it columns of numbers: sequences
of records that hold nothing but numbers, as the places of words do, are kept by column. Nothing in the bytes is executed.
They begin with a digest of the records' fields and types, so that bytes of another version are refused, never misread.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
import types
import zlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from doc_mining.errors import DatasetError

T = TypeVar("T")
_FORMAT = b"dm2"
_DIGEST = 8  # bytes
_FASTEST = 1  # higher levels of compression save a tenth of the size and cost three times the time
_LENGTH = 8  # bytes that tell how long the JSON is
_PLAIN = (str, int, float, bool, type(None))
_CODES = {int: "q", float: "d"}  # of columns: eight bytes a number, the lowest byte first
_Build = Callable[[Any, memoryview], Any]  # from what JSON gives, and the columns


def encode(record: object) -> bytes:
    """A record of doc_mining.records, with all that it holds, as bytes; equal records give equal bytes."""
    columns = _Columns()
    text = json.dumps(
        record,
        default=lambda inner: _fields(inner, columns),
        ensure_ascii=False,
        separators=(",", ":"),
        check_circular=False,
    ).encode("utf-8", "surrogatepass")
    body = b"".join([len(text).to_bytes(_LENGTH, "little"), text, *columns.parts])
    kind: Any = type(record)
    return _head(kind) + zlib.compress(body, _FASTEST)


def decode(cls: type[T], data: bytes) -> T:
    """The record of type `cls` that `encode` made these bytes of.

    Raises DatasetError where they are damaged, of another type or of another version of the record.
    """
    kind: Any = cls
    head = _head(kind)
    if data[: len(head)] != head:
        raise DatasetError(
            f"a stored {cls.__name__} was written by another version of doc-mining.",
            hint="Run 'doc-mining run' again on the documents; they are then read anew.",
        )
    try:
        body = memoryview(zlib.decompress(data[len(head) :]))
        end = _LENGTH + int.from_bytes(body[:_LENGTH], "little")
        values = json.loads(bytes(body[_LENGTH:end]).decode("utf-8", "surrogatepass"))
        record: T = _builder(kind)(values, body[end:])
    except (zlib.error, ValueError, TypeError) as error:
        raise DatasetError(
            f"a stored {cls.__name__} is damaged ({error}).",
            hint="Run 'doc-mining run' again on the documents; they are then read anew.",
        ) from error
    return record


# -- into bytes -------------------------------------------------------------------------------------------------------


def _fields(record: Any, columns: _Columns) -> Sequence[Any]:
    kind: Any = type(record)
    return _taker(kind)(record, columns)


@cache
def _taker(cls: Any) -> Callable[[Any, _Columns], Sequence[Any]]:
    """What takes the fields out of a dataclass; JSON takes named tuples as they are."""
    if not dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls.__name__} is no record")
    names = _names(cls)
    getter = attrgetter(*names) if len(names) > 1 else (lambda record: (getattr(record, names[0]),))
    hints = get_type_hints(cls)
    numeric = [(k, codes) for k, name in enumerate(names) if (codes := _column_codes(hints[name]))]
    if not numeric:
        return lambda record, columns: getter(record)

    def take(record: Any, columns: _Columns) -> Sequence[Any]:
        fields = list(getter(record))
        for place, codes in numeric:
            fields[place] = columns.put(fields[place], codes)
        return fields

    return take


def _column_codes(kind: Any) -> str:
    """The codes of the columns of a sequence of records that hold nothing but numbers; "" for anything else."""
    if get_origin(kind) is not tuple or get_args(kind)[1:] != (Ellipsis,) or not _is_named_tuple(get_args(kind)[0]):
        return ""
    cls = get_args(kind)[0]
    hints = get_type_hints(cls)
    types_ = [hints[name] for name in _names(cls)]
    return "".join(_CODES[t] for t in types_) if all(t in _CODES for t in types_) else ""


class _Columns:
    """What stands behind the JSON."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._length = 0

    def put(self, records: Sequence[Any], codes: str) -> Sequence[Any]:
        """Puts records behind the JSON; what stands in it instead is where they begin and how many they are."""
        if not records:
            return ()
        try:
            columns = [array(code, values) for code, values in zip(codes, zip(*records, strict=True), strict=True)]
        except OverflowError:
            return records  # a number of more than eight bytes
        start = self._length
        for column in columns:
            if sys.byteorder == "big":
                column.byteswap()
            self.parts.append(column.tobytes())
            self._length += len(self.parts[-1])
        return (start, len(records))


@cache
def _head(cls: Any) -> bytes:
    """Format and digest of the fields of a record type and of all types in it."""
    return _FORMAT + hashlib.sha256(_shape(cls, ()).encode()).digest()[:_DIGEST]


def _shape(kind: Any, around: tuple[Any, ...]) -> str:
    if _is_record(kind) and kind not in around:
        hints = get_type_hints(kind)
        inner = (f"{name}:{_shape(hints[name], (*around, kind))}" for name in _names(kind))
        return f"{kind.__name__}({','.join(inner)})"
    arguments = get_args(kind)
    if not arguments or get_origin(kind) is Literal:
        return str(getattr(kind, "__name__", kind)) if not arguments else "str"
    return f"{get_origin(kind)}[{','.join(_shape(a, around) for a in arguments)}]"


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and (dataclasses.is_dataclass(kind) or _is_named_tuple(kind))


def _is_named_tuple(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _names(cls: Any) -> tuple[str, ...]:
    return cls._fields if _is_named_tuple(cls) else tuple(f.name for f in dataclasses.fields(cls))


# -- and back ---------------------------------------------------------------------------------------------------------


@cache
def _builder(kind: Any) -> _Build:
    """What makes a value of this type out of what JSON gives; raises TypeError for a type that JSON cannot carry."""
    return _compiled(kind) or _same


def _same(value: Any, columns: memoryview) -> Any:
    return value


def _compiled(kind: Any) -> _Build | None:
    """Like `_builder`, but None where JSON's own value will do."""
    origin = get_origin(kind)
    if kind in _PLAIN or origin is Literal:
        return None
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if codes := _column_codes(kind):
        return _columnar(get_args(kind)[0], codes)
    if origin is tuple:
        return _sequence(get_args(kind))
    if _is_named_tuple(kind):
        return _named_tuple(kind)
    if _is_record(kind):
        return _dataclass(kind)
    raise TypeError(f"{kind} has no form in JSON")


def _optional(kind: Any) -> _Build | None:
    builds = [_compiled(a) for a in get_args(kind) if a is not type(None)]
    needed = [b for b in builds if b is not None]
    if not needed:
        return None
    if len(builds) > 1:
        raise TypeError(f"{kind}: which of the types a value has cannot be told from JSON")
    build = needed[0]
    return lambda value, columns: None if value is None else build(value, columns)


def _columnar(cls: Any, codes: str) -> _Build:
    """Records of numbers, out of the columns behind the JSON."""
    make = cls._make

    def build(place: Sequence[Any], columns: memoryview) -> tuple[Any, ...]:
        if not place or not isinstance(place[0], int):
            return tuple(map(make, place))
        start, count = place
        numbers = []
        for code in codes:
            column = array(code)
            column.frombytes(columns[start : start + column.itemsize * count])
            if sys.byteorder == "big":
                column.byteswap()
            if len(column) != count:
                raise ValueError("it ends too early")
            numbers.append(column)
            start += column.itemsize * count
        return tuple(map(make, zip(*numbers, strict=True)))

    return build


def _sequence(arguments: tuple[Any, ...]) -> _Build:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        build = _compiled(arguments[0])
        if build is None:
            return lambda values, columns: tuple(values)
        return lambda values, columns: tuple(map(build, values, repeat(columns)))
    builds = [_builder(a) for a in arguments]
    return lambda values, columns: tuple(b(v, columns) for b, v in zip(builds, values, strict=True))


def _named_tuple(cls: Any) -> _Build:
    builds = _field_builds(cls)
    make: Callable[[Iterable[Any]], Any] = cls._make
    if not any(builds):
        return lambda values, columns: make(values)
    return lambda values, columns: make(_built(builds, values, columns))


def _dataclass(cls: Any) -> _Build:
    builds = _field_builds(cls)
    fields = dataclasses.fields(cls)
    if any(f.kw_only for f in fields):
        names = [f.name for f in fields]
        return lambda values, columns: cls(**dict(zip(names, _built(builds, values, columns), strict=True)))
    return lambda values, columns: cls(*_built(builds, values, columns))


def _field_builds(cls: Any) -> list[_Build | None]:
    hints = get_type_hints(cls)
    return [_compiled(hints[name]) for name in _names(cls)]


def _built(builds: list[_Build | None], values: Iterable[Any], columns: memoryview) -> list[Any]:
    return [v if b is None else b(v, columns) for b, v in zip(builds, values, strict=True)]
