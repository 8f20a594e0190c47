"""Customers, sessions and messages: taking in, reading back, replying."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_cs.domain.customer import Customer, Receipt
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.message import Inbound, Message, Role, checked_text
from desktop_cs.domain.session import Session, is_alive
from desktop_cs.errors import StoreError
from desktop_cs.store.codec import to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.receiving import (
    add_message,
    find_customer,
    find_repeat,
    keep_customer,
    latest_session,
    open_session,
    session_for,
    touch_session,
)
from desktop_cs.store.rows import draft_of, first, message_of, query, session_of


class Conversations:
    """The message tables. `ttl` tells how long a silent session lives."""

    def __init__(self, database: Database, ttl: Callable[[], timedelta]) -> None:
        self._database = database
        self._ttl = ttl

    async def receive(self, inbound: Inbound, now: datetime, trace_id: TraceId) -> Receipt:
        """Store a message, or find the one stored under its key; see `pipeline.ports.Inbox`."""
        checked_text(inbound.text)
        return await self._database.write(lambda db: _receive(db, inbound, now, trace_id, self._ttl()))

    async def receipt(self, message_id: MessageId) -> Receipt:
        """The receipt of a stored message; `StoreError(message_unknown)` where there is none."""

        def look(db: Db) -> Receipt:
            row = first(db, "select * from messages where id = ?", [message_id])
            if row is None:
                raise StoreError("message_unknown", "That message is not in this profile. Choose one from the list.")
            message = message_of(row)
            return _receipt(db, message, new_session=False, repeat=False)

        return await self._database.read(look)

    async def history(self, session_id: SessionId, before_seq: int, limit: int) -> tuple[Message, ...]:
        """The latest customer and agent messages of a session before `before_seq`, oldest first."""
        sql = (
            "select * from messages where session_id = ? and seq < ? and role in ('customer', 'agent') "
            "order by seq desc limit ?"
        )
        return await self._messages(sql, [session_id, before_seq, limit])

    async def messages(self, user_id: UserId, limit: int, before_seq: int | None = None) -> tuple[Message, ...]:
        """The customer's latest messages across sessions, oldest first."""
        sql = "select * from messages where user_id = ? and seq < ? order by seq desc limit ?"
        return await self._messages(sql, [user_id, before_seq if before_seq is not None else 2**62, limit])

    async def _messages(self, sql: str, parameters: list[object]) -> tuple[Message, ...]:
        rows = await self._database.read(lambda db: list(query(db, sql, parameters)))
        return tuple(message_of(row) for row in reversed(rows))

    async def customer(self, user_id: UserId) -> Customer:
        """One customer; `StoreError(customer_unknown)` where there is none."""
        return await self._database.read(lambda db: _known(db, user_id))

    async def session(self, user_id: UserId) -> Session | None:
        """The customer's newest session."""
        return await self._database.read(lambda db: latest_session(db, user_id))

    async def say(
        self, user_id: UserId, role: Role, text: str, now: datetime, trace_id: TraceId | None = None
    ) -> Message:
        """Store what the agent sends or notes, in the living session or in a new one."""

        def write(db: Db) -> Message:
            customer = _known(db, user_id)
            last = latest_session(db, user_id)
            if last is None or not is_alive(last, now, self._ttl()):
                last = open_session(
                    db, Inbound(user_id=user_id, text=text, key="", channel=customer.channel), now, last
                )
            return add_message(db, last, role, text, now, trace_id=trace_id)

        checked_text(text)
        return await self._database.write(write)

    async def mark_read(self, user_id: UserId) -> None:
        """The agent has seen everything of this customer."""
        await self._database.write(
            lambda db: db.execute("update customers set unread = 0 where user_id = ?", [user_id])
        )

    async def heartbeat(self, user_id: UserId, now: datetime) -> None:
        """Activity without a message: a living session stays alive."""

        def write(db: Db) -> None:
            last = latest_session(db, user_id)
            if last and is_alive(last, now, self._ttl()):
                touch_session(db, last.id, now)

        await self._database.write(write)

    async def end_session(self, user_id: UserId, now: datetime) -> None:
        """End the customer's living session; without one, nothing happens."""

        def write(db: Db) -> None:
            last = latest_session(db, user_id)
            if last and last.ended_at is None:
                db.table("sessions").update(last.id, {"ended_at": to_text(now)})

        await self._database.write(write)

    async def draft(self, user_id: UserId) -> Draft:
        """The unsent text kept for this customer."""
        row = await self._database.read(lambda db: first(db, "select * from drafts where user_id = ?", [user_id]))
        return draft_of(row) if row else Draft()

    async def keep_draft(self, user_id: UserId, draft: Draft, now: datetime) -> None:
        """Keep unsent text and where it comes from; an empty one is forgotten."""
        origin = draft.origin
        record = {
            "user_id": user_id,
            "text": draft.text,
            "at": to_text(now),
            "trace_id": origin.trace_id if origin else None,
            "candidate": origin.candidate if origin else None,
            "seq": origin.seq if origin else None,
        }

        def write(db: Db) -> None:
            if draft.text:
                db.table("drafts").upsert(record, pk="user_id")
            else:
                db.execute("delete from drafts where user_id = ?", [user_id])

        await self._database.write(write)


def _receive(db: Db, inbound: Inbound, now: datetime, trace_id: TraceId, ttl: timedelta) -> Receipt:
    if repeat := find_repeat(db, inbound):
        return _receipt(db, repeat, new_session=False, repeat=True)
    keep_customer(db, inbound)
    session, new_session = session_for(db, inbound, now, ttl)
    message = add_message(db, session, Role.CUSTOMER, inbound.text, now, key=inbound.key, trace_id=trace_id)
    db.execute("update customers set unread = unread + 1 where user_id = ?", [inbound.user_id])
    return _receipt(db, message, new_session=new_session, repeat=False)


def _receipt(db: Db, message: Message, *, new_session: bool, repeat: bool) -> Receipt:
    session = first(db, "select * from sessions where id = ?", [message.session_id])
    customer = find_customer(db, message.user_id)
    if session is None or customer is None:
        raise StoreError("store_record", "A message without its session was found. Restore a backup.")
    return Receipt(
        message=message, session=session_of(session), customer=customer, new_session=new_session, repeat=repeat
    )


def _known(db: Db, user_id: UserId) -> Customer:
    customer = find_customer(db, user_id)
    if customer is None:
        raise StoreError("customer_unknown", "That customer is not in this profile. Choose one from the list.")
    return customer
