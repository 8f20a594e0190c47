"""What can happen in a turn: one small frozen record each, in the order they are emitted. Only `run.py` emits them."""

from dataclasses import dataclass

from desktop_cs.domain.candidate import Candidate
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.message import Message
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import Understanding
from desktop_cs.domain.words import WordHit


@dataclass(frozen=True, slots=True)
class TurnEvent:
    """The base of all events; `trace_id` names the turn."""

    trace_id: TraceId


@dataclass(frozen=True, slots=True)
class MessageReceived(TurnEvent):
    """The message is stored; nothing can lose it any more."""

    message: Message
    new_session: bool


@dataclass(frozen=True, slots=True)
class RepeatIgnored(TurnEvent):
    """The same message had come before; the turn ends here."""

    message: Message


@dataclass(frozen=True, slots=True)
class GuardHit(TurnEvent):
    """Listed words were found. With one that blocks, nothing will leave the machine."""

    hits: tuple[WordHit, ...]


@dataclass(frozen=True, slots=True)
class TextRedacted(TurnEvent):
    """The text every later stage works on."""

    text: Redacted
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class IntentFound(TurnEvent):
    """Intent, score and slots of this message."""

    understanding: Understanding


@dataclass(frozen=True, slots=True)
class StateTracked(TurnEvent):
    """The dialogue state after this message, and the act it calls for."""

    state: DialogueState
    act: Act


@dataclass(frozen=True, slots=True)
class EvidenceFound(TurnEvent):
    """What the knowledge base and the orders hold on it."""

    hits: tuple[QaHit, ...]
    order: Order | None
    lookup: OrderLookup | None = None


@dataclass(frozen=True, slots=True)
class ReplyDelta(TurnEvent):
    """A further piece of the reply, for the agent's eyes: masked values are back, and no token is cut in two."""

    text: str


@dataclass(frozen=True, slots=True)
class EngineSwitched(TurnEvent):
    """Coze did not finish; another engine takes over on the same card."""

    to: EngineName
    cause: Cause
    partial: str


@dataclass(frozen=True, slots=True)
class StageDone(TurnEvent):
    """A stage has ended; `ms` is its wall time."""

    stage: str
    ms: float


@dataclass(frozen=True, slots=True)
class SuggestionReady(TurnEvent):
    """The best reply is complete and on the card."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class AlternativesReady(TurnEvent):
    """Other replies worth offering on the same card; comes after `SuggestionReady`, where there are any."""

    alternatives: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class TurnFailed(TurnEvent):
    """The turn could not be finished; the message is safe where `MessageReceived` came before."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class TurnEnded(TurnEvent):
    """Always the last event."""
