"""The inbox's table: in step with every message, and its SQL means what the rules in words mean."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fake_inbox import in_order, is_listed
from fakes_clocks import FakeClocks
from fakes_turn import NOON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.inbox import InboxOrder, InboxQuery, Queue
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.store import migrations
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import connect
from desktop_cs.store.inbox import InboxRows
from desktop_cs.store.rows import query
from desktop_cs.store.sessions import Sessions

LIN = UserId("lin")
TRACE = TraceId("t")
ALL = [InboxQuery(queue=queue) for queue in Queue]
HELLO = Inbound(user_id=LIN, text="你好", key="k1", channel="web", user_name="林晓雨")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = await asyncio.to_thread(open_database, tmp_path / "p.sqlite3")
    yield made
    await made.close()


@pytest.fixture
def talks(database: Database) -> Conversations:
    return Conversations(database, FakeClocks().watch())


async def lin_in(rows: InboxRows) -> tuple[object, ...]:
    (row,) = await rows.page(InboxQuery(), NOON, 9)
    return row.waiting_since, row.unread, row.last_text, row.ended


async def test_replies_stop_the_wait_and_notes_do_not(database: Database, talks: Conversations) -> None:
    rows = InboxRows(database)
    await talks.receive(HELLO, NOON, TRACE)
    await talks.say(LIN, Role.NOTE, "VIP", NOON)
    assert await lin_in(rows) == (NOON, 1, "你好", False)
    await talks.receive(replace(HELLO, key="k2", text="在吗"), NOON + timedelta(minutes=1), TRACE)
    assert await lin_in(rows) == (NOON, 2, "在吗", False)
    await talks.say(LIN, Role.AGENT, "您好", NOON + timedelta(minutes=2), TRACE)
    await talks.mark_read(LIN)
    assert await lin_in(rows) == (None, 0, "您好", False)


async def test_an_ended_session_moves_the_row_and_a_new_message_brings_it_back(
    database: Database, talks: Conversations
) -> None:
    rows = InboxRows(database)
    await talks.receive(HELLO, NOON, TRACE)
    await Sessions(database, FakeClocks().watch()).end(LIN, NOON)
    assert (await rows.counts(NOON)).queues[Queue.ENDED] == 1
    await talks.receive(replace(HELLO, key="k2"), NOON, TRACE)
    assert (await rows.counts(NOON)).queues == {
        Queue.MINE: 1, Queue.WAITING: 1, Queue.ATTENTION: 0, Queue.SNOOZED: 0, Queue.ENDED: 0,
    }  # fmt: skip


async def test_snoozing_ends_with_its_time_or_with_a_message(database: Database, talks: Conversations) -> None:
    rows = InboxRows(database)
    await talks.receive(HELLO, NOON, TRACE)
    await rows.snooze(LIN, NOON + timedelta(hours=1))
    assert (await rows.counts(NOON)).queues[Queue.SNOOZED] == 1
    assert (await rows.counts(NOON + timedelta(hours=1))).queues[Queue.SNOOZED] == 0
    await talks.receive(replace(HELLO, key="k2"), NOON, TRACE)
    assert (await rows.counts(NOON)).queues[Queue.MINE] == 1


async def test_the_latest_suggestion_is_on_the_row(database: Database, talks: Conversations) -> None:
    receipt = await talks.receive(HELLO, NOON, TRACE)
    body = '{"act": "%s", "engine": "coze", "understanding": {"ranking": [{"name": "refund", "score": 0.9}]}}'
    record = {"session_id": receipt.session.id, "user_id": LIN, "message_id": receipt.message.id, "created_at": "x"}
    for act in ("answer", "hand_over"):
        made = record | {"trace_id": "t1", "body": body % act}
        await database.write(lambda db, made=made: db.table("suggestions").upsert(made, pk="trace_id"))
    ((row, is_in),) = await InboxRows(database).rows([LIN, UserId("nobody")], InboxQuery(queue=Queue.ATTENTION), NOON)
    assert (row.act, row.engine, row.intent, row.score, is_in) == ("hand_over", "coze", "refund", 0.9, True)
    choices = await InboxRows(database).choices()
    assert (choices.channels, choices.intents) == (("web",), ("refund",))


async def test_who_is_erased_is_gone_from_the_list(database: Database, talks: Conversations) -> None:
    await talks.receive(HELLO, NOON, TRACE)
    await database.write(lambda db: db.execute("delete from messages"))
    assert await database.read(lambda db: list(query(db, "select * from inbox"))) == []


async def test_signs_of_the_search_mean_themselves(database: Database, talks: Conversations) -> None:
    for number, text in enumerate(("100%", "100 kg", "a_b", "aXb", "c\\d")):
        await talks.receive(Inbound(user_id=UserId(f"u{number}"), text=text, key="k"), NOON, TRACE)
    found = {
        wanted: [row.last_text for row in await InboxRows(database).page(InboxQuery(search=wanted), NOON, 9)]
        for wanted in ("0%", "a_", "\\", "A")
    }
    assert found == {"0%": ["100%"], "a_": ["a_b"], "\\": ["c\\d"], "A": ["aXb", "a_b"]}


async def test_the_inbox_of_an_older_file_is_made_from_its_messages(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    db = connect(path, read_only=False)
    migrations.migrations().apply(db, stop_before="m013_inbox")
    db.execute(f"PRAGMA user_version={migrations.SCHEMA - 1}")
    db.table("customers").insert(
        {"user_id": "lin", "name": "L", "channel": "web", "opaque": "u", "tags": "[]", "unread": 2}
    )
    times = [f"2026-01-15T12:0{number}:00.000000Z" for number in range(4)]
    db.table("sessions").insert(
        {"id": "s", "user_id": "lin", "channel": "web", "opened_at": times[0], "active_at": times[0]}
    )
    for number, role in enumerate(("customer", "agent", "customer", "note")):
        row = {"id": f"m{number}", "session_id": "s", "user_id": "lin", "role": role, "text": role}
        db.table("messages").insert(row | {"at": times[number]})
    db.close()
    database = open_database(path)
    (row,) = await InboxRows(database).page(InboxQuery(), NOON, 9)
    await database.close()
    assert row.waiting_since is not None
    assert (row.seq, row.last_text, row.waiting_since.minute) == (3, "customer", 2)


async def test_no_list_looks_through_all_messages(database: Database) -> None:
    seen: list[str] = []

    def explain(db):  # type: ignore[no-untyped-def]
        traced: list[str] = []
        db.conn.set_trace_callback(traced.append)
        return traced

    traced = await database.read(explain)
    rows = InboxRows(database)
    for wanted in ALL:
        await rows.page(wanted, NOON, 9)
        await rows.rows([LIN], wanted, NOON)
    await rows.counts(NOON)
    for sql in [text for text in traced if text.startswith("select")]:
        plan = await database.read(lambda db, sql=sql: list(query(db, "explain query plan " + sql)))
        seen += [step["detail"] for step in plan]
    assert seen
    assert [detail for detail in seen if detail.startswith("SCAN") and detail.split()[1] not in ("i", "inbox")] == []


people = st.sampled_from(["lin", "eve", "bob"])
scripts = st.lists(
    st.tuples(people, st.sampled_from(["customer", "agent", "end", "snooze"]), st.sampled_from(["退款", "hello", "%"])),
    max_size=12,
)
queries = st.builds(
    InboxQuery,
    queue=st.sampled_from(Queue),
    search=st.sampled_from(["", "退", "E", "%", "lin"]),
    order=st.sampled_from(InboxOrder),
    channel=st.sampled_from(["", "web", "app"]),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=scripts, wanted=queries, late=st.integers(0, 10))
async def test_the_sql_means_what_the_rules_mean(
    tmp_path_factory: pytest.TempPathFactory, script: list[tuple[str, str, str]], wanted: InboxQuery, late: int
) -> None:
    database = open_database(tmp_path_factory.mktemp("inbox") / "p.sqlite3")
    talks, rows = Conversations(database, FakeClocks().watch()), InboxRows(database)
    known: set[str] = set()
    for minute, (name, what, text) in enumerate(script):
        now, user_id = NOON + timedelta(seconds=20 * minute), UserId(name)
        if what == "customer" or name not in known:
            known.add(name)
            channel = "app" if name == "bob" else "web"
            await talks.receive(Inbound(user_id=user_id, text=text, key=str(minute), channel=channel), now, TRACE)
        elif what == "agent":
            await talks.say(user_id, Role.AGENT, text, now)
        elif what == "end":
            await Sessions(database, FakeClocks().watch()).end(user_id, now)
        else:
            await rows.snooze(user_id, now + timedelta(minutes=2))
    now = NOON + timedelta(minutes=late)
    every = [row for row, _ in await rows.rows([UserId(name) for name in known], wanted, now)] if known else []
    expected = in_order((row for row in every if is_listed(row, wanted, now)), wanted.order)
    pages, last = [], None
    while page := await rows.page(wanted, now, 2, last):
        pages += page
        last = page[-1]
    assert [row.customer.user_id for row in pages] == [row.customer.user_id for row in expected]
    counts = await rows.counts(now)
    assert counts.queues == {q: sum(is_listed(row, InboxQuery(queue=q), now) for row in every) for q in Queue}
    await database.close()
