"""What a drill measured, held against what is promised, and the history of drills in the owner's profile."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from desktop_cs.app.drill_turns import Tally
from desktop_cs.app.sealing import open_store
from desktop_cs.domain.engine import EngineName
from desktop_cs.paths import Profile
from desktop_cs.store.facts import Facts

LATER_EXTRA_MS = 50.0
RECOVERY_S = 30.0
_HISTORY = "drills"
_KEPT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillReport:
    """What a drill measured; times in milliseconds unless named otherwise.

    `first_card_ms` is the longest from the cut (or the message, where that came later) to the card of the first turn
    that failed, `first_card_limit_ms` the budget plus a local turn. `local_ms` is the 95th percentile of turns that
    were local by choice, taken before and after each outage; `later_extra_ms` is by how much that of the turns during
    the outages lies above it. `recovery_s` is the longest from the server's return to its notice.
    """

    at: str
    seed: int
    turns: int
    outages: int
    by_coze: int
    by_offline: int
    local_ms: float
    first_card_ms: float
    first_card_limit_ms: float
    later_turns: int
    later_extra_ms: float
    recovery_s: float
    lost: int
    doubled: int

    @property
    def missed(self) -> list[str]:
        """The promises that were not kept."""
        kept = {
            "first card": self.first_card_ms <= self.first_card_limit_ms,
            "later turns": self.later_extra_ms <= LATER_EXTRA_MS,
            "recovery": self.recovery_s <= RECOVERY_S,
            "nothing lost": self.lost == 0 and self.doubled == 0,
        }
        return [name for name, is_kept in kept.items() if not is_kept]

    def as_record(self) -> dict[str, Any]:
        """For JSON and the history."""
        return asdict(self) | {"missed": self.missed}


def report_of(tally: Tally, seed: int, budget_ms: float, *, lost: int, doubled: int) -> DrillReport:
    """What follows from a drill's times; `budget_ms` is what Coze may take to understand."""
    local_ms = _p95(tally.local)
    later = [ran.ms for outage in tally.outages for ran in outage.later()]
    return DrillReport(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        seed=seed,
        turns=len(tally.ran),
        outages=len(tally.outages),
        by_coze=tally.count(EngineName.COZE),
        by_offline=tally.count(EngineName.OFFLINE),
        local_ms=round(local_ms, 1),
        first_card_ms=round(max((outage.first_card_ms() for outage in tally.outages), default=0.0), 1),
        first_card_limit_ms=round(budget_ms + local_ms, 1),
        later_turns=len(later),
        later_extra_ms=round(max(_p95(later) - local_ms, 0.0), 1),
        recovery_s=round(max((outage.recovery_s for outage in tally.outages), default=0.0), 2),
        lost=lost,
        doubled=doubled,
    )


async def history(profile: Profile) -> list[dict[str, Any]]:
    """The drills of a profile, oldest first."""
    database = (await open_store(profile)).database
    try:
        return _read(await Facts(database).get(_HISTORY))
    finally:
        await database.close()


async def remember(profile: Profile, report: DrillReport) -> None:
    """Add a drill to the profile's history, which keeps the latest fifty."""
    database = (await open_store(profile)).database
    try:
        kept = [*_read(await Facts(database).get(_HISTORY)), report.as_record()][-_KEPT:]
        await Facts(database).put(_HISTORY, json.dumps(kept))
    finally:
        await database.close()


def _read(fact: str | None) -> list[dict[str, Any]]:
    return list(json.loads(fact)) if fact else []


def _p95(values: Sequence[float]) -> float:
    """The 95th percentile (nearest rank); 0 without values."""
    return sorted(values)[math.ceil(len(values) * 0.95) - 1] if values else 0.0
