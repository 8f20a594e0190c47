"""Silence is what really passed: whatever is done to the wall clock while the program runs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes_clocks import TTL, FakeClocks
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.session import Moment, Seen, Session, is_alive, remaining, silence

spans = st.timedeltas(timedelta(0), timedelta(days=2))
jumps = st.timedeltas(timedelta(days=-3), timedelta(days=3))
steps = st.lists(st.tuples(spans, jumps), max_size=6)


def session(clocks: FakeClocks) -> Session:
    at = clocks.wall
    return Session(id=SessionId("s"), user_id=UserId("u"), channel="web", opened_at=at, active_at=at)


def after(clocks: FakeClocks, course: list[tuple[timedelta, timedelta]]) -> timedelta:
    """Let time pass and the wall clock jump; what really passed."""
    for span, jump in course:
        clocks.pass_time(span)
        clocks.set_wall(jump)
    return sum((span for span, _ in course), timedelta(0))


@given(steps)
def test_while_the_program_runs_no_jump_counts(course: list[tuple[timedelta, timedelta]]) -> None:
    clocks = FakeClocks()
    start = clocks.moment()
    live = session(clocks)
    seen = Seen(active_at=live.active_at, steady=clocks.steady)
    real = after(clocks, course)
    silent = silence(live, seen, start, clocks.moment())
    assert abs(silent - real) < timedelta(milliseconds=1)
    assert is_alive(live, silent, TTL) == (silent < TTL)


@given(off=spans, course=steps)
def test_a_session_from_before_the_start_counts_the_time_without_a_program(
    off: timedelta, course: list[tuple[timedelta, timedelta]]
) -> None:
    clocks = FakeClocks()
    old = session(clocks)
    clocks.pass_time(off)
    start = clocks.moment()
    real = off + after(clocks, course)
    assert abs(silence(old, None, start, clocks.moment()) - real) < timedelta(milliseconds=1)


@given(back=st.timedeltas(timedelta(seconds=1), timedelta(days=3)), running=spans)
def test_a_clock_that_went_back_between_runs_gives_at_most_one_more_life(back: timedelta, running: timedelta) -> None:
    clocks = FakeClocks()
    old = session(clocks)
    clocks.set_wall(-back)
    start = clocks.moment()
    old = replace(old, active_at=min(old.active_at, start.wall))  # what opening the store does
    assert is_alive(old, silence(old, None, start, start), TTL)
    clocks.pass_time(running)
    silent = silence(old, None, start, clocks.moment())
    assert is_alive(old, silent, TTL) == (running < TTL)


def test_activity_noted_by_another_program_is_no_older_than_this_run() -> None:
    clocks = FakeClocks()
    start = clocks.moment()
    clocks.pass_time(timedelta(minutes=20))
    theirs = session(clocks)
    clocks.pass_time(timedelta(minutes=5))
    assert silence(theirs, None, start, clocks.moment()) == timedelta(minutes=5)
    clocks.set_wall(timedelta(days=1))
    assert silence(theirs, None, start, clocks.moment()) == timedelta(minutes=25)


@given(jumps, jumps)
def test_time_left_is_never_negative_nor_more_than_a_life(one: timedelta, two: timedelta) -> None:
    clocks = FakeClocks()
    start = Moment(wall=clocks.wall + one, steady=clocks.steady)
    live = session(clocks)
    clocks.set_wall(two)
    silent = silence(live, None, start, clocks.moment())
    assert timedelta(0) <= remaining(live, silent, TTL) <= TTL
    assert is_alive(live, silent, TTL) == (remaining(live, silent, TTL) > timedelta(0))


@pytest.mark.parametrize("silent", [timedelta(0), timedelta(hours=2)])
def test_an_ended_session_has_no_time_left(silent: timedelta) -> None:
    clocks = FakeClocks()
    ended = replace(session(clocks), ended_at=clocks.wall)
    assert not is_alive(ended, silent, TTL)
    assert remaining(ended, silent, TTL) == timedelta(0)
