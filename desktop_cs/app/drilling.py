"""Drills run from the window: in a throw-away profile beside the desk, with their history in the owner's."""

import secrets
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_cs.app.drill import drill
from desktop_cs.app.drill_report import history, remember
from desktop_cs.domain.drill import DrillFigures, DrillProgress
from desktop_cs.paths import Profile


class Drilling:
    """Runs drills and keeps their history."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    async def run(self, turns: int, progress: DrillProgress) -> DrillFigures:
        """Run a drill; the desk in use is not touched. Cancelling ends it and leaves nothing behind."""
        with tempfile.TemporaryDirectory(prefix="desktop-cs-drill-", ignore_cleanup_errors=True) as scratch:
            seed = secrets.randbelow(10**6)
            report = await drill(Path(scratch) / "demo", turns=turns, seed=seed, progress=progress)
        await remember(self._profile, report)
        return figures(report.as_record())

    async def history(self) -> tuple[DrillFigures, ...]:
        """Earlier drills, latest first."""
        return tuple(figures(record) for record in reversed(await history(self._profile)))


def figures(record: dict[str, Any]) -> DrillFigures:
    """What the history keeps of a drill, for the screen."""
    return DrillFigures(
        at=datetime.fromisoformat(record["at"]),
        turns=record["turns"],
        outages=record["outages"],
        first_card_ms=record["first_card_ms"],
        first_card_limit_ms=record["first_card_limit_ms"],
        later_extra_ms=record["later_extra_ms"],
        recovery_s=record["recovery_s"],
        lost=record["lost"],
        doubled=record["doubled"],
        missed=tuple(record["missed"]),
    )
