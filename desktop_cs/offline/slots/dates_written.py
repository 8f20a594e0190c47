"""Dates written out: 2026-01-15, 2026年1月15日, 1月15号, Jan 5th, 5 January 2026, 12/30/2025."""

import re
from datetime import date, datetime

from desktop_cs.offline.slots import calendar
from desktop_cs.offline.slots.calendar import When
from desktop_cs.offline.slots.numerals import small_number

HAN_DAY = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_HAN_YEAR = r"(20\d\d|[二][零〇一二三四五六七八九]{3})"
YEARS_AWAY = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "LAST YEAR": -1, "THIS YEAR": 0, "NEXT YEAR": 1}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTH = (
    r"(JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
)
_ORDINAL = r"(\d{1,2})(?:ST|ND|RD|TH)?(?![\dA-Z])"
_NO_LETTER = r"(?<![A-Z\d])"


def month_number(name: str) -> int:
    """The month of an English name, 1 to 12."""
    return _MONTHS.index(name[:3]) + 1


def _numbered(match: re.Match[str], _now: datetime) -> When | None:
    return _day(*map(int, match.groups()))


def _american(match: re.Match[str], _now: datetime) -> When | None:
    month, number, year = map(int, match.groups())
    return _day(year, number, month) if month > 12 else _day(year, month, number)


def _han_full(match: re.Match[str], _now: datetime) -> When | None:
    year, month, number = (small_number(part) for part in match.groups())
    return _day(year, month, number)


def _han_short(match: re.Match[str], now: datetime) -> When | None:
    month, number = small_number(match[2]), small_number(match[3])
    if match[1]:
        return _day(now.year + YEARS_AWAY[match[1]], month, number)
    return _yearly(month, number, now.date())


def _month_day(match: re.Match[str], now: datetime) -> When | None:
    return _english(match[1], match[2], match[3], now)


def _day_month(match: re.Match[str], now: datetime) -> When | None:
    return _english(match[2], match[1], match[3], now)


def _english(month: str, number: str, year: str | None, now: datetime) -> When | None:
    if year:
        return _day(int(year), month_number(month), int(number))
    return _yearly(month_number(month), int(number), now.date())


def _yearly(month: int | None, number: int | None, today: date) -> When | None:
    if month is None or number is None:
        return None
    found = calendar.near_today(lambda year: calendar.calendar_day(year, month, number), today)
    return calendar.day(found) if found else None


def _day(year: int | None, month: int | None, number: int | None) -> When | None:
    if year is None or month is None or number is None:
        return None
    found = calendar.calendar_day(year, month, number)
    return calendar.day(found) if found else None


WRITTEN = (
    (re.compile(r"(?<!\d)(20\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)"), _numbered),
    (re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)"), _american),
    (re.compile(rf"(?<!\d){_HAN_YEAR}\s*年\s*{HAN_DAY}\s*月\s*{HAN_DAY}\s*[日号]?(?!\d)"), _han_full),
    (re.compile(rf"(前年|去年|今年|明年)?(?<![\d年]){HAN_DAY}\s*月\s*{HAN_DAY}\s*[日号]"), _han_short),
    (re.compile(rf"(前年|去年|今年|明年){HAN_DAY}\s*月\s*{HAN_DAY}\s*[日号]"), _han_short),
    (re.compile(rf"{_NO_LETTER}{MONTH}\s+(?:THE\s+)?{_ORDINAL}(?:,?\s+(20\d\d)(?!\d))?"), _month_day),
    (re.compile(rf"{_NO_LETTER}{_ORDINAL}\s+(?:OF\s+)?{MONTH}(?:,?\s+(20\d\d)(?!\d))?"), _day_month),
)
