"""Customers and messages: taking in, reading back, replying."""

from datetime import datetime

from desktop_cs.domain.customer import Customer, Receipt
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.message import Inbound, Message, Role, checked_text
from desktop_cs.domain.session import Moment
from desktop_cs.errors import StoreError
from desktop_cs.store.codec import to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.receiving import (
    add_message,
    find_customer,
    find_repeat,
    keep_customer,
    session_for,
)
from desktop_cs.store.rows import draft_of, first, message_of, query, session_of
from desktop_cs.store.said import latest_messages
from desktop_cs.store.visits import living_or_new
from desktop_cs.store.watch import SessionWatch


class Conversations:
    """The message tables. `watch` knows which sessions still live."""

    def __init__(self, database: Database, watch: SessionWatch) -> None:
        self._database = database
        self._watch = watch

    async def receive(self, inbound: Inbound, now: datetime, trace_id: TraceId) -> Receipt:
        """Store a message, or find the one stored under its key; see `pipeline.ports.Inbox`."""
        checked_text(inbound.text)
        moment = self._watch.moment(now)
        receipt = await self._database.write(lambda db: _receive(db, inbound, self._watch, moment, trace_id))
        if not receipt.repeat:
            self._watch.saw(receipt.session.id, moment)
        return receipt

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
        values = [session_id, before_seq, limit]
        rows = await self._database.read(lambda db: list(query(db, sql, values)))
        return tuple(message_of(row) for row in reversed(rows))

    async def messages(self, user_id: UserId, limit: int, before_seq: int | None = None) -> tuple[Message, ...]:
        """The customer's latest messages across sessions, oldest first."""
        return await latest_messages(self._database, user_id, limit, before_seq)

    async def customer(self, user_id: UserId) -> Customer:
        """One customer; `StoreError(customer_unknown)` where there is none."""
        return await self._database.read(lambda db: _known(db, user_id))

    async def say(
        self, user_id: UserId, role: Role, text: str, now: datetime, trace_id: TraceId | None = None
    ) -> Message:
        """Store what the agent sends or notes, in the living session or in a new one."""

        moment = self._watch.moment(now)

        def write(db: Db) -> Message:
            customer = _known(db, user_id)
            session, _ = living_or_new(db, user_id, customer.channel, self._watch, moment)
            return add_message(db, session, role, text, now, trace_id=trace_id)

        checked_text(text)
        message = await self._database.write(write)
        self._watch.saw(message.session_id, moment)
        return message

    async def mark_read(self, user_id: UserId) -> None:
        """The agent has seen everything of this customer."""
        await self._database.write(
            lambda db: db.execute("update customers set unread = 0 where user_id = ?", [user_id])
        )

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


def _receive(db: Db, inbound: Inbound, watch: SessionWatch, now: Moment, trace_id: TraceId) -> Receipt:
    if repeat := find_repeat(db, inbound):
        return _receipt(db, repeat, new_session=False, repeat=True)
    keep_customer(db, inbound)
    session, new_session = session_for(db, inbound, watch, now)
    message = add_message(db, session, Role.CUSTOMER, inbound.text, now.wall, key=inbound.key, trace_id=trace_id)
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
