"""The inbox read from its own table: pages, single rows, counts. Filters are SQL, so that they hold for all rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.inbox import RED_AFTER, InboxChoices, InboxCounts, InboxOrder, InboxQuery, Queue
from desktop_cs.store.codec import to_moment, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.rows import Row, customer_of, first, query

_FROM = """
from inbox i join customers c on c.user_id = i.user_id join messages m on m.seq = i.last_seq
"""
_COLUMNS = "c.*, i.*, m.session_id, m.text as last_text, m.role as last_role, m.at as last_at"

_AWAKE = "i.ended = 0 and (i.snoozed_until is null or i.snoozed_until <= :now)"
_WAITING = f"{_AWAKE} and i.waiting_since is not null"
_QUEUES = {
    Queue.MINE: _AWAKE,
    Queue.WAITING: _WAITING,
    Queue.ATTENTION: f"{_WAITING} and (i.waiting_since <= :red or i.act in ('hand_over', 'blocked'))",
    Queue.SNOOZED: "i.ended = 0 and i.snoozed_until > :now",
    Queue.ENDED: "i.ended = 1",
}
_FILTERS = {
    "channel": "c.channel = :channel",
    "intent": "i.intent = :intent",
    "score_from": "i.score >= :score_from",
    "score_below": "i.score < :score_below",
    "search": " or ".join(rf"{column} like :search escape '\'" for column in ("c.name", "c.user_id", "m.text")),
}
# What comes first, and what comes after a row that was the last of a page.
_ORDERS = {
    InboxOrder.LATEST: ("i.last_seq desc", "i.last_seq < :after_seq"),
    InboxOrder.LONGEST_WAIT: (
        "coalesce(i.waiting_since, '9'), i.last_seq desc",
        "(coalesce(i.waiting_since, '9') > :after_wait or "
        "(coalesce(i.waiting_since, '9') = :after_wait and i.last_seq < :after_seq))",
    ),
}


class InboxRows:
    """Everything that the inbox lists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(
        self, wanted: InboxQuery, now: datetime, limit: int, after: Conversation | None = None
    ) -> tuple[Conversation, ...]:
        """The first rows of a list, or those that follow `after`."""
        order, follows = _ORDERS[wanted.order]
        where = _where(wanted) + (f" and {follows}" if after is not None else "")
        sql = f"select {_COLUMNS} {_FROM} where {where} order by {order} limit :limit"
        return await self._rows(sql, _values(wanted, now) | _place(after) | {"limit": limit})

    async def rows(
        self, user_ids: Sequence[UserId], wanted: InboxQuery, now: datetime
    ) -> tuple[tuple[Conversation, bool], ...]:
        """These customers' rows, each with whether the list holds it; customers without a row are left out."""
        names = [f"u{place}" for place in range(len(user_ids))]
        marks = ", ".join(f":{name}" for name in names)
        # the words of the statement are ours, every value is bound
        sql = f"select {_COLUMNS}, ({_where(wanted)}) as listed {_FROM} where i.user_id in ({marks})"
        values = _values(wanted, now) | dict(zip(names, user_ids, strict=True))
        found = await self._database.read(lambda db: list(query(db, sql, values)))
        return tuple((_conversation(row), bool(row["listed"])) for row in found)

    async def counts(self, now: datetime) -> InboxCounts:
        """How many each queue holds."""
        sums = ", ".join(f"total({condition}) as {queue.value}" for queue, condition in _QUEUES.items())
        sql = f"select {sums}, total({_WAITING} and i.waiting_since <= :red) as pressing from inbox i"  # noqa: S608
        row = await self._database.read(lambda db: first(db, sql, _moments(now)))
        counted = row or {}
        queues = {queue: int(counted.get(queue.value, 0)) for queue in Queue}
        return InboxCounts(queues=queues, pressing=int(counted.get("pressing", 0)))

    async def choices(self) -> InboxChoices:
        """The channels and intents that occur."""
        channels = "select distinct channel as name from customers order by 1"
        intents = "select distinct intent as name from inbox where intent is not null order by 1"
        found = await self._database.read(
            lambda db: [tuple(str(row["name"]) for row in query(db, sql)) for sql in (channels, intents)]
        )
        return InboxChoices(channels=found[0], intents=found[1])

    async def snooze(self, user_id: UserId, until: datetime | None) -> None:
        """Take a conversation out of the queues until then; None brings it back."""
        values = [to_text(until) if until else None, user_id]
        await self._database.write(
            lambda db: db.execute("update inbox set snoozed_until = ? where user_id = ?", values)
        )

    async def _rows(self, sql: str, values: dict[str, Any]) -> tuple[Conversation, ...]:
        found = await self._database.read(lambda db: list(query(db, sql, values)))
        return tuple(_conversation(row) for row in found)


def _where(wanted: InboxQuery) -> str:
    filters = [text for name, text in _FILTERS.items() if getattr(wanted, name) not in ("", None)]
    return " and ".join(f"({part})" for part in (_QUEUES[wanted.queue], *filters))


def _values(wanted: InboxQuery, now: datetime) -> dict[str, Any]:
    return _moments(now) | {
        "channel": wanted.channel,
        "intent": wanted.intent,
        "score_from": wanted.score_from,
        "score_below": wanted.score_below,
        "search": f"%{_literal(wanted.search)}%",
    }


def _moments(now: datetime) -> dict[str, Any]:
    return {"now": to_text(now), "red": to_text(now - RED_AFTER)}


def _place(after: Conversation | None) -> dict[str, Any]:
    wait = after.waiting_since if after is not None else None
    return {"after_seq": after.seq if after is not None else 0, "after_wait": to_text(wait) if wait else "9"}


def _literal(text: str) -> str:
    r"""The text for `like … escape '\'`: its signs mean themselves."""
    for sign in "\\%_":
        text = text.replace(sign, "\\" + sign)
    return text


def _conversation(row: Row) -> Conversation:
    return Conversation(
        customer=customer_of(row),
        session_id=SessionId(row["session_id"]),
        last_text=row["last_text"],
        last_role=row["last_role"],
        last_at=to_moment(row["last_at"]),
        waiting_since=to_moment(row["waiting_since"]) if row["waiting_since"] else None,
        unread=row["unread"],
        seq=row["last_seq"],
        ended=bool(row["ended"]),
        snoozed_until=to_moment(row["snoozed_until"]) if row["snoozed_until"] else None,
        act=row["act"],
        engine=row["engine"],
        intent=row["intent"],
        score=row["score"],
    )
