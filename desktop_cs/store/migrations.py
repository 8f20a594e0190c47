"""The schema, grown in numbered steps. A step is never edited once released; a newer need is a new step."""

from pathlib import Path

from sqlite_utils import Migrations

from desktop_cs.errors import StoreError
from desktop_cs.store.driver import Db

steps = Migrations("desktop-cs")
SCHEMA = 5  # how many steps there are; kept in the file as its user_version


@steps()
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


@steps()
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


@steps()
def m003_knowledge(db: Db) -> None:
    """QA pairs, intents, orders, and single facts about the profile."""
    db.table("qa_pairs").create(
        {
            "id": str,
            "question": str,
            "answer": str,
            "intent": str,
            "language": str,
            "variants": str,
            "version": int,
            "updated_at": str,
        },
        pk="id",
        not_null={"question", "answer", "intent", "language", "variants", "version", "updated_at"},
    )
    db.table("intents").create({"name": str, "position": int, "body": str}, pk="name", not_null={"position", "body"})
    db.table("orders").create(
        {"number": str, "user_id": str, "as_of": str, "body": str}, pk="number", not_null={"user_id", "as_of", "body"}
    ).create_index(["user_id"])
    db.table("facts").create({"name": str, "value": str}, pk="name", not_null={"value"})


@steps()
def m004_history(db: Db) -> None:
    """Who changed a pair and why, its earlier versions and deletions, and the mappings of import files."""
    for name in ("author", "reason"):
        db.table("qa_pairs").add_column(name, str, not_null_default="")
    db.table("qa_history").create(
        {
            "id": str,
            "version": int,
            "question": str,
            "answer": str,
            "intent": str,
            "language": str,
            "variants": str,
            "updated_at": str,
            "author": str,
            "reason": str,
            "deleted": int,
        },
        pk=("id", "version"),
        not_null={
            *("question", "answer", "intent", "language", "variants"),
            *("updated_at", "author", "reason", "deleted"),
        },
    )
    db.table("import_mappings").create({"name": str, "columns": str}, pk="name", not_null={"columns"})


@steps()
def m005_coze_calls(db: Db) -> None:
    """How many calls each Coze server has answered, by local day."""
    db.table("coze_calls").create(
        {"host": str, "day": str, "calls": int}, pk=("host", "day"), not_null={"host", "day", "calls"}
    )


def upgrade(db: Db, path: Path) -> None:
    """Apply the missing steps, keeping a copy of a file that already holds data; `StoreError(store_newer)` if the file
    was written by a program that knows more steps than this one."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA:
        raise StoreError(
            "store_newer",
            f"The database {path.name} was written by a newer Desktop CS (schema {version}, this one knows "
            f"{SCHEMA}). Install the newer program; the file was not touched.",
            found=version,
            known=SCHEMA,
        )
    if version == SCHEMA:
        return
    if version > 0:
        copy = path.with_name(f"{path.name}.before-{SCHEMA}")
        if not copy.exists():  # made before an upgrade that was cut short: the better copy
            db.execute("VACUUM INTO ?", [str(copy)])
            copy.chmod(0o600)
    steps.apply(db)
    db.execute(f"PRAGMA user_version={SCHEMA}")
    db.conn.commit()
