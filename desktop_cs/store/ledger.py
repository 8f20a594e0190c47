"""The ledger's table: lines are added at the end and taken away at the beginning, never changed."""

import json
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_cs.domain.ledger import Leaving, LedgerCheck, LedgerEntry, LedgerFilter, chain_of
from desktop_cs.store.codec import to_moment, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.ledger_file import write_ledger
from desktop_cs.store.rows import Row, first, query

_LATEST = "select seq, chain from ledger order by seq desc limit 1"
_KEPT_END = "select seq, chain from ledger_ends where id = 0"  # the last line that was pruned
_BATCH = 500
EVERYTHING = LedgerFilter(limit=-1)


class LedgerStore:
    """The lines of a profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def enter(self, leaving: Leaving) -> int:
        """Add a line, sealed to the one before; it is on the disk when this returns. Its number."""

        def write(db: Db) -> int:
            last = first(db, _LATEST, []) or first(db, _KEPT_END, [])
            seq, previous = (int(last["seq"]) + 1, str(last["chain"])) if last else (1, "")
            db.table("ledger").insert(_record(leaving, seq, previous))
            return seq

        return await self._database.write(write)

    async def not_sent(self, seq: int) -> None:
        """Note that no connection came about for a line. The seal does not cover this mark."""
        await self._database.write(lambda db: db.execute("update ledger set is_unsent = 1 where seq = ?", [seq]))

    async def entries(self, wanted: LedgerFilter) -> tuple[LedgerEntry, ...]:
        """The lines asked for, latest first."""
        sql, values = _question(wanted)
        return tuple(map(_entry, await self._database.read(lambda db: list(query(db, sql, values)))))

    async def export(self, path: Path, wanted: LedgerFilter = EVERYTHING) -> int:
        """Write the lines asked for to a file, oldest first; how many. Raises as `write_ledger` does."""
        sql, values = _question(wanted)
        sql = f"select * from ({sql}) order by seq"  # noqa: S608 - fixed clauses
        return await self._database.read(lambda db: write_ledger(path, map(_entry, query(db, sql, values))))

    async def check(self) -> LedgerCheck:
        """Follow the chain from the oldest line kept to the latest."""
        return await self._database.read(_check)

    async def prune(self, before: datetime) -> int:
        """Take away the lines before that moment; how many. The chain then begins where they ended."""

        def write(db: Db) -> int:
            newest = "select seq, chain from ledger where at < ? order by seq desc limit 1"
            last = first(db, newest, [to_text(before)])
            if last is None:
                return 0
            db.table("ledger_ends").upsert({"id": 0, "seq": last["seq"], "chain": last["chain"]}, pk="id")
            return int(db.execute("delete from ledger where seq <= ?", [last["seq"]]).rowcount)

        return await self._database.write(write)


def _record(leaving: Leaving, seq: int, previous: str) -> dict[str, Any]:
    return {
        "seq": seq,
        "at": to_text(leaving.at),
        "trace_id": leaving.trace_id,
        "host": leaving.host,
        "purpose": leaving.purpose,
        "target": leaving.target,
        "size": leaving.size,
        "body": leaving.body,
        "kinds": json.dumps(dict(sorted(leaving.kinds.items()))),
        "previous": previous,
        "chain": chain_of(leaving, seq, previous),
    }


def _question(wanted: LedgerFilter) -> tuple[str, list[Any]]:
    clauses, values = ["1"], []
    if wanted.since is not None:
        clauses.append("at >= ?")
        values.append(to_text(wanted.since))
    if wanted.trace_id:
        clauses.append("trace_id = ?")
        values.append(wanted.trace_id)
    if wanted.text:
        clauses.append("instr(lower(host || ' ' || purpose || ' ' || trace_id), lower(?)) > 0")
        values.append(wanted.text)
    sql = f"select * from ledger where {' and '.join(clauses)} order by seq desc limit ?"  # noqa: S608 - fixed clauses
    return sql, [*values, wanted.limit]


def _check(db: Db) -> LedgerCheck:
    end = first(db, _KEPT_END, [])
    seq, previous = (int(end["seq"]), str(end["chain"])) if end else (0, "")
    first_seq, count = None, 0
    while rows := list(query(db, "select * from ledger where seq > ? order by seq limit ?", [seq, _BATCH])):
        for entry in map(_entry, rows):
            first_seq = entry.seq if first_seq is None else first_seq
            count += 1
            follows = entry.seq == seq + 1 and entry.previous == previous
            if not follows or chain_of(entry, entry.seq, previous) != entry.chain:
                return LedgerCheck(entries=count, first=first_seq, head=previous, broken_at=entry.seq)
            seq, previous = entry.seq, entry.chain
    return LedgerCheck(entries=count, first=first_seq, head=previous)


def _entry(row: Row) -> LedgerEntry:
    known = {field.name: row[field.name] for field in fields(LedgerEntry)}
    return LedgerEntry(
        **known
        | {
            "at": to_moment(row["at"]),
            "kinds": json.loads(row["kinds"]),
            "body": None if row["body"] is None else bytes(row["body"]),
            "is_unsent": bool(row["is_unsent"]),
        }
    )
