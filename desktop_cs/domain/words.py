"""What the word filter reports of a text."""

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Whose list a word is on."""

    COMPANY = "company"
    OPEN = "open"


class Severity(StrEnum):
    """What a hit asks for: that the text goes no further, or only that a person is told."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class ListedWord:
    """One word of a list."""

    word: str
    severity: Severity = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What a profile's owner decides about words: the company's list, phrases that are allowed all the same, and what
    a customer is answered whose message holds a word that blocks."""

    company: tuple[ListedWord, ...] = ()
    allowed: tuple[str, ...] = ()
    guard_reply: str = ""


@dataclass(frozen=True, slots=True)
class WordHit:
    """A listed word found in a text: code points `start` to `end` (exclusive) of the text as written."""

    start: int
    end: int
    word: str  # as listed
    layer: Layer
    severity: Severity = Severity.BLOCK
