"""Dates of a message in Chinese and English, relative to when it was written.

Weeks begin on Monday: 上周三 is the Wednesday of last week, “next Friday” the Friday of next week. A day without a year
is the latest one, unless one comes soon that is nearer. No kept library came near (measured on the list in the tests,
87 expressions: dateparser 32, parsedatetime 17, jionlp 35 of the 53 Chinese ones with 150 MB; Microsoft's recognizers
no longer load), so the grammar is ours, over dateutil's months.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, time
from itertools import chain

from desktop_cs.offline.slots.calendar import When
from desktop_cs.offline.slots.dates_english import ENGLISH
from desktop_cs.offline.slots.dates_han import HAN
from desktop_cs.offline.slots.dates_written import WRITTEN
from desktop_cs.offline.slots.found import Find
from desktop_cs.offline.slots.numerals import small_number

Reading = Callable[[re.Match[str], datetime], When | None]
_Dated = tuple[int, int, When]

_NUMBER = r"(\d{1,2}|[零一二两三四五六七八九十]{1,3})"
_HAN_TIME = re.compile(rf"\s*(凌晨|早上|上午|中午|下午|傍晚|晚上|晚|早)?\s*{_NUMBER}点钟?(半|{_NUMBER}分?)?(?!\d)")
_ENGLISH_TIME = re.compile(r"\s*(?:AT|AROUND|BY)?\s*(\d{1,2})(?::(\d\d))?\s*([AP])\.?M\b")
_CLOCK = re.compile(r"\s*(?:AT|下午|上午|晚上)?\s*([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_BETWEEN = re.compile(r"\s*(?:到|至|-|~|—|–|TO|UNTIL|TILL|THROUGH)\s*(?:THE\s+)?")
_AFTERNOON = frozenset(("下午", "傍晚", "晚上", "晚"))


def find_dates(plain: str, now: datetime) -> Iterator[Find]:
    """The dates of a folded text in order; `now` is the local time at which it was written."""
    dated = list(_joined(plain, _with_times(plain, _disjoint(plain, now))))
    yield from (Find(value=when.text, start=start, end=end) for start, end, when in dated)


def _disjoint(plain: str, now: datetime) -> Iterator[_Dated]:
    found = []
    for pattern, reading in chain(WRITTEN, HAN, ENGLISH):
        for match in pattern.finditer(plain):
            when = _read(reading, match, now)
            if when is not None:
                found.append((match.start(), match.end(), when))
    at = 0
    for start, end, when in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= at:
            yield start, end, when
            at = end


def _read(reading: Reading, match: re.Match[str], now: datetime) -> When | None:
    try:
        return reading(match, now)
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def _with_times(plain: str, dated: Iterator[_Dated]) -> Iterator[_Dated]:
    """A day with the time of day right behind it is a moment."""
    for start, end, when in dated:
        found = _time_after(plain, end) if when.first == when.last and when.at is None else None
        yield (start, found[0], when.at_time(found[1])) if found else (start, end, when)


def _time_after(plain: str, at: int) -> tuple[int, time] | None:
    if match := _HAN_TIME.match(plain, at):
        minute = 30 if match[3] == "半" else small_number(match[4] or "零")
        return _time(match, small_number(match[2]), minute, is_late=match[1] in _AFTERNOON)
    if match := _ENGLISH_TIME.match(plain, at):
        return _time(match, int(match[1]) % 12, int(match[2] or 0), is_late=match[3] == "P")
    if match := _CLOCK.match(plain, at):
        return _time(match, int(match[1]), int(match[2]), is_late="下午" in match[0] or "晚上" in match[0])
    return None


def _time(match: re.Match[str], hour: int | None, minute: int | None, *, is_late: bool) -> tuple[int, time] | None:
    if hour is None or minute is None:
        return None
    hour += 12 if is_late and hour < 12 else 0
    return (match.end(), time(hour, minute)) if hour < 24 and minute < 60 else None


def _joined(plain: str, dated: Iterator[_Dated]) -> Iterator[_Dated]:
    """Two days with 到 or “to” between them are the days from one to the other."""
    waiting: _Dated | None = None
    for start, end, when in dated:
        if waiting and _BETWEEN.fullmatch(plain, waiting[1], start) and waiting[2].first <= when.last:
            waiting = (waiting[0], end, When(waiting[2].first, when.last))
            continue
        if waiting:
            yield waiting
        waiting = (start, end, when)
    if waiting:
        yield waiting
