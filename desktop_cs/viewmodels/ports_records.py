"""What a card may ask of the desk about suggestions like it."""

from typing import Protocol

from desktop_cs.domain.track_record import PastUse


class RecordDesk(Protocol):
    """The part of the desk that remembers how suggestions ended."""

    async def past_uses(self, intent: str) -> tuple[PastUse, ...]:
        """How suggestions of this intent scored and ended, the latest first; a few hundred at most."""
        ...
