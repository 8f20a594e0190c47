"""What a Coze plan allows, and keeping to it: calls are paced on this machine and counted by day.

Limits: protocol reference, section 5.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from aiolimiter import AsyncLimiter

from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import AppError

_log = logging.getLogger(__name__)
_BURST = 0.2  # of a second's calls may go out at once; the rest of the second is kept to the remaining share
_CHAT = "/v3/chat"
_WORKFLOW = "/v1/workflow"


class Plan(StrEnum):
    """What the owner of the account pays for."""

    FREE = "free"
    PRO = "pro"
    TEAM = "team"
    ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """Calls a second, and calls in all where they are limited."""

    chat_per_s: int
    workflow_per_s: int
    calls_in_all: int | None = None


LIMITS = {
    Plan.FREE: PlanLimits(20, 50, 500),
    Plan.PRO: PlanLimits(100, 100),
    Plan.TEAM: PlanLimits(200, 200),
    Plan.ENTERPRISE: PlanLimits(500, 500),
}


class CallCounter(Protocol):
    """Remembers calls by server and local day."""

    async def add_calls(self, host: str, day: date, calls: int) -> CallUsage:
        """Add so many calls (none is fine) and tell the sums; `limit` is left out."""
        ...


class Pacing:
    """Holds calls back so that no second sees more of them than the plan allows."""

    def __init__(self, limits: PlanLimits) -> None:
        self._chat = _limiter(limits.chat_per_s)
        self._workflow = _limiter(limits.workflow_per_s)

    async def turn(self, path: str, deadline: float) -> None:
        """Wait until a call to `path` may go out; `EngineError(rate)` where that would be after `deadline`."""
        limiter = self._chat if path == _CHAT else self._workflow if path.startswith(_WORKFLOW) else None
        if limiter is None:
            return
        try:
            async with asyncio.timeout_at(deadline):
                await limiter.acquire()
        except TimeoutError as error:
            reason = "held back on this machine, to stay under the plan's calls a second"
            raise failure(Cause.RATE, reason=reason) from error


class CallLedger:
    """Counts the answered calls of one server. Counting never waits; what is counted is written in the background."""

    def __init__(
        self, counter: CallCounter, host: str, limits: PlanLimits, *, today: Callable[[], date] | None = None
    ) -> None:
        self._counter = counter
        self._host = host
        self._limit = limits.calls_in_all
        self._today = today or (lambda: datetime.now().astimezone().date())
        self._unwritten = 0
        self._writing: asyncio.Task[None] | None = None
        self._has_warned = False

    def made(self) -> None:
        """One more call was answered."""
        self._unwritten += 1
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())

    async def usage(self) -> CallUsage:
        """The sums, with the plan's limit. Raises what the counter raises."""
        calls, self._unwritten = self._unwritten, 0
        try:
            counted = await self._counter.add_calls(self._host, self._today(), calls)
        except AppError:
            self._unwritten += calls
            raise
        return replace(counted, limit=self._limit)

    async def aclose(self) -> None:
        """Write what is counted."""
        if self._writing is not None:
            await asyncio.wait({self._writing})

    async def _write(self) -> None:
        while self._unwritten:
            try:
                usage = await self.usage()
            except AppError as error:  # a call must not fail because it cannot be counted; the next one tries again
                _log.warning("calls not counted", extra={"code": error.code})
                return
            if usage.is_near_limit and not self._has_warned:
                self._has_warned = True
                _log.warning("calls near the limit of the plan", extra={"total": usage.total, "limit": usage.limit})


def _limiter(per_second: int) -> AsyncLimiter:
    """A bucket that in any one second lets through at most `per_second`: its burst, and what drips in meanwhile."""
    burst = per_second * _BURST
    return AsyncLimiter(burst, burst / (per_second - burst))
