"""Reading again after a change, without piling up: one run at a time, and one more when wishes came meanwhile."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol


class Spawn(Protocol):
    """Starts work that its owner keeps, cancels on close, and whose errors it handles."""

    def __call__(self, work: Coroutine[Any, Any, None], /) -> object:
        """Start the work."""
        ...


class Refresher:
    """Runs `refresh` soon after `ask`; any number of asks during a run are served by one further run."""

    def __init__(self, spawn: Spawn, refresh: Callable[[], Awaitable[None]]) -> None:
        self._spawn = spawn
        self._refresh = refresh
        self._wanted = False
        self._running = False

    def ask(self) -> None:
        """Make sure that a refresh begins after this moment."""
        self._wanted = True
        if not self._running:
            self._running = True
            self._spawn(self._run())

    async def _run(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                await self._refresh()
        finally:
            self._running = False
