"""What a profile's order numbers, waybills and products look like, and the rules a fresh profile starts with."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFormat:
    """One kind of number. `pattern` is that of a whole number in capitals, without spaces and hyphens; a group named
    `date` in it must be a day of the calendar. `check` names a sum over the digits. Formats of bare digits `needs_cue`:
    they count only right after a word such as 单号, or where the customer was asked."""

    name: str
    pattern: str
    check: str = ""
    needs_cue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRules:
    """`orders` and `waybills` are tried in their order. `order_slips` are patterns of what is nearly an order number:
    worth looking up, for the look-alikes. `products` are names beside those in the orders."""

    orders: tuple[CodeFormat, ...] = ()
    order_slips: tuple[str, ...] = ()
    waybills: tuple[CodeFormat, ...] = ()
    products: tuple[str, ...] = field(default_factory=tuple)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as the finder uses it. Raises `re.error`; `ValueError` for one that fits an empty text."""
    found = re.compile(pattern, re.ASCII)
    if found.match(""):
        raise ValueError("it fits an empty text")
    return found


# Lengths and first signs as the carriers publish them or print them on their labels.
_WAYBILLS = (
    CodeFormat(name="顺丰 SF Express", pattern=r"SF\d{12,13}"),
    CodeFormat(name="圆通 YTO", pattern=r"YT\d{13}"),
    CodeFormat(name="韵达 Yunda", pattern=r"YD\d{13,15}"),
    CodeFormat(name="中通 ZTO", pattern=r"ZTO?\d{12,14}"),
    CodeFormat(name="申通 STO", pattern=r"STO?\d{12,15}"),
    CodeFormat(name="极兔 J&T", pattern=r"JT\d{13}"),
    CodeFormat(name="京东 JD Logistics", pattern=r"JD[A-Z]{0,2}\d{10,15}"),
    CodeFormat(name="德邦 Deppon", pattern=r"DPK\d{12}"),
    CodeFormat(name="邮政 EMS", pattern=r"EMS\d{10,13}"),
    CodeFormat(name="UPS", pattern=r"1Z[A-Z0-9]{16}"),
    CodeFormat(name="万国邮联 UPU S10", pattern=r"[A-Z]{2}\d{9}[A-Z]{2}", check="s10"),
    CodeFormat(name="中通 ZTO", pattern=r"7[3-9]\d{10,12}", needs_cue=True),
    CodeFormat(name="申通 STO", pattern=r"77\d{13}", needs_cue=True),
    CodeFormat(name="韵达 Yunda", pattern=r"(?:3[12]|4[0-9])\d{11,13}", needs_cue=True),
    CodeFormat(name="邮政 EMS", pattern=r"(?:1[0-3]|9[0-9])\d{11}", needs_cue=True),
)
DEFAULT_RULES = SlotRules(
    orders=(CodeFormat(name="DD", pattern=r"DD(?P<date>\d{8})\d{3}"),),
    order_slips=(r"DD\d{9,13}",),
    waybills=_WAYBILLS,
)
