"""The breaker as a state machine, the budgets, and what each cause means for the next call."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from fakes_turn import NOON, FakeEngine, FakeMemory, gone
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.changes import EngineState, EngineStatus
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import (
    Cause,
    ComposeRequest,
    Delta,
    EngineName,
    Finished,
    Piece,
    Switched,
    UnderstandRequest,
)
from desktop_cs.domain.ids import SessionId, TraceId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Redacted
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.failover import UNHEALTHY, Budgets, Failover
from desktop_cs.pipeline.health import EngineHealth


class Ticks:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class SlowEngine(FakeEngine):
    """Never answers by itself."""

    async def understand(self, request: UnderstandRequest):  # type: ignore[no-untyped-def]
        await asyncio.Event().wait()

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        try:
            for text in self.pieces:
                yield Delta(str(text))
            await asyncio.Event().wait()
        finally:
            self.closed += 1


ASK = UnderstandRequest(
    trace_id=TraceId("t"), session_id=SessionId("s"), text=Redacted("refund?"), language=Language.EN
)


async def write(cause: Cause | None = None) -> ComposeRequest:
    state = await FakeMemory().state(SessionId("s"))
    return ComposeRequest(
        trace_id=TraceId("t"), session_id=SessionId("s"), opaque_user="u_1", text=Redacted("refund?"),
        language=Language.EN, act=Act.ANSWER, state=state, cause=cause,
    )  # fmt: skip


def failover(
    online: FakeEngine, breaker: CircuitBreaker | None = None, *, closed: Callable[[], Cause | None] = lambda: None
) -> tuple[Failover, list[Cause | None]]:
    noticed: list[Cause | None] = []
    made = Failover(
        online=lambda: online,
        offline=FakeEngine(),
        breaker=breaker or CircuitBreaker(Ticks()),
        closed_because=closed,
        budgets=lambda: Budgets(understand_s=0.05, first_piece_s=0.05, next_piece_s=0.05),
        noticed=noticed.append,
    )
    return made, noticed


async def pieces_of(engine: Failover, cause: Cause | None = None) -> list[Piece]:
    return [piece async for piece in engine.compose(await write(cause))]


async def test_silence_ends_with_the_budget() -> None:
    engine, noticed = failover(SlowEngine())
    assert (await engine.understand(ASK)).cause == Cause.TIMEOUT
    assert noticed == [Cause.TIMEOUT]


async def test_a_stream_that_stalls_is_broken_and_closed() -> None:
    online = SlowEngine(pieces=("It is",))
    engine, _ = failover(online)
    pieces = await pieces_of(engine)
    assert pieces[:2] == [Delta("It is"), Switched(Cause.BROKEN_STREAM, "It is")]
    assert pieces[-1] == Finished(text="Within 3 days.", engine=EngineName.OFFLINE, cause=Cause.BROKEN_STREAM)
    assert online.closed == 1


async def test_no_first_piece_is_a_timeout() -> None:
    engine, _ = failover(SlowEngine(pieces=()))
    assert (await pieces_of(engine))[0] == Switched(Cause.TIMEOUT, "")


@pytest.mark.parametrize("cause", sorted(set(Cause) - {Cause.BREAKER_OPEN, Cause.OFFLINE_BY_CHOICE}))
async def test_only_illness_opens_the_breaker(cause: Cause) -> None:
    breaker = CircuitBreaker(Ticks())
    engine, noticed = failover(FakeEngine(heard=gone(cause)), breaker)
    heard = await engine.understand(ASK)
    assert heard.cause == cause
    assert noticed == [cause]
    assert breaker.is_open == (cause in UNHEALTHY)


async def test_offline_by_choice_asks_nobody() -> None:
    online = FakeEngine()
    engine, noticed = failover(online, closed=lambda: Cause.OFFLINE_BY_CHOICE)
    assert (await engine.understand(ASK)).cause == Cause.OFFLINE_BY_CHOICE
    last = (await pieces_of(engine))[-1]
    assert isinstance(last, Finished)
    assert last.cause is Cause.OFFLINE_BY_CHOICE
    assert (online.understood, online.composed, noticed) == ([], [], [])


async def test_a_cancelled_probe_frees_its_place() -> None:
    ticks = Ticks()
    breaker = CircuitBreaker(ticks, pause_s=5)
    breaker.failed()
    ticks.now = 6
    engine, _ = failover(SlowEngine(), breaker)
    task = asyncio.create_task(engine.understand(ASK))
    await asyncio.sleep(0)
    assert not breaker.admit()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert breaker.admit()


async def test_a_reader_who_leaves_closes_the_stream() -> None:
    online = FakeEngine(pieces=("a", "b"))
    engine, _ = failover(online)
    stream = engine.compose(await write())
    assert await anext(stream) == Delta("a")
    await stream.aclose()  # type: ignore[attr-defined]
    assert online.closed == 1


def test_the_pause_doubles_up_to_its_limit() -> None:
    ticks = Ticks()
    breaker = CircuitBreaker(ticks, pause_s=5, longest_s=15)
    breaker.failed()
    pauses = []
    for _ in range(4):
        pauses.append(breaker.seconds_left)
        ticks.now += breaker.seconds_left
        assert breaker.admit()
        breaker.failed()
    assert pauses == [5, 10, 15, 15]
    ticks.now += 15
    assert breaker.admit()
    breaker.succeeded()
    breaker.failed()
    assert breaker.seconds_left == 5


@given(st.lists(st.sampled_from(["admit", "ok", "bad", "cancel", "wait"]), max_size=40))
def test_never_two_probes_at_once(steps: list[str]) -> None:
    ticks = Ticks()
    breaker = CircuitBreaker(ticks, pause_s=5)
    under_way = 0
    for step in steps:
        if step == "wait":
            ticks.now += 4
        elif step == "admit" and breaker.is_open and breaker.admit():
            under_way += 1
            assert under_way == 1
        elif step in ("ok", "bad", "cancel") and (under_way or not breaker.is_open):
            {"ok": breaker.succeeded, "bad": breaker.failed, "cancel": breaker.abandoned}[step]()
            under_way = 0


async def test_the_return_is_noticed_and_announced() -> None:
    announced: list[EngineStatus] = []
    returned = asyncio.Event()
    answers = [gone(Cause.UNREACHABLE), None]

    async def probe() -> None:
        if error := answers.pop(0):
            raise error

    def announce(status: EngineStatus) -> None:
        announced.append(status)
        if status.state is EngineState.ONLINE:
            returned.set()

    breaker = CircuitBreaker(asyncio.get_running_loop().time, pause_s=0.01)
    health = EngineHealth(
        breaker=breaker, probe=probe, closed_because=lambda: None, host=lambda: "api.coze.cn", clock=lambda: NOON,
        announce=announce,
    )  # fmt: skip
    watching = asyncio.create_task(health.watch())
    breaker.failed()
    health.noticed(Cause.UNREACHABLE)
    await returned.wait()
    watching.cancel()
    assert [status.state for status in announced] == [EngineState.DOWN, EngineState.ONLINE]
    assert announced[0].retry_at is not None
    assert answers == []
