"""The one record for the status bar, and the watch that notices a return."""

import asyncio
from collections.abc import Callable

from fakes_lines import Ticks, line
from fakes_turn import gone

from desktop_cs.domain.changes import EngineState, EngineStatus
from desktop_cs.domain.engine import Cause
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.health import EngineHealth
from desktop_cs.pipeline.line import EngineLine


def health_of(
    *lines: EngineLine,
    closed: Callable[[], Cause | None] = lambda: None,
    announce: Callable[[EngineStatus], None] = lambda _: None,
) -> EngineHealth:
    return EngineHealth(lines=lines, closed_because=closed, announce=announce)


async def test_the_return_is_noticed_and_announced() -> None:
    announced: list[EngineStatus] = []
    returned = asyncio.Event()
    answers = [gone(Cause.UNREACHABLE), None, None]

    async def probe() -> None:
        if error := answers.pop(0):
            raise error

    def announce(status: EngineStatus) -> None:
        announced.append(status)
        if status.state is EngineState.ONLINE:
            returned.set()

    breaker = CircuitBreaker(asyncio.get_running_loop().time, pause_s=0.01, between_s=0.01)
    one = line(breaker=breaker, probe=probe)
    health = health_of(one, announce=announce)
    watching = asyncio.create_task(health.watch())
    one.ended(gone(Cause.UNREACHABLE))
    health.tell()
    await returned.wait()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert [status.state for status in announced] == [EngineState.DOWN, EngineState.ONLINE]
    assert announced[0].retry_at is not None
    assert answers == []


async def test_the_end_of_a_limit_is_announced() -> None:
    announced: list[EngineState] = []
    over = asyncio.Event()

    def announce(status: EngineStatus) -> None:
        announced.append(status.state)
        if status.state is EngineState.ONLINE:
            over.set()

    ticks = Ticks()
    one = line(ticks=ticks)
    health = health_of(one, announce=announce)
    one.ended(gone(Cause.RATE))
    health.tell()
    ticks.now = 14.99
    watching = asyncio.create_task(health.watch())
    await asyncio.sleep(0)
    ticks.now = 15.01
    await over.wait()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert announced == [EngineState.LIMITED, EngineState.ONLINE]


def test_the_line_in_use_is_shown() -> None:
    first, second = line(host="api.coze.cn"), line(host="api.coze.com")
    health = health_of(first, second)
    assert health.status().host == "api.coze.cn"
    first.ended(gone(Cause.UNREACHABLE))
    assert (health.status().host, health.status().state) == ("api.coze.com", EngineState.ONLINE)
    second.ended(gone(Cause.SERVER))
    assert (health.status().host, health.status().state) == ("api.coze.cn", EngineState.DOWN)


def test_a_choice_says_more_than_the_line() -> None:
    one = line()
    one.ended(gone(Cause.UNREACHABLE))
    status = health_of(one, closed=lambda: Cause.OFFLINE_BY_CHOICE).status()
    assert (status.state, status.retry_at) == (EngineState.OFFLINE_BY_CHOICE, None)
    assert health_of(one, closed=lambda: Cause.NOT_CONFIGURED).status().state is EngineState.NOT_CONFIGURED


def test_news_are_a_new_state_or_a_moved_next_try() -> None:
    announced: list[EngineStatus] = []
    ticks = Ticks()
    one = line(ticks=ticks)
    health = health_of(one, announce=announced.append)
    health.tell()
    health.tell()
    one.ended(gone(Cause.UNREACHABLE))
    health.tell()
    ticks.now = 3
    health.tell()  # the countdown is the screen's own
    assert len(announced) == 2
    ticks.now = 5
    assert one.breaker.admit_probe()
    one.breaker.probed(is_good=False)
    health.tell()
    assert len(announced) == 3
