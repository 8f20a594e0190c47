"""The brain's desk in memory: gaps that go and come back, a threshold that changes."""

from dataclasses import replace
from datetime import UTC, datetime

from desktop_cs.domain.gap import Gap
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.lab import ThresholdLab
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import AppError

AT = datetime(2026, 1, 15, 4, 0, tzinfo=UTC)
LAB = ThresholdLab(
    current=0.6, shipped=0.6, best=0.37, f1=0.52, low=0.31, high=0.44, is_enough=True, labels=1840, needed=60,
    confirmed=12, ece=0.031, curve=tuple((at / 100, max(0.0, 0.52 - abs(at - 37) / 100)) for at in range(101)),
)  # fmt: skip


def gap(title: str, *more: str, count: int = 1) -> Gap:
    """A gap with a typical question and other wordings."""
    examples = tuple(Redacted(text) for text in (title, *more))
    traces = tuple(TraceId(f"{title}-{n}") for n in range(count))
    return Gap(
        title=Redacted(title), count=count, examples=examples, trace_ids=traces, first_at=AT, last_at=AT
    )  # fmt: skip


class FakeBrain:
    """Fits the Protocol `BrainDesk`."""

    def __init__(self) -> None:
        self.found: list[Gap] = []
        self.answers: list[tuple[str, str]] = []
        self.measured = LAB
        self.error: AppError | None = None  # what every change raises

    async def gaps(self) -> tuple[Gap, ...]:
        return tuple(self.found)

    async def answer_gap(self, gap: Gap, question: str, answer: str) -> None:
        self._may_fail()
        self.answers.append((question, answer))
        self.found.remove(gap)

    async def dismiss_gap(self, gap: Gap) -> None:
        self.found.remove(gap)

    async def restore_gap(self, gap: Gap) -> None:
        self.found.insert(0, gap)

    async def lab(self) -> ThresholdLab:
        return self.measured

    async def apply_threshold(self, threshold: float) -> None:
        self._may_fail()
        self.measured = replace(self.measured, current=threshold)

    def _may_fail(self) -> None:
        if self.error is not None:
            raise self.error
