"""The failover drill as people see it: how far it is, and what it measured."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillStep:
    """An outage is over, `outage` of `outages`; or a turn failed, with `failed` as the error's code."""

    outage: int = 0
    outages: int = 0
    cut: str = ""
    recovery_s: float = 0.0
    failed: str = ""


DrillProgress = Callable[[DrillStep], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillFigures:
    """One finished drill; times in milliseconds unless named otherwise. `missed` names the promises not kept."""

    at: datetime
    turns: int
    outages: int
    first_card_ms: float
    first_card_limit_ms: float
    later_extra_ms: float
    recovery_s: float
    lost: int
    doubled: int
    missed: tuple[str, ...] = ()
