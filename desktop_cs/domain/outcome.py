"""What became of a suggestion: the fact that metrics, calibration and experiments are made from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_cs.domain.ids import TraceId


class OutcomeKind(StrEnum):
    """The five ends of a suggestion."""

    SENT_UNEDITED = "sent_unedited"
    SENT_EDITED = "sent_edited"
    REJECTED = "rejected"
    IGNORED = "ignored"
    EXPIRED = "expired"


class RejectReason(StrEnum):
    """Why an agent turned a suggestion down; the order is that of the keys 1 to 7."""

    WRONG_FACT = "wrong_fact"
    WRONG_INTENT = "wrong_intent"
    OUTDATED = "outdated"
    TONE = "tone"
    INCOMPLETE = "incomplete"
    UNSAFE = "unsafe"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One end of one suggestion. `final_text` is what reached the customer, where something did; `candidate` the place
    of the reply that was used or turned down, counted from 1."""

    trace_id: TraceId
    kind: OutcomeKind
    at: datetime
    reason: RejectReason | None = None
    final_text: str | None = None
    candidate: int = 1
