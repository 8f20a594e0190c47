"""Suggestions, states, tokens and outcomes come back as they went in."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks
from fakes_turn import HIT, NOON, ORDER

from desktop_cs.domain.candidate import Candidate, Why
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import Cause, EngineName, SentRecord
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.domain.redaction import Redacted, TokenTable
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.track_record import PastUse
from desktop_cs.domain.understanding import IntentScore, Slot, Understanding
from desktop_cs.errors import StoreError
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.turns import CozeConversations, Turns

SESSION = SessionId("lin-20260115T120000000000Z")
TRACE = TraceId("trace-00000001")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


def suggestion(message_id: MessageId) -> Suggestion:
    return Suggestion(
        trace_id=TRACE,
        session_id=SESSION,
        message_id=message_id,
        language=Language.ZH,
        act=Act.ORDER_ANSWER,
        reply="[手机号1] 已登记",
        shown="13812345678 已登记",
        engine=EngineName.COZE,
        understanding=Understanding(
            ranking=(IntentScore("refund", 0.86), IntentScore("order", 0.41)),
            threshold=0.5,
            slots=(Slot(name="order_number", value="DD20260115001", source="DD20260115001"),),
        ),
        redacted=Redacted("我的手机 [手机号1]"),
        cause=Cause.BROKEN_STREAM,
        evidence=(HIT,),
        order=ORDER,
        sent=(SentRecord("127.0.0.1:8888", "compose", '{"a":"订单"}'.encode()),),
        masked={"CN_MOBILE": 1},
        stages={"receive": 1.5},
        created_at=NOON,
    )


async def test_the_latest_word_on_many_suggestions_is_read_at_once(database: Database) -> None:
    turns = Turns(database)
    one, two, none = (TraceId(f"trace-{name}") for name in ("one", "two", "none"))
    for trace, kind in ((one, OutcomeKind.IGNORED), (two, OutcomeKind.REJECTED), (one, OutcomeKind.SENT_EDITED)):
        await turns.keep_outcome(Outcome(trace_id=trace, kind=kind, at=NOON))
    found = {outcome.trace_id: outcome.kind for outcome in await turns.outcomes([one, none, two, one])}
    assert found == {one: OutcomeKind.SENT_EDITED, two: OutcomeKind.REJECTED}
    assert await turns.outcomes([]) == ()


async def test_a_suggestion_comes_back_whole(database: Database) -> None:
    talks, turns = Conversations(database, FakeClocks().watch()), Turns(database)
    receipt = await talks.receive(Inbound(user_id=UserId("lin"), text="hi", key="k"), NOON, TRACE)
    assert await turns.unanswered() == (receipt.message.id,)
    made = suggestion(receipt.message.id)
    await turns.keep_suggestion(made)
    assert await turns.suggestions(UserId("lin"), 5) == (made,)
    assert await turns.suggestion(TRACE) == made
    other = Candidate(
        act=Act.ANSWER, reply="b", shown="b", engine=EngineName.OFFLINE, reason=Why.OTHER_SOURCE, evidence=(HIT,)
    )
    whole = replace(made, alternatives=(other,))
    await turns.keep_suggestion(whole)
    assert await turns.suggestions(UserId("lin"), 5) == (whole,)
    assert made.sent_bytes == len('{"a":"订单"}'.encode())
    assert await turns.unanswered() == ()


async def test_a_suggestion_of_the_time_before_alternatives_still_loads(database: Database) -> None:
    talks, turns = Conversations(database, FakeClocks().watch()), Turns(database)
    receipt = await talks.receive(Inbound(user_id=UserId("lin"), text="hi", key="k"), NOON, TRACE)
    made = suggestion(receipt.message.id)
    await turns.keep_suggestion(made)
    forget = "update suggestions set body = json_remove(body, '$.alternatives')"
    await database.write(lambda db: db.execute(forget))
    assert await turns.suggestion(TRACE) == made


async def test_tokens_are_summed_from_a_day_on(database: Database) -> None:
    talks, turns = Conversations(database, FakeClocks().watch()), Turns(database)
    receipt = await talks.receive(Inbound(user_id=UserId("lin"), text="hi", key="k"), NOON, TRACE)
    assert await turns.tokens_spent(NOON) == 0
    for number, tokens in enumerate((100, None, 23)):
        at = NOON + timedelta(hours=number)
        made = replace(suggestion(receipt.message.id), trace_id=TraceId(f"trace-{number:08}"), tokens_used=tokens)
        await turns.keep_suggestion(replace(made, created_at=at))
    assert await turns.tokens_spent(NOON) == 123
    assert await turns.tokens_spent(NOON + timedelta(hours=1)) == 23


async def test_a_suggestion_without_its_message_is_refused(database: Database) -> None:
    with pytest.raises(StoreError) as caught:
        await Turns(database).keep_suggestion(suggestion(MessageId("gone")))
    assert caught.value.code == "message_unknown"


async def test_states_belong_to_their_session(database: Database) -> None:
    turns = Turns(database)
    state = DialogueState(
        session_id=SESSION, intent="refund", slots={"order_number": Slot(name="order_number", value="x")}, turn=3
    )
    state = replace(state, before=state, asked={"order_number": 1}, mentions=(Slot(name="order_number", value="y"),))
    assert await turns.change_state(SESSION, lambda _: state) == state
    assert await turns.state(SESSION) == state
    assert await turns.state(SessionId("other")) == DialogueState(session_id=SessionId("other"))


async def test_a_state_of_an_earlier_release_is_read(database: Database) -> None:
    body = '{"session_id": "old", "intent": "refund", "slots": {}, "pending": null, "turn": 2}'
    await database.write(lambda db: db.table("states").insert({"session_id": "old", "body": body}))
    assert await Turns(database).state(SessionId("old")) == DialogueState(
        session_id=SessionId("old"), intent="refund", turn=2
    )


async def test_no_change_of_a_state_is_lost_when_many_come_at_once(database: Database) -> None:
    turns = Turns(database)
    await asyncio.gather(*(turns.change_state(SESSION, lambda s: replace(s, turn=s.turn + 1)) for _ in range(20)))
    assert (await turns.state(SESSION)).turn == 20


async def test_tokens_grow_and_never_change(database: Database) -> None:
    turns = Turns(database)
    await turns.keep_tokens(SESSION, TokenTable({"[手机号1]": "138"}))
    await turns.keep_tokens(SESSION, TokenTable({"[手机号1]": "other", "[手机号2]": "139"}))
    assert await turns.tokens(SESSION) == TokenTable({"[手机号1]": "138", "[手机号2]": "139"})


async def test_the_latest_outcome_counts(database: Database) -> None:
    turns = Turns(database)
    assert await turns.outcome(TRACE) is None
    await turns.keep_outcome(Outcome(trace_id=TRACE, kind=OutcomeKind.REJECTED, at=NOON, reason=RejectReason.TONE))
    last = Outcome(trace_id=TRACE, kind=OutcomeKind.SENT_EDITED, at=NOON, final_text="好", candidate=3)
    await turns.keep_outcome(last)
    assert await turns.outcome(TRACE) == last


async def test_coze_conversations_are_kept_by_session(database: Database) -> None:
    kept = CozeConversations(database)
    await kept.keep_conversation(SESSION, "7400000000000000001")
    await kept.keep_conversation(SESSION, "7400000000000000002")
    assert await kept.conversation_of(SESSION) == "7400000000000000002"
    await kept.keep_conversation(SESSION, None)
    assert await kept.conversation_of(SESSION) is None


async def test_past_uses_are_the_last_words_on_suggestions_of_an_intent(database: Database) -> None:
    talks, turns = Conversations(database, FakeClocks().watch()), Turns(database)
    receipt = await talks.receive(Inbound(user_id=UserId("lin"), text="hi", key="k"), NOON, TRACE)
    made = suggestion(receipt.message.id)
    other = Understanding(ranking=(IntentScore("chat", 0.9),), threshold=0.5)
    for number, heard in enumerate((made.understanding, other, made.understanding)):
        trace = TraceId(f"trace-{number:08}")
        await turns.keep_suggestion(replace(made, trace_id=trace, understanding=heard))
        await turns.keep_outcome(Outcome(trace_id=trace, kind=OutcomeKind.IGNORED, at=NOON))
    last = Outcome(trace_id=TraceId("trace-00000000"), kind=OutcomeKind.SENT_UNEDITED, at=NOON, candidate=2)
    await turns.keep_outcome(last)
    assert await turns.past_uses("refund") == (
        PastUse(0.86, 0.5, OutcomeKind.SENT_UNEDITED, 2),
        PastUse(0.86, 0.5, OutcomeKind.IGNORED),
    )
