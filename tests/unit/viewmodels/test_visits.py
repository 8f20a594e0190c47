"""The session beside the conversation: its time left, typing that keeps it alive, and what is carried over."""

import asyncio
from datetime import timedelta

import desk_scenes
import pytest
from fake_desk import FakeDesk
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.session import CarryChoice
from desktop_cs.domain.understanding import Slot
from desktop_cs.errors import StoreError
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.viewmodels.conversation import Transcript
from desktop_cs.viewmodels.timeline import SessionMark
from desktop_cs.viewmodels.visits import CarryState, Visits, time_shown

LIN = desk_scenes.LIN


class Scene:
    """林晓雨's conversation is open."""

    def __init__(self) -> None:
        self.desk: FakeDesk = desk_scenes.morning()
        self.errors: list[Exception] = []
        self.tasks = TaskScope(self.errors.append)
        self.talk = Transcript(self.desk)
        self.visits = Visits(self.desk, self.talk, self.tasks.start)

    @property
    def session_id(self) -> SessionId:
        return self.desk.sessions.newest[LIN].id

    def offer(self) -> CarryOver:
        slots = (Slot(name="order_number", value="DD20260115001"),)
        made = CarryOver(session_id=self.session_id, previous_id=SessionId("old"), intent="order_status", slots=slots)
        self.desk.sessions.offers[self.session_id] = made
        return made

    async def load(self) -> None:
        if self.talk.state.value.user_id is None:
            self.talk.choose(LIN, None)
        await self.talk.load()
        await self.visits.follow()

    async def settle(self) -> None:
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)


@pytest.fixture
async def scene() -> Scene:
    made = Scene()
    await made.load()
    return made


@given(st.timedeltas(timedelta(microseconds=1), timedelta(hours=26)))
def test_the_words_hold_until_they_change(left: timedelta) -> None:
    shown = time_shown(left)
    assert shown.next_in > timedelta(0)
    assert (shown.minutes > 0) == (left >= timedelta(minutes=1))
    later = left - shown.next_in
    just_before = left - shown.next_in + timedelta(milliseconds=2)
    same = time_shown(min(just_before, left))
    assert (same.minutes, same.seconds) == (shown.minutes, shown.seconds)
    if later > timedelta(0):
        then = time_shown(later)
        assert (then.minutes, then.seconds) != (shown.minutes, shown.seconds)


@pytest.mark.parametrize(
    ("left", "minutes", "seconds"), [(1800, 30, 0), (1799, 29, 0), (60, 1, 0), (59.9, 0, 60), (0.2, 0, 1)]
)
def test_minutes_and_then_seconds(left: float, minutes: int, seconds: int) -> None:
    shown = time_shown(timedelta(seconds=left))
    assert (shown.minutes, shown.seconds) == (minutes, seconds)


async def test_typing_keeps_a_session_alive_and_is_noted_seldom(scene: Scene) -> None:
    scene.visits.typed()
    scene.visits.typed()
    await scene.settle()
    assert scene.desk.called("heartbeat") == [(LIN,)]
    assert scene.visits.time_left() == timedelta(minutes=30)
    scene.visits.typed()
    await scene.settle()
    assert len(scene.desk.called("heartbeat")) == 1
    scene.desk.clock += timedelta(seconds=21)
    scene.visits.typed()
    await scene.settle()
    assert len(scene.desk.called("heartbeat")) == 2


async def test_typing_wakes_no_dead_session(scene: Scene) -> None:
    scene.desk.clock += timedelta(minutes=40)
    assert scene.visits.time_left() is None
    scene.visits.typed()
    await scene.settle()
    assert scene.desk.called("heartbeat") == []


async def test_a_failed_heartbeat_is_told_and_tried_again(scene: Scene) -> None:
    scene.desk.failing["heartbeat"] = StoreError("store_full", "full")
    scene.visits.typed()
    await scene.settle()
    assert [type(error) for error in scene.errors] == [StoreError]
    scene.desk.failing.clear()
    scene.visits.typed()
    await scene.settle()
    assert scene.visits.time_left() == timedelta(minutes=30)


async def test_starting_fresh_draws_the_border_at_once(scene: Scene) -> None:
    before = scene.session_id
    await scene.visits.start_fresh()
    await scene.load()
    last = scene.talk.state.value.rows[-1]
    assert isinstance(last, SessionMark)
    assert (last.session_id, last.ended_by) == (scene.session_id, "agent")
    assert scene.session_id != before


async def test_a_longer_life_counts_at_once(scene: Scene) -> None:
    await scene.visits.set_minutes(60)
    assert scene.visits.minutes() == 60
    assert scene.visits.time_left() == timedelta(minutes=59, seconds=20)


async def test_nothing_is_offered_where_nothing_was_known(scene: Scene) -> None:
    assert scene.visits.carry.value == CarryState()
    assert not await scene.visits.take()
    await scene.visits.leave()
    await scene.visits.undo()
    assert scene.desk.sessions.calls == []


async def test_an_offer_is_taken_once_and_taken_back() -> None:
    scene = Scene()
    offer = scene.offer()
    await scene.load()
    assert scene.visits.carry.value == CarryState(offer)
    assert await scene.visits.take()
    assert not await scene.visits.take()
    assert scene.visits.carry.value == CarryState(offer, CarryChoice.TAKEN)
    del scene.desk.sessions.offers[scene.session_id]  # the desk does not offer twice
    await scene.load()
    assert scene.visits.carry.value.choice is CarryChoice.TAKEN, "still there to be undone"
    await scene.visits.undo()
    assert scene.visits.carry.value == CarryState(offer)
    await scene.visits.leave()
    assert scene.visits.carry.value == CarryState(offer, CarryChoice.LEFT)
    what = [call[0] for call in scene.desk.sessions.calls]
    assert what == ["take", "undo", "leave"]


async def test_an_offer_of_another_conversation_is_not_shown() -> None:
    scene = Scene()
    scene.offer()
    await scene.load()
    scene.visits.forget()
    assert scene.visits.carry.value == CarryState()
