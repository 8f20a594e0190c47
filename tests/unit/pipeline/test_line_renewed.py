"""Another account behind a line: what was learnt of the former one does not count."""

from datetime import UTC, datetime

from desktop_cs.domain.changes import EngineState
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.line import EngineLine


async def _well() -> None:
    """The probe finds nothing wrong."""


def _no_engine() -> object:
    raise AssertionError("nobody asks it")


def test_a_renewed_line_begins_anew() -> None:
    line = EngineLine(
        engine=_no_engine,  # type: ignore[arg-type]
        probe=_well,
        host=lambda: "api.coze.cn",
        monotonic=lambda: 0.0,
        clock=lambda: datetime(2026, 1, 15, tzinfo=UTC),
    )
    line.first_text(900.0)
    for cause, state in (
        (Cause.UNREACHABLE, EngineState.DOWN),
        (Cause.AUTH, EngineState.SIGNED_OUT),
        (Cause.RATE, EngineState.LIMITED),
    ):
        line.ended(EngineError(cause, "x", http_status=429))
        assert line.status().state is state
        line.renewed()
        assert line.status().state is EngineState.ONLINE
        assert line.status().first_text_ms is None
        assert line.refusal() is None
