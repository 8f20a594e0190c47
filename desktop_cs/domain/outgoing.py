"""What a request's body may be made of: redacted texts, and words that are fixed. A plain `str` does not fit, so that a
text nobody redacted is a type error long before it could be sent.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from desktop_cs.domain.redaction import Redacted


class Fixed(str):
    """A word of the protocol, an id, or a setting of the owner's: never a text of a customer, an agent or a file."""

    __slots__ = ()


class Composed(str):
    """One text put together from parts. It keeps the redacted ones, so that each can be checked by itself: the signs
    between them would mislead a search for personal data (`"name": "…"` reads like somebody's name)."""

    said: tuple[Redacted, ...]

    @classmethod
    def of(cls, text: str, parts: Iterable["Sayable"]) -> "Composed":
        """The text, which was made of those parts alone."""
        made = cls(text)
        made.said = tuple(said_in(tuple(parts)))
        return made


Sayable: TypeAlias = (
    Redacted | Fixed | Composed | int | float | bool | tuple["Sayable", ...] | Mapping[str, "Sayable"] | None
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The body of one request."""

    tree: Mapping[str, Sayable]

    def content(self) -> bytes:
        """Its bytes, as they are sent and recorded: compact JSON in UTF-8."""
        return json.dumps(self.tree, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")

    def said(self) -> tuple[Redacted, ...]:
        """Every redacted text in it, each once."""
        return tuple(dict.fromkeys(said_in(self.tree)))


def joined(between: Fixed, parts: Iterable[Redacted | Fixed | Composed]) -> Composed:
    """The parts one after the other."""
    kept = tuple(parts)
    return Composed.of(between.join(kept), kept)


def as_json(tree: Sayable) -> Composed:
    """The tree as JSON within a text. `<` and `>` are escaped, so that nothing in it can end a marked block."""
    text = json.dumps(tree, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
    return Composed.of(text, (tree,))


def said_in(tree: Sayable) -> Iterator[Redacted]:
    """The redacted texts of a tree. A key counts as one where it is more than a plain word."""
    if isinstance(tree, Composed):
        yield from tree.said
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            if not key.replace("_", "").isalpha():
                yield Redacted(key)
            yield from said_in(value)
    elif isinstance(tree, tuple):
        for value in tree:
            yield from said_in(value)
    elif isinstance(tree, str) and not isinstance(tree, Fixed) and tree:
        yield Redacted(tree)
