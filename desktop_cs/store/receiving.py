"""The one transaction that takes a customer's message in: idempotent, and durable before anything else happens."""

import json
import secrets
from datetime import datetime

from desktop_cs.domain.customer import Customer
from desktop_cs.domain.ids import TraceId, UserId, new_message_id
from desktop_cs.domain.message import Inbound, Message, Role, checked_text
from desktop_cs.domain.session import Moment, Session
from desktop_cs.store.codec import to_text
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import customer_of, first, message_of, session_of
from desktop_cs.store.visits import living_or_new, touch_session
from desktop_cs.store.watch import SessionWatch


def find_repeat(db: Db, inbound: Inbound) -> Message | None:
    """The message already stored under this key, if it came before."""
    row = first(db, "select * from messages where user_id = ? and key = ?", [inbound.user_id, inbound.key])
    return message_of(row) if row else None


def find_customer(db: Db, user_id: UserId) -> Customer | None:
    """The customer of that id."""
    row = first(db, "select * from customers where user_id = ?", [user_id])
    return customer_of(row) if row else None


def keep_customer(db: Db, inbound: Inbound) -> Customer:
    """The customer, made on the first message; a name is taken over when the channel learns it later."""
    known = find_customer(db, inbound.user_id)
    if known is None:
        row = {
            "user_id": inbound.user_id,
            "name": inbound.user_name or inbound.user_id,
            "channel": inbound.channel,
            "opaque": "u_" + secrets.token_hex(8),
            "tags": json.dumps([]),
            "unread": 0,
        }
        db.table("customers").insert(row)
        return customer_of(row)
    if inbound.user_name and inbound.user_name != known.name:
        db.table("customers").update(inbound.user_id, {"name": inbound.user_name})
    return find_customer(db, inbound.user_id) or known


def session_for(db: Db, inbound: Inbound, watch: SessionWatch, now: Moment) -> tuple[Session, bool]:
    """The living session the message belongs to, or a new one linked to the last; the flag says which."""
    if inbound.session_id and (row := first(db, "select * from sessions where id = ?", [inbound.session_id])):
        named = session_of(row)
        if named.user_id == inbound.user_id and watch.is_alive(named, now):
            return named, False
    return living_or_new(db, inbound.user_id, inbound.channel, watch, now)


def add_message(
    db: Db,
    session: Session,
    role: Role,
    text: str,
    now: datetime,
    *,
    key: str | None = None,
    trace_id: TraceId | None = None,
) -> Message:
    """Store one message and keep its session awake."""
    row = {
        "id": new_message_id(),
        "session_id": session.id,
        "user_id": session.user_id,
        "role": role.value,
        "text": checked_text(text),
        "at": to_text(now),
        "key": key,
        "trace_id": trace_id,
    }
    seq = db.table("messages").insert(row).last_rowid
    touch_session(db, session.id, now)
    return message_of(row | {"seq": seq})
