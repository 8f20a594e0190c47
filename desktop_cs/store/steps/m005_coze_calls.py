"""How many calls each Coze server has answered, by local day."""

from desktop_cs.store.driver import Db


def m005_coze_calls(db: Db) -> None:
    """How many calls each Coze server has answered, by local day."""
    db.table("coze_calls").create(
        {"host": str, "day": str, "calls": int}, pk=("host", "day"), not_null={"host", "day", "calls"}
    )
