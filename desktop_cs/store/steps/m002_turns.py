"""What turns remember, suggest and lead to."""

from desktop_cs.store.driver import Db


def m002_turns(db: Db) -> None:
    """What turns remember, suggest and lead to."""
    db.table("tokens").create(
        {"session_id": str, "token": str, "value": str}, pk=("session_id", "token"), not_null={"value"}
    )
    db.table("states").create({"session_id": str, "body": str}, pk="session_id", not_null={"body"})
    db.table("suggestions").create(
        {"trace_id": str, "session_id": str, "user_id": str, "message_id": str, "created_at": str, "body": str},
        pk="trace_id",
        not_null={"session_id", "user_id", "message_id", "created_at", "body"},
    ).create_index(["user_id", "created_at"])
    db.table("suggestions").create_index(["message_id"])
    db.table("outcomes").create(
        {"id": int, "trace_id": str, "kind": str, "reason": str, "final_text": str, "at": str},
        pk="id",
        not_null={"trace_id", "kind", "at"},
    ).create_index(["trace_id"])
    db.table("coze_conversations").create(
        {"session_id": str, "conversation_id": str}, pk="session_id", not_null={"conversation_id"}
    )
