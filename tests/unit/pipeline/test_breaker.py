"""The breaker as a state machine: opens at once, probes singly, closes more carefully after repeated failures."""

from fakes_lines import Ticks
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.pipeline.breaker import CircuitBreaker

RECOVERY_S = 30.0  # within which a server's return must be noticed
PROBE_S = 5.0  # the longest a probe takes


def opened(ticks: Ticks) -> CircuitBreaker:
    breaker = CircuitBreaker(ticks)
    breaker.failed()
    return breaker


def probe(breaker: CircuitBreaker, ticks: Ticks, *, is_good: bool) -> float:
    """Waits for the pause and probes; gives the pause."""
    pause = breaker.seconds_left
    ticks.now += pause
    assert breaker.admit_probe()
    breaker.probed(is_good)
    return pause


def test_the_first_failure_opens_and_one_good_probe_closes() -> None:
    ticks = Ticks()
    breaker = opened(ticks)
    assert breaker.is_open
    assert not breaker.admit_probe()
    assert probe(breaker, ticks, is_good=True) == 5
    assert not breaker.is_open


def test_the_pause_doubles_up_to_its_limit_until_a_turn_goes_well() -> None:
    ticks = Ticks()
    breaker = opened(ticks)
    assert [probe(breaker, ticks, is_good=False) for _ in range(4)] == [5, 10, 20, 20]
    assert [probe(breaker, ticks, is_good=True) for _ in range(2)] == [20, 1]
    breaker.succeeded()
    breaker.failed()
    assert breaker.seconds_left == 5


def test_after_a_failed_probe_two_good_ones_are_needed() -> None:
    ticks = Ticks()
    breaker = opened(ticks)
    probe(breaker, ticks, is_good=False)
    probe(breaker, ticks, is_good=True)
    assert breaker.is_open
    probe(breaker, ticks, is_good=False)  # it came and went: from the start
    probe(breaker, ticks, is_good=True)
    assert breaker.is_open
    probe(breaker, ticks, is_good=True)
    assert not breaker.is_open


def test_a_server_that_answers_probes_but_fails_turns_is_left_alone_for_longer_each_time() -> None:
    ticks = Ticks()
    breaker = CircuitBreaker(ticks)
    pauses = []
    for _ in range(4):
        breaker.failed()
        pauses.append(breaker.seconds_left)
        while breaker.is_open:
            probe(breaker, ticks, is_good=True)
    assert pauses == [5, 10, 20, 20]


def test_calls_that_began_before_change_nothing() -> None:
    ticks = Ticks()
    breaker = opened(ticks)
    breaker.succeeded()
    assert breaker.is_open
    ticks.now += 3
    breaker.failed()
    assert breaker.seconds_left == 2


def test_a_cancelled_probe_frees_its_place() -> None:
    ticks = Ticks()
    breaker = opened(ticks)
    ticks.now += 5
    assert breaker.admit_probe()
    assert not breaker.admit_probe()
    breaker.abandoned()
    assert breaker.admit_probe()


@given(st.lists(st.sampled_from(["admit", "good", "bad", "cancel", "ok", "failed", "wait"]), max_size=60))
def test_never_two_probes_at_once_and_never_one_when_closed(steps: list[str]) -> None:
    ticks = Ticks()
    breaker = CircuitBreaker(ticks)
    under_way = 0
    for step in steps:
        match step:
            case "wait":
                ticks.now += 4
            case "admit":
                was_open = breaker.is_open
                if breaker.admit_probe():
                    under_way += 1
                    assert was_open
                assert under_way <= 1
            case "good" | "bad" if under_way:
                breaker.probed(step == "good")
                under_way = 0
            case "cancel" if under_way:
                breaker.abandoned()
                under_way = 0
            case "ok":
                breaker.succeeded()
            case "failed":
                breaker.failed()
                assert breaker.is_open


@given(st.floats(0, 300), st.lists(st.floats(0, 100), max_size=5))
def test_a_return_is_noticed_within_the_promised_time(returns_at: float, earlier: list[float]) -> None:
    ticks = Ticks()
    breaker = CircuitBreaker(ticks)
    for _ in earlier:  # a history of outages, without a good turn in between
        breaker.failed()
        while breaker.is_open:
            probe(breaker, ticks, is_good=True)
    breaker.failed()
    returns_at += ticks.now
    while breaker.is_open:
        ticks.now += breaker.seconds_left
        assert breaker.admit_probe()
        is_good = ticks.now >= returns_at
        ticks.now += 0 if is_good else PROBE_S  # the worst: silence to the end of the probe's budget
        breaker.probed(is_good)
    assert ticks.now - returns_at <= RECOVERY_S
