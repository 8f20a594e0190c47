"""Single named facts about a profile: its id, the version of its knowledge, what it was seeded with."""

from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import first


def read_number(db: Db, name: str) -> int:
    """A fact that is a number; 0 where it was never written."""
    row = first(db, "select value from facts where name = ?", [name])
    return int(row["value"]) if row else 0


def bump(db: Db, name: str) -> None:
    """Count a fact up by one, inside the caller's transaction."""
    db.table("facts").upsert({"name": name, "value": str(read_number(db, name) + 1)}, pk="name")


class Facts:
    """Read and write single facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """The fact of that name."""
        row = await self._database.read(lambda db: first(db, "select value from facts where name = ?", [name]))
        return str(row["value"]) if row else None

    async def put(self, name: str, value: str) -> None:
        """Write a fact."""
        await self._database.write(lambda db: db.table("facts").upsert({"name": name, "value": value}, pk="name"))
