"""Dialogue state: what this session is about, what is known, what is missing, and the words for the next move."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_cs.domain.catalogue import FALLBACK, Catalogue, Need
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.understanding import Slot

MAX_TOPICS = 5
MAX_MENTIONS = 8


class Act(StrEnum):
    """The next right move."""

    ANSWER = "answer"
    ORDER_ANSWER = "order_answer"
    ASK_SLOT = "ask_slot"
    CLARIFY = "clarify"
    CHAT = "chat"
    HAND_OVER = "hand_over"
    SILENT = "silent"
    BLOCKED = "blocked"


class Reason(StrEnum):
    """Why an act was chosen; the card has a sentence for each."""

    KNOWLEDGE_FOUND = "knowledge_found"
    BELOW_THRESHOLD = "below_threshold"  # knowledge was found although no intent is sure
    NOTHING_KNOWN = "nothing_known"
    ORDER_FOUND = "order_found"
    ORDER_NOT_FOUND = "order_not_found"
    ORDER_NEAR = "order_near"  # not found, but numbers that look like it were
    ORDER_AMBIGUOUS = "order_ambiguous"  # several orders fit
    SLOT_MISSING = "slot_missing"
    SLOT_STILL_MISSING = "slot_still_missing"  # asked for before
    INTENTS_CLOSE = "intents_close"
    SMALL_TALK = "small_talk"
    CUSTOMER_DONE = "customer_done"
    INTENT_FOR_PERSON = "intent_for_person"
    PERSON_WANTED = "person_wanted"
    ANGER = "anger"
    RISK_WORDS = "risk_words"  # a lawyer, an authority, the press
    FAILED_TOO_OFTEN = "failed_too_often"
    BLOCKED_BY_WORDS = "blocked_by_words"


@dataclass(frozen=True, slots=True)
class Move:
    """An act and why."""

    act: Act
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueState:
    """What a session remembers between turns. Belongs to one session, is never shared, and never grows without bound.

    `intent` is that of the last message; `topics` are what the session was about (no courtesies), the latest last.
    `mentions` are values that were named earlier and no longer hold, the latest last.
    """

    session_id: SessionId
    intent: str = FALLBACK
    slots: Mapping[str, Slot] = field(default_factory=dict)
    pending: str | None = None  # the slot the customer was asked for
    turn: int = 0
    seq: int = 0  # order of arrival of the last message that was heard
    topics: tuple[str, ...] = ()
    mentions: tuple[Slot, ...] = ()
    asked: Mapping[str, int] = field(default_factory=dict)  # slot → how often it was asked for, for other words
    asks_in_row: int = 0  # how often the pending slot was asked for without success
    offered: tuple[str, ...] = ()  # the intents between which the customer was asked to choose
    failures: int = 0  # turns in a row that gave the customer nothing
    upset: int = 0  # messages in a row that sounded annoyed
    ended: bool = False  # the customer said that all is done
    before: "DialogueState | None" = None  # the state before the last message, should that be answered once more

    @property
    def topic(self) -> str:
        """What the session is about at the moment, courtesies aside."""
        return self.topics[-1] if self.topics else FALLBACK

    def missing(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Required slots of the current intent that have no value yet."""
        intent = catalogue.get(self.intent)
        return tuple(name for name in intent.required_slots if not self.has(name)) if intent else ()

    def has(self, slot: str) -> bool:
        """Whether a slot has a value, or another one that does as well."""
        return any(name in self.slots for name in (ORDER_KEYS if slot in ORDER_KEYS else (slot,)))


StateChange = Callable[[DialogueState], DialogueState]  # a pure rule


def wants_order(catalogue: Catalogue, name: str) -> bool:
    """Whether an intent is served from an order."""
    intent = catalogue.get(name)
    return intent is not None and intent.need is Need.ORDER


def is_business(catalogue: Catalogue, name: str) -> bool:
    """Whether an intent is a topic that a conversation can come back to."""
    intent = catalogue.get(name)
    return intent is not None and intent.need in (Need.QA, Need.ORDER)
