"""Intents keep their order, orders their newest snapshot, mappings their names."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_turn import CATALOGUE, ORDER

from desktop_cs.store.database import Database, open_database
from desktop_cs.store.facts import Facts
from desktop_cs.store.knowledge import Intents, Mappings, Orders


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


async def test_orders_are_found_in_any_case(database: Database) -> None:
    orders = Orders(database)
    await orders.upsert([ORDER])
    await orders.upsert([replace(ORDER, amount="10.00")])
    found = await orders.find(" dd20260115001 ")
    assert found is not None
    assert found.amount == "10.00"
    assert await orders.find("DD1") is None
    assert await orders.of_customer("u1") == (found,)


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
