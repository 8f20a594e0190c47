"""Which engine answers: the budgets, what each cause means for the next call, and a second line."""

from collections.abc import Callable

import pytest
from fakes_lines import SlowEngine, Ticks, line
from fakes_turn import FakeEngine, FakeMemory, gone

from desktop_cs.domain.changes import EngineState
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
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.failover import Budgets, Failover
from desktop_cs.pipeline.line import UNHEALTHY, EngineLine

ASK = UnderstandRequest(
    trace_id=TraceId("t"), session_id=SessionId("s"), text=Redacted("refund?"), language=Language.EN
)


async def write(cause: Cause | None = None) -> ComposeRequest:
    state = await FakeMemory().state(SessionId("s"))
    return ComposeRequest(
        trace_id=TraceId("t"), session_id=SessionId("s"), opaque_user="u_1", text=Redacted("refund?"),
        language=Language.EN, act=Act.ANSWER, state=state, cause=cause,
    )  # fmt: skip


def failover(*lines: EngineLine, closed: Callable[[], Cause | None] = lambda: None) -> Failover:
    return Failover(
        lines=lines,
        offline=FakeEngine(),
        closed_because=closed,
        budgets=lambda: Budgets(understand_s=0.5, first_piece_s=0.05, next_piece_s=0.05),
        noticed=lambda: None,
    )


async def pieces_of(engine: Failover, cause: Cause | None = None) -> list[Piece]:
    return [piece async for piece in engine.compose(await write(cause))]


async def test_silence_ends_with_the_budget() -> None:
    slow = line(SlowEngine())
    assert (await failover(slow).understand(ASK)).cause == Cause.TIMEOUT
    assert slow.status().state is EngineState.DOWN


@pytest.mark.parametrize(("budget", "share"), [(1.5, 1.45), (0.1, 0.09)])
def test_coze_leaves_time_for_the_local_answer(budget: float, share: float) -> None:
    assert Budgets(understand_s=budget).coze_share_s == pytest.approx(share)


async def test_a_stream_that_stalls_is_broken_and_closed() -> None:
    online = SlowEngine(pieces=("It is",))
    pieces = await pieces_of(failover(line(online)))
    assert pieces[:2] == [Delta("It is"), Switched(Cause.BROKEN_STREAM, "It is")]
    assert pieces[-1] == Finished(text="Within 3 days.", engine=EngineName.OFFLINE, cause=Cause.BROKEN_STREAM)
    assert online.closed == 1


async def test_no_first_piece_is_a_timeout() -> None:
    assert (await pieces_of(failover(line(SlowEngine(pieces=())))))[0] == Switched(Cause.TIMEOUT, "")


@pytest.mark.parametrize("cause", sorted(set(Cause) - {Cause.BREAKER_OPEN, Cause.OFFLINE_BY_CHOICE}))
async def test_only_illness_opens_the_breaker(cause: Cause) -> None:
    ill = line(FakeEngine(heard=gone(cause)))
    assert (await failover(ill).understand(ASK)).cause == cause
    assert ill.breaker.is_open == (cause in UNHEALTHY)


async def test_offline_by_choice_asks_nobody() -> None:
    online = FakeEngine()
    engine = failover(line(online), closed=lambda: Cause.OFFLINE_BY_CHOICE)
    assert (await engine.understand(ASK)).cause == Cause.OFFLINE_BY_CHOICE
    last = (await pieces_of(engine))[-1]
    assert isinstance(last, Finished)
    assert last.cause is Cause.OFFLINE_BY_CHOICE
    assert (online.understood, online.composed) == ([], [])


async def test_after_the_first_failed_turn_no_turn_asks_again_however_long_it_lasts() -> None:
    online, ticks = FakeEngine(heard=gone(Cause.UNREACHABLE)), Ticks()
    engine = failover(line(online, ticks=ticks))
    causes = []
    for _ in range(5):
        causes.append((await engine.understand(ASK)).cause)
        ticks.now += 30  # a probe is long due; it is not a turn's business
    assert causes == [Cause.UNREACHABLE, *[Cause.BREAKER_OPEN] * 4]
    assert len(online.understood) == 1


@pytest.mark.parametrize("cause", [Cause.RATE, Cause.QUOTA])
async def test_a_limit_keeps_turns_away_for_its_time_under_its_name(cause: Cause) -> None:
    online, ticks = FakeEngine(heard=EngineError(cause, "limited", http_status=429)), Ticks()
    engine = failover(line(online, ticks=ticks))
    assert [(await engine.understand(ASK)).cause for _ in range(4)] == [cause] * 4
    last = (await pieces_of(engine))[-1]
    assert isinstance(last, Finished)
    assert last.cause is cause
    assert (len(online.understood), len(online.composed)) == (1, 0)


async def test_a_reader_who_leaves_closes_the_stream() -> None:
    online = FakeEngine(pieces=("a", "b"))
    stream = failover(line(online)).compose(await write())
    assert await anext(stream) == Delta("a")
    await stream.aclose()  # type: ignore[attr-defined]
    assert online.closed == 1


async def test_a_second_line_answers_in_the_same_turn_when_the_first_refuses_at_once() -> None:
    first, second = FakeEngine(heard=gone(Cause.UNREACHABLE)), FakeEngine(name=EngineName.COZE)
    engine = failover(line(first), line(second))
    assert (await engine.understand(ASK)).cause is None
    assert (await pieces_of(engine))[-1] == Finished(text="Within 3 days.", engine=EngineName.COZE)
    assert (len(first.understood), len(first.composed), len(second.composed)) == (1, 0, 1)


async def test_a_first_line_that_uses_up_the_budget_leaves_the_next_turn_to_the_second() -> None:
    second = FakeEngine(name=EngineName.COZE)
    engine = failover(line(SlowEngine()), line(second))
    assert (await engine.understand(ASK)).cause == Cause.TIMEOUT
    assert second.understood == []
    assert (await engine.understand(ASK)).cause is None


async def test_a_reply_that_breaks_off_is_not_begun_again_elsewhere() -> None:
    first, second = FakeEngine(pieces=("It is", gone(Cause.BROKEN_STREAM))), FakeEngine()
    pieces = await pieces_of(failover(line(first), line(second)))
    assert pieces[1] == Switched(Cause.BROKEN_STREAM, "It is")
    assert second.composed == []


async def test_a_reply_refused_before_its_first_word_comes_from_the_second_line() -> None:
    first, second = FakeEngine(pieces=(gone(Cause.SERVER),)), FakeEngine(name=EngineName.COZE)
    pieces = await pieces_of(failover(line(first), line(second)))
    assert pieces[-1] == Finished(text="Within 3 days.", engine=EngineName.COZE)
    assert not any(isinstance(piece, Switched) for piece in pieces)


async def test_with_all_lines_down_the_cause_is_named() -> None:
    engine = failover(*(line(FakeEngine(heard=gone(Cause.SERVER))) for _ in range(2)))
    assert (await engine.understand(ASK)).cause == Cause.SERVER
    assert (await engine.understand(ASK)).cause == Cause.BREAKER_OPEN
