"""Which of two numbers in one message is meant: "not this one but that one".

An engine names one value of each slot, often the first it meets. Where the words before it take it back, another
number of the same make in the message is what was meant; where there is none, nothing was named.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.understanding import Slot

_BEFORE = 24  # characters that may stand between the word that takes back and the number, and the word itself
_TAKES_BACK = re.compile(
    r"(?:不是|不要|并非|別查|别查|\bnot|\bisn'?t|\binstead of|\brather than)\s*"
    r"(?:这个|那个|这单|那单|the|order|parcel|number|订单号?|訂單號?|单号|單號|[:：#]|\s)*$",
    re.IGNORECASE,
)


def meant(slots: tuple[Slot, ...], text: str) -> Iterator[Slot]:
    """The slots of a message without those that its words take back, or with what they put in place."""
    for slot in slots:
        if slot.name not in ORDER_KEYS or slot.span is None or not _is_taken_back(text, slot.span[0]):
            yield slot
        elif (instead := _instead(slot, text)) is not None:
            yield instead


def _is_taken_back(text: str, start: int) -> bool:
    return _TAKES_BACK.search(text[max(start - _BEFORE, 0) : start]) is not None


def _instead(slot: Slot, text: str) -> Slot | None:
    """Another number of the same make: the same letters in front, as many digits behind."""
    letters = slot.value.rstrip("0123456789")
    make = re.compile(
        rf"(?<![A-Za-z0-9]){re.escape(letters)}\d{{{len(slot.value) - len(letters)}}}(?!\d)", re.IGNORECASE
    )
    for found in make.finditer(text):
        if found.group().upper() != slot.value.upper() and not _is_taken_back(text, found.start()):
            return replace(slot, value=found.group().upper(), source=found.group(), span=found.span())
    return None
