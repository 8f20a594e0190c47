"""How long sessions have been silent, as this run of the program knows it: the mutable part of `domain/session.py`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.session import Moment, Seen, Session, is_alive, remaining, silence


class SessionWatch:
    """Reads the steady clock and remembers the activity it is told of. May be asked from any thread.

    `ttl` tells the time to live of the moment; `steady` seconds; `start` is the wall clock when this run began.
    """

    def __init__(self, ttl: Callable[[], timedelta], steady: Callable[[], float], start: datetime) -> None:
        self._ttl = ttl
        self._steady = steady
        self.start = Moment(wall=start, steady=steady())
        self._seen: dict[SessionId, Seen] = {}

    def moment(self, wall: datetime) -> Moment:
        """Now, by both clocks."""
        return Moment(wall=wall, steady=self._steady())

    def is_alive(self, session: Session, now: Moment) -> bool:
        """Whether the session still takes messages."""
        return is_alive(session, self._silence(session, now), self._ttl())

    def remaining(self, session: Session, now: Moment) -> timedelta:
        """Time left before silence ends the session; none for one that has ended."""
        return remaining(session, self._silence(session, now), self._ttl())

    def expired_at(self, session: Session, now: Moment) -> datetime | None:
        """When silence ended the session, by the present wall clock; None for one that is alive or was ended."""
        if session.ended_at is not None or self.is_alive(session, now):
            return None
        return now.wall - (self._silence(session, now) - self._ttl())

    def saw(self, session_id: SessionId, now: Moment) -> None:
        """Activity was stored for that moment."""
        self._seen[session_id] = Seen(active_at=now.wall, steady=now.steady)

    def forget(self, session_id: SessionId) -> None:
        """The session has ended; nobody will ask again."""
        self._seen.pop(session_id, None)

    def _silence(self, session: Session, now: Moment) -> timedelta:
        return silence(session, self._seen.get(session.id), self.start, now)
