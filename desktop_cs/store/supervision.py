"""Keeps the supervisor's lock and the list of what was revealed."""

import json
from dataclasses import replace
from datetime import datetime

from desktop_cs.domain.supervision import Guard, Reveal
from desktop_cs.store.codec import to_moment, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import first, query

_FACT = "supervisor"


class Supervision:
    """The lock of one profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def guard(self) -> Guard | None:
        """The lock; None before a passphrase was set."""
        return await self._database.read(_read)

    async def set_hash(self, made: str) -> None:
        """Take a new passphrase's hash; earlier failures are forgotten."""
        await self._database.write(lambda db: _write(db, Guard(hash=made)))

    async def begin_attempt(self, now: datetime) -> tuple[Guard | None, bool]:
        """The lock, and whether an attempt may be made now. It counts as failed until `succeeded` says otherwise, so
        that neither a kill nor a second attempt beside it gains a guess."""

        def begin(db: Db) -> tuple[Guard | None, bool]:
            guard = _read(db)
            if guard is None:
                return None, False
            if guard.wait(now):
                if guard.failed_at is not None and guard.failed_at > now:  # the clock was set back: wait from now on
                    _write(db, replace(guard, failed_at=now))
                return guard, False
            _write(db, replace(guard, failures=guard.failures + 1, failed_at=now))
            return guard, True

        return await self._database.write(begin)

    async def succeeded(self) -> None:
        """The attempt was right."""

        def forget(db: Db) -> None:
            guard = _read(db)
            if guard is not None:
                _write(db, Guard(hash=guard.hash))

        await self._database.write(forget)

    async def note(self, reveal: Reveal) -> None:
        """Add to the list of what was revealed."""
        row = {"at": to_text(reveal.at), "purpose": reveal.purpose, "texts": reveal.texts}
        await self._database.write(lambda db: db.table("reveals").insert(row))

    async def reveals(self, limit: int) -> tuple[Reveal, ...]:
        """What was revealed, latest first."""
        sql = "select * from reveals order by id desc limit ?"
        rows = await self._database.read(lambda db: list(query(db, sql, [limit])))
        return tuple(Reveal(at=to_moment(row["at"]), purpose=row["purpose"], texts=row["texts"]) for row in rows)


def _read(db: Db) -> Guard | None:
    row = first(db, "select value from facts where name = ?", [_FACT])
    if row is None:
        return None
    kept = json.loads(row["value"])
    failed_at = to_moment(kept["failed_at"]) if kept["failed_at"] else None
    return Guard(hash=kept["hash"], failures=kept["failures"], failed_at=failed_at)


def _write(db: Db, guard: Guard) -> None:
    failed_at = to_text(guard.failed_at) if guard.failed_at is not None else None
    kept = {"hash": guard.hash, "failures": guard.failures, "failed_at": failed_at}
    db.table("facts").upsert({"name": _FACT, "value": json.dumps(kept)}, pk="name")
