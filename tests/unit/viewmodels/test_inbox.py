"""The inbox: queues, filters, waits, and that wishes are read in their turn."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_desk import START
from fake_inbox import FakeInbox

from desktop_cs.domain.customer import Conversation, Customer
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.inbox import InboxOrder, InboxQuery, Queue
from desktop_cs.viewmodels.inbox import PAGE, Inbox, Wait, wait_of


def row(name: str, seq: int, *, waits: float | None = None, ended: bool = False, text: str = "你好") -> Conversation:
    since = START - timedelta(minutes=waits) if waits is not None else None
    return Conversation(
        customer=Customer(user_id=UserId(name), name=name.upper(), channel="web", opaque="c1"),
        session_id=SessionId(f"{name}-1"),
        last_text=text,
        last_role="customer",
        last_at=START,
        waiting_since=since,
        unread=0,
        seq=seq,
        ended=ended,
    )


class Harness:
    """An inbox over rows in memory; `settle` is what the workbench's refresher does."""

    def __init__(self, *rows: Conversation) -> None:
        self.rows = {item.customer.user_id: item for item in rows}
        self.now = START
        self.asked = 0
        self.inbox = Inbox(FakeInbox(self.rows.values), lambda: self.now, self._ask)
        self.settle()

    def settle(self, *changed: Conversation) -> None:
        self.rows |= {item.customer.user_id: item for item in changed}
        asyncio.run(self.inbox.settle([item.customer.user_id for item in changed]))

    def names(self) -> list[str]:
        return [str(name) for name in self.inbox.list.ids()]

    def _ask(self) -> None:
        self.asked += 1


@pytest.fixture
def bench() -> Harness:
    rows = (row("a", 1), row("b", 4, waits=1), row("c", 3, waits=3), row("d", 2, ended=True))
    return Harness(*rows)


def test_latest_first_and_counted(bench: Harness) -> None:
    assert bench.names() == ["b", "c", "a"]
    state = bench.inbox.state.value
    counts = {Queue.MINE: 3, Queue.WAITING: 2, Queue.ATTENTION: 1, Queue.SNOOZED: 0, Queue.ENDED: 1}
    assert (state.counts.queues, state.counts.pressing, state.shown) == (counts, 1, 3)


@pytest.mark.parametrize(("queue", "expected"), [(Queue.WAITING, ["b", "c"]), (Queue.ENDED, ["d"])])
def test_queues(bench: Harness, queue: Queue, expected: list[str]) -> None:
    bench.inbox.choose_queue(queue)
    bench.settle()
    assert bench.names() == expected


def test_a_wish_is_read_later_and_an_equal_one_not_at_all(bench: Harness) -> None:
    bench.inbox.search(" C ")
    assert (bench.asked, bench.names()) == (1, ["b", "c", "a"])
    bench.settle()
    assert bench.names() == ["c"]
    bench.inbox.search("C")
    assert bench.asked == 1


def test_those_who_wait_longest_can_come_first(bench: Harness) -> None:
    bench.inbox.choose(InboxQuery(order=InboxOrder.LONGEST_WAIT))
    bench.settle()
    assert bench.names() == ["c", "b", "a"]


def test_news_of_one_customer_reads_that_row_alone(bench: Harness) -> None:
    bench.settle(row("a", 5, waits=0))
    assert bench.names() == ["a", "b", "c"]
    bench.settle(row("b", 4, ended=True))
    assert bench.names() == ["a", "c"]
    assert bench.inbox.state.value.counts.queues[Queue.ENDED] == 2


def test_the_selected_one_stays_known_where_the_list_does_not_hold_it(bench: Harness) -> None:
    bench.inbox.select(UserId("b"))
    bench.inbox.choose_queue(Queue.ENDED)
    bench.settle()
    assert bench.inbox.get(UserId("b")) is not None
    bench.settle(replace(row("b", 9), unread=2))
    known = bench.inbox.get(UserId("b"))
    assert known is not None
    assert (known.unread, bench.names()) == (2, ["d"])


def test_snoozed_ones_wait_apart_until_their_time(bench: Harness) -> None:
    asyncio.run(bench.inbox.snooze(UserId("c"), START + timedelta(minutes=15)))
    bench.settle(bench.rows[UserId("c")])
    assert bench.names() == ["b", "a"]
    bench.inbox.choose_queue(Queue.SNOOZED)
    bench.settle()
    assert bench.names() == ["c"]
    bench.now += timedelta(minutes=16)
    bench.inbox.choose_queue(Queue.MINE)
    bench.settle()
    assert bench.names() == ["b", "c", "a"]


def test_a_long_list_is_read_page_by_page() -> None:
    bench = Harness(*(row(f"u{number}", number) for number in range(1, 2 * PAGE + 6)))
    sizes = [len(bench.names())]
    while bench.inbox.list.has_more:
        bench.inbox.more()
        bench.inbox.more()
        bench.settle()
        sizes.append(len(bench.names()))
    assert (sizes, bench.asked) == ([PAGE, 2 * PAGE, 2 * PAGE + 5], 2)
    assert bench.names() == [f"u{number}" for number in range(2 * PAGE + 5, 0, -1)]


def test_time_alone_makes_it_count_again(bench: Harness) -> None:
    bench.inbox.tick()
    assert bench.asked == 0
    bench.now += timedelta(minutes=3)
    bench.inbox.tick()
    assert bench.asked == 1
    bench.settle()
    assert bench.inbox.state.value.counts.pressing == 2


def test_neighbours_stop_at_both_ends(bench: Harness) -> None:
    assert bench.inbox.neighbour(1) == "b"
    bench.inbox.select(UserId("b"))
    assert (bench.inbox.neighbour(-1), bench.inbox.neighbour(1), bench.inbox.neighbour(9)) == ("b", "c", "a")


@pytest.mark.parametrize(
    ("seconds", "level"), [(59, Wait.SHORT), (60, Wait.AMBER), (179, Wait.AMBER), (180, Wait.RED), (-60, Wait.SHORT)]
)
def test_waits_at_their_borders(seconds: int, level: Wait) -> None:
    assert wait_of(row("a", 1, waits=0), START + timedelta(seconds=seconds))[0] is level


def test_an_ended_conversation_waits_for_nobody() -> None:
    assert wait_of(row("a", 1, waits=60, ended=True), START) == (Wait.NONE, timedelta(0))
