"""The supervisor's unlock, for any screen that is to show customers' own words."""

from dataclasses import dataclass, replace

from desktop_cs.domain.supervision import Unlocked
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports_safekeeping import SupervisorLock


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockingState:
    """`is_set` is None until it was read. `proof` is what whoever reveals something must show."""

    is_set: bool | None = None
    is_busy: bool = False
    error: AppError | None = None
    proof: Unlocked | None = None


class Unlocking:
    """One attempt at a time."""

    def __init__(self, lock: SupervisorLock) -> None:
        self._lock = lock
        self.state: Observable[UnlockingState] = Observable(UnlockingState())

    async def load(self) -> None:
        """Read whether there is a passphrase."""
        self._set(is_set=await self._lock.is_set())

    async def unlock(self, passphrase: str) -> None:
        """Unlock; where there is no passphrase yet this becomes it."""
        self._set(is_busy=True, error=None)
        try:
            if not self.state.value.is_set:
                await self._lock.set_passphrase(passphrase)
            self._set(proof=await self._lock.unlock(passphrase), is_set=True)
        except AppError as error:
            self._set(error=error)
        finally:
            self._set(is_busy=False)

    def _set(self, **changes: object) -> None:
        self.state.set(replace(self.state.value, **changes))  # type: ignore[arg-type]
