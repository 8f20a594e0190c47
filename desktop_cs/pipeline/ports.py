"""What a turn needs of the outside world, one Protocol each; `app.py` hands in the rooms that fit."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.customer import Receipt
from desktop_cs.domain.dialogue import DialogueState, StateChange
from desktop_cs.domain.engine import ComposeRequest, Piece, UnderstandRequest
from desktop_cs.domain.ids import MessageId, SessionId, TraceId
from desktop_cs.domain.knowledge import Language, QaHit
from desktop_cs.domain.message import Inbound, Message
from desktop_cs.domain.omission import Omissions
from desktop_cs.domain.order_lookup import OrderLookup, OrderQuestion
from desktop_cs.domain.redaction import Redacted, Redaction, TokenTable
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import Understanding
from desktop_cs.domain.words import WordHit
from desktop_cs.pipeline.events import TurnEvent

Emit = Callable[[TurnEvent], None]
Clock = Callable[[], datetime]  # aware, UTC
# A slot's name, the words that an engine gave for it and when they were said → its value; None where they say none.
ReadSlot = Callable[[str, str, datetime | None], str | None]


class Inbox(Protocol):
    """Where messages are kept."""

    async def receive(self, inbound: Inbound, now: datetime, trace_id: TraceId) -> Receipt:
        """Store a message (or find the one stored under its key) and open or continue its session, in one commit."""
        ...

    async def receipt(self, message_id: MessageId) -> Receipt:
        """The receipt of a message stored earlier."""
        ...

    async def history(self, session_id: SessionId, before_seq: int, limit: int) -> tuple[Message, ...]:
        """The latest customer and agent messages of a session before `before_seq`, oldest first."""
        ...


class Memory(Protocol):
    """What is remembered of a session between turns, and of each turn for good."""

    async def tokens(self, session_id: SessionId) -> TokenTable:
        """The session's redaction tokens."""
        ...

    async def keep_tokens(self, session_id: SessionId, table: TokenTable) -> None:
        """Remember the session's redaction tokens."""
        ...

    async def state(self, session_id: SessionId) -> DialogueState:
        """The session's dialogue state; a fresh one where there is none."""
        ...

    async def change_state(self, session_id: SessionId, change: StateChange) -> DialogueState:
        """Remember what a rule makes of the session's state, and give it. Nothing else changes it meanwhile: of two
        turns at once neither takes back what the other heard."""
        ...

    async def keep_suggestion(self, suggestion: Suggestion) -> None:
        """Remember a finished suggestion."""
        ...


class Redactor(Protocol):
    """Replaces personal data by tokens. Raises `PrivacyError` rather than letting anything through unchecked."""

    def redact(self, text: str, table: TokenTable, language: Language) -> Redaction:
        """The text with every piece of personal data replaced by its token, and the table grown by new ones."""
        ...

    def restore(self, text: str, table: TokenTable) -> str:
        """The text with known tokens replaced by what they stand for. For the agent's eyes only."""
        ...


class WordFilter(Protocol):
    """Finds listed words."""

    def find(self, text: str) -> tuple[WordHit, ...]:
        """All hits, in order of appearance."""
        ...


class Knowledge(Protocol):
    """The QA index."""

    async def search(self, text: Redacted, k: int = 5) -> tuple[QaHit, ...]:
        """The best k pairs, best first."""
        ...


class Orders(Protocol):
    """The orders known on this machine."""

    async def look_up(self, question: OrderQuestion) -> OrderLookup:
        """The orders that a question names, and whose they are. What is not found is an answer, not an error."""
        ...


class LeftOut(Protocol):
    """What the agent keeps out of requests."""

    async def of(self, session_id: SessionId) -> Omissions:
        """What is left out of the session's requests."""
        ...


class Engine(Protocol):
    """Understands messages and composes replies. Raises `EngineError` with a cause."""

    async def understand(self, request: UnderstandRequest) -> Understanding:
        """Intent, score and slots of one message."""
        ...

    def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        """The reply in pieces; the last one is `Finished`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSettings:
    """The numbers and words of a turn that its owner can change."""

    threshold: float = 0.565
    history_lines: int = 10
    evidence: int = 5
    context_tokens: int = 4_000  # of evidence, earlier lines and the message, as `domain.budget` estimates them
    guard_reply: str = "亲亲，换个问法吧"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPorts:
    """Everything a turn works with. `engine` may reach out; `local` never does, and writes the alternatives."""

    inbox: Inbox
    memory: Memory
    redactor: Redactor
    words: WordFilter
    knowledge: Knowledge
    orders: Orders
    engine: Engine
    left_out: LeftOut
    local: Engine
    catalogue: Callable[[], Catalogue]
    read_slot: ReadSlot
    settings: Callable[[], TurnSettings]
    clock: Clock
    new_trace: Callable[[], TraceId]
