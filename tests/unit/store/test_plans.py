"""What an opened conversation asks of the store, and what a message does to it, walks along indexes: never a scan."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks
from fakes_turn import NOON

from desktop_cs.domain.draft import Draft
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.inbox import InboxQuery
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.domain.outcome import Outcome, OutcomeKind
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import Db
from desktop_cs.store.inbox import InboxRows
from desktop_cs.store.sessions import Sessions
from desktop_cs.store.turns import Turns

LIN = UserId("lin")


class Store:
    """The store with every statement written down."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clocks = FakeClocks()
        watch = self.clocks.watch()
        self.talks, self.sessions, self.turns = (
            Conversations(database, watch),
            Sessions(database, watch),
            Turns(database),
        )
        self.said: list[str] = []

    async def say(self) -> None:
        await self.talks.receive(Inbound(user_id=LIN, text="你好", key=str(len(self.said))), NOON, TraceId("t"))

    async def watch_statements(self) -> None:
        await self.database.write(lambda db: db.conn.set_trace_callback(self.said.append))
        await self.database.read(lambda db: db.conn.set_trace_callback(self.said.append))

    async def plans(self) -> dict[str, list[str]]:
        """The steps of each statement that reads or changes rows."""

        def explain(db: Db) -> dict[str, list[str]]:
            db.conn.set_trace_callback(None)
            ours = (text for text in self.said if "sqlite_master" not in text)  # sqlite-utils looks at the schema
            asked = {text for text in ours if text.split()[0].lower() in ("select", "update", "delete")}
            return {text: [row[3] for row in db.execute(f"explain query plan {text}").fetchall()] for text in asked}

        return await self.database.read(explain)


@pytest.fixture
async def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Store]:
    monkeypatch.setattr("desktop_cs.store.database._READERS", 1)  # so that one trace hears every statement
    database = open_database(tmp_path / "p.sqlite3")
    made = Store(database)
    await made.say()
    await made.watch_statements()
    yield made
    await database.close()


async def opening(store: Store) -> None:
    session = await store.sessions.latest(LIN)
    assert session is not None
    await InboxRows(store.database).rows([LIN], InboxQuery(), NOON)
    await InboxRows(store.database).page(InboxQuery(), NOON, 50)
    await store.talks.customer(LIN)
    await store.talks.messages(LIN, 50)
    await store.talks.messages(LIN, 50, 1000)
    await store.talks.draft(LIN)
    await store.sessions.named({session.id})
    await store.turns.suggestions(LIN, 50)
    await store.turns.outcomes([TraceId("t")])


async def a_turn(store: Store) -> None:
    await store.say()
    receipt = await store.talks.receive(Inbound(user_id=LIN, text="你好", key="again"), NOON, TraceId("t"))
    await store.talks.receipt(receipt.message.id)
    session_id = receipt.session.id
    await store.talks.history(session_id, 10, 10)
    await store.turns.tokens(session_id)
    await store.turns.state(session_id)
    await store.turns.change_state(session_id, lambda state: replace(state, turn=1))
    await store.turns.suggestion(TraceId("t"))
    await store.turns.outcome(TraceId("t"))
    await store.turns.keep_outcome(Outcome(trace_id=TraceId("t"), kind=OutcomeKind.IGNORED, at=NOON))


async def a_session(store: Store) -> None:
    now = NOON + timedelta(minutes=1)
    await store.sessions.open()
    await store.sessions.heartbeat(LIN, now)
    await store.talks.say(LIN, Role.AGENT, "您好", now)
    await store.talks.mark_read(LIN)
    await store.talks.keep_draft(LIN, Draft(text="half"), now)
    await store.sessions.start_fresh(LIN, now)
    await store.sessions.end(LIN, now)


@pytest.mark.parametrize("work", [opening, a_turn, a_session])
async def test_nothing_is_scanned(store: Store, work: Callable[[Store], Awaitable[None]]) -> None:
    await work(store)
    plans = await store.plans()
    assert len(plans) >= 6
    # A list handed in as JSON is walked from end to end: it is what was asked for.
    scans = {text: step for text, steps in plans.items() for step in steps if "SCAN" in step and "VIRTUAL" not in step}
    assert scans == {}
    sorted_ = {text for text, steps in plans.items() for step in steps if "TEMP B-TREE" in step}
    assert {text for text in sorted_ if "from tokens" not in text} == set()  # a session has but a few tokens
