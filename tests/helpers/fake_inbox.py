"""The inbox over rows in memory: the rules of its queues and filters once more, in plain Python."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import RED_AFTER, InboxChoices, InboxCounts, InboxOrder, InboxQuery, Queue

NEVER = datetime.max.replace(tzinfo=UTC)


def in_queue(row: Conversation, queue: Queue, now: datetime) -> bool:
    """Whether a queue holds a row."""
    is_snoozed = row.snoozed_until is not None and row.snoozed_until > now
    is_waiting = not row.ended and not is_snoozed and row.waiting_since is not None
    is_pressing = row.waiting_since is not None and row.waiting_since <= now - RED_AFTER
    return {
        Queue.MINE: not row.ended and not is_snoozed,
        Queue.WAITING: is_waiting,
        Queue.ATTENTION: is_waiting and (is_pressing or row.act in ("hand_over", "blocked")),
        Queue.SNOOZED: not row.ended and is_snoozed,
        Queue.ENDED: row.ended,
    }[queue]


def is_listed(row: Conversation, wanted: InboxQuery, now: datetime) -> bool:
    """Whether a list holds a row."""
    text = wanted.search.lower()
    return (
        in_queue(row, wanted.queue, now)
        and (not wanted.channel or row.customer.channel == wanted.channel)
        and (not wanted.intent or row.intent == wanted.intent)
        and (wanted.score_from is None or (row.score is not None and row.score >= wanted.score_from))
        and (wanted.score_below is None or (row.score is not None and row.score < wanted.score_below))
        and (not text or any(text in t.lower() for t in (row.customer.name, row.customer.user_id, row.last_text)))
    )


def in_order(rows: Iterable[Conversation], order: InboxOrder) -> list[Conversation]:
    """The rows as a list has them."""
    latest = sorted(rows, key=lambda row: -row.seq)
    return latest if order is InboxOrder.LATEST else sorted(latest, key=lambda row: row.waiting_since or NEVER)


class FakeInbox:
    """Fits `InboxDesk` over whatever rows there are now."""

    def __init__(self, rows: Callable[[], Iterable[Conversation]]) -> None:
        self._rows = rows
        self.snoozed: dict[UserId, datetime | None] = {}

    def all(self) -> list[Conversation]:
        """Every row."""
        return [replace(row, snoozed_until=self.snoozed.get(row.customer.user_id)) for row in self._rows()]

    async def page(
        self, wanted: InboxQuery, now: datetime, limit: int, after: Conversation | None = None
    ) -> tuple[Conversation, ...]:
        listed = in_order((row for row in self.all() if is_listed(row, wanted, now)), wanted.order)
        if after is not None:
            ids = [row.customer.user_id for row in listed]
            listed = listed[ids.index(after.customer.user_id) + 1 :]
        return tuple(listed[:limit])

    async def rows(
        self, user_ids: Sequence[UserId], wanted: InboxQuery, now: datetime
    ) -> tuple[tuple[Conversation, bool], ...]:
        return tuple((row, is_listed(row, wanted, now)) for row in self.all() if row.customer.user_id in user_ids)

    async def counts(self, now: datetime) -> InboxCounts:
        rows = self.all()
        queues = {queue: sum(in_queue(row, queue, now) for row in rows) for queue in Queue}
        waiting = [row.waiting_since for row in rows if in_queue(row, Queue.WAITING, now)]
        return InboxCounts(queues=queues, pressing=sum(since <= now - RED_AFTER for since in waiting if since))

    async def choices(self) -> InboxChoices:
        rows = self.all()
        intents = {row.intent for row in rows if row.intent}
        return InboxChoices(
            channels=tuple(sorted({row.customer.channel for row in rows})), intents=tuple(sorted(intents))
        )

    async def snooze(self, user_id: UserId, until: datetime | None) -> None:
        self.snoozed[user_id] = until
