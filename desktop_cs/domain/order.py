"""Orders as the shop's system told them, with the time they were read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderStatus(StrEnum):
    """Where an order stands."""

    UNPAID = "unpaid"
    PAID = "paid"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNING = "returning"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem:
    """One line of an order."""

    sku: str
    name: str
    quantity: int
    price: str  # decimal text in the order's currency


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEvent:
    """One step of a parcel's way."""

    at: datetime
    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A snapshot of one order. `as_of` says when it was read from the shop's system."""

    number: str
    user_id: str
    status: OrderStatus
    items: tuple[OrderItem, ...]
    amount: str  # decimal text
    currency: str
    placed_at: datetime
    as_of: datetime
    carrier: str = ""
    waybill: str = ""
    trail: tuple[TrailEvent, ...] = ()
