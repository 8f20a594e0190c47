"""What an engine made of a message: ranked intents, slots, and how sure it is."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_cs.domain.catalogue import FALLBACK


@dataclass(frozen=True, slots=True)
class IntentScore:
    """One intent with its score from 0 to 1."""

    name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A value the dialogue needs, with the words it came from. `value` holds tokens, never masked data."""

    name: str
    value: str
    source: str = ""  # the words in the redacted message
    span: tuple[int, int] | None = None  # where they stand in it; None for a value from elsewhere
    engine: str = "offline"
    confidence: float = 1.0
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedSlot:
    """A value that an engine named and that its slot cannot hold, with the reason."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """Ranked intents (best first) against the threshold, and the slots found in this message alone."""

    ranking: tuple[IntentScore, ...]
    threshold: float
    slots: tuple[Slot, ...] = ()
    engine: str = "offline"
    cause: str | None = None  # why Coze was not used
    tokens_used: int | None = None
    dropped: tuple[DroppedSlot, ...] = ()

    @property
    def best(self) -> IntentScore:
        """The top of the ranking, or the fallback with score 0 when nothing was found."""
        return self.ranking[0] if self.ranking else IntentScore(FALLBACK, 0.0)

    @property
    def intent(self) -> str:
        """The best intent at or above the threshold; otherwise the fallback: never a guess dressed as knowledge."""
        return self.best.name if self.ranking and self.best.score >= self.threshold else FALLBACK

    @property
    def score(self) -> float:
        """The score of the best intent, also when it stays below the threshold."""
        return self.best.score

    @property
    def runner_up(self) -> IntentScore | None:
        """The second intent of the ranking."""
        return self.ranking[1] if len(self.ranking) > 1 else None

    @property
    def margin(self) -> float:
        """How far the best intent is ahead of the second (of zero, where there is none)."""
        return self.best.score - (self.runner_up.score if self.runner_up else 0.0)


def rank(scores: Iterable[IntentScore], keep: int = 5) -> tuple[IntentScore, ...]:
    """Scores clamped to 0…1, best first, one entry per name, ties by name; entries that are not numbers are dropped."""
    best: dict[str, float] = {}
    for item in scores:
        if not math.isfinite(item.score):
            continue
        score = min(max(item.score, 0.0), 1.0)
        best[item.name] = max(best.get(item.name, 0.0), score)
    ordered = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(IntentScore(name, score) for name, score in ordered[:keep])
