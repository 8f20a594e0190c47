"""The suggestion: a reply worth sending, with everything that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop_cs.domain.candidate import Candidate
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause, EngineName, SentRecord
from desktop_cs.domain.ids import MessageId, SessionId, TraceId
from desktop_cs.domain.knowledge import Language, QaHit
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.understanding import Understanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the card shows for one message.

    `reply` still holds tokens; `shown` is the same with the masked values put back for the agent's eyes only.
    `partial` keeps what Coze had streamed when it broke off. `sent` is what left the machine, byte for byte.
    `stages` are milliseconds by stage name. `alternatives` are other replies worth offering, best first; the
    suggestion's own fields are the first candidate.
    """

    trace_id: TraceId
    session_id: SessionId
    message_id: MessageId
    language: Language
    act: Act
    reply: str
    shown: str
    engine: EngineName
    understanding: Understanding
    redacted: Redacted
    cause: Cause | None = None
    partial: str = ""
    missing: tuple[str, ...] = ()
    evidence: tuple[QaHit, ...] = ()
    order: Order | None = None
    lookup: OrderLookup | None = None  # how the order was looked for, and what else was found; None where it was not
    sent: tuple[SentRecord, ...] = ()
    masked: Mapping[str, int] = field(default_factory=dict)  # pieces of personal data by kind
    follow_ups: tuple[str, ...] = ()
    tokens_used: int | None = None  # by Coze's models, to understand and to compose; None where it does not say
    reason: str = ""  # a code saying why this act: see `ui.error_text` for the sentences
    stages: Mapping[str, float] = field(default_factory=dict)
    created_at: datetime | None = None
    alternatives: tuple[Candidate, ...] = ()

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All replies offered, best first; the first is the suggestion itself."""
        best = Candidate(
            act=self.act,
            reply=self.reply,
            shown=self.shown,
            engine=self.engine,
            cause=self.cause,
            reason=self.reason,
            evidence=self.evidence,
            order=self.order,
            missing=self.missing,
        )
        return (best, *self.alternatives)

    def candidate(self, place: int) -> Candidate | None:
        """The candidate at a place, counted from 1; None where there is none."""
        found = self.candidates
        return found[place - 1] if 1 <= place <= len(found) else None

    @property
    def sent_bytes(self) -> int:
        """How many bytes of context left the machine for this suggestion."""
        return sum(len(record.body) for record in self.sent)
