"""The sessions, as the screens see them: their clock, their borders, a fresh start, and what is carried over."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.session import Session


class SessionDesk(Protocol):
    """May be called from the UI thread; none of it blocks."""

    def time_left(self, session: Session) -> timedelta:
        """Time until silence ends the session; none left for one that has ended."""
        ...

    def minutes(self) -> int:
        """Minutes without activity that end a session."""
        ...

    async def set_minutes(self, minutes: int) -> None:
        """Change that from now on, and for the next start. `ConfigError` where it cannot be written down."""
        ...

    async def named(self, ids: Iterable[SessionId]) -> tuple[Session, ...]:
        """The sessions of these ids."""
        ...

    async def start_fresh(self, user_id: UserId) -> Session:
        """End the customer's session and open a new one after it; drafts and messages stay."""
        ...

    async def offer(self, session: Session) -> CarryOver | None:
        """What this session could take over from the one before; None where there is nothing, or the agent has
        answered already."""
        ...

    async def take(self, offer: CarryOver) -> None:
        """Take it over into the session's dialogue state."""
        ...

    async def leave(self, offer: CarryOver) -> None:
        """Leave it behind, and do not offer it again."""
        ...

    async def undo(self, offer: CarryOver) -> None:
        """Take the agent's answer back: what was carried over goes, what was heard since stays."""
        ...
