"""What one line makes of its calls: limits with their countdown, slowness with hysteresis, states, probes."""

from datetime import UTC, datetime, timedelta

import pytest
from fakes_lines import Ticks, line
from fakes_turn import NOON, gone

from desktop_cs.domain.changes import EngineState
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.line import EngineLine


def limited(cause: Cause, retry_after: float | None = None) -> EngineError:
    return EngineError(cause, "limited", retry_after=retry_after)


def held_s(one: EngineLine) -> float:
    until = one.status().retry_at
    assert until is not None
    return (until - NOON).total_seconds()


def test_the_server_says_how_long() -> None:
    ticks = Ticks()
    one = line(ticks=ticks)
    one.ended(limited(Cause.RATE, 42))
    assert (one.status().state, held_s(one), one.refusal()) == (EngineState.LIMITED, 42, Cause.RATE)
    ticks.now = 42
    assert (one.status().state, one.status().cause, one.refusal()) == (EngineState.ONLINE, None, None)


def test_the_server_may_not_say_for_ever() -> None:
    one = line()
    one.ended(limited(Cause.RATE, 9_999_999))
    assert held_s(one) == 3600


def test_without_a_word_the_pause_doubles_until_a_call_goes_well() -> None:
    ticks, pauses = Ticks(), []
    one = line(ticks=ticks)
    for _ in range(5):
        one.ended(limited(Cause.RATE))
        pauses.append(one.seconds_left())
        ticks.now += pauses[-1] or 0
    assert pauses == [15, 30, 60, 120, 120]
    one.ended(None)
    one.ended(limited(Cause.RATE))
    assert one.seconds_left() == 15


def test_a_quota_lasts_until_tomorrow_where_the_vendor_is_and_then_an_hour_at_a_time() -> None:
    ticks = Ticks()
    one = line(ticks=ticks)
    one.ended(limited(Cause.QUOTA))
    assert one.status().retry_at == datetime(2026, 1, 15, 16, 0, tzinfo=UTC)  # NOON + 4 h is midnight at UTC+8
    ticks.now += 4 * 3600
    assert one.refusal() is None
    one.ended(limited(Cause.QUOTA))
    assert one.seconds_left() == 3600


@pytest.mark.parametrize("hours", [-24, -1, 24])
def test_setting_the_clock_locks_nobody_out(hours: int) -> None:
    ticks = Ticks()
    one = line(ticks=ticks)
    one.ended(limited(Cause.RATE, 30))
    ticks.set_by = timedelta(hours=hours)
    ticks.now += 30
    assert one.refusal() is None


def test_a_machine_that_slept_does_not_wait_again() -> None:
    ticks = Ticks()
    one = line(ticks=ticks)
    one.ended(limited(Cause.QUOTA))
    ticks.set_by = timedelta(hours=5)  # the wall clock went on, the monotonic one stood still
    assert one.refusal() is None


def test_its_owner_may_lift_it() -> None:
    one = line()
    one.ended(limited(Cause.QUOTA))
    one.lift()
    assert one.refusal() is None


def test_slow_and_back_with_hysteresis() -> None:
    one, states = line(), []
    for ms in (5000, 1000, 5000, 5000, 3500, 3500, 2000, 3500, 2000, 2000, 3500):
        one.first_text(ms)
        states.append(one.status().state)
    slow, online = EngineState.SLOW, EngineState.ONLINE
    assert states == [online] * 3 + [slow] * 6 + [online] * 2
    assert one.status().first_text_ms == 3500


@pytest.mark.parametrize("cause", [Cause.AUTH, Cause.PERMISSION])
def test_signed_out_until_a_call_goes_well(cause: Cause) -> None:
    told: list[int] = []
    one = line(signed_out=lambda: told.append(1))
    one.ended(EngineError(cause, "Sign in again."))
    assert (one.status().state, one.refusal()) == (EngineState.SIGNED_OUT, None)
    assert (one.status().message, told) == ("Sign in again.", [1])
    one.ended(None)
    assert (one.status().state, one.status().message, told) == (EngineState.ONLINE, "", [1])


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (None, EngineState.ONLINE),
        (gone(Cause.AUTH), EngineState.SIGNED_OUT),
        (gone(Cause.RATE), EngineState.LIMITED),
        (gone(Cause.SERVER), EngineState.DOWN),
        (gone(Cause.CONFIGURATION), EngineState.DOWN),
        (TimeoutError(), EngineState.DOWN),
    ],
)
async def test_what_a_probe_tells(answer: Exception | None, state: EngineState) -> None:
    asked: list[int] = []

    async def probe() -> None:
        asked.append(1)
        if answer is not None:
            raise answer

    ticks = Ticks()
    one = line(ticks=ticks, probe=probe)
    one.ended(gone(Cause.UNREACHABLE))
    await one.probe()
    assert asked == []  # not yet due
    ticks.now = 5
    await one.probe()
    assert (asked, one.status().state) == ([1], state)


async def test_a_broken_probe_frees_its_place() -> None:
    async def probe() -> None:
        raise RuntimeError

    ticks = Ticks()
    one = line(ticks=ticks, probe=probe)
    one.ended(gone(Cause.UNREACHABLE))
    ticks.now = 5
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await one.probe()
