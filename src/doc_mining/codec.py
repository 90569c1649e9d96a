"""Records as bytes and back: what is kept in the database and what goes between processes.

Compressed JSON in which a record is the list of its fields in their order. Nothing in the bytes is executed. They begin
with a digest of the record's fields and types, so that bytes of another version are refused and never misread.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from doc_mining.errors import DatasetError

T = TypeVar("T")
_FORMAT = b"dm1"
_DIGEST = 8  # bytes
_FASTEST = 1  # higher levels of compression save a tenth of the size and cost three times the time
_PLAIN = (str, int, float, bool, type(None))
_Build = Callable[[Any], Any]


def encode(record: object) -> bytes:
    """A record of doc_mining.records, with all that it holds, as bytes; equal records give equal bytes."""
    text = json.dumps(record, default=_fields, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    kind: Any = type(record)
    return _head(kind) + zlib.compress(text.encode("utf-8", "surrogatepass"), _FASTEST)


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
        values = json.loads(zlib.decompress(data[len(head) :]).decode("utf-8", "surrogatepass"))
        record: T = _builder(kind)(values)
    except (zlib.error, ValueError, TypeError) as error:
        raise DatasetError(
            f"a stored {cls.__name__} is damaged ({error}).",
            hint="Run 'doc-mining run' again on the documents; they are then read anew.",
        ) from error
    return record


def _fields(record: Any) -> tuple[Any, ...]:
    """The fields of a dataclass; JSON takes named tuples as they are."""
    kind: Any = type(record)
    return _getter(kind)(record)


@cache
def _getter(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    if not dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls.__name__} is no record")
    names = [f.name for f in dataclasses.fields(cls)]
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda record: (only(record),)
    return attrgetter(*names)


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


@cache
def _builder(kind: Any) -> _Build:
    """What makes a value of this type out of what JSON gives; raises TypeError for a type that JSON cannot carry."""
    return _compiled(kind) or _same


def _same(value: Any) -> Any:
    return value


def _compiled(kind: Any) -> _Build | None:
    """Like `_builder`, but None where JSON's own value will do."""
    origin = get_origin(kind)
    if kind in _PLAIN or origin is Literal:
        return None
    if origin in (Union, types.UnionType):
        return _optional(kind)
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
    return lambda value: None if value is None else build(value)


def _sequence(arguments: tuple[Any, ...]) -> _Build:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        build = _compiled(arguments[0])
        return tuple if build is None else lambda values: tuple(map(build, values))
    builds = [_builder(a) for a in arguments]
    return lambda values: tuple(b(v) for b, v in zip(builds, values, strict=True))


def _named_tuple(cls: Any) -> _Build:
    builds = _field_builds(cls)
    make: _Build = cls._make
    if not any(builds):
        return make
    return lambda values: make(_built(builds, values))


def _dataclass(cls: Any) -> _Build:
    builds = _field_builds(cls)
    fields = dataclasses.fields(cls)
    if any(f.kw_only for f in fields):
        names = [f.name for f in fields]
        return lambda values: cls(**dict(zip(names, _built(builds, values), strict=True)))
    return lambda values: cls(*_built(builds, values))


def _field_builds(cls: Any) -> list[_Build | None]:
    hints = get_type_hints(cls)
    return [_compiled(hints[name]) for name in _names(cls)]


def _built(builds: list[_Build | None], values: Iterable[Any]) -> list[Any]:
    return [v if b is None else b(v) for b, v in zip(builds, values, strict=True)]
