"""Looking after the local knowledge: the gap list with its decisions, and the threshold lab."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime

from desktop_cs.app.knowing import Knowing
from desktop_cs.app.live_threshold import LiveThreshold
from desktop_cs.domain.gap import Gap
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import EditNote, QaPair
from desktop_cs.domain.lab import ThresholdLab
from desktop_cs.domain.terms import without_masks
from desktop_cs.domain.text import language_of
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.offline.calibration import DEFAULT_THRESHOLD, ENOUGH
from desktop_cs.offline.gaps import find_gaps
from desktop_cs.store.gaps import Gaps, Mark

_NOTE = EditNote(reason="answers a gap")


class Brain:
    """Implements `viewmodels.ports_brain.BrainDesk`."""

    def __init__(self, knowing: Knowing, gaps: Gaps, threshold: LiveThreshold, clock: Callable[[], datetime]) -> None:
        self._knowing = knowing
        self._gaps = gaps
        self._threshold = threshold
        self._clock = clock

    async def gaps(self) -> tuple[Gap, ...]:
        """Questions nobody could answer, put together in a thread; what resembles a dismissed one is left out."""
        questions, dismissed = await self._gaps.unanswered(), await self._gaps.dismissed()
        found = await asyncio.to_thread(find_gaps, questions, Analyser().fold)
        return tuple(gap for gap in found if dismissed.isdisjoint(gap.trace_ids))

    async def answer_gap(self, gap: Gap, question: str, answer: str) -> None:
        """Make a QA pair of a gap and train on it."""
        asked = question.strip()
        variants = dict.fromkeys(" ".join(without_masks(text).split()) for text in gap.examples)
        variants.pop(asked, None)
        variants.pop("", None)
        pair = QaPair(
            id=QaId(f"gap-{secrets.token_hex(6)}"),
            question=asked,
            answer=answer.strip(),
            intent="",
            language=language_of(asked),
            variants=tuple(variants),
        )
        await self._knowing.put(pair, _NOTE)
        await self._gaps.mark(gap.trace_ids, Mark.ANSWERED, self._clock())

    async def dismiss_gap(self, gap: Gap) -> None:
        """Say that this is no question for this shop."""
        await self._gaps.mark(gap.trace_ids, Mark.DISMISSED, self._clock())

    async def restore_gap(self, gap: Gap) -> None:
        """Take a dismissal back."""
        await self._gaps.unmark(gap.trace_ids)

    def threshold(self) -> float:
        """The threshold in use."""
        return self._threshold.get()

    async def lab(self) -> ThresholdLab:
        """The threshold measured on this machine's labels; waits for a training under way."""
        choice, labels = await self._knowing.measured()
        return ThresholdLab(
            current=self._threshold.get(),
            shipped=DEFAULT_THRESHOLD,
            best=choice.threshold,
            f1=choice.f1,
            low=choice.low,
            high=choice.high,
            is_enough=choice.enough,
            labels=choice.labels,
            needed=ENOUGH,
            confirmed=labels,
            ece=choice.ece,
            curve=choice.curve,
        )

    async def apply_threshold(self, threshold: float) -> None:
        """Use a threshold from the next turn on, and remember it."""
        await self._threshold.apply(threshold)
