"""The gap list, as a dialog shows it: what is missing, answering it, or saying that it is none of our business."""

from dataclasses import dataclass, replace

from desktop_cs.domain.gap import Gap
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsState:
    """`gaps` is None until they have been read. `dismissed` can still be taken back; `answered` was answered last."""

    gaps: tuple[Gap, ...] | None = None
    is_busy: bool = False
    dismissed: Gap | None = None
    answered: Gap | None = None
    error: AppError | None = None


class GapList:
    """One thing at a time; an error is part of the state and loses nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[GapsState] = Observable(GapsState())

    async def load(self) -> None:
        """Read the gaps anew."""
        self.state.set(GapsState(is_busy=True))
        await self._settle(GapsState())

    async def answer(self, gap: Gap, question: str, answer: str) -> None:
        """Make a QA pair of a gap."""
        self.state.set(replace(self.state.value, is_busy=True, error=None))
        try:
            await self._desk.brain.answer_gap(gap, question, answer)
        except AppError as error:
            self.state.set(replace(self.state.value, is_busy=False, error=error))
        else:
            await self._settle(GapsState(answered=gap))

    async def dismiss(self, gap: Gap) -> None:
        """Say that a gap is no question for this shop."""
        await self._desk.brain.dismiss_gap(gap)
        await self._settle(GapsState(dismissed=gap))

    async def undo(self) -> None:
        """Take the last dismissal back."""
        gap = self.state.value.dismissed
        if gap is not None:
            await self._desk.brain.restore_gap(gap)
            await self._settle(GapsState())

    async def _settle(self, after: GapsState) -> None:
        try:
            self.state.set(replace(after, gaps=await self._desk.brain.gaps()))
        except AppError as error:
            self.state.set(replace(after, gaps=(), error=error))
