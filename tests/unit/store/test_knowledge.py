"""QA pairs are versioned, intents keep their order, orders keep their newest snapshot."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_turn import CATALOGUE, NOON, ORDER, PAIR

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import ImportReport
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.facts import Facts
from desktop_cs.store.knowledge import Intents, Orders, QaPairs


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


async def test_pairs_are_added_changed_and_left_alone(database: Database) -> None:
    pairs = QaPairs(database)
    other = replace(PAIR, id=QaId("kb-2"), question="Where is my parcel?")
    assert await pairs.upsert([PAIR, other], NOON) == ImportReport(added=2)
    assert await pairs.version() == 1
    edited = replace(PAIR, answer="Within 5 days.")
    assert await pairs.preview([edited, other]) == ImportReport(updated=1, unchanged=1)
    assert await pairs.upsert([edited, other], NOON + timedelta(days=1)) == ImportReport(updated=1, unchanged=1)
    stored = {pair.id: pair for pair in await pairs.pairs()}
    assert (stored[PAIR.id].version, stored[PAIR.id].answer) == (2, "Within 5 days.")
    assert stored[other.id] == replace(other, updated_at=NOON)
    assert (await pairs.version(), await pairs.count()) == (2, 2)


async def test_nothing_new_is_no_new_version(database: Database) -> None:
    pairs = QaPairs(database)
    await pairs.upsert([PAIR], NOON)
    await pairs.upsert([PAIR], NOON)
    assert await pairs.version() == 1
    assert await pairs.delete([QaId("unknown")]) == 0
    assert await pairs.version() == 1
    assert await pairs.delete([PAIR.id]) == 1
    assert await pairs.version() == 2


async def test_the_same_pair_twice_in_one_import(database: Database) -> None:
    pairs = QaPairs(database)
    report = await pairs.upsert([PAIR, replace(PAIR, answer="Other.")], NOON)
    assert report == ImportReport(added=1, updated=1)
    assert [pair.answer for pair in await pairs.pairs()] == ["Other."]


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
