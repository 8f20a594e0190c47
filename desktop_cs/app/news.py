"""One stream of news: every turn event and every change, passed to whoever listens."""

import logging

from desktop_cs.domain.changes import Change
from desktop_cs.pipeline.events import TurnEvent
from desktop_cs.viewmodels.ports import Listener, Unsubscribe

_log = logging.getLogger(__name__)


class News:
    """Passes every event and change to whoever listens, in order."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Unsubscribe:
        """Hear everything from now on."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self, event: TurnEvent | Change) -> None:
        """Pass one thing on. A listener that fails is a fault of that screen: the turn and the others go on."""
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:  # noqa: BLE001 - the door between turns and screens
                _log.exception("listener failed")
