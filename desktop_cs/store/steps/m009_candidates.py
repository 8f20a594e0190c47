"""Which of a suggestion's replies was used, and what an unsent text comes from."""

from desktop_cs.store.driver import Db


def m009_candidates(db: Db) -> None:
    """The place of the reply an outcome is about (1 is the best), and a draft's origin: suggestion, place, message."""
    db.table("outcomes").add_column("candidate", int, not_null_default=1)
    for name, kind in (("trace_id", str), ("candidate", int), ("seq", int)):
        db.table("drafts").add_column(name, kind)
