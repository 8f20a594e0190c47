"""The failover drill, as a dialog shows it: how far it is, what it measured, and the ones before."""

from dataclasses import dataclass, replace

from desktop_cs.domain.drill import DrillFigures, DrillStep
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillsState:
    """`step` is the latest news of the drill under way; `latest` the one that ended here; `history` latest first."""

    is_running: bool = False
    step: DrillStep | None = None
    latest: DrillFigures | None = None
    history: tuple[DrillFigures, ...] = ()
    error: AppError | None = None


class Drills:
    """Runs one drill at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[DrillsState] = Observable(DrillsState())

    async def load(self) -> None:
        """Read the earlier drills."""
        self.state.set(DrillsState(history=await self._desk.drills()))

    async def run(self, turns: int) -> None:
        """Run a drill of that many turns; cancelling the task ends it."""
        self.state.set(DrillsState(is_running=True, history=self.state.value.history))
        try:
            latest = await self._desk.drill(turns, self._stepped)
            self.state.set(replace(self.state.value, latest=latest, history=await self._desk.drills()))
        except AppError as error:
            self.state.set(replace(self.state.value, error=error))
        finally:
            self.state.set(replace(self.state.value, is_running=False, step=None))

    def _stepped(self, step: DrillStep) -> None:
        self.state.set(replace(self.state.value, step=step))
