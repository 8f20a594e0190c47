"""Collects many calls into few: streamed text is painted at most every so many milliseconds, the last one always."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

STREAM_MS = 45


class Throttle(QObject):
    """Runs `paint` at once when it has been quiet, else when the interval is over; never twice within it."""

    def __init__(self, paint: Callable[[], None], parent: QObject, interval_ms: int = STREAM_MS) -> None:
        super().__init__(parent)
        self._paint = paint
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._elapsed)

    def ask(self) -> None:
        """Something changed that should be painted."""
        if self._timer.isActive():
            self._wanted = True
            return
        self._timer.start()
        self._paint()

    def flush(self) -> None:
        """Paint now what is still waiting."""
        self._timer.stop()
        if self._wanted:
            self._wanted = False
            self._paint()

    def _elapsed(self) -> None:
        if self._wanted:
            self._wanted = False
            self.ask()
