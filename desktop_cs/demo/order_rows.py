"""The rows of a demo pack's `orders` file. An order that does not add up or runs backwards in time is a mistake."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator

from desktop_cs.demo.row_types import Currency, Id, KeyedRow, Money, Row, Text
from desktop_cs.domain.order import Order, OrderItem, OrderStatus, TrailEvent


class ItemRow(Row):
    """One line of an order; `price` is for one piece."""

    sku: Text
    name: Text
    quantity: Annotated[int, Field(ge=1)]
    price: Money


class TrailRow(Row):
    """One step of a parcel's way."""

    at: AwareDatetime
    place: Text
    text: Text


class OrderRow(KeyedRow):
    """An order. `amount` is what was paid: items + shipping - discount."""

    number: Id
    user_id: Id
    status: OrderStatus
    items: Annotated[tuple[ItemRow, ...], Field(min_length=1)]
    shipping: Money = "0"
    discount: Money = "0"
    amount: Money
    currency: Currency
    placed_at: AwareDatetime
    as_of: AwareDatetime
    carrier: str = ""
    waybill: str = ""
    trail: tuple[TrailRow, ...] = ()

    @property
    def key(self) -> str:
        return self.number

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        goods = sum(Decimal(item.price) * item.quantity for item in self.items)
        due = goods + Decimal(self.shipping) - Decimal(self.discount)
        if due != Decimal(self.amount):
            raise ValueError(f"items + shipping - discount come to {due}, but amount says {self.amount}")
        return self

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        times = [self.placed_at, *(event.at for event in self.trail), self.as_of]
        if times != sorted(times):
            raise ValueError("placed_at, the times of the trail and as_of must follow each other")
        return self

    def value(self) -> Order:
        """The domain's order."""
        return Order(
            number=self.number,
            user_id=self.user_id,
            status=self.status,
            items=tuple(
                OrderItem(sku=item.sku, name=item.name, quantity=item.quantity, price=item.price) for item in self.items
            ),
            amount=self.amount,
            currency=self.currency,
            placed_at=self.placed_at,
            as_of=self.as_of,
            carrier=self.carrier,
            waybill=self.waybill,
            trail=tuple(TrailEvent(at=event.at, place=event.place, text=event.text) for event in self.trail),
        )
