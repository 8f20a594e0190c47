"""The owner's own kinds of personal data: a pattern or a list of words, with examples that prove it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindExample:
    """A text and what must be found in it, in order; nothing where the kind must leave it alone."""

    text: str
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomKind:
    """A kind by RE2 pattern or by words (either may be empty, not both). `name` is what tokens say: `[工号1]`."""

    name: str
    pattern: str = ""
    words: tuple[str, ...] = ()
    examples: tuple[KindExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskTrial:
    """What would become of a text: masked as screens show it, redacted as it would leave, and the kinds found."""

    masked: str
    redacted: str
    kinds: tuple[str, ...]
