"""Customers, their sessions and every message."""

from desktop_cs.store.driver import Db


def m001_messages(db: Db) -> None:
    """Customers, their sessions and every message."""
    db.table("customers").create(
        {"user_id": str, "name": str, "channel": str, "opaque": str, "tags": str, "unread": int},
        pk="user_id",
        not_null={"name", "channel", "opaque", "tags", "unread"},
    )
    db.table("sessions").create(
        {
            "id": str,
            "user_id": str,
            "channel": str,
            "opened_at": str,
            "active_at": str,
            "ended_at": str,
            "previous_id": str,
        },
        pk="id",
        not_null={"user_id", "channel", "opened_at", "active_at"},
        foreign_keys=[("user_id", "customers", "user_id")],
    ).create_index(["user_id", "opened_at"])
    db.table("messages").create(
        {
            "seq": int,
            "id": str,
            "session_id": str,
            "user_id": str,
            "role": str,
            "text": str,
            "at": str,
            "key": str,
            "trace_id": str,
        },
        pk="seq",
        not_null={"id", "session_id", "user_id", "role", "text", "at"},
        foreign_keys=[("session_id", "sessions", "id")],
    )
    db.table("messages").create_index(["id"], unique=True)
    db.table("messages").create_index(["user_id", "key"], unique=True)
    db.table("messages").create_index(["user_id", "seq"])
    db.table("messages").create_index(["session_id", "seq"])
    db.table("drafts").create({"user_id": str, "text": str, "at": str}, pk="user_id", not_null={"text", "at"})
