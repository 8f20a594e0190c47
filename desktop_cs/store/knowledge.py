"""Intents and the mappings of import files; QA pairs are in `pairs.py`, orders in `orders.py`."""

import json
from collections.abc import Mapping

from desktop_cs.domain.catalogue import Catalogue, Intent
from desktop_cs.store.codec import from_json, to_json
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import query


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


class Mappings:
    """Named column mappings of import files: our column → the file's header."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> dict[str, dict[str, str]]:
        """Every mapping by its name, in the order of names."""
        rows = await self._database.read(lambda db: list(query(db, "select * from import_mappings order by name")))
        return {row["name"]: json.loads(row["columns"]) for row in rows}

    async def save(self, name: str, columns: Mapping[str, str]) -> None:
        """Keep a mapping under a name, in place of an older one."""
        row = {"name": name, "columns": json.dumps(dict(columns), ensure_ascii=False)}
        await self._database.write(lambda db: db.table("import_mappings").upsert(row, pk="name"))
