"""Where a desk's drills are run. A drill opens a desk of its own, so the desk does not know the room itself."""

from typing import Protocol

from desktop_cs.domain.drill import DrillFigures, DrillProgress


class DrillRoom(Protocol):
    """Runs drills and keeps their history."""

    async def run(self, turns: int, progress: DrillProgress) -> DrillFigures:
        """Run a drill; the desk in use is not touched."""
        ...

    async def history(self) -> tuple[DrillFigures, ...]:
        """Earlier drills, latest first."""
        ...
