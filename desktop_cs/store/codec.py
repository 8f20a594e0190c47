"""Domain values as JSON text and back, checked on the way in; times as UTC text that sorts."""

from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from desktop_cs.errors import StoreError

T = TypeVar("T")


_adapters: dict[type[Any], TypeAdapter[Any]] = {}  # slow to build, so built once


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_json(kind: type[T], value: T) -> str:
    """The value as JSON text."""
    return _adapter(kind).dump_json(value).decode()


def from_json(kind: type[T], text: str) -> T:
    """The value that was written with `to_json`; `StoreError(store_record)` where it does not fit its type any more."""
    try:
        value: T = _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise StoreError(
            "store_record", f"A stored {kind.__name__} cannot be read. Restore a backup, or delete that record."
        ) from error
    return value


def to_text(moment: datetime) -> str:
    """UTC with microseconds, always the same width, so that text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_moment(text: str) -> datetime:
    """The moment written by `to_text`."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
