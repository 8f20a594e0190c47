"""QA pairs, intents, orders, and single facts about the profile."""

from desktop_cs.store.driver import Db


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
