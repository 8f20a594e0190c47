"""A trie over sequences of signs: finds every listed key in one walk from each place."""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_HERE = ""  # no sign is empty, so this key can hold what ends at a node


class Trie(Generic[T]):
    """Keys (sequences of single signs) with values; several values may share a key."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}  # sign → node; `_HERE` → list of values

    def add(self, key: Sequence[str], value: T) -> None:
        """Add a key; an empty one would match everywhere and is an error."""
        if not key:
            raise ValueError("an empty key")
        node = self._root
        for sign in key:
            node = node.setdefault(sign, {})
        node.setdefault(_HERE, []).append(value)

    def matches(self, signs: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Every (start, end, value) whose key stands at `signs[start:end]`, by start and then by end."""
        root = self._root
        for start, first in enumerate(signs):
            node = root.get(first)
            end = start + 1
            while node is not None:
                for value in node.get(_HERE, ()):
                    yield start, end, value
                node = node.get(signs[end]) if end < len(signs) else None
                end += 1
