"""Lines to scripted engines, on a clock moved by hand."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta

from fakes_turn import NOON, FakeEngine

from desktop_cs.domain.engine import ComposeRequest, Delta, Piece, UnderstandRequest
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.line import EngineLine


class Ticks:
    """A monotonic clock moved by hand; `wall` moves along, as long as nobody sets it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.set_by = timedelta()

    def __call__(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return NOON + timedelta(seconds=self.now) + self.set_by


class SlowEngine(FakeEngine):
    """Never answers by itself."""

    async def understand(self, request: UnderstandRequest):  # type: ignore[no-untyped-def]
        self.understood.append(request)
        await asyncio.Event().wait()

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        try:
            for text in self.pieces:
                yield Delta(str(text))
            await asyncio.Event().wait()
        finally:
            self.closed += 1


async def well() -> None:
    """A probe that goes well."""


def line(
    engine: FakeEngine | None = None,
    *,
    ticks: Ticks | None = None,
    breaker: CircuitBreaker | None = None,
    probe: Callable[[], Awaitable[None]] = well,
    host: str = "api.coze.cn",
    signed_out: Callable[[], None] = lambda: None,
) -> EngineLine:
    ticks, online = ticks or Ticks(), engine or FakeEngine()
    return EngineLine(
        engine=lambda: online,
        probe=probe,
        host=lambda: host,
        monotonic=ticks,
        clock=ticks.wall,
        breaker=breaker,
        signed_out=signed_out,
    )
