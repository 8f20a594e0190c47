"""Marks by which a value is found again without reading it, overridden findings, and receipts of erasures."""

from desktop_cs.store.driver import Db


def m012_drafts(db: Db) -> None:
    """Marks by which a value is found again without reading it, overridden findings, and receipts of erasures."""
    db.table("tokens").add_column("mark", str)
    db.table("tokens").create_index(["mark"])
    db.table("overrides").create(
        {
            "id": int,
            "message_id": str,
            "user_id": str,
            "trace_id": str,
            "rule": str,
            "severity": str,
            "detail": str,
            "reason": str,
            "at": str,
        },
        pk="id",
        not_null={"message_id", "user_id", "rule", "severity", "detail", "reason", "at"},
    )
    db.table("overrides").create_index(["trace_id"])
    db.table("overrides").create_index(["user_id"])
    db.table("erasures").create({"id": int, "at": str, "body": str}, pk="id", not_null={"at", "body"})
