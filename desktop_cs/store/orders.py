"""Order snapshots: kept, and found by number, waybill, phone or customer, with look-alikes where nothing fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desktop_cs.domain.near_numbers import near_shapes, plain_number, shape_of
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import FoundBy, OrderLookup, OrderQuestion, Owner
from desktop_cs.store.codec import from_json, to_json, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.phone_hashes import PhoneHashes
from desktop_cs.store.rows import Row, first, query

MOST_SHOWN = 10  # candidates or near misses of one answer
NO_PHONES: Mapping[str, str] = MappingProxyType({})

# An older snapshot never replaces a newer one; an import without phones keeps those that are known.
_UPSERT = """
insert into orders (number, user_id, as_of, body, waybill, phone_hash, shape, waybill_shape, placed_at)
values (:number, :user_id, :as_of, :body, :waybill, :phone_hash, :shape, :waybill_shape, :placed_at)
on conflict (number) do update set
    user_id = excluded.user_id, as_of = excluded.as_of, body = excluded.body, waybill = excluded.waybill,
    waybill_shape = excluded.waybill_shape, placed_at = excluded.placed_at,
    phone_hash = case excluded.phone_hash when '' then phone_hash else excluded.phone_hash end
where excluded.as_of >= as_of
"""
_SELECT = "select user_id, phone_hash, body from orders where {} order by placed_at desc, number limit ?"


class Orders:
    """The orders of a profile; satisfies `pipeline.ports.Orders`."""

    def __init__(self, database: Database, phones: PhoneHashes) -> None:
        self._database = database
        self._phones = phones

    async def look_up(self, question: OrderQuestion) -> OrderLookup:
        """Ask by number, by waybill, by phone, in this order, until something is found; where neither a number nor a
        waybill is known, the customer's own orders serve. Some ten milliseconds at most."""
        phone_hash = await self._phones.of(question.phone) if question.phone else ""
        return await self._database.read(lambda db: _Search(db, question, phone_hash).answer())

    async def upsert(self, orders: Iterable[Order], phones: Mapping[str, str] = NO_PHONES) -> None:
        """Keep the newest snapshot of each order. `phones` gives raw phones by order number; only hashes are kept."""
        rows = [await self._row(order, phones.get(order.number, "")) for order in orders]

        def write(db: Db) -> None:
            for row in rows:
                db.execute(_UPSERT, row)

        await self._database.write(write)

    async def _row(self, order: Order, phone: str) -> Row:
        number, waybill = plain_number(order.number), plain_number(order.waybill)
        return {
            "number": number,
            "user_id": order.user_id,
            "as_of": to_text(order.as_of),
            "body": to_json(Order, order),
            "waybill": waybill,
            "phone_hash": await self._phones.of(phone) if phone else "",
            "shape": shape_of(number),
            "waybill_shape": shape_of(waybill),
            "placed_at": to_text(order.placed_at),
        }


@dataclass(frozen=True, slots=True)
class _Search:
    """One question put to the database."""

    db: Db
    question: OrderQuestion
    phone_hash: str

    def answer(self) -> OrderLookup:
        """What the question finds."""
        number, waybill = plain_number(self.question.number), plain_number(self.question.waybill)
        for by, column, value in (
            (FoundBy.NUMBER, "number", number),
            (FoundBy.WAYBILL, "waybill", waybill),
            (FoundBy.PHONE, "phone_hash", self.phone_hash),
        ):
            rows = self._rows(f"{column} = ?", [value]) if value else []
            if rows:
                return self._found(by, value if by is not FoundBy.PHONE else "", rows)
        if number or waybill:
            return self._near(number, waybill)
        rows = self._rows("user_id = ?", [self.question.user_id]) if self.question.user_id else []
        return self._found(FoundBy.CUSTOMER, "", rows) if rows else OrderLookup()

    def _rows(self, condition: str, values: Sequence[str]) -> list[Row]:
        return list(query(self.db, _SELECT.format(condition), [*values, MOST_SHOWN]))

    def _found(self, by: FoundBy, asked: str, rows: Sequence[Row]) -> OrderLookup:
        orders = tuple(map(_order, rows))
        owners = {self._owner(row) for row in rows}
        owner = next(owner for owner in (Owner.OTHER, Owner.UNKNOWN, Owner.CUSTOMER) if owner in owners)
        one, several = (orders[0], ()) if len(orders) == 1 else (None, orders)
        return OrderLookup(order=one, candidates=several, by=by, owner=owner, asked=asked)

    def _near(self, number: str, waybill: str) -> OrderLookup:
        """Look-alikes: of a known customer's own orders alone; of all, marked as unknown, where nobody is known."""
        shapes = sorted(near_shapes(number) | near_shapes(waybill))
        marks = ", ".join("?" * len(shapes))
        condition = f"(shape in ({marks}) or waybill_shape in ({marks}))"
        asked = number or waybill
        if self._is_known():
            rows = self._rows(f"user_id = ? and {condition}", [self.question.user_id, *shapes, *shapes])
            return OrderLookup(near_misses=tuple(map(_order, rows)), owner=Owner.CUSTOMER, asked=asked)
        rows = self._rows(condition, [*shapes, *shapes])
        return OrderLookup(near_misses=tuple(map(_order, rows)), owner=Owner.UNKNOWN, asked=asked)

    def _owner(self, row: Row) -> Owner:
        is_own = row["user_id"] and row["user_id"] == self.question.user_id
        if is_own or (self.phone_hash and row["phone_hash"] == self.phone_hash):
            return Owner.CUSTOMER
        return Owner.OTHER if row["user_id"] and self._is_known() else Owner.UNKNOWN

    def _is_known(self) -> bool:
        """Whether the asking customer has any order here."""
        asking = self.question.user_id
        return bool(asking) and first(self.db, "select 1 from orders where user_id = ?", [asking]) is not None


def _order(row: Row) -> Order:
    return from_json(Order, row["body"])
