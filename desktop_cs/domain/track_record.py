"""What suggestions like one were worth on this machine: of those that came to an end, how many went out unedited."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_cs.domain.outcome import OutcomeKind

LATEST = 60  # suggestions counted, the latest ones
LEAST = 20  # fewer say nothing yet


@dataclass(frozen=True, slots=True)
class PastUse:
    """How one earlier suggestion scored, and what became of it. `candidate` is the place of the reply in question."""

    score: float
    threshold: float
    kind: OutcomeKind
    candidate: int = 1


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """`unedited` of `count` went out as they were suggested."""

    count: int
    unedited: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough of them to say anything."""
        return self.count >= LEAST


def track_record(uses: Iterable[PastUse]) -> TrackRecord:
    """The record of the first `LATEST` uses, the latest first. An alternative that went out does not speak for the
    best reply."""
    counted = list(uses)[:LATEST]
    unedited = sum(use.kind is OutcomeKind.SENT_UNEDITED and use.candidate == 1 for use in counted)
    return TrackRecord(count=len(counted), unedited=unedited)
