"""Asking for an order, and what was found: the one order, several to choose from, or numbers that look alike."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop_cs.domain.order import Order

ORDER_NUMBER = "order_number"
WAYBILL = "waybill"
PHONE = "phone"
ORDER_KEYS = (ORDER_NUMBER, WAYBILL, PHONE)  # slots any of which names an order, the surest first


class FoundBy(StrEnum):
    """What led to the orders of an answer."""

    NUMBER = "number"
    WAYBILL = "waybill"
    PHONE = "phone"
    CUSTOMER = "customer"


class Owner(StrEnum):
    """Whose the orders of an answer are, as far as this machine knows."""

    CUSTOMER = "customer"  # of the customer who asks
    OTHER = "other"  # the asking customer has orders here, but this is not one of them
    UNKNOWN = "unknown"  # nothing ties the asking customer to any order here


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion:
    """What is known of the order that is looked for. `phone` is the raw number: it never leaves this machine and is
    never stored; `user_id` is the customer who asks, empty where nobody does (the command line)."""

    number: str = ""
    waybill: str = ""
    phone: str = field(default="", repr=False)
    user_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLookup:
    """The answer: `order` where exactly one fits, `candidates` (latest first) where several do and somebody must say
    which; where none does, `near_misses` whose number or waybill looks like the one asked for (latest first).

    `asked` is the number or waybill as it was looked up; empty for a phone or a customer.
    """

    order: Order | None = None
    candidates: tuple[Order, ...] = ()
    near_misses: tuple[Order, ...] = ()
    by: FoundBy | None = None
    owner: Owner = Owner.UNKNOWN
    asked: str = ""

    @property
    def belongs_to_other(self) -> bool:
        """Whether the agent must be told that these orders are somebody else's before anything is read out."""
        return self.owner is Owner.OTHER

    @property
    def as_of(self) -> datetime | None:
        """When the order, or the oldest snapshot among the others, was read from the shop's system."""
        shown = (self.order,) if self.order else self.candidates or self.near_misses
        return min((order.as_of for order in shown), default=None)
