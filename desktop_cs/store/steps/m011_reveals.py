"""Every time that somebody was shown customers' own words by the supervisor's passphrase."""

from desktop_cs.store.driver import Db


def m011_reveals(db: Db) -> None:
    """When, what for, and how many texts; none of the words."""
    db.table("reveals").create(
        {"id": int, "at": str, "purpose": str, "texts": int}, pk="id", not_null={"at", "purpose", "texts"}
    )
