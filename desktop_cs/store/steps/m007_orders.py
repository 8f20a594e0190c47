"""By what orders are looked up beside their number: waybill, the customer's hashed phone, and look-alike shapes."""

import json
from datetime import UTC, datetime

from desktop_cs.domain.near_numbers import plain_number, shape_of
from desktop_cs.store.driver import Db

_LOOKED_UP_BY = ("waybill", "phone_hash", "shape", "waybill_shape")


def m007_orders(db: Db) -> None:
    """By what orders are looked up beside their number: waybill, the customer's hashed phone, and look-alike shapes."""
    table = db.table("orders")
    for name in (*_LOOKED_UP_BY, "placed_at"):
        table.add_column(name, str, not_null_default="")
    for number, body in list(db.execute("select number, body from orders")):
        order = json.loads(body)
        waybill = plain_number(order["waybill"])
        placed_at = datetime.fromisoformat(order["placed_at"]).astimezone(UTC)
        found = {"waybill": waybill, "shape": shape_of(number), "waybill_shape": shape_of(waybill)}
        table.update(number, found | {"placed_at": placed_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")})
    for name in _LOOKED_UP_BY:
        table.create_index([name])
    table.create_index(["user_id", "placed_at"])
