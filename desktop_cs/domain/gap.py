"""Questions nobody could answer, and the gaps in the knowledge that they show. Redacted text only."""

from dataclasses import dataclass
from datetime import datetime

from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.redaction import Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question that ended in silence, a clarifying question or a rejected suggestion."""

    trace_id: TraceId
    text: Redacted
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Questions that ask the same: how many, the most typical one, some different wordings, and when."""

    title: Redacted
    count: int
    examples: tuple[Redacted, ...]
    trace_ids: tuple[TraceId, ...]
    first_at: datetime
    last_at: datetime
