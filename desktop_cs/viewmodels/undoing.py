"""A thing that is stored with every change: the changes can be taken back, and an error leaves it as it was."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable

T = TypeVar("T")
_MOST = 50  # changes that can be taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Generic[T]):
    """The value as it is stored; `error` is why the latest change was refused."""

    value: T
    can_undo: bool = False
    error: AppError | None = None


class Undoing(Generic[T]):
    """Reads, changes and changes back."""

    def __init__(self, empty: T, read: Callable[[], Awaitable[T]], write: Callable[[T], Awaitable[None]]) -> None:
        self._read = read
        self._write = write
        self._before: list[T] = []
        self.state: Observable[Stored[T]] = Observable(Stored(value=empty))

    async def load(self) -> None:
        """Read what is stored."""
        self._before.clear()
        self.state.set(Stored(value=await self._read()))

    async def change(self, value: T) -> bool:
        """Store another value; False where it was refused."""
        before = self.state.value.value
        if value == before:
            return True
        if not await self._store(value):
            return False
        self._before = [*self._before[1 - _MOST :], before]
        self.state.set(Stored(value=value, can_undo=True))
        return True

    async def undo(self) -> None:
        """Take the latest change back."""
        if self._before and await self._store(self._before[-1]):
            value = self._before.pop()
            self.state.set(Stored(value=value, can_undo=bool(self._before)))

    async def _store(self, value: T) -> bool:
        state = self.state.value
        try:
            await self._write(value)
        except AppError as error:
            self.state.set(Stored(value=state.value, can_undo=state.can_undo, error=error))
            return False
        return True
