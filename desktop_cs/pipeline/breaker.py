"""The circuit breaker: a broken engine is left alone, a quiet probe finds out when it is back, and no turn has to."""

from collections.abc import Callable

MonotonicClock = Callable[[], float]  # seconds; never set back


class CircuitBreaker:
    """Closed: every call passes. Open: none does, and once the pause is over one probe at a time may be made.

    `failures` in a row open it; the pause is then `pause_s`, and doubles with each failed probe up to `longest_s`.
    One good probe closes it after a single failure. After repeated ones it takes two, `between_s` apart, so that a
    server that comes and goes does not drag turns along; only a turn that went well makes it forget.
    """

    def __init__(
        self,
        clock: MonotonicClock,
        *,
        failures: int = 1,
        pause_s: float = 5.0,
        longest_s: float = 20.0,
        between_s: float = 1.0,
    ) -> None:
        self._clock = clock
        self._limit = failures
        self._first_pause = pause_s
        self._longest = longest_s
        self._between = between_s
        self._failed = 0
        self._pause = 0.0  # the latest one; 0 after a turn that went well
        self._open_until: float | None = None
        self._probing = False
        self._good_probes_due = 1

    @property
    def is_open(self) -> bool:
        """Whether calls are being kept away."""
        return self._open_until is not None

    @property
    def seconds_left(self) -> float:
        """Seconds until a probe is allowed; 0 when closed or due."""
        return max(self._open_until - self._clock(), 0.0) if self._open_until is not None else 0.0

    def succeeded(self) -> None:
        """A turn's call went well. One that began before the breaker opened says nothing about now."""
        if not self.is_open:
            self._failed = 0
            self._pause = 0.0

    def failed(self) -> None:
        """A turn's call failed in a way that speaks about the engine's health."""
        self._failed += 1
        if not self.is_open and self._failed >= self._limit:
            self._good_probes_due = 2 if self._pause else 1
            self._open()

    def admit_probe(self) -> bool:
        """Whether a probe may be made now; after True report how it ended."""
        if self._open_until is None or self._probing or self._clock() < self._open_until:
            return False
        self._probing = True
        return True

    def probed(self, is_good: bool) -> None:
        """The probe ended."""
        self._probing = False
        if not is_good:
            self._good_probes_due = 2
            self._open()
            return
        self._good_probes_due -= 1
        if self._good_probes_due > 0:
            self._open_until = self._clock() + self._between
        else:
            self._failed = 0
            self._open_until = None

    def abandoned(self) -> None:
        """The probe was cancelled and says nothing: its place is free again."""
        self._probing = False

    def reset(self) -> None:
        """What was learnt does not count any more: another server stands behind the name."""
        self._failed, self._pause, self._open_until, self._good_probes_due = 0, 0.0, None, 1

    def _open(self) -> None:
        self._pause = min(self._pause * 2, self._longest) if self._pause else self._first_pause
        self._open_until = self._clock() + self._pause
