"""Deleting what belongs to a customer or to old sessions: in every table that knows either, by its columns.

Tables are found, not listed: one that is added later and holds a `user_id`, a `session_id`, a `message_id` or a
`trace_id` is covered without anybody thinking of it.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.store.codec import from_json, to_json, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import first, query

# The ledger holds redacted text alone, each line sealed to the one before: a gap would look like a forgery.
_KEPT = frozenset({"ledger", "ledger_ends", "erasures"})
_BATCH = 50  # sessions in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keys:
    """By what rows are found, by column."""

    user_id: tuple[str, ...]
    session_id: tuple[str, ...]
    message_id: tuple[str, ...]
    trace_id: tuple[str, ...]


class Forgetting:
    """Erasure and retention, and the receipts of erasures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def erase(self, user_id: UserId) -> dict[str, int]:
        """Delete everything of one customer and leave nothing of it in the file; rows removed by table."""
        return await self._database.scrub(lambda db: dict(_erase(db, user_id)))

    async def knows(self, user_id: UserId) -> bool:
        """Whether there is such a customer."""
        sql = "select 1 from customers where user_id = ?"
        return await self._database.read(lambda db: first(db, sql, [user_id])) is not None

    async def prune(self, before: datetime) -> dict[str, int]:
        """Delete sessions without activity since then, a few in each transaction, and customers left without any."""
        removed: Counter[str] = Counter()
        while some := await self._database.write(lambda db: _prune(db, before)):
            removed += some
        return dict(removed)

    async def keep_receipt(self, receipt: ErasureReceipt) -> None:
        """Keep the receipt of an erasure."""
        record = {"at": to_text(receipt.at), "body": to_json(ErasureReceipt, receipt)}
        await self._database.write(lambda db: db.table("erasures").insert(record, pk="id"))

    async def receipts(self) -> tuple[ErasureReceipt, ...]:
        """All receipts, the latest first."""
        rows = await self._database.read(lambda db: list(query(db, "select body from erasures order by id desc")))
        return tuple(from_json(ErasureReceipt, row["body"]) for row in rows)


def _erase(db: Db, user_id: UserId) -> Counter[str]:
    sessions = _column(db, "select id from sessions where user_id = ?", user_id)
    removed = _delete(db, _keys(db, sessions, (user_id,)))
    removed["sessions"] += _rows_changed(db, "delete from sessions where user_id = ?", user_id)
    return +removed


def _prune(db: Db, before: datetime) -> Counter[str]:
    old = "select id from sessions where active_at < ? order by active_at limit ?"
    sessions = _column(db, old, to_text(before), _BATCH)
    if not sessions:
        return Counter()
    removed = _delete(db, _keys(db, sessions, ()))
    ids = json.dumps(sessions)
    users = _column(db, "select distinct user_id from sessions where id in (select value from json_each(?))", ids)
    _rows_changed(
        db, "update sessions set previous_id = null where previous_id in (select value from json_each(?))", ids
    )
    removed["sessions"] += _rows_changed(db, "delete from sessions where id in (select value from json_each(?))", ids)
    for user_id in users:
        if first(db, "select 1 from sessions where user_id = ?", [user_id]) is None:
            removed += _delete(db, _keys(db, (), (user_id,)))
    return +removed


def _keys(db: Db, sessions: Iterable[str], users: Iterable[str]) -> _Keys:
    ids = json.dumps(list(sessions))
    inside = "session_id in (select value from json_each(?))"
    traces = {
        *_column(db, f"select trace_id from messages where trace_id is not null and {inside}", ids),  # noqa: S608
        *_column(db, f"select trace_id from suggestions where {inside}", ids),  # noqa: S608
    }
    return _Keys(
        user_id=tuple(users),
        session_id=tuple(SessionId(value) for value in json.loads(ids)),
        message_id=tuple(_column(db, f"select id from messages where {inside}", ids)),  # noqa: S608
        trace_id=tuple(traces),
    )


def _delete(db: Db, keys: _Keys) -> Counter[str]:
    """Delete the rows of all tables that any of the keys names. Foreign keys are looked at when all is done."""
    db.execute("PRAGMA defer_foreign_keys=on")
    removed: Counter[str] = Counter()
    for table in db.tables:
        if table.name in _KEPT or table.name.startswith("_"):
            continue
        columns = [name for name in ("user_id", "session_id", "message_id", "trace_id") if name in table.columns_dict]
        for column in columns:
            values = json.dumps(getattr(keys, column))
            # the names of table and column are the schema's own
            sql = f"delete from [{table.name}] where [{column}] in (select value from json_each(?))"  # noqa: S608
            removed[table.name] += _rows_changed(db, sql, values)
    return removed


def _column(db: Db, sql: str, *values: object) -> list[str]:
    return [str(next(iter(row.values()))) for row in query(db, sql, values)]


def _rows_changed(db: Db, sql: str, *values: object) -> int:
    return max(int(db.execute(sql, list(values)).rowcount), 0)
