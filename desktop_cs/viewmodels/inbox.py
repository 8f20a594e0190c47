"""The inbox: who has written, who waits and for how long. Holds rows by id and tells of single rows that change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.ids import UserId
from desktop_cs.viewmodels.observable import Observable, Signal

AMBER_AFTER = timedelta(minutes=1)
RED_AFTER = timedelta(minutes=3)


class Queue(StrEnum):
    """Which conversations are listed."""

    OPEN = "open"
    WAITING = "waiting"
    ENDED = "ended"


class Wait(StrEnum):
    """How pressing a customer's wait is."""

    NONE = "none"
    SHORT = "short"
    AMBER = "amber"
    RED = "red"


class RowsChanged(StrEnum):
    """What happened to the list."""

    RESET = "reset"
    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED = "moved"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One change of the list: the row it is about, and for a move the row where it ends up."""

    kind: RowsChanged
    row: int = 0
    to: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """What stands around the list. `pressing` counts those who have waited past the red line."""

    queue: Queue = Queue.OPEN
    search: str = ""
    selected: UserId | None = None
    shown: int = 0
    total: int = 0
    counts: Mapping[Queue, int] = field(default_factory=dict)
    pressing: int = 0


def wait_of(row: Conversation, now: datetime) -> tuple[Wait, timedelta]:
    """How pressing the wait is, and how long it lasts; a clock that was set back counts as no time."""
    if row.waiting_since is None or row.ended:
        return Wait.NONE, timedelta(0)
    waited = max(now - row.waiting_since, timedelta(0))
    level = Wait.RED if waited >= RED_AFTER else Wait.AMBER if waited >= AMBER_AFTER else Wait.SHORT
    return level, waited


def belongs(row: Conversation, queue: Queue) -> bool:
    """Whether a conversation is listed in a queue."""
    if queue is Queue.ENDED:
        return row.ended
    return not row.ended and (queue is Queue.OPEN or row.waiting_since is not None)


class Inbox:
    """Rows by customer, those of the chosen queue in order (latest first), and the selection."""

    def __init__(self) -> None:
        self.state: Observable[InboxState] = Observable(InboxState())
        self.changes: Signal[RowChange] = Signal()
        self._rows: dict[UserId, Conversation] = {}
        self._order: list[UserId] = []
        self._acts: dict[UserId, Act] = {}

    def __len__(self) -> int:
        return len(self._order)

    def at(self, row: int) -> Conversation:
        """The conversation in a row of the list."""
        return self._rows[self._order[row]]

    def get(self, user_id: UserId) -> Conversation | None:
        """A customer's conversation, listed or not."""
        return self._rows.get(user_id)

    def ids(self) -> list[UserId]:
        """The listed customers in order."""
        return list(self._order)

    def everyone(self) -> list[Conversation]:
        """All conversations, listed or not, latest first."""
        return sorted(self._rows.values(), key=lambda row: row.last_at, reverse=True)

    def row_of(self, user_id: UserId | None) -> int | None:
        """The row in which a customer is listed."""
        return self._order.index(user_id) if user_id is not None and user_id in self._order else None

    def act_of(self, user_id: UserId) -> Act | None:
        """What the latest suggestion called for, as heard while the program runs."""
        return self._acts.get(user_id)

    def load(self, rows: tuple[Conversation, ...], now: datetime) -> None:
        """Take in the whole inbox."""
        self._rows = {row.customer.user_id: row for row in rows}
        self._list_anew()
        self.count(now)

    def put(self, row: Conversation, now: datetime) -> None:
        """Take in one new or changed conversation."""
        user_id = row.customer.user_id
        before = self.row_of(user_id)
        self._rows[user_id] = row
        if not self._is_listed(row):
            self._remove(before)
        elif before is None:
            self._insert(row)
        else:
            self._move(row, before)
        self.count(now)

    def heard(self, user_id: UserId, act: Act) -> None:
        """Remember what a customer's latest suggestion called for."""
        self._acts[user_id] = act
        row = self.row_of(user_id)
        if row is not None:
            self.changes.emit(RowChange(RowsChanged.UPDATED, row))

    def select(self, user_id: UserId | None) -> None:
        """Mark a customer as the selected one."""
        self.state.set(replace(self.state.value, selected=user_id))

    def neighbour(self, step: int) -> UserId | None:
        """The customer `step` rows further down the list; the first or last one beyond its ends."""
        if not self._order:
            return None
        here = self.row_of(self.state.value.selected)
        there = 0 if here is None else min(max(here + step, 0), len(self._order) - 1)
        return self._order[there]

    def choose_queue(self, queue: Queue) -> None:
        """List another queue."""
        self.state.set(replace(self.state.value, queue=queue))
        self._list_anew()

    def search(self, text: str) -> None:
        """List only those whose name, id or last words hold the text."""
        self.state.set(replace(self.state.value, search=text.strip()))
        self._list_anew()

    def count(self, now: datetime) -> None:
        """Count the queues and the pressing ones anew."""
        rows = self._rows.values()
        counts = {queue: sum(belongs(row, queue) for row in rows) for queue in Queue}
        pressing = sum(wait_of(row, now)[0] is Wait.RED for row in rows)
        state = self.state.value
        self.state.set(replace(state, counts=counts, pressing=pressing, total=len(rows), shown=len(self._order)))

    def _is_listed(self, row: Conversation) -> bool:
        state = self.state.value
        if not belongs(row, state.queue):
            return False
        wanted = state.search.casefold()
        customer = row.customer
        return not wanted or any(wanted in t.casefold() for t in (customer.name, customer.user_id, row.last_text))

    def _list_anew(self) -> None:
        listed = [row for row in self._rows.values() if self._is_listed(row)]
        self._order = [row.customer.user_id for row in sorted(listed, key=lambda row: row.last_at, reverse=True)]
        self.changes.emit(RowChange(RowsChanged.RESET))
        self.state.set(replace(self.state.value, shown=len(self._order)))

    def _remove(self, row: int | None) -> None:
        if row is not None:
            del self._order[row]
            self.changes.emit(RowChange(RowsChanged.REMOVED, row))

    def _insert(self, row: Conversation) -> None:
        place = self._place(row)
        self._order.insert(place, row.customer.user_id)
        self.changes.emit(RowChange(RowsChanged.INSERTED, place))

    def _move(self, row: Conversation, before: int) -> None:
        del self._order[before]
        place = self._place(row)
        self._order.insert(place, row.customer.user_id)
        if place != before:
            self.changes.emit(RowChange(RowsChanged.MOVED, before, place))
        self.changes.emit(RowChange(RowsChanged.UPDATED, place))

    def _place(self, row: Conversation) -> int:
        """Where a conversation belongs; news belongs near the top, so the search begins there."""
        for place, user_id in enumerate(self._order):
            if self._rows[user_id].last_at <= row.last_at:
                return place
        return len(self._order)
