"""The asyncio loop inside Qt's: qasync's, with timers that are exact, can be far away, and stop when cancelled."""

import asyncio
import math
from collections.abc import Callable
from contextvars import Context
from typing import Any

import qasync
from PySide6.QtCore import QObject, Qt, QTimerEvent
from PySide6.QtWidgets import QApplication

_LONGEST_MS = 2**31 - 1  # what QObject.startTimer takes
_EARLY_S = 0.002  # Qt may wake a little before the time


class _Handle(asyncio.TimerHandle):
    """A timer handle that knows its Qt timer."""

    __slots__ = ("timer_id",)
    timer_id: int


class _Timers(QObject):
    """One Qt timer for each waiting handle; a cancelled handle's timer is killed at once.

    qasync's own timers are coarse (a second may end 50 ms early) and outlive their cancellation; a stream with a
    time limit per chunk would gather thousands of them.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._waiting: dict[int, _Handle] = {}

    def start(self, handle: _Handle) -> None:
        """Run the handle when its time has come."""
        ms = min(max(1, math.ceil((handle.when() - self._clock()) * 1000)), _LONGEST_MS)
        handle.timer_id = self.startTimer(ms, Qt.TimerType.PreciseTimer)
        self._waiting[handle.timer_id] = handle

    def drop(self, handle: _Handle) -> None:
        """Forget a cancelled handle."""
        if self._waiting.pop(handle.timer_id, None) is not None:
            self.killTimer(handle.timer_id)

    def drop_all(self) -> None:
        """Forget every handle: the loop closes."""
        for timer_id in tuple(self._waiting):
            self.killTimer(timer_id)
        self._waiting.clear()

    def __len__(self) -> int:
        return len(self._waiting)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Run the handle, or wait on where the time was too long for one Qt timer."""
        handle = self._waiting.pop(event.timerId(), None)
        self.killTimer(event.timerId())
        if handle is None or handle.cancelled():
            return
        if handle.when() - self._clock() > _EARLY_S:
            self.start(handle)
        else:
            handle._run()


class DeskLoop(qasync.QEventLoop):  # type: ignore[misc]
    """The event loop of the window."""

    def __init__(self, app: QApplication) -> None:
        self._desk_timers = _Timers(self.time)
        super().__init__(app)

    def call_later(
        self, delay: float, callback: Callable[..., Any], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """As asyncio's; zero and below means as soon as possible."""
        if delay <= 0:
            soon: asyncio.Handle = super().call_later(0, callback, *args, context=context)
            return soon
        handle = _Handle(self.time() + delay, callback, args, self, context)
        self._desk_timers.start(handle)
        return handle

    def _timer_handle_cancelled(self, handle: _Handle) -> None:
        self._desk_timers.drop(handle)

    def waiting_timers(self) -> int:
        """How many timers wait; none may be left when the window has closed."""
        return len(self._desk_timers)

    def close(self) -> None:
        """Stop all timers and release the loop."""
        self._desk_timers.drop_all()
        super().close()
