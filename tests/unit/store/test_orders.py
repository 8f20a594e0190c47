"""Orders are found by number, waybill, phone and customer; look-alikes are offered; and it is said whose they are."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_turn import NOON, ORDER, PHONE

from desktop_cs.app.ordering import open_orders
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import FoundBy, OrderLookup, OrderQuestion, Owner
from desktop_cs.store import steps
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import connect
from desktop_cs.store.orders import MOST_SHOWN, Orders


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


@pytest.fixture
async def orders(database: Database) -> Orders:
    return open_orders(database)


def made(number: str, user_id: str = "u1", *, waybill: str = "", days: int = 0) -> Order:
    placed = NOON - timedelta(days=days)
    return replace(ORDER, number=number, user_id=user_id, waybill=waybill, placed_at=placed, as_of=NOON)


async def ask(orders: Orders, **question: str) -> OrderLookup:
    return await orders.look_up(OrderQuestion(**question))


async def test_by_number_however_it_is_written(orders: Orders) -> None:
    await orders.upsert([ORDER])
    found = await ask(orders, number=" dd 2026-0115-001 ", user_id="u1")
    assert (found.order, found.by, found.owner) == (ORDER, FoundBy.NUMBER, Owner.CUSTOMER)
    assert found.as_of == ORDER.as_of


async def test_by_waybill(orders: Orders) -> None:
    await orders.upsert([made("DD1001", waybill="SF1234567890123"), made("DD1002")])
    found = await ask(orders, waybill="sf 1234 5678 90123")
    assert (found.order and found.order.number, found.by) == ("DD1001", FoundBy.WAYBILL)


async def test_one_parcel_with_two_orders_asks_which(orders: Orders) -> None:
    await orders.upsert([made("DD1001", waybill="SF1", days=2), made("DD1002", waybill="SF1", days=1)])
    found = await ask(orders, waybill="SF1")
    assert found.order is None
    assert [order.number for order in found.candidates] == ["DD1002", "DD1001"]


async def test_by_phone_in_any_spelling(orders: Orders) -> None:
    await orders.upsert([made("DD1001", days=3), made("DD1002")], {"DD1001": PHONE, "DD1002": "+86 138-1234-5678"})
    found = await ask(orders, phone="一三八 1234 5678", user_id="stranger")
    assert [order.number for order in found.candidates] == ["DD1002", "DD1001"]
    assert (found.by, found.owner) == (FoundBy.PHONE, Owner.CUSTOMER)  # who names the phone is taken for its owner


async def test_by_customer_where_no_number_is_known(orders: Orders) -> None:
    await orders.upsert([made("DD1001"), made("DD1002", "u2"), made("DD1003", "u2", days=1)])
    assert (await ask(orders, user_id="u1")).order == made("DD1001")
    several = await ask(orders, user_id="u2")
    assert [order.number for order in several.candidates] == ["DD1002", "DD1003"]
    assert await ask(orders, user_id="nobody") == OrderLookup()


async def test_an_order_of_somebody_else_is_marked(orders: Orders) -> None:
    await orders.upsert([made("DD1001", "u1"), made("DD1002", "u2"), made("DD1003", "")])
    assert (await ask(orders, number="DD1002", user_id="u1")).belongs_to_other
    assert not (await ask(orders, number="DD1002", user_id="u2")).belongs_to_other
    assert (await ask(orders, number="DD1002", user_id="new here")).owner is Owner.UNKNOWN
    assert (await ask(orders, number="DD1003", user_id="u1")).owner is Owner.UNKNOWN  # the shop did not say whose it is


async def test_a_phone_of_the_order_shows_that_it_is_theirs(orders: Orders) -> None:
    await orders.upsert([made("DD1001", "u1"), made("DD1002", "u2")], {"DD1002": PHONE})
    assert not (await ask(orders, number="DD1002", user_id="u1", phone=PHONE)).belongs_to_other


async def test_look_alikes_of_a_known_customer_are_their_own(orders: Orders) -> None:
    mine, older, other = made("DD20260115001"), made("DD20260115003", days=1), made("DD20260115004", "u2")
    await orders.upsert([other, older, mine])
    found = await ask(orders, number="DD20260115002", user_id="u1")
    assert (found.order, found.candidates) == (None, ())
    assert found.near_misses == (mine, older)
    assert (found.owner, found.asked) == (Owner.CUSTOMER, "DD20260115002")


async def test_look_alikes_for_an_unknown_customer_are_flagged(orders: Orders) -> None:
    await orders.upsert([made("DD20260115001", "u2", waybill="YT8841478486844")])
    for question in ({"number": "DD2O26O115OO2"}, {"waybill": "YT884147848684"}):
        found = await ask(orders, **question)
        assert [order.number for order in found.near_misses] == ["DD20260115001"]
        assert found.owner is Owner.UNKNOWN
    assert (await ask(orders, number="DD29990101999")).near_misses == ()


async def test_the_first_key_that_finds_wins(orders: Orders) -> None:
    await orders.upsert([made("DD1001", waybill="SF1"), made("DD1002")], {"DD1002": PHONE})
    assert (await ask(orders, number="DD9999", waybill="SF1")).by is FoundBy.WAYBILL
    assert (await ask(orders, number="DD9999", phone=PHONE)).by is FoundBy.PHONE


async def test_a_newer_snapshot_replaces_and_an_older_one_does_not(orders: Orders) -> None:
    await orders.upsert([ORDER], {ORDER.number: PHONE})
    await orders.upsert([replace(ORDER, amount="1.00", as_of=NOON + timedelta(hours=1))])
    await orders.upsert([replace(ORDER, amount="2.00", as_of=NOON - timedelta(hours=1))])
    found = await ask(orders, phone=PHONE)  # the phone is kept when a later file does not hold it
    assert found.order is not None
    assert found.order.amount == "1.00"


async def test_many_orders_are_cut(orders: Orders) -> None:
    await orders.upsert([made(f"DD{n:04d}", days=n) for n in range(30)])
    found = await ask(orders, user_id="u1")
    assert [order.number for order in found.candidates] == [f"DD{n:04d}" for n in range(MOST_SHOWN)]


async def test_the_file_holds_no_phone_and_each_profile_its_own_hash(orders: Orders, tmp_path: Path) -> None:
    await orders.upsert([ORDER], {ORDER.number: PHONE})
    assert not any(PHONE.encode() in path.read_bytes() for path in tmp_path.iterdir())
    (tmp_path / "other").mkdir()
    second = open_database(tmp_path / "other" / "p.sqlite3")
    await open_orders(second).upsert([ORDER], {ORDER.number: PHONE})
    hashes = [await base.read(_hash) for base in (orders._database, second)]
    assert hashes[0] != hashes[1]
    assert {len(each) for each in hashes} == {64}
    await second.close()


async def test_every_look_up_uses_an_index(orders: Orders, database: Database) -> None:
    def plan(db) -> str:  # type: ignore[no-untyped-def]
        conditions = (
            "number = ''",
            "waybill = ''",
            "phone_hash = ''",
            "user_id = ''",
            "(shape in ('') or waybill_shape in (''))",
        )
        steps = [list(db.execute("explain query plan select body from orders where " + c)) for c in conditions]  # noqa: S608
        return json.dumps(steps)

    assert "SCAN orders" not in await database.read(plan)


async def test_orders_of_an_older_file_are_found_by_waybill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.sqlite3"
    db = connect(path, read_only=False)
    before = [step for step in steps.STEPS if step.__name__ < "m007"]
    for step in before:
        step(db)
    body = {"number": "DD1001", "waybill": "SF1234567890123", "placed_at": "2026-01-15T20:00:00+08:00", "user_id": "u1"}
    body |= {"status": "shipped", "items": [], "amount": "1", "currency": "CNY", "as_of": "2026-01-15T12:00:00Z"}
    db.table("orders").insert(
        {"number": "DD1001", "user_id": "u1", "as_of": "2026-01-15T12:00:00.000000Z", "body": json.dumps(body)}
    )
    steps.m007_orders(db)
    row = next(db.query("select waybill, shape, placed_at from orders"))
    assert row == {"waybill": "SF1234567890123", "shape": "DD1001", "placed_at": "2026-01-15T12:00:00.000000Z"}
    db.close()


def _hash(db) -> str:  # type: ignore[no-untyped-def]
    return str(next(db.query("select phone_hash from orders"))["phone_hash"])
