"""Rows of the message tables as domain values."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from desktop_cs.domain.customer import Customer
from desktop_cs.domain.draft import Draft, Origin
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.session import CarryChoice, Session, SessionEnd
from desktop_cs.store.codec import to_moment
from desktop_cs.store.driver import Db

Row = dict[str, Any]


Parameters = Sequence[object] | dict[str, Any]  # for `?`, or for `:name`


def query(db: Db, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
    """Rows as dictionaries; `parameters` are bound, never pasted."""
    yield from db.query(sql, parameters if isinstance(parameters, dict) else list(parameters))


def first(db: Db, sql: str, parameters: Parameters = ()) -> Row | None:
    """The first row, or None."""
    return next(query(db, sql, parameters), None)


def message_of(row: Row) -> Message:
    """A row of `messages`."""
    return Message(
        id=MessageId(row["id"]),
        seq=row["seq"],
        session_id=SessionId(row["session_id"]),
        user_id=UserId(row["user_id"]),
        role=Role(row["role"]),
        text=row["text"],
        at=to_moment(row["at"]),
        trace_id=TraceId(row["trace_id"]) if row["trace_id"] else None,
    )


def session_of(row: Row) -> Session:
    """A row of `sessions`."""
    return Session(
        id=SessionId(row["id"]),
        user_id=UserId(row["user_id"]),
        channel=row["channel"],
        opened_at=to_moment(row["opened_at"]),
        active_at=to_moment(row["active_at"]),
        ended_at=to_moment(row["ended_at"]) if row["ended_at"] else None,
        ended_by=SessionEnd(row["ended_by"]) if row["ended_by"] else None,
        previous_id=SessionId(row["previous_id"]) if row["previous_id"] else None,
        visit=row["visit"],
        carry=CarryChoice(row["carry"]) if row["carry"] else None,
    )


def draft_of(row: Row) -> Draft:
    """A row of `drafts`."""
    if row["trace_id"] is None:
        return Draft(text=row["text"])
    origin = Origin(trace_id=TraceId(row["trace_id"]), candidate=row["candidate"], seq=row["seq"])
    return Draft(text=row["text"], origin=origin)


def customer_of(row: Row) -> Customer:
    """A row of `customers`."""
    return Customer(
        user_id=UserId(row["user_id"]),
        name=row["name"],
        channel=row["channel"],
        opaque=row["opaque"],
        tags=tuple(json.loads(row["tags"])),
    )
