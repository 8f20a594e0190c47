"""How many calls each Coze server has answered, by local day."""

from datetime import date

from desktop_cs.domain.usage import CallUsage
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import first

_ADD = (
    "insert into coze_calls (host, day, calls) values (?, ?, ?) "
    "on conflict (host, day) do update set calls = calls + excluded.calls"
)
_SUMS = (
    "select coalesce(sum(calls), 0) as total, coalesce(sum(case when day = ? then calls end), 0) as today "
    "from coze_calls where host = ?"
)


class CozeCalls:
    """The calls of a profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_calls(self, host: str, day: date, calls: int) -> CallUsage:
        """Add so many calls (none is fine) and tell the sums."""

        def write(db: Db) -> CallUsage:
            if calls:
                db.execute(_ADD, [host, day.isoformat(), calls])
            row = first(db, _SUMS, [day.isoformat(), host])
            return CallUsage(today=int(row["today"]), total=int(row["total"])) if row else CallUsage(today=0, total=0)

        return await self._database.write(write)
