"""What the places that look after the local knowledge ask of the desk."""

from typing import Protocol

from desktop_cs.domain.gap import Gap
from desktop_cs.domain.lab import ThresholdLab


class BrainDesk(Protocol):
    """Gaps in the knowledge, and the threshold below which nothing is believed."""

    async def gaps(self) -> tuple[Gap, ...]:
        """Questions nobody could answer, put together, those asked most often first; dismissed ones are left out."""
        ...

    async def answer_gap(self, gap: Gap, question: str, answer: str) -> None:
        """Make a QA pair of a gap; its wordings become the pair's variants. `KnowledgeError` if it cannot be kept."""
        ...

    async def dismiss_gap(self, gap: Gap) -> None:
        """Say that this is no question for this shop; it and what resembles it stay away."""
        ...

    async def restore_gap(self, gap: Gap) -> None:
        """Take a dismissal back."""
        ...

    async def lab(self) -> ThresholdLab:
        """The threshold, measured on this machine's labels."""
        ...

    async def apply_threshold(self, threshold: float) -> None:
        """Use a threshold from the next turn on, and remember it. `ConfigError` where it cannot be written."""
        ...
