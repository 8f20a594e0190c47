"""The conversation: its rows, its pages, and what is noted beside messages."""

import asyncio
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import desk_scenes
import pytest
from fake_desk import START, FakeDesk

from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.message import Role
from desktop_cs.domain.outcome import Outcome, OutcomeKind
from desktop_cs.domain.session import SessionEnd
from desktop_cs.viewmodels.conversation import PAGE, Transcript
from desktop_cs.viewmodels.timeline import Bubble, DayMark, SessionMark, timeline

ME = UserId("u1")


@pytest.fixture
def desk() -> FakeDesk:
    made = FakeDesk()
    made.add_customer(ME, "林晓雨")
    return made


def kinds(rows: tuple[object, ...]) -> list[str]:
    return [type(row).__name__ for row in rows]


def test_days_and_sessions_are_marked(desk: FakeDesk) -> None:
    desk.add_message(ME, "昨天", ago=timedelta(days=1))
    desk.add_message(ME, "今天早上", ago=timedelta(hours=2))
    desk.add_message(ME, "现在")
    rows = timeline(desk.log, {}, {}, UTC)
    assert kinds(rows) == ["DayMark", "Bubble", "DayMark", "SessionMark", "Bubble", "SessionMark", "Bubble"]
    assert len({row.key for row in rows}) == len(rows)


def test_a_day_is_the_agents_own_day(desk: FakeDesk) -> None:
    desk.clock = START.replace(hour=15, minute=50)
    desk.add_message(ME, "晚上", ago=timedelta(minutes=0))
    desk.clock += timedelta(minutes=20)
    desk.add_message(ME, "过了零点")
    assert kinds(timeline(desk.log, {}, {}, UTC)).count("DayMark") == 1
    assert kinds(timeline(desk.log, {}, {}, timezone(timedelta(hours=8)))).count("DayMark") == 2


def test_a_system_message_stands_for_the_border(desk: FakeDesk) -> None:
    desk.add_message(ME, "以前", ago=timedelta(hours=2))
    desk.add_message(ME, "上一会话已结束", role=Role.SYSTEM)
    desk.add_message(ME, "现在")
    assert SessionMark not in [type(row) for row in timeline(desk.log, {}, {}, UTC)]


def test_borders_tell_how_a_session_ended(desk: FakeDesk) -> None:
    desk.add_message(ME, "以前", ago=timedelta(hours=2))
    desk.add_message(ME, "现在")
    latest = desk.sessions.newest[ME]
    (old,) = desk.sessions.older.values()
    expired = replace(old, ended_at=START - timedelta(minutes=90), ended_by=SessionEnd.SILENCE)
    rows = timeline(desk.log, {}, {}, UTC, {old.id: expired}, latest)
    (border,) = [row for row in rows if isinstance(row, SessionMark)]
    assert (border.ended_at, border.ended_by, border.began_at) == (expired.ended_at, SessionEnd.SILENCE, START)
    gone = replace(latest, ended_at=START, ended_by=SessionEnd.AGENT)
    last = timeline(desk.log, {}, {}, UTC, {}, gone)[-1]
    assert isinstance(last, SessionMark)
    assert (last.session_id, last.ended_by, last.began_at) == (gone.id, SessionEnd.AGENT, None)


def test_a_fresh_session_has_its_border_before_anything_is_said(desk: FakeDesk) -> None:
    desk.add_message(ME, "现在")
    first = desk.sessions.newest[ME]
    fresh = replace(first, id=SessionId("fresh"), opened_at=START + timedelta(minutes=1), previous_id=first.id)
    ended = replace(first, ended_at=START, ended_by=SessionEnd.AGENT)
    rows = timeline(desk.log, {}, {}, UTC, {first.id: ended}, fresh)
    assert kinds(rows) == ["DayMark", "Bubble", "SessionMark"]
    said = [*desk.log, replace(desk.log[0], id=MessageId("m9"), seq=9, session_id=fresh.id)]
    again = timeline(said, {}, {}, UTC, {first.id: ended}, fresh)
    assert kinds(again) == ["DayMark", "Bubble", "SessionMark", "Bubble"]
    assert again[2].key == rows[2].key, "the border stays the same row"


def test_a_clock_set_back_never_gives_two_rows_one_key(desk: FakeDesk) -> None:
    for ago in (0, 2, 0, 2):
        desk.add_message(ME, "时间乱了", ago=timedelta(days=ago))
    rows = timeline(desk.log, {}, {}, UTC)
    assert len({row.key for row in rows}) == len(rows)
    assert [row.message.seq for row in rows if isinstance(row, Bubble)] == [1, 2, 3, 4]


async def test_loading_notes_intents_and_outcomes(desk: FakeDesk) -> None:
    desk = desk_scenes.morning()
    transcript = Transcript(desk, UTC)
    transcript.choose(desk_scenes.LIN, None)
    assert transcript.state.value.is_loading
    await transcript.load()
    bubbles = [row for row in transcript.state.value.rows if isinstance(row, Bubble)]
    assert [b.mark.intent for b in bubbles if b.mark] == ["return_progress", "refund_arrival"]
    assert [b.outcome for b in bubbles if b.outcome] == [OutcomeKind.SENT_EDITED]


async def test_pages_join_upwards(desk: FakeDesk) -> None:
    for number in range(PAGE * 2 + 20):
        desk.add_message(ME, str(number))
    transcript = Transcript(desk, UTC)
    transcript.choose(ME, None)
    await transcript.load()
    counts = []
    while transcript.state.value.has_older:
        counts.append(sum(isinstance(row, Bubble) for row in transcript.state.value.rows))
        await transcript.load_older()
    assert counts == [PAGE, PAGE * 2]
    texts = [row.message.text for row in transcript.state.value.rows if isinstance(row, Bubble)]
    assert texts == [str(number) for number in range(PAGE * 2 + 20)]


async def test_a_slow_answer_for_another_customer_is_thrown_away(desk: FakeDesk) -> None:
    desk.add_customer("u2", "何敏")
    desk.add_message(ME, "我的")
    transcript = Transcript(desk, UTC)
    transcript.choose(ME, None)
    reading = asyncio.ensure_future(transcript.load())
    await asyncio.sleep(0)
    transcript.choose(UserId("u2"), None)
    assert await reading is None
    assert transcript.state.value.rows == ()


async def test_messages_come_in_once_and_in_order(desk: FakeDesk) -> None:
    transcript = Transcript(desk, UTC)
    transcript.choose(ME, None)
    first, second = desk.add_message(ME, "一"), desk.add_message(ME, "二")
    for message in (second, first, second):
        transcript.add(message)
    transcript.add(desk.add_message(UserId("u2"), "别人的"))
    assert [row.message.text for row in transcript.state.value.rows if isinstance(row, Bubble)] == ["一", "二"]
    assert isinstance(transcript.state.value.rows[0], DayMark)
    latest = transcript.latest_customer_message()
    assert latest is not None
    assert latest.text == "二"


async def test_an_outcome_shows_beside_the_reply(desk: FakeDesk) -> None:
    transcript = Transcript(desk, UTC)
    transcript.choose(ME, None)
    trace = TraceId("trace-0001")
    transcript.add(desk.add_message(ME, "好的", role=Role.AGENT, trace_id=trace))
    transcript.ended(Outcome(trace_id=trace, kind=OutcomeKind.SENT_UNEDITED, at=START))
    bubble = transcript.state.value.rows[-1]
    assert isinstance(bubble, Bubble)
    assert bubble.outcome is OutcomeKind.SENT_UNEDITED
