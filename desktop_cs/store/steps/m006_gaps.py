"""What people decided about questions nobody could answer."""

from desktop_cs.store.driver import Db


def m006_gaps(db: Db) -> None:
    """What people decided about questions nobody could answer: the question's turn, answered or dismissed, and when."""
    db.table("gap_marks").create({"trace_id": str, "mark": str, "at": str}, pk="trace_id", not_null={"mark", "at"})
