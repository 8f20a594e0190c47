"""The inbox: order, queues, waits, and changes told row by row."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fake_desk import START
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.customer import Conversation, Customer
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.viewmodels.inbox import Inbox, Queue, RowChange, RowsChanged, Wait, wait_of


def row(name: str, minutes: float, *, waits: bool = False, ended: bool = False, text: str = "你好") -> Conversation:
    at = START - timedelta(minutes=minutes)
    return Conversation(
        customer=Customer(user_id=UserId(name), name=name.upper(), channel="web", opaque="c1"),
        session_id=SessionId(f"{name}-1"),
        last_text=text,
        last_role="customer",
        last_at=at,
        waiting_since=at if waits else None,
        unread=0,
        ended=ended,
    )


def names(inbox: Inbox) -> list[str]:
    return [inbox.at(place).customer.user_id for place in range(len(inbox))]


@pytest.fixture
def inbox() -> Inbox:
    made = Inbox()
    made.load((row("a", 5), row("b", 1, waits=True), row("c", 3, waits=True), row("d", 9, ended=True)), START)
    return made


def test_latest_first_and_counted(inbox: Inbox) -> None:
    assert names(inbox) == ["b", "c", "a"]
    state = inbox.state.value
    assert state.counts == {Queue.OPEN: 3, Queue.WAITING: 2, Queue.ENDED: 1}
    assert (state.pressing, state.total, state.shown) == (1, 4, 3)


@pytest.mark.parametrize(
    ("queue", "expected"), [(Queue.OPEN, ["b", "c", "a"]), (Queue.WAITING, ["b", "c"]), (Queue.ENDED, ["d"])]
)
def test_queues(inbox: Inbox, queue: Queue, expected: list[str]) -> None:
    inbox.choose_queue(queue)
    assert names(inbox) == expected


@pytest.mark.parametrize("text", ["C", "c", " 退 "])
def test_search_looks_at_names_and_last_words(inbox: Inbox, text: str) -> None:
    inbox.put(row("c", 0, text="我要退货"), START)
    inbox.search(text)
    assert names(inbox) == ["c"]


@pytest.mark.parametrize(
    ("seconds", "level"), [(59, Wait.SHORT), (60, Wait.AMBER), (179, Wait.AMBER), (180, Wait.RED), (-60, Wait.SHORT)]
)
def test_waits_at_their_borders(seconds: int, level: Wait) -> None:
    waiting = row("a", 0, waits=True)
    assert wait_of(waiting, START + timedelta(seconds=seconds))[0] is level


def test_an_ended_conversation_waits_for_nobody() -> None:
    assert wait_of(row("a", 60, waits=True, ended=True), START) == (Wait.NONE, timedelta(0))


def test_news_moves_one_row_and_tells_so(inbox: Inbox) -> None:
    heard: list[RowChange] = []
    inbox.changes.connect(heard.append)
    inbox.put(row("a", 0), START)
    assert names(inbox) == ["a", "b", "c"]
    assert heard == [RowChange(RowsChanged.MOVED, 2, 0), RowChange(RowsChanged.UPDATED, 0)]


def test_leaving_the_queue_removes_the_row(inbox: Inbox) -> None:
    heard: list[RowChange] = []
    inbox.changes.connect(heard.append)
    inbox.put(row("b", 1, ended=True), START)
    assert heard == [RowChange(RowsChanged.REMOVED, 0)]


def test_neighbours_stop_at_both_ends(inbox: Inbox) -> None:
    assert inbox.neighbour(1) == "b"
    inbox.select(UserId("b"))
    assert (inbox.neighbour(-1), inbox.neighbour(1), inbox.neighbour(9)) == ("b", "c", "a")


def test_an_act_updates_its_row(inbox: Inbox) -> None:
    heard: list[RowChange] = []
    inbox.changes.connect(heard.append)
    inbox.heard(UserId("c"), Act.HAND_OVER)
    inbox.heard(UserId("d"), Act.HAND_OVER)
    assert heard == [RowChange(RowsChanged.UPDATED, 1)]
    assert inbox.act_of(UserId("c")) is Act.HAND_OVER


def apply(shown: list[str], change: RowChange, inbox: Inbox) -> list[str]:
    """What a list view would show after a change."""
    match change.kind:
        case RowsChanged.RESET:
            return names(inbox)
        case RowsChanged.INSERTED:
            shown.insert(change.row, inbox.at(change.row).customer.user_id)
        case RowsChanged.REMOVED:
            del shown[change.row]
        case RowsChanged.MOVED:
            shown.insert(change.to, shown.pop(change.row))
        case RowsChanged.UPDATED:
            pass
    return shown


puts = st.tuples(st.sampled_from("abcde"), st.integers(0, 60), st.booleans(), st.booleans())


@given(st.lists(puts, max_size=30), st.sampled_from(Queue))
def test_told_changes_always_lead_to_the_list_itself(script: list[tuple[str, int, bool, bool]], queue: Queue) -> None:
    inbox, shown = Inbox(), []
    inbox.choose_queue(queue)
    inbox.changes.connect(lambda change: shown.__setitem__(slice(None), apply(list(shown), change, inbox)))
    for name, minutes, waits, ended in script:
        inbox.put(replace(row(name, minutes, waits=waits, ended=ended)), START)
        assert shown == names(inbox)
    times = [inbox.at(place).last_at for place in range(len(inbox))]
    assert times == sorted(times, reverse=True)
