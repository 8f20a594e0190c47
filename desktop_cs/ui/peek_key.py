"""A key that works for as long as it is held: what it shows goes when it is let go, or when the window is left."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_LEFT = (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationDeactivate)


class PeekKey(QObject):
    """Its short cut calls `start`; the release of `key` ends it. Looks at events only while the key is down."""

    def __init__(self, key: Qt.Key, show: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._key = key
        self._show = show
        self._is_down = False

    def start(self) -> None:
        """The key went down."""
        app = QCoreApplication.instance()
        if app is not None and not self._is_down:
            self._is_down = True
            app.installEventFilter(self)
            self._show(True)

    def stop(self) -> None:
        """The key is up, or nobody can tell any more."""
        app = QCoreApplication.instance()
        if app is not None and self._is_down:
            self._is_down = False
            app.removeEventFilter(self)
            self._show(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the release."""
        if event.type() in _LEFT or (isinstance(event, QKeyEvent) and self._is_release(event)):
            self.stop()
        return False

    def _is_release(self, event: QKeyEvent) -> bool:
        return event.type() is QEvent.Type.KeyRelease and event.key() == self._key and not event.isAutoRepeat()
