"""The threshold lab, as a dialog shows it: what was measured, applying it, and taking that back."""

from dataclasses import dataclass, replace

from desktop_cs.domain.lab import ThresholdLab
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class LabState:
    """`lab` is None until it has been measured; `before` is the threshold that was in use before it was applied."""

    lab: ThresholdLab | None = None
    is_busy: bool = False
    before: float | None = None
    error: AppError | None = None

    @property
    def may_apply(self) -> bool:
        """Whether there is a measured threshold that is not in use yet."""
        lab = self.lab
        return lab is not None and lab.is_enough and not self.is_busy and abs(lab.best - lab.current) >= 0.0005


class Lab:
    """Measures on request; a change counts from the next turn on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[LabState] = Observable(LabState())

    async def measure(self) -> None:
        """Measure on the labels of now; seconds where the intents have to be trained first."""
        self.state.set(LabState(is_busy=True))
        try:
            self.state.set(LabState(lab=await self._desk.brain.lab()))
        except AppError as error:
            self.state.set(LabState(error=error))

    async def apply(self) -> None:
        """Use the measured threshold."""
        lab = self.state.value.lab
        if lab is not None and self.state.value.may_apply:
            await self._use(lab, lab.best, before=lab.current)

    async def undo(self) -> None:
        """Use the threshold from before again."""
        lab, before = self.state.value.lab, self.state.value.before
        if lab is not None and before is not None:
            await self._use(lab, before, before=None)

    async def _use(self, lab: ThresholdLab, threshold: float, *, before: float | None) -> None:
        try:
            await self._desk.brain.apply_threshold(threshold)
        except AppError as error:
            self.state.set(replace(self.state.value, error=error))
        else:
            self.state.set(LabState(lab=replace(lab, current=threshold), before=before))
