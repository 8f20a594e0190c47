"""The QA pairs, the truth that every index is built from. What a change replaces or removes goes to the history."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import UNSIGNED, EditNote, ImportReport, QaPair, QaVersion
from desktop_cs.store import history
from desktop_cs.store.codec import to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.facts import bump, read_number
from desktop_cs.store.history import pair_of, row_of
from desktop_cs.store.rows import Row, query

KB_VERSION = "kb_version"
_CONTENT = ("question", "answer", "intent", "language", "variants")
_COLUMNS = ("id", *_CONTENT, "version", "updated_at", "author", "reason")
_AT_ONCE = 1_000  # pairs looked up together: memory stays small whatever is imported
_PUT = (
    f"insert into qa_pairs ({', '.join(_COLUMNS)}) values ({', '.join(':' + name for name in _COLUMNS)}) "  # noqa: S608
    f"on conflict(id) do update set {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)


class QaPairs:
    """The QA pairs. Every change gives the knowledge base a new version."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def pairs(self) -> tuple[QaPair, ...]:
        """All pairs, by id."""
        return await self._database.read(
            lambda db: tuple(map(pair_of, query(db, "select * from qa_pairs order by id")))
        )

    async def count(self) -> int:
        """How many pairs there are."""
        return await self._database.read(lambda db: int(db.execute("select count(*) from qa_pairs").fetchone()[0]))

    async def version(self) -> int:
        """The version of the whole knowledge base; 0 before anything was put in."""
        return await self._database.read(lambda db: read_number(db, KB_VERSION))

    async def history(self, pair_id: QaId) -> tuple[QaVersion, ...]:
        """Every version of a pair, oldest first, the present one or its deletion last; empty for an unknown id."""
        return await self._database.read(lambda db: history.versions(db, pair_id))

    async def upsert(self, pairs: Iterable[QaPair], now: datetime, note: EditNote = UNSIGNED) -> ImportReport:
        """Add new pairs, give changed ones their next version, leave equal ones alone; all of it or nothing."""
        wanted = tuple(pairs)
        return await self._database.write(lambda db: _upsert(db, wanted, _signed(now, note)))

    async def delete(self, ids: Iterable[QaId], now: datetime, note: EditNote = UNSIGNED) -> int:
        """Remove pairs, keeping them in the history; how many were there."""
        wanted = tuple(ids)

        def write(db: Db) -> int:
            gone = sum(history.bury(db, pair_id, _signed(now, note)) for pair_id in wanted)
            if gone:
                bump(db, KB_VERSION)
            return gone

        return await self._database.write(write)


def _signed(now: datetime, note: EditNote) -> Row:
    return {"updated_at": to_text(now), "author": note.author, "reason": note.reason}


def _upsert(db: Db, pairs: tuple[QaPair, ...], signed: Row) -> ImportReport:
    added = updated = unchanged = 0
    for some in _chunks(pairs):
        known, last = _known(db, some), history.last_versions(db, [pair.id for pair in some])
        old_rows, new_rows = [], []
        for pair in some:
            row, old = row_of(pair), known.get(pair.id)
            if old is not None and all(old[column] == row[column] for column in _CONTENT):
                unchanged += 1
                continue
            if old is None:
                added += 1
                row["version"] = max(pair.version, last.get(pair.id, 0) + 1)
            else:
                updated += 1
                row["version"] = old["version"] + 1
                old_rows.append(old)
            known[pair.id] = row | signed
            new_rows.append(row | signed)
        history.keep(db, old_rows)
        db.conn.executemany(_PUT, new_rows)
    if added or updated:
        bump(db, KB_VERSION)
    return ImportReport(added=added, updated=updated, unchanged=unchanged)


def _known(db: Db, pairs: tuple[QaPair, ...]) -> dict[str, Row]:
    sql = "select * from qa_pairs where id in (select value from json_each(?))"
    return {row["id"]: row for row in query(db, sql, [history.json_list(pair.id for pair in pairs)])}


def _chunks(pairs: tuple[QaPair, ...]) -> Iterator[tuple[QaPair, ...]]:
    waiting = iter(pairs)
    while some := tuple(islice(waiting, _AT_ONCE)):
        yield some
