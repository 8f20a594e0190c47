"""QA pairs, intents and orders: the truth that every index is built from."""

import json
from collections.abc import Iterable
from datetime import datetime

from desktop_cs.domain.catalogue import Catalogue, Intent
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import ImportReport, Language, QaPair
from desktop_cs.domain.order import Order
from desktop_cs.store.codec import from_json, to_json, to_moment, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.facts import bump, read_number
from desktop_cs.store.rows import Row, first, query

KB_VERSION = "kb_version"
_CONTENT = ("question", "answer", "intent", "language", "variants")


class QaPairs:
    """The QA pairs. Every change gives the knowledge base a new version."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def pairs(self) -> tuple[QaPair, ...]:
        """All pairs, by id."""
        return await self._database.read(
            lambda db: tuple(map(_pair_of, query(db, "select * from qa_pairs order by id")))
        )

    async def count(self) -> int:
        """How many pairs there are."""
        return await self._database.read(lambda db: int(db.execute("select count(*) from qa_pairs").fetchone()[0]))

    async def version(self) -> int:
        """The version of the whole knowledge base; 0 before anything was put in."""
        return await self._database.read(lambda db: read_number(db, KB_VERSION))

    async def upsert(self, pairs: Iterable[QaPair], now: datetime) -> ImportReport:
        """Add new pairs, give changed ones their next version, leave equal ones alone; all of it or nothing."""
        wanted = tuple(pairs)
        return await self._database.write(lambda db: _upsert(db, wanted, now))

    async def preview(self, pairs: Iterable[QaPair]) -> ImportReport:
        """What `upsert` would do."""
        wanted = tuple(pairs)
        return await self._database.read(lambda db: _tally(_sorted_out(db, wanted)))

    async def delete(self, ids: Iterable[QaId]) -> int:
        """Remove pairs; how many were there."""
        wanted = tuple(ids)

        def write(db: Db) -> int:
            gone = sum(db.execute("delete from qa_pairs where id = ?", [qa_id]).rowcount for qa_id in wanted)
            if gone:
                bump(db, KB_VERSION)
            return gone

        return await self._database.write(write)


class Intents:
    """The intent catalogue of the profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def catalogue(self) -> Catalogue:
        """All intents in their order."""
        rows = await self._database.read(lambda db: list(query(db, "select body from intents order by position")))
        intents = (from_json(Intent, row["body"]) for row in rows)
        return Catalogue({intent.name: intent for intent in intents})

    async def replace(self, catalogue: Catalogue) -> None:
        """Put a whole catalogue in the place of the old one."""
        rows = [
            {"name": intent.name, "position": position, "body": to_json(Intent, intent)}
            for position, intent in enumerate(catalogue.intents.values())
        ]

        def write(db: Db) -> None:
            db.execute("delete from intents")
            db.table("intents").insert_all(rows, pk="name")

        await self._database.write(write)


class Orders:
    """Order snapshots."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, number: str) -> Order | None:
        """The order of that number, whatever the case it was typed in."""
        row = await self._database.read(
            lambda db: first(db, "select body from orders where number = ?", [number.strip().upper()])
        )
        return from_json(Order, row["body"]) if row else None

    async def of_customer(self, user_id: str) -> tuple[Order, ...]:
        """A customer's orders, the latest first."""
        rows = await self._database.read(
            lambda db: list(query(db, "select body from orders where user_id = ?", [user_id]))
        )
        orders = (from_json(Order, row["body"]) for row in rows)
        return tuple(sorted(orders, key=lambda order: order.placed_at, reverse=True))

    async def upsert(self, orders: Iterable[Order]) -> None:
        """Keep the newest snapshot of each order."""
        rows = [
            {
                "number": order.number.upper(),
                "user_id": order.user_id,
                "as_of": to_text(order.as_of),
                "body": to_json(Order, order),
            }
            for order in orders
        ]
        await self._database.write(lambda db: db.table("orders").upsert_all(rows, pk="number"))


def _pair_of(row: Row) -> QaPair:
    return QaPair(
        id=QaId(row["id"]),
        question=row["question"],
        answer=row["answer"],
        intent=row["intent"],
        language=Language(row["language"]),
        variants=tuple(json.loads(row["variants"])),
        version=row["version"],
        updated_at=to_moment(row["updated_at"]),
    )


def _row_of(pair: QaPair) -> Row:
    return {
        "id": pair.id,
        "question": pair.question,
        "answer": pair.answer,
        "intent": pair.intent,
        "language": pair.language.value,
        "variants": json.dumps(pair.variants, ensure_ascii=False),
    }


_Sorted = dict[str, list[Row]]


def _sorted_out(db: Db, pairs: tuple[QaPair, ...]) -> _Sorted:
    known = {row["id"]: row for row in query(db, "select * from qa_pairs")}
    out: _Sorted = {"added": [], "updated": [], "unchanged": []}
    for pair in pairs:
        row = _row_of(pair)
        old = known.get(row["id"])
        if old is None:
            out["added"].append(row | {"version": 1})
        elif all(old[column] == row[column] for column in _CONTENT):
            out["unchanged"].append(row)
        else:
            out["updated"].append(row | {"version": old["version"] + 1})
        known[row["id"]] = row | {"version": old["version"] + 1 if old else 1}
    return out


def _tally(sorted_out: _Sorted) -> ImportReport:
    added, updated, unchanged = (len(sorted_out[name]) for name in ("added", "updated", "unchanged"))
    return ImportReport(added=added, updated=updated, unchanged=unchanged)


def _upsert(db: Db, pairs: tuple[QaPair, ...], now: datetime) -> ImportReport:
    sorted_out = _sorted_out(db, pairs)
    changed = [row | {"updated_at": to_text(now)} for name in ("added", "updated") for row in sorted_out[name]]
    if changed:
        db.table("qa_pairs").upsert_all(changed, pk="id")
        bump(db, KB_VERSION)
    return _tally(sorted_out)
