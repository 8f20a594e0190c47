"""The intent catalogue: what customers want, what must be known to help them, and the words to ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FALLBACK = "fallback"  # the intent of a message that nothing fits


class Need(StrEnum):
    """What an intent is served from."""

    QA = "qa"
    ORDER = "order"
    CHAT = "chat"
    PERSON = "person"


class Risk(StrEnum):
    """How much a wrong reply would hurt."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One entry of the catalogue. Mappings by language use `zh` and `en`."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    examples: tuple[str, ...] = ()
    required_slots: tuple[str, ...] = ()
    optional_slots: tuple[str, ...] = ()
    need: Need = Need.QA
    ask: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # slot → language → question
    reply: Mapping[str, str] = field(default_factory=dict)  # language → template
    risk: Risk = Risk.LOW


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All intents of a profile, by name."""

    intents: Mapping[str, Intent] = field(default_factory=dict)

    def get(self, name: str) -> Intent | None:
        """The intent of that name, if the catalogue has it."""
        return self.intents.get(name)

    def __contains__(self, name: object) -> bool:
        return name in self.intents

    def names(self) -> tuple[str, ...]:
        """All names in the catalogue's order."""
        return tuple(self.intents)

    def title(self, name: str, language: str) -> str:
        """The intent's title in a language, or its name where there is none."""
        intent = self.get(name)
        return (intent.title.get(language) or name) if intent else name
