"""The circuit breaker: after a failure the broken engine is left alone for a while, then one call may try it again."""

from collections.abc import Callable

MonotonicClock = Callable[[], float]  # seconds; never set back


class CircuitBreaker:
    """Closed: every call passes. Open: none does. Half-open, once `pause_s` is over: exactly one may probe.

    `failures` in a row open it. Each further failed probe doubles the pause, up to `longest_s`.
    """

    def __init__(
        self, clock: MonotonicClock, *, failures: int = 1, pause_s: float = 5.0, longest_s: float = 30.0
    ) -> None:
        self._clock = clock
        self._limit = failures
        self._first_pause = pause_s
        self._longest = longest_s
        self._failed = 0
        self._pause = pause_s
        self._open_until: float | None = None
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Whether calls are being kept away, or a single probe is under way."""
        return self._open_until is not None

    @property
    def seconds_left(self) -> float:
        """Seconds until a probe is allowed; 0 when closed or due."""
        return max(self._open_until - self._clock(), 0.0) if self._open_until is not None else 0.0

    def admit(self) -> bool:
        """Whether a call may be tried now. A True in the half-open state is the one probe: report how it ended."""
        if self._open_until is None:
            return True
        if self._probing or self._clock() < self._open_until:
            return False
        self._probing = True
        return True

    def succeeded(self) -> None:
        """The call went well: closed again."""
        self._failed = 0
        self._pause = self._first_pause
        self._open_until = None
        self._probing = False

    def failed(self) -> None:
        """The call failed in a way that speaks about the engine's health."""
        self._failed += 1
        if self._probing:
            self._pause = min(self._pause * 2, self._longest)
        if self._probing or self._failed >= self._limit:
            self._open_until = self._clock() + self._pause
        self._probing = False

    def abandoned(self) -> None:
        """The call was cancelled and says nothing: a probe's place is free again."""
        self._probing = False
