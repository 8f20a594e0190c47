"""Values the dialogue needs, found in a redacted message by rules: order number, waybill, amount and date.

Each value comes in one spelling, with the words it was read from. Rules that depend on the day take it as an argument.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_cs.domain.understanding import Slot

ORDER_NUMBER = r"DD\d{11}"
_WAYBILL = (
    r"(?:SF|YT|YD|JDV?|ZTO|STO|JT|EMS)[A-Z]{0,2}\d{10,15}",  # 顺丰 圆通 韵达 京东 中通 申通 极兔 EMS
    r"[A-Z]{2}\d{9}[A-Z]{2}",  # UPU S10, international parcels
)
_MAX_CHARACTERS = 10_000  # a value this far down is not what the message is about

_CODE = re.compile(r"[A-Z0-9](?:[ \-_]?[A-Z0-9])+")
_NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)"
_AMOUNT = (
    re.compile(rf"(?:[¥$€£]|RMB|CNY|USD)\s*{_NUMBER}(?![\d.]*\d)", re.IGNORECASE),
    re.compile(rf"(?<![\d.,A-Z]){_NUMBER}\s*(?:元|块钱?|人民币|RMB|CNY|YUAN|DOLLARS?|USD)(?![A-Z])", re.IGNORECASE),
)
_FULL_DATE = re.compile(r"(?<!\d)(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?")
_SHORT_DATE = re.compile(r"(?<![\d年])(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = rf"({'|'.join(_MONTHS)})[A-Z]*\.?"
_DAY = r"(\d{1,2})(?:ST|ND|RD|TH)?(?!\d)"
_MONTH_DAY = re.compile(rf"(?<![A-Z]){_MONTH}\s+{_DAY}(?:,?\s+(20\d\d))?")
_DAY_MONTH = re.compile(rf"(?<!\d){_DAY}\s+(?:OF\s+)?{_MONTH}(?:,?\s+(20\d\d))?")
_DAYS_AGO = {"大前天": 3, "前天": 2, "昨天": 1, "昨晚": 1, "今天": 0, "今早": 0, "今晚": 0} | {
    "DAY BEFORE YESTERDAY": 2,
    "YESTERDAY": 1,
    "TODAY": 0,
}
_RELATIVE = re.compile("|".join(sorted(_DAYS_AGO, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class _Found:
    """A value with the place of its words in the upper-case text."""

    value: str
    start: int
    end: int


class SlotFinder:
    """Finds slots. `order_number` is the pattern of a whole order number in capitals, without spaces.

    Customers write numbers with spaces, hyphens, small letters and full-width signs; all of these are read.
    """

    def __init__(self, today: Callable[[], date], order_number: str = ORDER_NUMBER) -> None:
        self._today = today
        self._order = re.compile(order_number)
        self._waybill = re.compile("|".join(_WAYBILL))

    def find(self, text: str) -> tuple[Slot, ...]:
        """The slots of a message, one of each name: the first that is found."""
        plain, origin = _upper(text[:_MAX_CHARACTERS])
        orders = list(_codes(plain, self._order))
        taken = [(found.start, found.end) for found in orders]
        waybills = (w for w in _codes(plain, self._waybill) if not any(w.start < e and s < w.end for s, e in taken))
        finds = {
            "order_number": next(iter(orders), None),
            "waybill": next(waybills, None),
            "amount": next(_amounts(plain), None),
            "date": next(_dates(plain, self._today()), None),
        }
        return tuple(
            Slot(name=name, value=found.value, source=text[origin[found.start] : origin[found.end - 1] + 1])
            for name, found in finds.items()
            if found is not None
        )


def _upper(text: str) -> tuple[str, list[int]]:
    """The text in capitals and half-width signs, and for each of its characters the place in the original."""
    plain: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        folded = unicodedata.normalize("NFKC", sign).upper()
        plain.append(folded)
        origin += [place] * len(folded)
    return "".join(plain), origin


def _codes(plain: str, pattern: re.Pattern[str]) -> Iterator[_Found]:
    """Numbers of a pattern, also where single spaces or hyphens divide them."""
    for run in _CODE.finditer(plain):
        places = [place for place in range(run.start(), run.end()) if plain[place].isalnum()]
        compact = "".join(plain[place] for place in places)
        position = 0
        while match := pattern.search(compact, position):
            position = match.start() + 1
            start, end = places[match.start()], places[match.end() - 1] + 1 if match.group() else 0
            if end > start and _stands_alone(plain, start, end):
                yield _Found(match.group(), start, end)
                position = match.end()


def _stands_alone(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())


def _amounts(plain: str) -> Iterator[_Found]:
    found = [match for pattern in _AMOUNT for match in pattern.finditer(plain)]
    for match in sorted(found, key=lambda match: match.start()):
        yield _Found(match.group(1).replace(",", ""), match.start(), match.end())


def _dates(plain: str, today: date) -> Iterator[_Found]:
    found = [*_written_dates(plain, today)]
    for match in _RELATIVE.finditer(plain):
        day = today - timedelta(days=_DAYS_AGO[match.group()])
        found.append(_Found(day.isoformat(), match.start(), match.end()))
    yield from sorted(found, key=lambda item: item.start)


def _written_dates(plain: str, today: date) -> Iterator[_Found]:
    readings = (
        *((m, m.group(1), m.group(2), m.group(3)) for m in _FULL_DATE.finditer(plain)),
        *((m, None, m.group(1), m.group(2)) for m in _SHORT_DATE.finditer(plain)),
        *((m, m.group(3), _month(m.group(1)), m.group(2)) for m in _MONTH_DAY.finditer(plain)),
        *((m, m.group(3), _month(m.group(2)), m.group(1)) for m in _DAY_MONTH.finditer(plain)),
    )
    for match, year, month, day in readings:
        value = _date(year, int(month), int(day), today)
        if value is not None:
            yield _Found(value.isoformat(), match.start(), match.end())


def _month(name: str) -> str:
    return str(_MONTHS.index(name) + 1)


def _date(year: str | None, month: int, day: int, today: date) -> date | None:
    """The date; without a year the latest such day that is not in the future: customers speak of what happened."""
    candidates = (int(year),) if year else (today.year, today.year - 1)
    for candidate in candidates:
        try:
            value = date(candidate, month, day)
        except ValueError:
            continue
        if year or value <= today:
            return value
    return None
