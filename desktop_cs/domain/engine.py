"""What every engine is asked and what it answers: two verbs, `understand` and `compose`, over redacted text only."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from desktop_cs.domain.dialogue import Act, DialogueState, Reason
from desktop_cs.domain.ids import SessionId, TraceId
from desktop_cs.domain.knowledge import Language, QaHit
from desktop_cs.domain.message import Role
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import Redacted


class EngineName(StrEnum):
    """Who wrote the reply."""

    COZE = "coze"
    OFFLINE = "offline"
    CACHE = "cache"
    GUARD = "guard"


class Cause(StrEnum):
    """Why Coze was not used, or did not finish."""

    OFFLINE_BY_CHOICE = "offline_by_choice"
    NOT_CONFIGURED = "not_configured"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    AUTH = "auth"
    PERMISSION = "permission"
    QUOTA = "quota"
    RATE = "rate"
    BUSY = "busy"
    NOT_FOUND = "not_found"
    CONFIGURATION = "configuration"
    SERVER = "server"
    BROKEN_STREAM = "broken_stream"
    BAD_ANSWER = "bad_answer"
    BREAKER_OPEN = "breaker_open"
    LISTED_WORDS = "listed_words"  # what Coze wrote holds a word that blocks
    PRIVACY = "privacy"  # personal data was still found in what was to be sent
    UNRECORDED = "unrecorded"  # what was to be sent could not be written down first


HELD_BACK = frozenset({Cause.PRIVACY, Cause.UNRECORDED})  # by this machine: they say nothing of Coze


class Wish(StrEnum):
    """How a reply that is there already should be written anew."""

    SHORTER = "shorter"
    FRIENDLIER = "friendlier"
    TRANSLATE = "translate"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A reply to be written anew in some way, changing none of its facts."""

    wish: Wish
    reply: Redacted


@dataclass(frozen=True, slots=True)
class Line:
    """One earlier message of the session, redacted."""

    role: Role
    text: Redacted


SafeHit = NewType("SafeHit", QaHit)  # its texts are redacted; made by the pipeline's redaction alone
SafeOrder = NewType("SafeOrder", Order)  # likewise
SafeLookup = NewType("SafeLookup", OrderLookup)  # likewise, in all its orders


@dataclass(frozen=True, slots=True)
class SentRecord:
    """Something that left the machine: the exact bytes of the request's body, to whom and what for."""

    host: str
    purpose: str  # "understand", "compose"; "recover" and "cancel" after a compose that broke off or was abandoned
    body: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes in hex, as the ledger has it."""
        return hashlib.sha256(self.body).hexdigest()


SentSink = Callable[[SentRecord], None]  # told just before the bytes go out, so that nothing leaves unrecorded


def forget(record: SentRecord) -> None:
    """A sink for callers that do not ask what was sent."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things a customer may have meant, with its title in the customer's language."""

    intent: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstandRequest:
    """What does this message want? `history` is oldest first and does not hold `text`; `said_at` is when it was
    written, which is what its “yesterday” is counted from."""

    trace_id: TraceId
    session_id: SessionId
    text: Redacted
    language: Language
    history: tuple[Line, ...] = ()
    pending_slot: str | None = None
    said_at: datetime | None = None
    on_sent: SentSink = forget


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeRequest:
    """Write the reply to `text`, given what is known, or write a reply anew that is there already: the one shape that
    every engine composes from. All of it is redacted; `domain.budget.within` cuts it to what an engine should read."""

    trace_id: TraceId
    session_id: SessionId  # holds the customer's id: for look-ups on this machine, never for the wire
    opaque_user: str  # a random name for the customer, fit for the wire
    text: Redacted
    language: Language
    act: Act
    state: DialogueState
    history: tuple[Line, ...] = ()
    hits: tuple[SafeHit, ...] = ()
    order: SafeOrder | None = None
    lookup: SafeLookup | None = None  # how the order was looked for, and what else was found; None where it was not
    missing: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()  # to offer where it is not clear which is meant
    reason: Reason | None = None  # why this act
    rewrite: Rewrite | None = None
    cause: Cause | None = None  # why Coze already failed to understand this very message
    on_sent: SentSink = forget


@dataclass(frozen=True, slots=True)
class Delta:
    """A further piece of the reply's text, for display while it streams."""

    text: str


@dataclass(frozen=True, slots=True)
class Switched:
    """Another engine takes over within the turn; `partial` is what the first one had streamed."""

    cause: Cause
    partial: str
    to: EngineName = EngineName.OFFLINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The whole reply. Always the last piece."""

    text: str
    engine: EngineName
    act: Act | None = None  # when the engine could only do something else, e.g. stay silent
    cause: Cause | None = None
    follow_ups: tuple[str, ...] = ()
    tokens_used: int | None = None


Piece = Delta | Switched | Finished
