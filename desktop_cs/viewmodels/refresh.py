"""Reading again after a change, without piling up: one run at a time, and one more when wishes came meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol


class Spawn(Protocol):
    """Starts work that its owner keeps, cancels on close, and whose errors it handles."""

    def __call__(self, work: Coroutine[Any, Any, None], /) -> object:
        """Start the work."""
        ...


class Refresher:
    """Runs `refresh` soon after `ask`; any number of asks during a run are served by one further run. Between the end
    of a run and the next lie at least `rest_s` seconds: under a flood of changes the screen keeps time for its user."""

    def __init__(self, spawn: Spawn, refresh: Callable[[], Awaitable[None]], rest_s: float = 0.0) -> None:
        self._spawn = spawn
        self._refresh = refresh
        self._rest_s = rest_s
        self._not_before = 0.0  # on the loop's clock
        self._wanted = False
        self._running = False

    def ask(self) -> None:
        """Make sure that a refresh begins after this moment."""
        self._wanted = True
        if not self._running:
            self._running = True
            self._spawn(self._run())

    async def _run(self) -> None:
        clock = asyncio.get_running_loop().time
        try:
            while self._wanted:
                if (rest := self._not_before - clock()) > 0:
                    await asyncio.sleep(rest)
                self._wanted = False
                await self._refresh()
                self._not_before = clock() + self._rest_s
        finally:
            self._running = False
