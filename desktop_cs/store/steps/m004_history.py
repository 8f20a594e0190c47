"""Who changed a pair and why, its earlier versions and deletions, and the mappings of import files."""

from desktop_cs.store.driver import Db


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
