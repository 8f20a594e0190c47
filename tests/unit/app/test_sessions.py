"""Sessions of an open profile: carrying over moves tokens, the setting counts at once, silence is announced."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks

from desktop_cs.app.sessions import SessionRoom
from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.session import Session
from desktop_cs.domain.understanding import Slot
from desktop_cs.errors import ConfigError
from desktop_cs.settings.file import load
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import open_database
from desktop_cs.store.turns import Turns

LIN = UserId("lin")


@dataclass
class Profile:
    """A profile that is open, with both clocks in the test's hands."""

    room: SessionRoom
    turns: Turns
    talks: Conversations
    clocks: FakeClocks
    settings: Path
    changed: list[UserId] = field(default_factory=list)

    async def say(self, text: str) -> Session:
        inbound = Inbound(user_id=LIN, text=text, key=text)
        return (await self.talks.receive(inbound, self.clocks.wall, TraceId("trace-00000001"))).session


@pytest.fixture
async def profile(tmp_path: Path) -> AsyncIterator[Profile]:
    database, clocks = open_database(tmp_path / "p.sqlite3"), FakeClocks()
    turns, changed, settings = Turns(database), list[UserId](), tmp_path / "settings.json"
    room = SessionRoom(
        database, turns, settings, clock=lambda: clocks.wall, steady=lambda: clocks.steady, changed=changed.append
    )
    yield Profile(room, turns, Conversations(database, room.watch), clocks, settings, changed)
    await database.close()


async def second_session(profile: Profile) -> tuple[Session, CarryOver]:
    """A session after one that knew an order and a phone number."""
    first = await profile.say("我的快递到哪了")
    slots = {
        "order_number": Slot(name="order_number", value="DD20260115001"),
        "phone": Slot(name="phone", value="[手机号1]"),
    }
    await profile.turns.keep_tokens(first.id, TokenTable({"[手机号1]": "13812345678"}))
    known = DialogueState(session_id=first.id, intent="order_status", slots=slots, turn=2)
    await profile.turns.change_state(first.id, lambda _: known)
    profile.clocks.pass_time(timedelta(hours=1))
    second = await profile.say("到了吗")
    await profile.turns.keep_tokens(second.id, TokenTable({"[手机号1]": "13912345678"}))
    offer = await profile.room.offer(second)
    assert offer is not None
    return second, offer


async def test_carrying_over_fills_the_state_and_moves_the_tokens(profile: Profile) -> None:
    second, offer = await second_session(profile)
    await profile.room.take(offer)
    state = await profile.turns.state(second.id)
    assert (state.intent, state.slots["order_number"].value) == ("order_status", "DD20260115001")
    assert state.slots["phone"].value == "[手机号2]"
    assert (await profile.turns.tokens(second.id)).values["[手机号2]"] == "13812345678"
    (stored,) = await profile.room.named({second.id})
    assert await profile.room.offer(stored) is None
    await profile.room.undo(offer)
    assert await profile.turns.state(second.id) == DialogueState(session_id=second.id)


async def test_what_was_left_is_not_offered_again_until_it_is_undone(profile: Profile) -> None:
    second, offer = await second_session(profile)
    await profile.room.leave(offer)
    (stored,) = await profile.room.named({second.id})
    assert await profile.room.offer(stored) is None
    assert await profile.turns.state(second.id) == DialogueState(session_id=second.id)
    await profile.room.undo(offer)
    (stored,) = await profile.room.named({second.id})
    assert await profile.room.offer(stored) == offer


async def test_nothing_leaves_a_session_unasked(profile: Profile) -> None:
    second, _ = await second_session(profile)
    assert await profile.turns.state(second.id) == DialogueState(session_id=second.id)
    assert (await profile.turns.tokens(second.id)).values == {"[手机号1]": "13912345678"}


async def test_the_setting_counts_at_once_and_is_kept(profile: Profile) -> None:
    session = await profile.say("你好")
    profile.clocks.pass_time(timedelta(minutes=20))
    assert profile.room.time_left(session) == timedelta(minutes=10)
    await profile.room.set_minutes(60)
    assert profile.room.time_left(session) == timedelta(minutes=40)
    assert load(profile.settings).session_minutes == 60
    await profile.room.set_minutes(15)
    assert profile.room.time_left(session) == timedelta(0)
    assert (await profile.say("还在吗")).id != session.id


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
async def test_a_setting_out_of_range_is_refused(profile: Profile, minutes: int) -> None:
    with pytest.raises(ConfigError) as caught:
        await profile.room.set_minutes(minutes)
    assert caught.value.code == "session_minutes_invalid"
    assert profile.room.minutes() == 30


async def test_silence_is_announced(profile: Profile) -> None:
    await profile.say("你好")
    profile.clocks.pass_time(timedelta(minutes=31))
    sweeping = asyncio.create_task(profile.room.sweep())
    while not profile.changed:
        await asyncio.sleep(0)
    sweeping.cancel()
    assert profile.changed == [LIN]


async def test_a_sweep_leaves_activity_of_this_run_alone(profile: Profile) -> None:
    session = await profile.say("你好")
    profile.clocks.pass_time(timedelta(minutes=20))
    await profile.room.store.heartbeat(LIN, profile.clocks.wall)
    assert await profile.room.store.expire(profile.clocks.wall) == ()
    profile.clocks.pass_time(timedelta(minutes=20))
    assert (await profile.say("在")).id == session.id
