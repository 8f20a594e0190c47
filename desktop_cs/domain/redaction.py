"""Redacted text and the tokens that stand in it: the only text that may leave the machine, be logged or be indexed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

Redacted = NewType("Redacted", str)  # made by the redactor alone


class Kind(StrEnum):
    """Kinds of personal data; the values are the type names used in data files and on the command line."""

    CN_MOBILE = "CN_MOBILE"
    CN_ID = "CN_ID"
    BANK_CARD = "BANK_CARD"
    EMAIL = "EMAIL"
    LANDLINE = "CN_LANDLINE"
    FOREIGN_PHONE = "INTL_PHONE"
    PASSPORT = "PASSPORT"
    PLATE = "PLATE"
    ADDRESS = "ADDRESS"
    NAME = "NAME"
    SOCIAL_ID = "SOCIAL_ID"
    IBAN = "IBAN"
    CUSTOM = "CUSTOM"  # of the profile's owner; the span has its name


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of personal data in a text: code points `start` to `end` (exclusive); `name` is an owner's kind's."""

    start: int
    end: int
    kind: Kind
    name: str = ""

    @property
    def label(self) -> str:
        """What the kind is called in data files and counts."""
        return self.name or self.kind.value


@dataclass(frozen=True, slots=True)
class TokenTable:
    """What each token of one session stands for, e.g. `[手机号1]` → the number. It never leaves this machine."""

    values: Mapping[str, str] = field(default_factory=dict)  # token → raw value


@dataclass(frozen=True, slots=True)
class Redaction:
    """The outcome of redacting one text: the safe text, where the data was, and the table grown by new tokens."""

    text: Redacted
    spans: tuple[Span, ...]  # in the raw text
    table: TokenTable

    @property
    def counts(self) -> dict[str, int]:
        """How many pieces of each kind were masked."""
        found: dict[str, int] = {}
        for span in self.spans:
            found[span.label] = found.get(span.label, 0) + 1
        return found
