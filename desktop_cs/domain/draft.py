"""Unsent text, and the suggestion it comes from."""

from dataclasses import dataclass

from desktop_cs.domain.ids import TraceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The reply that was taken over: of which suggestion, at which place among its candidates (from 1), and the
    earliest message that any part of the text answers, by its order of arrival."""

    trace_id: TraceId
    candidate: int = 1
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in the composer. Text that the agent wrote alone has no origin."""

    text: str = ""
    origin: Origin | None = None
