"""Sessions: a customer's visit, from the first message to thirty minutes of silence. Pure rules over frozen records."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_cs.domain.ids import SessionId, UserId, is_user_id
from desktop_cs.errors import ChannelError

DEFAULT_TTL = timedelta(minutes=30)
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One visit of one customer. It is alive until `ended_at` is set or the time to live passes without activity."""

    id: SessionId
    user_id: UserId
    channel: str
    opened_at: datetime
    active_at: datetime  # last message or heartbeat
    ended_at: datetime | None = None
    previous_id: SessionId | None = None


def session_id_for(user_id: UserId, now: datetime) -> SessionId:
    """`user_id + "-" + UTC timestamp`; `ChannelError(user_id_invalid)` for an id outside the alphabet or length."""
    if not is_user_id(user_id):
        raise ChannelError(
            "user_id_invalid",
            "A customer id has 1 to 64 letters, digits and the signs _ . @ : -",
            user_id=user_id[:80],
        )
    return SessionId(f"{user_id}-{now.strftime(_STAMP)}")


def is_alive(session: Session, now: datetime, ttl: timedelta = DEFAULT_TTL) -> bool:
    """Whether the session still takes messages. A clock that was set back never ends one early."""
    return session.ended_at is None and now - session.active_at < ttl


def remaining(session: Session, now: datetime, ttl: timedelta = DEFAULT_TTL) -> timedelta:
    """Time left before silence ends the session; never negative and never more than `ttl`."""
    if session.ended_at is not None:
        return timedelta(0)
    return min(max(session.active_at + ttl - now, timedelta(0)), ttl)
