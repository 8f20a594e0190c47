"""English words for days and spans: the day before yesterday, next Friday, in 3 days, early next month, last week."""

import re
from datetime import datetime, timedelta

from desktop_cs.offline.slots import calendar
from desktop_cs.offline.slots.calendar import When
from desktop_cs.offline.slots.dates_written import MONTH, month_number

_DAYS = {
    **{"DAY BEFORE YESTERDAY": -2, "YESTERDAY": -1, "LAST NIGHT": -1, "TODAY": 0, "TONIGHT": 0, "THIS MORNING": 0},
    **{"THIS AFTERNOON": 0, "THIS EVENING": 0, "TOMORROW": 1, "DAY AFTER TOMORROW": 2},
}
_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_WEEKDAY = r"(MON(?:DAY)?|TUES?(?:DAY)?|WED(?:NESDAY)?|THUR?S?(?:DAY)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)\b"
_WORDS = {"A": 1.0, "AN": 1.0, "ONE": 1.0, "TWO": 2.0, "A COUPLE OF": 2.0, "COUPLE OF": 2.0, "THREE": 3.0, "FOUR": 4.0}
_WORDS |= {"FIVE": 5.0, "SIX": 6.0, "SEVEN": 7.0, "EIGHT": 8.0, "NINE": 9.0, "TEN": 10.0, "TWELVE": 12.0}
_WORDS |= {"HALF AN": 0.5, "HALF A": 0.5, "": 1.0}
_COUNT = rf"(\d{{1,4}}|{'|'.join(sorted(filter(None, _WORDS), key=len, reverse=True))})"
_UNIT = r"(MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)S?\b"
_NEXT = {"LAST": -1, "PAST": -1, "PREVIOUS": -1, "THIS": 0, "THE": 0, "": 0, "NEXT": 1, "COMING": 1}
_THIRDS = {"EARLY": "first", "BEGINNING OF": "first", "START OF": "first", "MID": "middle", "MIDDLE OF": "middle"}
_THIRDS |= {"LATE": "last", "END OF": "last"}
_THIRD = rf"({'|'.join(_THIRDS)})"
_FESTIVALS = {"SINGLES' DAY": (11, 11), "SINGLES DAY": (11, 11), "DOUBLE 11": (11, 11), "DOUBLE ELEVEN": (11, 11)}
_FESTIVALS |= {"CHRISTMAS": (12, 25), "NEW YEAR'S DAY": (1, 1), "VALENTINE'S DAY": (2, 14), "HALLOWEEN": (10, 31)}


def _day_word(match: re.Match[str], now: datetime) -> When:
    return calendar.day(now.date() + timedelta(days=_DAYS[" ".join(match[1].split())]))


def _weekday(match: re.Match[str], now: datetime) -> When:
    before, number = match[1], _WEEKDAYS.index(match[2][:3])
    today, this = now.date(), calendar.weekday(now.date(), number, 0)
    if before in ("THIS", "NEXT"):
        return calendar.weekday(today, number, _NEXT[before])
    if before in ("BY", "BEFORE", "UNTIL", "COMING"):
        return this if this.first >= today else calendar.weekday(today, number, 1)
    is_past = this.first < today or (this.first == today and before != "LAST")
    return this if is_past else calendar.weekday(today, number, -1)


def _period(match: re.Match[str], now: datetime) -> When:
    away, unit = _NEXT[match[1]], match[2]
    if unit == "WEEK":
        return calendar.week(now.date(), away)
    if unit == "WEEKEND":
        return calendar.weekend(now.date(), away)
    return calendar.year_of(now.year + away)


def _month(match: re.Match[str], now: datetime) -> When:
    third = _THIRDS.get(match[1] or "", "")
    return calendar.month_of(calendar.shifted(now.date(), _NEXT[match[2] or ""]), third)


def _named_month(match: re.Match[str], now: datetime) -> When | None:
    month = month_number(match[2])
    if match[3]:
        return calendar.month_of(now.date().replace(year=int(match[3]), month=month, day=1), _THIRDS.get(match[1], ""))
    found = calendar.near_today(lambda year: calendar.calendar_day(year, month, 1), now.date())
    return calendar.month_of(found, _THIRDS.get(match[1], "")) if found else None


def _ago(match: re.Match[str], now: datetime) -> When:
    return calendar.moved(now, match[2].lower(), -_count(match[1]))


def _later(match: re.Match[str], now: datetime) -> When:
    return calendar.moved(now, match[2].lower(), _count(match[1]))


def _within(match: re.Match[str], now: datetime) -> When:
    return calendar.stretch(now, match[2].lower(), _count(match[1]))


def _lately(match: re.Match[str], now: datetime) -> When:
    return calendar.stretch(now, match[2].lower(), -_count(match[1]))


def _festival(match: re.Match[str], now: datetime) -> When | None:
    month, number = _FESTIVALS[match[1]]
    found = calendar.near_today(lambda year: calendar.calendar_day(year, month, number), now.date())
    return calendar.day(found) if found else None


def _count(text: str) -> float:
    return _WORDS[text] if text in _WORDS else float(text)


_LEFT = r"(?<![A-Z\d])"
ENGLISH = (
    (re.compile(rf"{_LEFT}(?:THE\s+)?({'|'.join(sorted(_DAYS, key=len, reverse=True))})\b"), _day_word),
    (re.compile(rf"{_LEFT}(LAST|PAST|NEXT|THIS|COMING|SINCE|ON|BY|BEFORE|UNTIL)\s+{_WEEKDAY}"), _weekday),
    (re.compile(rf"{_LEFT}(LAST|NEXT|THIS|PREVIOUS|COMING)\s+(WEEKEND|WEEK|YEAR)\b"), _period),
    (re.compile(rf"{_LEFT}(?:THE\s+)?(?:{_THIRD}[\s-]+)?(LAST|NEXT|THIS|PREVIOUS)\s+MONTH\b"), _month),
    (re.compile(rf"{_LEFT}(?:THE\s+)?{_THIRD}[\s-]+(THE)\s+MONTH\b"), _month),
    (re.compile(rf"{_LEFT}(IN|SINCE|DURING|EARLY|LATE|MID|LAST)[\s-]+{MONTH}(?:\s+(20\d\d))?(?!\s*\d)"), _named_month),
    (re.compile(rf"{_LEFT}{_COUNT}\s+{_UNIT}\s+(?:AGO|EARLIER)\b"), _ago),
    (re.compile(rf"{_LEFT}IN\s+{_COUNT}\s+{_UNIT}(?!\s+AGO)"), _later),
    (re.compile(rf"{_LEFT}{_COUNT}\s+{_UNIT}\s+(?:LATER|FROM\s+NOW)\b"), _later),
    (re.compile(rf"{_LEFT}WITHIN\s+(?:THE\s+NEXT\s+)?{_COUNT}\s+{_UNIT}"), _within),
    (re.compile(rf"{_LEFT}(?:THE\s+)?(?:PAST|LAST|PREVIOUS)\s+{_COUNT}\s+{_UNIT}"), _lately),
    (re.compile(rf"{_LEFT}({'|'.join(_FESTIVALS)})\b"), _festival),
)
