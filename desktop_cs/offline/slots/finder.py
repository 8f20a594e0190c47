"""Puts the rules for codes, dates, amounts, names and phone tokens to work on one message."""

from collections.abc import Iterable
from datetime import datetime

from desktop_cs.domain.slot_types import PHONE_TOKEN, fault_in
from desktop_cs.domain.understanding import Slot
from desktop_cs.offline.slots.amounts import find_amounts
from desktop_cs.offline.slots.codes import CodeFinder
from desktop_cs.offline.slots.dates import find_dates
from desktop_cs.offline.slots.found import Find, Folded, fold
from desktop_cs.offline.slots.names import cities, products
from desktop_cs.offline.slots.rules import DEFAULT_RULES, SlotRules


class SlotFinder:
    """Finds the slots of messages. `names` are product names beside those of the rules.

    Customers write numbers with spaces, hyphens, small letters and full-width signs; all of these are read.
    """

    def __init__(self, rules: SlotRules = DEFAULT_RULES, names: Iterable[str] = ()) -> None:
        self._codes = CodeFinder(rules)
        self._products = products((*rules.products, *names))
        self._cities = cities()

    def find(self, text: str, now: datetime, asked: str = "") -> tuple[Slot, ...]:
        """The slots of a message, one of each name: the surest, and of these the first. `now` is the local time at
        which it was written; `asked` the slot that the customer was asked for."""
        folded = fold(text)
        return tuple(
            self._slot(name, find, folded, text)
            for name, finds in self._finds(folded, text, now, asked).items()
            for find in sorted(finds, key=lambda find: (-find.confidence, find.start))[:1]
        )

    def read(self, name: str, words: str, now: datetime) -> str | None:
        """The value that words say where it is known which slot they are for; None where they say none."""
        value = next((slot.value for slot in self.find(words, now, asked=name) if slot.name == name), words)
        return None if fault_in(name, value) else value

    def _finds(self, folded: Folded, text: str, now: datetime, asked: str) -> dict[str, list[Find]]:
        plain = folded.plain
        orders = self._codes.orders(plain)
        waybills = self._codes.waybills(plain, orders, is_asked=asked == "waybill")
        taken = [*orders, *waybills]
        return {
            "order_number": orders,
            "waybill": waybills,
            "amount": _free(find_amounts(plain), taken),
            "date": _free(find_dates(plain, now), taken),
            "product": list(self._products.find(plain)),
            "city": list(self._cities.find(plain)),
            "phone": [
                Find(value=match.group(), start=match.start(), end=match.end())
                for match in PHONE_TOKEN.finditer(plain)
                if text.find(match.group()) >= 0  # a token is written as the redactor writes it
            ],
        }

    def _slot(self, name: str, find: Find, folded: Folded, text: str) -> Slot:
        start, end = folded.written(find)
        return Slot(name=name, value=find.value, source=text[start:end], span=(start, end), confidence=find.confidence)


def _free(finds: Iterable[Find], taken: Iterable[Find]) -> list[Find]:
    """The finds that share no sign with what is taken."""
    taken = tuple(taken)
    return [find for find in finds if not any(find.start < other.end and other.start < find.end for other in taken)]
