"""Receiving is idempotent and durable; sessions open, live and end by the rules."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks
from fakes_turn import NOON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_cs.domain.draft import Draft, Origin
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import ChannelError, StoreError
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database

TRACE = TraceId("trace-00000001")
HELLO = Inbound(user_id=UserId("lin"), text="你好", key="k1", channel="web", user_name="林晓雨")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


@pytest.fixture
def talks(database: Database) -> Conversations:
    return Conversations(database, FakeClocks().watch())


async def test_a_message_is_stored_with_its_session(talks: Conversations) -> None:
    receipt = await talks.receive(HELLO, NOON, TRACE)
    assert receipt.new_session
    assert receipt.session.id == "lin-20260115T120000000000Z"
    assert receipt.customer.name == "林晓雨"
    assert receipt.customer.opaque.startswith("u_")
    assert "lin" not in receipt.customer.opaque
    assert (await talks.messages(UserId("lin"), 10)) == (receipt.message,)


async def test_the_same_key_is_the_same_message(talks: Conversations) -> None:
    first = await talks.receive(HELLO, NOON, TRACE)
    again = await talks.receive(replace(HELLO, text="edited"), NOON + timedelta(seconds=1), TRACE)
    assert again.repeat
    assert again.message == first.message
    other = await talks.receive(replace(HELLO, user_id=UserId("other")), NOON, TRACE)
    assert not other.repeat


async def test_a_session_of_another_customer_is_never_entered(talks: Conversations) -> None:
    first = await talks.receive(HELLO, NOON, TRACE)
    stranger = Inbound(user_id=UserId("eve"), text="hi", key="k", session_id=SessionId(first.session.id))
    assert (await talks.receive(stranger, NOON, TRACE)).session.user_id == "eve"


async def test_history_is_the_session_before_a_message(talks: Conversations) -> None:
    for number in range(5):
        await talks.receive(replace(HELLO, key=f"k{number}", text=f"line {number}"), NOON, TRACE)
    last = (await talks.messages(UserId("lin"), 1))[0]
    lines = await talks.history(last.session_id, last.seq, 2)
    assert [m.text for m in lines] == ["line 2", "line 3"]


async def test_drafts_are_kept_and_forgotten(talks: Conversations) -> None:
    for origin in (None, Origin(trace_id=TRACE, candidate=2, seq=7)):
        draft = Draft(text="half a sen", origin=origin)
        await talks.keep_draft(UserId("lin"), draft, NOON)
        assert await talks.draft(UserId("lin")) == draft
    await talks.keep_draft(UserId("lin"), Draft(), NOON)
    assert await talks.draft(UserId("lin")) == Draft()


@pytest.mark.parametrize(("text", "code"), [("", "message_empty"), (" \n\u3000", "message_empty")])
async def test_nothing_is_stored_of_a_blank_message(talks: Conversations, text: str, code: str) -> None:
    with pytest.raises(ChannelError) as caught:
        await talks.receive(replace(HELLO, text=text), NOON, TRACE)
    assert caught.value.code == code
    assert await talks.messages(UserId("lin"), 9) == ()


async def test_a_bad_customer_id_is_refused(talks: Conversations) -> None:
    with pytest.raises(ChannelError, match="64 letters"):
        await talks.receive(replace(HELLO, user_id=UserId("a b")), NOON, TRACE)
    assert await talks.messages(UserId("a b"), 9) == ()


async def test_an_unknown_message_has_no_receipt(talks: Conversations) -> None:
    with pytest.raises(StoreError) as caught:
        await talks.receipt(MessageId("nope"))
    assert caught.value.code == "message_unknown"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=4))
def test_any_text_survives_the_round_trip(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    import asyncio

    async def trip() -> None:
        database = open_database(tmp_path_factory.mktemp("p") / "p.sqlite3")
        talks = Conversations(database, FakeClocks().watch())
        for number, text in enumerate(texts):
            await talks.receive(replace(HELLO, key=str(number), text=text), NOON, TRACE)
        stored = [m.text for m in await talks.messages(UserId("lin"), 9)]
        assert stored == [text.encode("utf-8", "replace").decode() for text in texts]
        await database.close()

    asyncio.run(trip())
