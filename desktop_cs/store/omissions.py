"""What an agent has left out of a session's requests, until it is put back."""

from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.omission import Omission, OmissionKind, Omissions
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import query


class OmissionStore:
    """Satisfies `pipeline.ports.LeftOut`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, session_id: SessionId) -> Omissions:
        """What is left out of the session's requests."""
        sql = "select kind, item_id from left_out where session_id = ?"
        rows = await self._database.read(lambda db: list(query(db, sql, [session_id])))
        return frozenset(Omission(OmissionKind(row["kind"]), row["item_id"]) for row in rows)

    async def keep(self, session_id: SessionId, omissions: Omissions) -> None:
        """From now on leave these out, and nothing else."""

        def write(db: Db) -> None:
            db.execute("delete from left_out where session_id = ?", [session_id])
            rows = [{"session_id": session_id, "kind": o.kind.value, "item_id": o.item_id} for o in omissions]
            db.table("left_out").insert_all(rows)

        await self._database.write(write)
