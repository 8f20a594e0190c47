"""Sessions in the store: they live on activity, end once, are counted, and no clock decides about them wrongly."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_clocks import TTL, FakeClocks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_cs.domain.customer import Conversation, Receipt
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.inbox import InboxQuery
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.domain.session import CarryChoice, Session, SessionEnd
from desktop_cs.errors import StoreError
from desktop_cs.store import migrations
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import connect
from desktop_cs.store.inbox import InboxRows
from desktop_cs.store.sessions import Sessions

LIN = UserId("lin")
TRACE = TraceId("trace-00000001")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Desk:
    """The store as one run of the program has it open; `restart` is the next run."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clocks = FakeClocks()
        self.said = 0
        self._join()

    def _join(self) -> None:
        watch = self.clocks.watch()
        self.talks = Conversations(self.database, watch)
        self.sessions = Sessions(self.database, watch)

    async def restart(self, *, off: timedelta = timedelta(0), jump: timedelta = timedelta(0)) -> None:
        self.clocks.pass_time(off)
        self.clocks.set_wall(jump)
        self._join()
        await self.sessions.open()

    async def say(self, text: str = "你好") -> Receipt:
        self.said += 1
        inbound = Inbound(user_id=LIN, text=text, key=str(self.said), channel="web", user_name="林晓雨")
        return await self.talks.receive(inbound, self.clocks.wall, TRACE)

    async def row(self) -> Conversation:
        """The customer's row of the inbox."""
        ((row, _),) = await InboxRows(self.database).rows([LIN], InboxQuery(), self.clocks.wall)
        return row

    async def latest(self) -> Session:
        session = await self.sessions.latest(LIN)
        assert session is not None
        return session


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = open_database(tmp_path / "p.sqlite3")
    yield Desk(database)
    await database.close()


async def test_a_session_lives_on_with_activity_and_ends_with_silence(desk: Desk) -> None:
    first = await desk.say()
    desk.clocks.pass_time(29 * MINUTE)
    await desk.sessions.heartbeat(LIN, desk.clocks.wall)
    desk.clocks.pass_time(29 * MINUTE)
    assert (await desk.say()).session.id == first.session.id
    desk.clocks.pass_time(40 * MINUTE)
    late = await desk.say()
    assert late.new_session
    assert (late.session.previous_id, late.session.visit) == (first.session.id, 2)
    (ended,) = await desk.sessions.named({first.session.id})
    assert (ended.ended_by, ended.ended_at) == (SessionEnd.SILENCE, desk.clocks.wall - 10 * MINUTE)


@pytest.mark.parametrize("jump", [DAY, -HOUR, -DAY])
async def test_a_jump_neither_ends_a_living_session_nor_keeps_a_dead_one(desk: Desk, jump: timedelta) -> None:
    first = await desk.say()
    desk.clocks.set_wall(jump)
    desk.clocks.pass_time(29 * MINUTE)
    assert await desk.sessions.expire(desk.clocks.wall) == ()
    assert (await desk.say()).session.id == first.session.id
    desk.clocks.set_wall(-jump)
    desk.clocks.pass_time(30 * MINUTE)
    second = await desk.say()
    assert second.new_session
    assert (await desk.say()).session.id == second.session.id, "the newest session is found by its number"


async def test_after_a_restart_the_wall_clock_counts(desk: Desk) -> None:
    first = await desk.say()
    await desk.restart(off=20 * MINUTE)
    assert (await desk.say()).session.id == first.session.id
    await desk.restart(off=DAY)
    assert (await desk.say()).new_session


async def test_a_clock_set_back_between_runs_gives_one_more_life(desk: Desk) -> None:
    first = await desk.say()
    await desk.restart(off=5 * MINUTE, jump=-HOUR)
    desk.clocks.pass_time(29 * MINUTE)
    assert await desk.sessions.expire(desk.clocks.wall) == ()
    desk.clocks.pass_time(MINUTE)
    assert await desk.sessions.expire(desk.clocks.wall) == (LIN,)
    assert (await desk.latest()).id == first.session.id


async def test_a_clock_put_right_during_a_run_is_right_after_the_next_start(desk: Desk) -> None:
    await desk.say()
    desk.clocks.set_wall(DAY)
    await desk.say()
    desk.clocks.set_wall(-DAY)
    await desk.sessions.heartbeat(LIN, desk.clocks.wall)
    await desk.restart(off=31 * MINUTE)
    assert (await desk.say()).new_session


async def test_silence_is_noted_once_and_ends_nothing_that_waits(desk: Desk) -> None:
    await desk.say()
    desk.clocks.pass_time(TTL)
    assert await desk.sessions.expire(desk.clocks.wall) == (LIN,)
    assert await desk.sessions.expire(desk.clocks.wall) == ()
    assert not (await desk.row()).ended, "the customer was never answered"
    await desk.talks.say(LIN, Role.AGENT, "您好", desk.clocks.wall)
    desk.clocks.pass_time(TTL)
    await desk.sessions.expire(desk.clocks.wall)
    assert (await desk.row()).ended


async def test_a_longer_life_counts_from_now_on_and_wakes_no_dead_session(desk: Desk) -> None:
    first = await desk.say()
    desk.clocks.ttl = HOUR
    desk.clocks.pass_time(45 * MINUTE)
    assert (await desk.say()).session.id == first.session.id
    desk.clocks.ttl = TTL
    desk.clocks.pass_time(45 * MINUTE)
    assert await desk.sessions.expire(desk.clocks.wall) == (LIN,)
    desk.clocks.ttl = DAY
    assert (await desk.say()).new_session


async def test_starting_fresh_links_to_the_last_and_does_not_pile_up(desk: Desk) -> None:
    first = await desk.say()
    await desk.talks.keep_draft(LIN, Draft(text="half a sen"), desk.clocks.wall)
    fresh = await desk.sessions.start_fresh(LIN, desk.clocks.wall)
    assert (fresh.previous_id, fresh.visit) == (first.session.id, 2)
    assert await desk.sessions.start_fresh(LIN, desk.clocks.wall) == fresh
    (before,) = await desk.sessions.named({first.session.id})
    assert before.ended_by is SessionEnd.AGENT
    row = await desk.row()
    assert (row.ended, row.last_text) == (False, "你好")
    assert (await desk.talks.draft(LIN)).text == "half a sen"
    assert (await desk.say()).session.id == fresh.id


async def test_nobody_unknown_starts_afresh(desk: Desk) -> None:
    with pytest.raises(StoreError) as caught:
        await desk.sessions.start_fresh(UserId("nobody"), desk.clocks.wall)
    assert caught.value.code == "customer_unknown"


async def test_ending_twice_keeps_the_first_end(desk: Desk) -> None:
    await desk.say()
    await desk.sessions.end(LIN, desk.clocks.wall)
    ended = await desk.latest()
    desk.clocks.pass_time(MINUTE)
    await desk.sessions.end(LIN, desk.clocks.wall)
    assert await desk.latest() == ended


async def test_a_reply_to_a_silent_session_opens_the_next_one(desk: Desk) -> None:
    first = await desk.say()
    desk.clocks.pass_time(HOUR)
    reply = await desk.talks.say(LIN, Role.AGENT, "还在吗", desk.clocks.wall)
    assert (await desk.latest()).previous_id == first.session.id
    assert reply.session_id == (await desk.latest()).id


async def test_the_word_on_carrying_over_is_kept(desk: Desk) -> None:
    receipt = await desk.say()
    await desk.sessions.keep_carry(receipt.session.id, CarryChoice.TAKEN)
    assert (await desk.latest()).carry is CarryChoice.TAKEN
    await desk.sessions.keep_carry(receipt.session.id, None)
    assert (await desk.latest()).carry is None


async def test_sessions_of_an_older_file_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite3"
    db = connect(path, read_only=False)
    migrations.migrations().apply(db, stop_before="m008_sessions")
    db.table("customers").insert(
        {"user_id": "lin", "name": "l", "channel": "web", "opaque": "u", "tags": "[]", "unread": 0}
    )
    old = {"user_id": "lin", "channel": "web", "active_at": "2026-01-15T12:00:00.000000Z", "previous_id": None}
    rows = [
        old | {"id": f"lin-{day}", "opened_at": f"2026-01-{day}T12:00:00.000000Z", "ended_at": None} for day in (15, 14)
    ]
    db.table("sessions").insert_all([rows[0], rows[1] | {"ended_at": rows[1]["opened_at"]}])
    db.conn.commit()
    db.close()
    database = open_database(path)
    sessions = Sessions(database, FakeClocks().watch())
    latest = await sessions.latest(LIN)
    assert latest is not None
    assert (latest.id, latest.visit) == ("lin-15", 2)
    (before,) = await sessions.named({"lin-14"})  # type: ignore[arg-type]
    assert (before.visit, before.ended_by) == (1, SessionEnd.AGENT)
    await database.close()


passing = st.tuples(st.just("pass"), st.integers(0, 45))
doings = st.lists(
    st.one_of(passing, st.tuples(st.sampled_from(["say", "beat", "jump", "back", "sweep"]), st.just(0))), max_size=14
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(course=doings)
def test_whatever_the_clock_does_a_session_lives_for_its_silence(
    tmp_path_factory: pytest.TempPathFactory, course: list[tuple[str, int]]
) -> None:
    import asyncio

    async def play() -> None:
        database = open_database(tmp_path_factory.mktemp("p") / "p.sqlite3")
        desk = Desk(database)
        session, silent = (await desk.say()).session.id, timedelta(0)
        for what, minutes in course:
            if what == "pass":
                desk.clocks.pass_time(minutes * MINUTE)
                silent += minutes * MINUTE
            elif what == "say":
                receipt = await desk.say()
                assert receipt.new_session == (silent >= TTL)
                session, silent = receipt.session.id, timedelta(0)
            elif what == "beat":
                await desk.sessions.heartbeat(LIN, desk.clocks.wall)
                silent = timedelta(0) if silent < TTL else silent
            elif what == "sweep":
                await desk.sessions.expire(desk.clocks.wall)
                assert ((await desk.latest()).ended_at is not None) == (silent >= TTL)
            else:
                desk.clocks.set_wall(DAY if what == "jump" else -HOUR)
            assert (await desk.latest()).id == session
        await database.close()

    asyncio.run(play())
