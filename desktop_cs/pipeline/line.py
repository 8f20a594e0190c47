"""One way to Coze, a base URL with its account: the engine behind it, and how it has been doing."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from desktop_cs.domain.changes import EngineState, EngineStatus
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.breaker import CircuitBreaker, MonotonicClock
from desktop_cs.pipeline.limit import Limit
from desktop_cs.pipeline.ports import Clock, Engine

# These say that Coze itself is ill; the others are about this account, this request or this configuration.
UNHEALTHY = frozenset({Cause.UNREACHABLE, Cause.TIMEOUT, Cause.SERVER, Cause.BROKEN_STREAM, Cause.BUSY})
_LIMITS = frozenset({Cause.RATE, Cause.QUOTA})
_SIGNED_OUT = frozenset({Cause.AUTH, Cause.PERMISSION})
_PROBE_BUDGET_S = 5.0
SLOW_MS = 4000.0  # to the first text of a reply
_QUICK_SHARE = 0.75  # of that limit: what lies between the two changes nothing
_IN_A_ROW = 2


class EngineLine:
    """Knows whether its engine may be asked, and learns from every call and probe."""

    def __init__(
        self,
        *,
        engine: Callable[[], Engine],
        probe: Callable[[], Awaitable[None]],
        host: Callable[[], str],
        monotonic: MonotonicClock,
        clock: Clock,
        breaker: CircuitBreaker | None = None,
        signed_out: Callable[[], None] = lambda: None,
    ) -> None:
        """`signed_out` is told when the token was refused, so that a cached one is not used again."""
        self.engine = engine
        self.breaker = breaker or CircuitBreaker(monotonic)
        self.news = asyncio.Event()  # set whenever something was learnt
        self._probe = probe
        self._host = host
        self._clock = clock
        self._limit = Limit(monotonic, clock)
        self._signed_out = signed_out
        self._cause: Cause | None = None
        self._message = ""
        self._first_text_ms: float | None = None
        self._is_slow = False
        self._otherwise = 0  # how many replies in a row spoke against `_is_slow`

    def refusal(self) -> Cause | None:
        """Why the engine may not be asked now: the breaker is open, or a limit lasts."""
        return Cause.BREAKER_OPEN if self.breaker.is_open else self._limit.cause

    def seconds_left(self) -> float | None:
        """Seconds until something is due: a probe, or the end of a limit. None where nothing is."""
        if self.breaker.is_open:
            return self.breaker.seconds_left
        return self._limit.seconds_left if self._limit.cause else None

    def ended(self, error: EngineError | None) -> None:
        """A turn's call ended: well, or with an error."""
        cause = Cause(error.code) if error else None
        if cause in UNHEALTHY:
            self.breaker.failed()
        else:
            self.breaker.succeeded()  # it answered, if only to refuse
        self._learn(cause, error)

    def first_text(self, ms: float) -> None:
        """The first text of a reply came after that long."""
        self._first_text_ms = ms
        speaks_against = ms < SLOW_MS * _QUICK_SHARE if self._is_slow else ms > SLOW_MS
        self._otherwise = self._otherwise + 1 if speaks_against else 0
        if self._otherwise >= _IN_A_ROW:
            self._is_slow, self._otherwise = not self._is_slow, 0

    def lift(self) -> None:
        """Forget a limit: its owner wants the engine tried."""
        self._limit.lift()
        self.news.set()

    def renewed(self) -> None:
        """Another account or server stands behind the engine now: nothing that was learnt counts any more."""
        self.breaker.reset()
        self._limit.lift()
        self._first_text_ms, self._is_slow, self._otherwise = None, False, 0
        self._learn(None, None)

    async def probe(self) -> None:
        """Ask, if it is time, whether the engine is back."""
        if not self.breaker.admit_probe():
            return
        try:
            async with asyncio.timeout(_PROBE_BUDGET_S):
                await self._probe()
        except TimeoutError:
            self.breaker.probed(is_good=False)
        except EngineError as error:
            is_good = Cause(error.code) in _SIGNED_OUT | _LIMITS  # it answers again, if only to refuse
            self.breaker.probed(is_good)
            if is_good:
                self._learn(Cause(error.code), error)
        except BaseException:
            self.breaker.abandoned()
            raise
        else:
            self.breaker.probed(is_good=True)
            if not self.breaker.is_open:
                self._learn(None, None)

    def status(self) -> EngineStatus:
        """The state now."""
        state, retry_at = self._state(), None
        if state is EngineState.DOWN:
            retry_at = self._clock() + timedelta(seconds=self.breaker.seconds_left)
        elif state is EngineState.LIMITED:
            retry_at = self._limit.until
        is_past = self._cause in _LIMITS and state is not EngineState.LIMITED
        return EngineStatus(
            state=state,
            cause=None if is_past else self._cause,
            host=self._host(),
            retry_at=retry_at,
            first_text_ms=self._first_text_ms,
            message=self._message if state is EngineState.SIGNED_OUT else "",
        )

    def _state(self) -> EngineState:
        if self.breaker.is_open:
            return EngineState.DOWN
        if self._limit.cause:
            return EngineState.LIMITED
        if self._cause in _SIGNED_OUT:
            return EngineState.SIGNED_OUT
        return EngineState.SLOW if self._is_slow else EngineState.ONLINE

    def _learn(self, cause: Cause | None, error: EngineError | None) -> None:
        self._cause = cause
        self._message = error.message if error else ""
        if cause in _SIGNED_OUT:
            self._signed_out()
        if error is not None and cause in _LIMITS:
            if "http_status" in error.facts:  # the server said so; a call held back on this machine says nothing of it
                self._limit.hold(error)
        elif cause is None:
            self._limit.lift()
        self.news.set()
