"""The inbox: who has written, who waits and for how long. Holds as many rows as were looked at, whatever there are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import AMBER_AFTER, RED_AFTER, InboxChoices, InboxCounts, InboxQuery, Queue
from desktop_cs.viewmodels.inbox_list import InboxList
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports_inbox import InboxDesk

PAGE = 100
COUNT_EVERY = timedelta(seconds=5)  # waits grow red without anything happening


class Wait(StrEnum):
    """How pressing a customer's wait is."""

    NONE = "none"
    SHORT = "short"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """What stands around the list. `counts` are of whole queues, `shown` is how many rows are loaded."""

    query: InboxQuery = field(default_factory=InboxQuery)
    selected: UserId | None = None
    is_loaded: bool = False
    shown: int = 0
    counts: InboxCounts = field(default_factory=InboxCounts)
    choices: InboxChoices = field(default_factory=InboxChoices)


def wait_of(row: Conversation, now: datetime) -> tuple[Wait, timedelta]:
    """How pressing the wait is, and how long it lasts; a clock that was set back counts as no time."""
    if row.waiting_since is None or row.ended:
        return Wait.NONE, timedelta(0)
    waited = max(now - row.waiting_since, timedelta(0))
    level = Wait.RED if waited >= RED_AFTER else Wait.AMBER if waited >= AMBER_AFTER else Wait.SHORT
    return level, waited


class Inbox:
    """Rows of the chosen list, and the selection. `ask` has `settle` called soon, once at a time: what a wish or a
    change needs to be read is read there."""

    def __init__(self, desk: InboxDesk, now: Callable[[], datetime], ask: Callable[[], None]) -> None:
        self._desk = desk
        self._now = now
        self._ask = ask
        self.state: Observable[InboxState] = Observable(InboxState())
        self.list = InboxList()
        self._selected: Conversation | None = None  # also where the list does not hold it
        self._is_stale = True
        self._wants_more = False
        self._counted: datetime | None = None

    def get(self, user_id: UserId) -> Conversation | None:
        """A customer's conversation, if it is loaded or open."""
        found = self.list.get(user_id)
        open_one = self._selected
        return found or (open_one if open_one and open_one.customer.user_id == user_id else None)

    def select(self, user_id: UserId | None) -> None:
        """Mark a customer as the selected one."""
        self._selected = self.get(user_id) if user_id is not None else None
        self.state.set(replace(self.state.value, selected=user_id))

    def forget(self, user_id: UserId) -> None:
        """A customer is gone: the list is read anew when it is settled next."""
        self._is_stale = True
        if self.state.value.selected == user_id:
            self.select(None)

    def neighbour(self, step: int) -> UserId | None:
        """The customer `step` rows further down the list; the first or last one beyond its ends."""
        if not len(self.list):
            return None
        here = self.list.row_of(self.state.value.selected)
        there = 0 if here is None else min(max(here + step, 0), len(self.list) - 1)
        return self.list.at(there).customer.user_id

    def choose(self, wanted: InboxQuery) -> None:
        """List something else."""
        if wanted != self.state.value.query:
            self.state.set(replace(self.state.value, query=wanted))
            self._is_stale = True
            self._ask()

    def choose_queue(self, queue: Queue) -> None:
        """List another queue."""
        self.choose(replace(self.state.value.query, queue=queue))

    def search(self, text: str) -> None:
        """List only those whose name, id or last words hold the text."""
        self.choose(replace(self.state.value.query, search=text.strip()))

    def more(self) -> None:
        """The end of what is loaded is near."""
        if self.list.has_more and not self._wants_more:
            self._wants_more = True
            self._ask()

    def tick(self) -> None:
        """Time goes by."""
        if self._counted is None or abs(self._now() - self._counted) >= COUNT_EVERY:
            self._counted = self._now()
            self._ask()

    async def snooze(self, user_id: UserId, until: datetime | None) -> None:
        """Take a conversation out of the queues until then; None brings it back."""
        await self._desk.snooze(user_id, until)

    async def settle(self, changed: Iterable[UserId]) -> None:
        """Read what is wanted: a list anew, more of it, rows that changed; and count."""
        query = self.state.value.query
        if self._is_stale:
            self._is_stale = self._wants_more = False
            rows = await self._desk.page(query, self._now(), PAGE)
            self.list.load(rows, query.order, has_more=len(rows) == PAGE)
            self.state.set(replace(self.state.value, choices=await self._desk.choices()))
        elif self._wants_more:
            self._wants_more = False
            last = self.list.at(len(self.list) - 1) if len(self.list) else None
            rows = await self._desk.page(query, self._now(), PAGE, last)
            self.list.extend(rows, has_more=len(rows) == PAGE)
        await self._take_in(tuple(changed), query)
        self._counted = self._now()
        counts = await self._desk.counts(self._counted)
        self.state.set(replace(self.state.value, counts=counts, shown=len(self.list), is_loaded=True))

    async def _take_in(self, changed: tuple[UserId, ...], query: InboxQuery) -> None:
        for row, is_listed in await self._desk.rows(changed, query, self._now()) if changed else ():
            self.list.put(row, is_listed=is_listed)
            if row.customer.user_id == self.state.value.selected:
                self._selected = row
