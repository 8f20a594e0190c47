"""How long an engine that refused for its rate or quota is left alone, instead of being asked each turn."""

from datetime import UTC, datetime, timedelta, timezone

from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.breaker import MonotonicClock
from desktop_cs.pipeline.ports import Clock

_RATE_S, _LONGEST_RATE_S = 15.0, 120.0
_LONGEST_WISH = timedelta(hours=1)  # a server may ask for any number of seconds
_VENDOR_DAY = timezone(timedelta(hours=8))  # where the vendor is; whose midnight counts is not documented
_AGAIN = timedelta(hours=1)  # refused again right after midnight: ours was the wrong one


class Limit:
    """Rate: as long as the server asked, else 15 s, doubling to two minutes. Quota: until tomorrow.

    Over as soon as either clock says so: setting the wall clock back, or a sleep that stops the monotonic one, must
    not prolong it.
    """

    def __init__(self, monotonic: MonotonicClock, clock: Clock) -> None:
        self._monotonic = monotonic
        self._clock = clock
        self._cause: Cause | None = None
        self._over_at = 0.0
        self._until = datetime.min.replace(tzinfo=UTC)
        self._rate_s = _RATE_S

    @property
    def cause(self) -> Cause | None:
        """`rate` or `quota` while it lasts."""
        is_over = self._monotonic() >= self._over_at or self._clock() >= self._until
        return None if is_over else self._cause

    @property
    def until(self) -> datetime | None:
        """When it ends, in UTC."""
        return self._until if self.cause else None

    @property
    def seconds_left(self) -> float:
        """Seconds until it ends; 0 when it is over."""
        if self.cause is None:
            return 0.0
        return max(min(self._over_at - self._monotonic(), (self._until - self._clock()).total_seconds()), 0.0)

    def hold(self, error: EngineError) -> None:
        """Begin: the engine refused with `rate` or `quota`; the fact `retry_after` is in seconds."""
        now = self._clock()
        span = self._quota_span(now) if error.code == Cause.QUOTA else self._rate_span(error)
        self._cause = Cause(error.code)
        self._over_at = self._monotonic() + span.total_seconds()
        self._until = now + span

    def lift(self) -> None:
        """End it now: somebody wants it tried, or a call went well."""
        self._cause = None
        self._rate_s = _RATE_S

    def _rate_span(self, error: EngineError) -> timedelta:
        if wish := error.facts.get("retry_after"):
            return min(timedelta(seconds=wish), _LONGEST_WISH)
        span = timedelta(seconds=self._rate_s)
        self._rate_s = min(self._rate_s * 2, _LONGEST_RATE_S)
        return span

    def _quota_span(self, now: datetime) -> timedelta:
        if self._cause is Cause.QUOTA and now - self._until < _AGAIN:
            return _AGAIN
        here = now.astimezone(_VENDOR_DAY)
        tomorrow = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        return tomorrow - here
