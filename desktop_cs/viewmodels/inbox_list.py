"""The rows of the inbox that are loaded, in order; tells of every single row that comes, goes or moves."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import InboxOrder
from desktop_cs.viewmodels.observable import Signal

_NEVER = datetime.max.replace(tzinfo=UTC)


class RowsChanged(StrEnum):
    """What happened to the list."""

    RESET = "reset"
    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED = "moved"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One change of the list: the row it is about; `to` is the last row that was inserted, or where a moved row ends
    up."""

    kind: RowsChanged
    row: int = 0
    to: int = 0


_ORDERS: dict[InboxOrder, Callable[[Conversation], Any]] = {
    InboxOrder.LATEST: lambda row: -row.seq,
    InboxOrder.LONGEST_WAIT: lambda row: (row.waiting_since or _NEVER, -row.seq),
}


class InboxList:
    """The first rows of a longer list: `has_more` says that others follow, which are not held here."""

    def __init__(self) -> None:
        self.changes: Signal[RowChange] = Signal()
        self.has_more = False
        self._key = _ORDERS[InboxOrder.LATEST]
        self._rows: dict[UserId, Conversation] = {}
        self._order: list[UserId] = []

    def __len__(self) -> int:
        return len(self._order)

    def at(self, row: int) -> Conversation:
        """The conversation in a row."""
        return self._rows[self._order[row]]

    def get(self, user_id: UserId) -> Conversation | None:
        """A customer's conversation, if it is loaded."""
        return self._rows.get(user_id)

    def ids(self) -> list[UserId]:
        """The customers in order."""
        return list(self._order)

    def row_of(self, user_id: UserId | None) -> int | None:
        """The row in which a customer is listed."""
        known = self._rows.get(user_id) if user_id is not None else None
        return self._place(known) if known is not None else None

    def load(self, rows: Sequence[Conversation], order: InboxOrder, *, has_more: bool) -> None:
        """Begin anew with these rows."""
        self._key = _ORDERS[order]
        self._rows = {row.customer.user_id: row for row in rows}
        self._order = list(self._rows)
        self.has_more = has_more
        self.changes.emit(RowChange(RowsChanged.RESET))

    def extend(self, rows: Sequence[Conversation], *, has_more: bool) -> None:
        """Add the rows that follow."""
        self.has_more = has_more
        new = [row for row in rows if row.customer.user_id not in self._rows]
        if new:
            before = len(self._order)
            self._rows |= {row.customer.user_id: row for row in new}
            self._order += [row.customer.user_id for row in new]
            self.changes.emit(RowChange(RowsChanged.INSERTED, before, len(self._order) - 1))

    def put(self, row: Conversation, *, is_listed: bool) -> None:
        """Take in one new or changed conversation."""
        before = self.row_of(row.customer.user_id)
        if before is None:
            if is_listed:
                self._insert(row)
        elif is_listed:
            self._move(row, before)
        else:
            self._remove(before)

    def _insert(self, row: Conversation) -> None:
        place = self._place(row)
        if place == len(self._order) and self.has_more:
            return  # it belongs to the rows that are not loaded
        self._rows[row.customer.user_id] = row
        self._order.insert(place, row.customer.user_id)
        self.changes.emit(RowChange(RowsChanged.INSERTED, place, place))

    def _remove(self, place: int) -> None:
        del self._rows[self._order.pop(place)]
        self.changes.emit(RowChange(RowsChanged.REMOVED, place))

    def _move(self, row: Conversation, before: int) -> None:
        user_id = self._order.pop(before)
        place = self._place(row)
        if place == len(self._order) and self.has_more:
            self._order.insert(before, user_id)
            self._remove(before)
            return
        self._rows[user_id] = row
        self._order.insert(place, user_id)
        if place != before:
            self.changes.emit(RowChange(RowsChanged.MOVED, before, place))
        self.changes.emit(RowChange(RowsChanged.UPDATED, place))

    def _place(self, row: Conversation) -> int:
        return bisect_left(self._order, self._key(row), key=lambda user_id: self._key(self._rows[user_id]))
