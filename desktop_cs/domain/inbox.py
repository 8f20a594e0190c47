"""The inbox's words: its queues, what a list of conversations is asked for, and when a wait begins to press."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

AMBER_AFTER = timedelta(minutes=1)
RED_AFTER = timedelta(minutes=3)


class Queue(StrEnum):
    """Which conversations are listed. A snoozed one is in no other queue until its time has come or its customer
    writes again; `ATTENTION` holds those that wait past the red line, want a person, or met a blocked word."""

    MINE = "mine"
    WAITING = "waiting"
    ATTENTION = "attention"
    SNOOZED = "snoozed"
    ENDED = "ended"


class InboxOrder(StrEnum):
    """What comes first."""

    LATEST = "latest"
    LONGEST_WAIT = "longest_wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxQuery:
    """What to list. Empty fields do not filter; scores are those of the latest suggestion, `score_from` inclusive and
    `score_below` exclusive."""

    queue: Queue = Queue.MINE
    search: str = ""  # in the name, the id, or the last words
    order: InboxOrder = InboxOrder.LATEST
    channel: str = ""
    intent: str = ""
    score_from: float | None = None
    score_below: float | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but queue and order decides what is listed."""
        return self != InboxQuery(queue=self.queue, order=self.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCounts:
    """How many conversations each queue holds; `pressing` are those that wait past the red line."""

    queues: Mapping[Queue, int] = field(default_factory=dict)
    pressing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxChoices:
    """What there is to filter by."""

    channels: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
