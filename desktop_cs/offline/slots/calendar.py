"""What a date in words means on a given day: a day, a span of days, or a moment. Pure; months are dateutil's."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

THIRDS = {"first": (1, 10), "middle": (11, 20), "last": (21, 31)}
_SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class When:
    """Days from `first` to `last`, both included; with `at` a moment of that one day."""

    first: date
    last: date
    at: time | None = None

    @property
    def text(self) -> str:
        """ISO 8601: a day, a minute, or two days with a slash between."""
        if self.at is not None:
            return f"{self.first.isoformat()}T{self.at:%H:%M}"
        return (
            self.first.isoformat() if self.first == self.last else f"{self.first.isoformat()}/{self.last.isoformat()}"
        )

    def at_time(self, at: time) -> "When":
        """The moment of this day."""
        return replace(self, at=at)


def day(value: date) -> When:
    """A single day."""
    return When(value, value)


def moment(value: datetime) -> When:
    """A minute of a day."""
    return When(value.date(), value.date(), value.time())


def calendar_day(year: int, month: int, number: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def near_today(makes: Callable[[int], date | None], today: date) -> date | None:
    """Of a day that comes every year, that of last year, this or the next that is meant: the latest one that is past,
    unless one comes within three months and that is nearer."""
    days = [found for year in (today.year - 1, today.year, today.year + 1) if (found := makes(year)) is not None]
    past = max((found for found in days if found <= today), default=None)
    coming = min((found for found in days if found > today), default=None)
    if coming is not None and coming - today <= _SOON and (past is None or coming - today < today - past):
        return coming
    return past


def nearest(days: Iterable[date | None], today: date) -> date | None:
    """The day that is the fewest days away; the earlier of two."""
    return min((found for found in days if found), key=lambda found: abs(found - today), default=None)


def shifted(today: date, months: int) -> date:
    """So many months later, on the same or the last day of the month."""
    later: date = today + relativedelta(months=months)
    return later


def month_of(within: date, third: str = "") -> When:
    """The month that holds a day, or a third of it: `first`, `middle` or `last`."""
    last = (within.replace(day=1) + relativedelta(months=1, days=-1)).day
    begin, end = THIRDS.get(third, (1, last))
    return When(within.replace(day=begin), within.replace(day=min(end, last)))


def week(today: date, weeks: int) -> When:
    """The week, Monday to Sunday, so many weeks later."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return When(monday, monday + timedelta(days=6))


def weekday(today: date, number: int, weeks: int) -> When:
    """A weekday (Monday is 0) of the week so many weeks later."""
    return day(week(today, weeks).first + timedelta(days=number))


def weekend(today: date, weeks: int) -> When:
    """Saturday and Sunday of the week so many weeks later."""
    return When(weekday(today, 5, weeks).first, weekday(today, 6, weeks).first)


def year_of(year: int) -> When:
    """A whole year."""
    return When(date(year, 1, 1), date(year, 12, 31))


def moved(now: datetime, unit: str, count: float) -> When:
    """So many units later (earlier where negative): a minute or hour gives a moment, longer ones a day.

    Units: minute, hour, day, week, month, year. Raises `OverflowError` or `ValueError` where the calendar ends.
    """
    if unit in ("minute", "hour"):
        return moment(now + timedelta(**{unit + "s": count}))
    if unit in ("month", "year") and count % 1 == 0:
        return day(shifted(now.date(), int(count) * (12 if unit == "year" else 1)))
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    return day(now.date() + timedelta(days=round(count * days)))


def stretch(now: datetime, unit: str, count: float) -> When:
    """All days from today to so many units later, or from so many units earlier to today."""
    other, today = moved(now, unit, count).first, now.date()
    return When(min(other, today), max(other, today))
