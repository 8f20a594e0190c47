"""Calls keep to the plan: held back within a second, counted by local day, warned of before the last one."""

import asyncio
import logging
from collections import Counter
from datetime import date

import pytest
from fakes_coze import to_compose, to_understand
from fakes_emulator import emulator, engine_for

from desktop_cs.coze.limits import LIMITS, CallLedger, Pacing, Plan, PlanLimits
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import EngineError, StoreError

DAY = date(2026, 1, 20)


class CounterInMemory:
    """Counts; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self._calls: Counter[tuple[str, date]] = Counter()
        self._failures = failures
        self.writes = 0

    async def add_calls(self, host: str, day: date, calls: int) -> CallUsage:
        self.writes += 1
        await asyncio.sleep(0)
        if self._failures:
            self._failures -= 1
            raise StoreError("store_full", "full")
        self._calls[host, day] += calls
        total = sum(count for (name, _), count in self._calls.items() if name == host)
        return CallUsage(today=self._calls[host, day], total=total)


class SkippingClock(asyncio.SelectorEventLoop):
    """A loop whose clock jumps ahead instead of waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped = 0.0

    def time(self) -> float:
        return super().time() + self.skipped

    def call_at(self, when, callback, *args, context=None):
        handle = super().call_at(when, callback, *args, context=context)
        if 0 < when - self.time() < 10:  # a wait, not a far deadline
            self.skipped += when - self.time()
        return handle


@pytest.mark.parametrize("path", ["/v3/chat", "/v1/workflow/run"])
def test_no_second_sees_more_than_the_plan_allows(path: str) -> None:
    limits = PlanLimits(20, 50)
    allowed = 20 if path == "/v3/chat" else 50
    went: list[float] = []

    async def many() -> None:
        pacing, loop = Pacing(limits), asyncio.get_running_loop()
        for _ in range(allowed * 4):
            await pacing.turn(path, 1e12)
            went.append(loop.time())

    with asyncio.Runner(loop_factory=SkippingClock) as runner:
        runner.run(many())
    within = [sum(start <= other < start + 1 for other in went) for start in went]
    assert max(within) <= allowed
    assert went[-1] - went[0] < 6, "and no slower than needed"


async def test_other_calls_are_never_held_back() -> None:
    pacing = Pacing(PlanLimits(5, 5))
    for _ in range(100):
        await pacing.turn("/v3/chat/retrieve", 0.0)


async def test_a_call_that_would_wait_too_long_says_so() -> None:
    pacing = Pacing(PlanLimits(5, 5))
    await pacing.turn("/v3/chat", 1e12)
    with pytest.raises(EngineError) as held:
        await pacing.turn("/v3/chat", asyncio.get_running_loop().time())
    assert held.value.code == "rate"
    assert "held back on this machine" in held.value.message


def test_the_limits_of_the_plans() -> None:
    assert [(LIMITS[plan].chat_per_s, LIMITS[plan].workflow_per_s) for plan in Plan] == [
        (20, 50),
        (100, 100),
        (200, 200),
        (500, 500),
    ]
    assert [plan for plan in Plan if LIMITS[plan].calls_in_all is not None] == [Plan.FREE]


async def test_counting_does_not_wait_and_loses_nothing() -> None:
    counter = CounterInMemory()
    ledger = CallLedger(counter, "h", LIMITS[Plan.FREE], today=lambda: DAY)
    for _ in range(30):
        ledger.made()
    assert counter.writes == 0
    await ledger.aclose()
    assert counter.writes < 30
    assert await ledger.usage() == CallUsage(today=30, total=30, limit=500)


async def test_a_count_that_could_not_be_written_comes_with_the_next(caplog: pytest.LogCaptureFixture) -> None:
    ledger = CallLedger(CounterInMemory(failures=1), "h", LIMITS[Plan.PRO], today=lambda: DAY)
    ledger.made()
    await ledger.aclose()
    assert [record.code for record in caplog.records] == ["store_full"]
    ledger.made()
    await ledger.aclose()
    assert await ledger.usage() == CallUsage(today=2, total=2, limit=None)


async def test_a_warning_comes_once_before_the_last_call(caplog: pytest.LogCaptureFixture) -> None:
    counter = CounterInMemory()
    await counter.add_calls("h", date(2025, 12, 1), 398)
    ledger = CallLedger(counter, "h", LIMITS[Plan.FREE], today=lambda: DAY)
    states = []
    for _ in range(3):
        ledger.made()
        await ledger.aclose()
        states.append((await ledger.usage()).is_near_limit)
    assert states == [False, True, True]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert not (await ledger.usage()).is_spent
    await counter.add_calls("h", DAY, 99)
    assert (await ledger.usage()).is_spent


async def test_answered_calls_of_a_turn_are_counted_and_its_tokens_known() -> None:
    counter = CounterInMemory()
    with emulator() as server:
        async with engine_for(server.address(), counter=counter) as engine:
            understood = await engine.understand(to_understand())
            pieces = [piece async for piece in engine.compose(to_compose())]
            server.unplug()
            with pytest.raises(EngineError):
                await engine.understand(to_understand())
        assert (await counter.add_calls(server.address().base_url.removeprefix("http://"), DAY, 0)).total == 2
    assert understood.tokens_used
    assert pieces[-1].tokens_used
