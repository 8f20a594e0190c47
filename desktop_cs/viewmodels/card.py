"""One suggestion card: assembled from the events of its turn, or from a stored suggestion. Pure rules over a record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_cs.domain.candidate import Candidate
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause, EngineName, SentRecord
from desktop_cs.domain.ids import MessageId, TraceId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.message import Message
from desktop_cs.domain.order import Order
from desktop_cs.domain.outcome import Outcome
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import Slot, Understanding
from desktop_cs.domain.words import Severity, WordHit
from desktop_cs.pipeline.events import (
    AlternativesReady,
    EngineSwitched,
    EvidenceFound,
    GuardHit,
    IntentFound,
    ReplyDelta,
    StageDone,
    StateTracked,
    SuggestionReady,
    TextRedacted,
    TurnEvent,
    TurnFailed,
)
from desktop_cs.viewmodels.sentences import sentences


class Phase(StrEnum):
    """How far the turn has come."""

    READING = "reading"
    SEARCHING = "searching"
    WRITING = "writing"
    READY = "ready"
    FAILED = "failed"


class Band(StrEnum):
    """A score in words: clearly above the threshold, above it, below it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What the card shows. `seq` is the answered message's order of arrival; `text` grows while the reply streams;
    `place` says which of the suggestion's candidates it shows, 1 the best."""

    trace_id: TraceId
    message_id: MessageId
    seq: int = 0
    question: str = ""
    phase: Phase = Phase.READING
    redacted: str = ""
    masked: Mapping[str, int] = field(default_factory=dict)
    understanding: Understanding | None = None
    slots: tuple[Slot, ...] = ()
    missing: tuple[str, ...] = ()
    act: Act | None = None
    evidence: tuple[QaHit, ...] = ()
    order: Order | None = None
    hits: tuple[WordHit, ...] = ()
    text: str = ""
    engine: EngineName | None = None
    cause: Cause | None = None
    partial: str = ""
    sent: tuple[SentRecord, ...] = ()
    stages: tuple[tuple[str, float], ...] = ()
    reason: str = ""
    follow_ups: tuple[str, ...] = ()
    tokens_used: int | None = None  # by Coze, for this turn
    alternatives: tuple[Candidate, ...] = ()
    place: int = 1
    outcome: Outcome | None = None
    stale: bool = False  # the customer has written again since
    error_code: str = ""
    error_message: str = ""

    @property
    def places(self) -> range:
        """The places of all candidates that there are by now."""
        return range(1, len(self.alternatives) + 2)

    def at(self, place: int) -> "CardState":
        """The same card showing the candidate at a place. The best one is there from the beginning."""
        if place == 1:
            return self
        other = self.alternatives[place - 2]
        return replace(
            self,
            place=place,
            act=other.act,
            text=other.shown,
            engine=other.engine,
            cause=other.cause,
            reason=other.reason,
            evidence=other.evidence,
            order=other.order,
            missing=other.missing,
            partial="",
            follow_ups=(),
        )

    @property
    def is_running(self) -> bool:
        """Whether the turn is still under way."""
        return self.phase in (Phase.READING, Phase.SEARCHING, Phase.WRITING)

    @property
    def is_low(self) -> bool:
        """Whether the best intent stayed below the threshold."""
        return self.understanding is not None and self.understanding.score < self.understanding.threshold

    @property
    def can_insert(self) -> bool:
        """Whether there is a finished reply to take over."""
        return self.phase is Phase.READY and bool(self.text.strip())

    @property
    def can_pick(self) -> bool:
        """Whether there is more than one sentence to choose from."""
        return self.can_insert and len(sentences(self.text)) > 1

    @property
    def can_rework(self) -> bool:
        """Whether the reply can be written anew."""
        return self.can_insert and self.act is not Act.BLOCKED

    @property
    def can_reject(self) -> bool:
        """Whether an outcome can still be given."""
        return self.phase is Phase.READY and self.outcome is None

    @property
    def sent_bytes(self) -> int:
        """How many bytes left the machine for this card."""
        return sum(len(record.body) for record in self.sent)

    @property
    def masked_count(self) -> int:
        """How many pieces of personal data were masked."""
        return sum(self.masked.values())

    @property
    def total_ms(self) -> float:
        """Wall time of all stages, in milliseconds."""
        return sum(ms for _, ms in self.stages)


def band(score: float, threshold: float) -> Band:
    """High from half-way between the threshold and 1, medium from the threshold on, low below it."""
    if score < threshold:
        return Band.LOW
    return Band.HIGH if score >= (1 + threshold) / 2 else Band.MEDIUM


def new_card(trace_id: TraceId, message: Message) -> CardState:
    """The card of a turn that has just begun."""
    return CardState(trace_id=trace_id, message_id=message.id, seq=message.seq, question=message.text)


def stored_card(suggestion: Suggestion, message: Message | None, outcome: Outcome | None) -> CardState:
    """The card of a suggestion made earlier; `message` is the one it answers, where that is at hand."""
    card = CardState(
        trace_id=suggestion.trace_id,
        message_id=suggestion.message_id,
        seq=message.seq if message else 0,
        question=message.text if message else "",
        outcome=outcome,
    )
    return _finished(card, suggestion)


def advance(card: CardState, event: TurnEvent) -> CardState:
    """The card after one more event of its turn."""
    match event:
        case TextRedacted():
            return replace(card, redacted=str(event.text), masked=dict(event.counts))
        case IntentFound():
            heard = event.understanding
            return replace(card, understanding=heard, slots=heard.slots, phase=Phase.SEARCHING)
        case StateTracked():
            return replace(card, act=event.act, slots=tuple(event.state.slots.values()))
        case EvidenceFound():
            return replace(card, evidence=event.hits, order=event.order, phase=Phase.WRITING)
        case _:
            return _advance_reply(card, event)


def _advance_reply(card: CardState, event: TurnEvent) -> CardState:
    match event:
        case GuardHit():
            blocks = any(hit.severity is Severity.BLOCK for hit in event.hits)
            return replace(card, act=Act.BLOCKED if blocks else card.act, hits=event.hits)
        case ReplyDelta():
            return replace(card, text=card.text + event.text, phase=Phase.WRITING)
        case EngineSwitched():
            return replace(card, engine=event.to, cause=event.cause, partial=event.partial or card.text, text="")
        case StageDone():
            return replace(card, stages=(*card.stages, (event.stage, event.ms)))
        case _:
            return _advance_end(card, event)


def _advance_end(card: CardState, event: TurnEvent) -> CardState:
    match event:
        case SuggestionReady():
            return _finished(card, event.suggestion)
        case AlternativesReady():
            return replace(card, alternatives=event.alternatives)
        case TurnFailed() if card.phase is not Phase.READY:  # what fails after the reply takes nothing from it
            return replace(card, phase=Phase.FAILED, error_code=event.code, error_message=event.message)
        case _:
            return card


def _finished(card: CardState, suggestion: Suggestion) -> CardState:
    heard = suggestion.understanding
    return replace(
        card,
        phase=Phase.READY,
        redacted=str(suggestion.redacted),
        masked=dict(suggestion.masked),
        understanding=heard,
        slots=card.slots or heard.slots,
        missing=suggestion.missing,
        act=suggestion.act,
        evidence=suggestion.evidence,
        order=suggestion.order,
        text=suggestion.shown,
        engine=suggestion.engine,
        cause=suggestion.cause,
        partial=suggestion.partial,
        sent=suggestion.sent,
        stages=tuple(suggestion.stages.items()) or card.stages,
        reason=suggestion.reason,
        follow_ups=suggestion.follow_ups,
        tokens_used=suggestion.tokens_used,
        alternatives=suggestion.alternatives,
    )
