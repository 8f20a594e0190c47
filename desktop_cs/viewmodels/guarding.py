"""How this profile is guarded: its seal, and exports of its conversations."""

from dataclasses import dataclass, replace
from pathlib import Path

from desktop_cs.domain.sealing import SealFacts
from desktop_cs.domain.supervision import Transcript, Unlocked
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk
from desktop_cs.viewmodels.ports_safekeeping import SupervisorLock


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardingState:
    """`seal` is None until it was read; `done` is the export that ended well last, written to `file`."""

    seal: SealFacts | None = None
    is_busy: bool = False
    done: Transcript | None = None
    file: Path | None = None
    error: AppError | None = None


class Guarding:
    """One export at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[GuardingState] = Observable(GuardingState())

    @property
    def supervisor(self) -> SupervisorLock:
        """The lock over customers' own words."""
        return self._desk.safekeeping.supervisor

    async def load(self) -> None:
        """Read how the profile is sealed; what was exported earlier is forgotten."""
        self.state.set(GuardingState(seal=await self._desk.safekeeping.seal()))

    async def export(self, file: Path, proof: Unlocked | None = None) -> None:
        """Write all conversations to a file; with a proof of unlock in the customers' own words."""
        self._set(is_busy=True, done=None, error=None)
        try:
            self._set(done=await self._desk.safekeeping.export(file, proof=proof), file=file)
        except AppError as error:
            self._set(error=error)
        finally:
            self._set(is_busy=False)

    def _set(self, **changes: object) -> None:
        self.state.set(replace(self.state.value, **changes))  # type: ignore[arg-type]
