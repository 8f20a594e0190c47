"""Which turn the running code belongs to: known to every task and thread that a turn starts."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from desktop_cs.domain.ids import TraceId

_CURRENT: ContextVar[TraceId | None] = ContextVar("trace_id", default=None)


def current_trace() -> TraceId | None:
    """The trace id of the turn under way here; None outside of turns."""
    return _CURRENT.get()


@contextmanager
def tracing(trace_id: TraceId) -> Iterator[None]:
    """Whatever runs in the block, and what it starts, belongs to this turn."""
    token = _CURRENT.set(trace_id)
    try:
        yield
    finally:
        _CURRENT.reset(token)
