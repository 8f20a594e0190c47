"""Who owns a task: the scope that started it. It replaces, cancels and ends tasks and has one door for their errors."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class TaskScope:
    """Keeps the tasks of one window. Errors go to `on_error`; nothing outlives `aclose`."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._tasks: set[asyncio.Task[None]] = set()
        self._keyed: dict[str, asyncio.Task[None]] = {}
        self._closed = False

    def __len__(self) -> int:
        return len(self._tasks)

    def start(self, work: Coroutine[Any, Any, None], *, key: str | None = None) -> asyncio.Task[None] | None:
        """Start work; with a key it takes the place of what was started with the same key before. After `aclose`
        nothing is started any more."""
        if self._closed:
            work.close()
            return None
        if key is not None and (older := self._keyed.get(key)) is not None:
            older.cancel()
        task = asyncio.get_running_loop().create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(lambda _: work.close())  # cancelled before its first step it would never be awaited
        task.add_done_callback(self._tasks.discard)
        if key is not None:
            self._keyed[key] = task
            task.add_done_callback(lambda done: self._forget(key, done))
        return task

    async def aclose(self) -> None:
        """Cancel everything and wait until it has ended."""
        self._closed = True
        while self._tasks:
            for task in tuple(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 — the one door: whatever a task raises is shown and logged there
            self._on_error(error)

    def _forget(self, key: str, task: asyncio.Task[None]) -> None:
        if self._keyed.get(key) is task:
            del self._keyed[key]
