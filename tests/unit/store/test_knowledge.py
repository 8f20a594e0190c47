"""Intents keep their order, mappings their names."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fakes_turn import CATALOGUE

from desktop_cs.store.database import Database, open_database
from desktop_cs.store.facts import Facts
from desktop_cs.store.knowledge import Intents, Mappings


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


async def test_the_catalogue_keeps_its_order(database: Database) -> None:
    intents = Intents(database)
    await intents.replace(CATALOGUE)
    assert await intents.catalogue() == CATALOGUE
    assert (await intents.catalogue()).names() == CATALOGUE.names()


async def test_facts(database: Database) -> None:
    facts = Facts(database)
    assert await facts.get("seeded") is None
    await facts.put("seeded", "demo 1")
    assert await facts.get("seeded") == "demo 1"


async def test_a_mapping_is_kept_under_its_name(database: Database) -> None:
    mappings = Mappings(database)
    assert await mappings.all() == {}
    await mappings.save("crm", {"question": "问题", "answer": "x"})
    await mappings.save("crm", {"question": "问题", "answer": "答案"})
    await mappings.save("a", {"question": "q", "answer": "a"})
    assert list((await mappings.all()).items()) == [
        ("a", {"question": "q", "answer": "a"}),
        ("crm", {"question": "问题", "answer": "答案"}),
    ]
