"""How Coze stands: learnt from every call, and from a quiet probe while the breaker keeps turns away from it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from desktop_cs.domain.changes import EngineState, EngineStatus
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.ports import Clock

_log = logging.getLogger(__name__)
_PROBE_BUDGET_S = 5.0
_STATE_OF = {
    Cause.AUTH: EngineState.SIGNED_OUT,
    Cause.PERMISSION: EngineState.SIGNED_OUT,
    Cause.QUOTA: EngineState.LIMITED,
    Cause.RATE: EngineState.LIMITED,
    Cause.OFFLINE_BY_CHOICE: EngineState.OFFLINE_BY_CHOICE,
    Cause.NOT_CONFIGURED: EngineState.NOT_CONFIGURED,
}


class EngineHealth:
    """Keeps the latest word on Coze and tells `announce` when the state changes."""

    def __init__(
        self,
        *,
        breaker: CircuitBreaker,
        probe: Callable[[], Awaitable[None]],
        closed_because: Callable[[], Cause | None],
        host: Callable[[], str],
        clock: Clock,
        announce: Callable[[EngineStatus], None],
    ) -> None:
        self._breaker = breaker
        self._probe = probe
        self._closed_because = closed_because
        self._host = host
        self._clock = clock
        self._announce = announce
        self._cause: Cause | None = None
        self._told: EngineState | None = None
        self._news = asyncio.Event()

    def noticed(self, cause: Cause | None) -> None:
        """A call to Coze ended: well (None), or with a cause."""
        self._cause = cause
        self._news.set()
        self.tell()

    def tell(self) -> None:
        """Announce the state if it is another one than last time."""
        status = self.status()
        if status.state is not self._told:
            self._told = status.state
            _log.info("engine state", extra={"cause": status.cause, "host": status.host})
            self._announce(status)

    def status(self) -> EngineStatus:
        """The state now."""
        cause = self._closed_because() or self._cause
        down = EngineState.DOWN if self._breaker.is_open else EngineState.ONLINE
        state = _STATE_OF.get(cause, down) if cause else down
        left = self._breaker.seconds_left
        return EngineStatus(
            state=state,
            cause=cause,
            host=self._host(),
            retry_at=self._clock() + timedelta(seconds=left) if state is EngineState.DOWN else None,
        )

    async def watch(self) -> None:
        """Until cancelled: whenever the breaker is open, probe as soon as it allows, and announce the return."""
        while True:
            if not self._breaker.is_open:
                self._news.clear()
                await self._news.wait()
                continue
            await asyncio.sleep(max(self._breaker.seconds_left, 0.05))
            if self._closed_because() is None and self._breaker.admit():
                await self._probe_once()
            else:
                await asyncio.sleep(1)

    async def _probe_once(self) -> None:
        try:
            async with asyncio.timeout(_PROBE_BUDGET_S):
                await self._probe()
        except TimeoutError:
            self._breaker.failed()
        except EngineError as error:
            if Cause(error.code) in (Cause.AUTH, Cause.PERMISSION):
                self._breaker.succeeded()
                self.noticed(Cause(error.code))
            else:
                self._breaker.failed()
        except BaseException:
            self._breaker.abandoned()
            raise
        else:
            self._breaker.succeeded()
            self.noticed(None)
