"""Whose a personal value is: looked up by its keyed mark, never by reading other customers' values."""

import json
from collections.abc import Callable, Sequence

from desktop_cs.domain.ids import UserId
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import query

Mark = Callable[[str, str], str | None]  # of a token and its value
_BATCH = 500
_ASKED = 200  # marks in one question


def unmarked(_token: str, _value: str) -> None:
    """For a profile in which nobody looks values up."""


class ValueOwners:
    """The marks beside the redaction tokens."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def owners(self, marks: Sequence[str]) -> dict[str, frozenset[UserId]]:
        """The customers in whose sessions each value was said; marks nobody knows are left out."""
        asked = list(dict.fromkeys(marks))[:_ASKED]
        sql = (
            "select t.mark, s.user_id from tokens t join sessions s on s.id = t.session_id "
            "where t.mark in (select value from json_each(?))"
        )
        found: dict[str, set[UserId]] = {}
        for row in await self._database.read(lambda db: list(query(db, sql, [json.dumps(asked)]))):
            found.setdefault(row["mark"], set()).add(UserId(row["user_id"]))
        return {mark: frozenset(owners) for mark, owners in found.items()}

    async def mark_old(self, mark: Mark) -> int:
        """Mark some of the values that were stored before there were marks; 0 when none are left."""

        def write(db: Db) -> int:
            sql = "select rowid, token, value from tokens where mark is null limit ?"
            rows = list(query(db, sql, [_BATCH]))
            for row in rows:
                made = mark(row["token"], row["value"]) or ""  # empty: looked at, and nothing to find
                db.execute("update tokens set mark = ? where rowid = ?", [made, row["rowid"]])
            return len(rows)

        return await self._database.write(write)
