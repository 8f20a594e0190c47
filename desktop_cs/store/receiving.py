"""The one transaction that takes a customer's message in: idempotent, and durable before anything else happens."""

import json
import secrets
from datetime import datetime, timedelta

from desktop_cs.domain.customer import Customer
from desktop_cs.domain.ids import SessionId, TraceId, UserId, new_message_id
from desktop_cs.domain.message import Inbound, Message, Role, checked_text
from desktop_cs.domain.session import Session, is_alive, session_id_for
from desktop_cs.domain.text import without_direction
from desktop_cs.store.codec import to_text
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import customer_of, first, message_of, session_of


def find_repeat(db: Db, inbound: Inbound) -> Message | None:
    """The message already stored under this key, if it came before."""
    row = first(db, "select * from messages where user_id = ? and key = ?", [inbound.user_id, inbound.key])
    return message_of(row) if row else None


def find_customer(db: Db, user_id: UserId) -> Customer | None:
    """The customer of that id."""
    row = first(db, "select * from customers where user_id = ?", [user_id])
    return customer_of(row) if row else None


def latest_session(db: Db, user_id: UserId) -> Session | None:
    """The customer's newest session, alive or not."""
    sql = "select * from sessions where user_id = ? order by opened_at desc limit 1"
    row = first(db, sql, [user_id])
    return session_of(row) if row else None


def keep_customer(db: Db, inbound: Inbound) -> Customer:
    """The customer, made on the first message; a name is taken over when the channel learns it later."""
    known = find_customer(db, inbound.user_id)
    name = without_direction(inbound.user_name)
    if known is None:
        row = {
            "user_id": inbound.user_id,
            "name": name or inbound.user_id,
            "channel": inbound.channel,
            "opaque": "u_" + secrets.token_hex(8),
            "tags": json.dumps([]),
            "unread": 0,
        }
        db.table("customers").insert(row)
        return customer_of(row)
    if name and name != known.name:
        db.table("customers").update(inbound.user_id, {"name": name})
    return find_customer(db, inbound.user_id) or known


def session_for(db: Db, inbound: Inbound, now: datetime, ttl: timedelta) -> tuple[Session, bool]:
    """The living session the message belongs to, or a new one linked to the last; the flag says which."""
    last = latest_session(db, inbound.user_id)
    if inbound.session_id and (row := first(db, "select * from sessions where id = ?", [inbound.session_id])):
        named = session_of(row)
        if named.user_id == inbound.user_id and is_alive(named, now, ttl):
            return named, False
    if last and is_alive(last, now, ttl):
        return last, False
    return open_session(db, inbound, now, last), True


def open_session(db: Db, inbound: Inbound, now: datetime, last: Session | None) -> Session:
    """A fresh session; two within one microsecond get ids a microsecond apart."""
    moment = now
    while first(db, "select 1 from sessions where id = ?", [session_id_for(inbound.user_id, moment)]):
        moment += timedelta(microseconds=1)
    row = {
        "id": session_id_for(inbound.user_id, moment),
        "user_id": inbound.user_id,
        "channel": inbound.channel,
        "opened_at": to_text(moment),
        "active_at": to_text(moment),
        "ended_at": None,
        "previous_id": last.id if last else None,
    }
    db.table("sessions").insert(row)
    return session_of(row)


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
    """Store one message and keep its session awake. An activity time never moves backwards with the clock."""
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


def touch_session(db: Db, session_id: SessionId, now: datetime) -> None:
    """Note activity on a session."""
    db.execute("update sessions set active_at = max(active_at, ?) where id = ?", [to_text(now), session_id])
