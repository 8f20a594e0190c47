"""How Coze stands, in one record: the line in use, probed quietly while turns are kept away from it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from desktop_cs.domain.changes import EngineState, EngineStatus
from desktop_cs.domain.engine import Cause
from desktop_cs.pipeline.line import EngineLine

_log = logging.getLogger(__name__)
_CLOSED = {
    Cause.OFFLINE_BY_CHOICE: EngineState.OFFLINE_BY_CHOICE,
    Cause.NOT_CONFIGURED: EngineState.NOT_CONFIGURED,
}
_SHORTEST_S, _LONGEST_S = 0.05, 60.0  # of a nap; a machine that slept looks at the time again within a minute
_SAME_S = 1.5  # a next try moved by less is no news


class EngineHealth:
    """Keeps the latest word on Coze and tells `announce` when it is another one."""

    def __init__(
        self,
        *,
        lines: Sequence[EngineLine],
        closed_because: Callable[[], Cause | None],
        announce: Callable[[EngineStatus], None],
    ) -> None:
        self._lines = lines
        self._closed_because = closed_because
        self._announce = announce
        self._told: EngineStatus | None = None

    def tell(self) -> None:
        """Announce the status if its state, the latest reply's time or the next try's is another than last time."""
        status = self.status()
        if self._told is None or not _is_same(status, self._told):
            if self._told is None or status.state is not self._told.state:
                _log.info("engine state", extra={"code": status.state, "cause": status.cause, "host": status.host})
            self._told = status
            self._announce(status)

    def status(self) -> EngineStatus:
        """The status now: of the first line that may be asked, else of the first."""
        line = next((line for line in self._lines if line.refusal() is None), self._lines[0])
        status = line.status()
        if (closed := self._closed_because()) is not None:
            return replace(status, state=_CLOSED[closed], cause=closed, retry_at=None)
        return status

    async def watch(self) -> None:
        """Until cancelled: probe each broken line as soon as it allows, and announce its return."""
        async with asyncio.TaskGroup() as watching:
            for line in self._lines:
                watching.create_task(self._watch(line))

    async def _watch(self, line: EngineLine) -> None:
        while True:
            line.news.clear()
            left = line.seconds_left()
            if left is None:
                if self._told is not None:
                    self.tell()  # what was told may have ended by itself
                await line.news.wait()
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(min(max(left, _SHORTEST_S), _LONGEST_S)):
                    await line.news.wait()
            if self._closed_because() is None:
                await line.probe()
                self.tell()
            else:
                await asyncio.sleep(1)


def _is_same(one: EngineStatus, other: EngineStatus) -> bool:
    if (one.state, one.host, one.first_text_ms) != (other.state, other.host, other.first_text_ms):
        return False
    if one.retry_at is None or other.retry_at is None:
        return one.retry_at is other.retry_at
    return abs((one.retry_at - other.retry_at).total_seconds()) < _SAME_S
