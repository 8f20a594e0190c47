"""What each slot may hold, declared once for every engine: a value that does not fit is dropped, with the reason."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType

from desktop_cs.domain.near_numbers import plain_number


class SlotType(StrEnum):
    """Kinds of values."""

    CODE = "code"  # capitals and digits, nothing between them
    DATE = (
        "date"  # ISO 8601: 2026-01-15, 2026-01-15T10:30, or two of these with a slash between: both ends belong to it
    )
    AMOUNT = "amount"  # decimal text, such as 199.90
    PHONE = "phone"  # the redaction token; never the number
    WORDS = "words"


SLOT_TYPES: Mapping[str, SlotType] = MappingProxyType(
    {
        "order_number": SlotType.CODE,
        "waybill": SlotType.CODE,
        "date": SlotType.DATE,
        "amount": SlotType.AMOUNT,
        "phone": SlotType.PHONE,
        "product": SlotType.WORDS,
        "city": SlotType.WORDS,
    }
)
PHONE_TOKEN = re.compile(r"\[(?:手机号|PHONE|座机号|LANDLINE|境外电话|INTL_PHONE)[1-9]\d{0,4}\]", re.ASCII)

_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,4})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
_MAX_CODE = 40
_MAX_WORDS = 200
_SHAPES = {
    SlotType.CODE: "capitals and digits, some of them digits",
    SlotType.DATE: "a date as YYYY-MM-DD, or two with a slash between",
    SlotType.AMOUNT: "a number such as 199.90",
    SlotType.PHONE: "the token of a phone",
    SlotType.WORDS: f"one to {_MAX_WORDS} characters",
}


def type_of(name: str) -> SlotType:
    """The type of a slot; one that only a profile's catalogue knows holds words."""
    return SLOT_TYPES.get(name, SlotType.WORDS)


def fault_in(name: str, value: str) -> str:
    """Why a slot cannot hold a value; empty where it can."""
    kind = type_of(name)
    return "" if _FITS[kind](value) else f"{name} must be {_SHAPES[kind]}"


def _is_code(value: str) -> bool:
    return 4 <= len(value) <= _MAX_CODE and value == plain_number(value) and any(sign.isdigit() for sign in value)


def _is_date(value: str) -> bool:
    parts = value.split("/")
    read = [_moment(part) for part in parts]
    return len(parts) <= 2 and None not in read and len({len(part) for part in parts}) == 1 and parts == sorted(parts)


def _moment(text: str) -> date | None:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        return None


def _is_amount(value: str) -> bool:
    try:
        return _AMOUNT.fullmatch(value) is not None and Decimal(value).is_finite()
    except InvalidOperation:
        return False


_FITS: Mapping[SlotType, Callable[[str], bool]] = {
    SlotType.CODE: _is_code,
    SlotType.DATE: _is_date,
    SlotType.AMOUNT: _is_amount,
    SlotType.PHONE: lambda value: PHONE_TOKEN.fullmatch(value) is not None,
    SlotType.WORDS: lambda value: 0 < len(value.strip()) <= _MAX_WORDS,
}
