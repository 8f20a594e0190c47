"""The way into a profile: what stands before it, what was tried, and whether the desk may be opened."""

import asyncio
import secrets
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_cs.domain.sealing import DoorSight, Entry
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports_door import Door

CODE_GROUPS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceState:
    """What the entrance shows. `group` of the recovery `code` is to be typed back; `error` is of the last attempt."""

    sight: DoorSight | None = None
    is_busy: bool = False
    error: AppError | None = None
    code: str = field(default="", repr=False)
    group: int = 1
    was_wrong: bool = False


class Entrance:
    """One attempt at a time."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._passed = asyncio.Event()
        self.state: Observable[EntranceState] = Observable(EntranceState())

    @property
    def is_open(self) -> bool:
        """Whether nothing stands before the desk any more."""
        return self._passed.is_set()

    async def passed(self) -> None:
        """Wait until the way is free."""
        await self._passed.wait()

    async def look(self) -> None:
        """Open with what is there, or try that again."""
        await self._try(self._door.look())

    async def by_passphrase(self, passphrase: str) -> None:
        """Open by the passphrase."""
        await self._try(self._door.by_passphrase(passphrase))

    async def by_recovery(self, code: str) -> None:
        """Open by the recovery code."""
        await self._try(self._door.by_recovery(code))

    async def choose(self, passphrase: str) -> None:
        """Make the new profile, sealed by a passphrase."""
        await self._try(self._door.choose(passphrase))

    async def choose_unsealed(self) -> None:
        """Make the new profile without encryption."""
        await self._try(self._door.choose(""))

    async def seal(self, passphrase: str) -> None:
        """Seal the profile of an earlier version."""
        await self._try(self._door.seal(passphrase))

    async def leave_open(self) -> None:
        """Have it stay as it is, and ask no more."""
        await self._try(self._door.leave_open())

    async def renew(self, passphrase: str) -> None:
        """Set a new passphrase."""
        await self._try(self._door.renew(passphrase))

    async def go_in(self) -> None:
        """Leave the rest for later."""
        await self._try(self._door.go_in())

    async def prove_code(self, typed: str) -> None:
        """Take the recovery code into use, where the group that was asked for is right."""
        state = self.state.value
        if self._door.proves(state.code, state.group, typed):
            await self._try(self._door.keep_code(state.code))
        else:
            self._set(was_wrong=True)

    async def _try(self, attempt: Coroutine[Any, Any, DoorSight]) -> None:
        self._set(is_busy=True, error=None, was_wrong=False)
        try:
            self._see(await attempt)
        except AppError as error:
            if self.state.value.sight is None:
                raise  # nothing can be tried here: the window says that the desk cannot be opened
            self._set(error=error)
        finally:
            self._set(is_busy=False)

    def _see(self, sight: DoorSight) -> None:
        code = self._door.new_code() if sight.entry is Entry.CODE else ""
        self._set(sight=sight, code=code, group=secrets.randbelow(CODE_GROUPS) + 1)
        if sight.entry is Entry.OPEN:
            self._passed.set()

    def _set(self, **changes: object) -> None:
        self.state.set(replace(self.state.value, **changes))  # type: ignore[arg-type]
