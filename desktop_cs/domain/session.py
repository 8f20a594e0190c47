"""Sessions: a customer's visit, from the first message to thirty minutes of silence. Pure rules over frozen records.

Silence is measured by a steady clock while the program runs, so that setting the wall clock neither ends a living
session nor keeps a dead one. The wall clock is asked only for the time in which no program ran: from the last activity
to the start of this run. Where it went back meanwhile (the last activity would be in the future) it cannot tell; then
silence counts from the start of this run, and a session without activity lives at most its time to live from there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_cs.domain.ids import SessionId, UserId, is_user_id
from desktop_cs.errors import ChannelError

DEFAULT_TTL = timedelta(minutes=30)
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NONE = timedelta(0)


class SessionEnd(StrEnum):
    """How a session came to its end."""

    SILENCE = "silence"
    AGENT = "agent"


class CarryChoice(StrEnum):
    """What the agent said to taking over what the session before knew."""

    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One visit of one customer, the customer's `visit`th. It is alive until `ended_at` is set or its time to live
    passes without activity. `active_at` is the wall clock's word on the last message or heartbeat."""

    id: SessionId
    user_id: UserId
    channel: str
    opened_at: datetime
    active_at: datetime
    ended_at: datetime | None = None
    ended_by: SessionEnd | None = None
    previous_id: SessionId | None = None
    visit: int = 1
    carry: CarryChoice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Both clocks read together: `wall` in UTC, which people set and which may jump, and `steady`, the seconds of a
    clock that only runs forward, also while the machine sleeps."""

    wall: datetime
    steady: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Activity that this run noted: what it stored as `active_at`, and the steady clock then."""

    active_at: datetime
    steady: float


def session_id_for(user_id: UserId, now: datetime) -> SessionId:
    """`user_id + "-" + UTC timestamp`; `ChannelError(user_id_invalid)` for an id outside the alphabet or length."""
    if not is_user_id(user_id):
        raise ChannelError(
            "user_id_invalid",
            "A customer id has 1 to 64 letters, digits and the signs _ . @ : -",
            user_id=user_id[:80],
        )
    return SessionId(f"{user_id}-{now.strftime(_STAMP)}")


def silence(session: Session, seen: Seen | None, start: Moment, now: Moment) -> timedelta:
    """Time since the session's last activity; `start` is the moment at which this run began. Never negative."""
    run = _between(start, now)
    if seen is not None and seen.active_at == session.active_at:
        return timedelta(seconds=max(now.steady - seen.steady, 0.0))
    if session.active_at <= start.wall:
        return start.wall - session.active_at + run
    # Another program noted it while this one ran, so it is not older than the run; or the clock has gone back.
    return min(max(now.wall - session.active_at, _NONE), run)


def is_alive(session: Session, silent: timedelta, ttl: timedelta = DEFAULT_TTL) -> bool:
    """Whether a session that has been silent so long still takes messages."""
    return session.ended_at is None and silent < ttl


def remaining(session: Session, silent: timedelta, ttl: timedelta = DEFAULT_TTL) -> timedelta:
    """Time left before silence ends the session; never negative and never more than `ttl`."""
    if session.ended_at is not None:
        return _NONE
    return min(max(ttl - silent, _NONE), ttl)


def _between(start: Moment, now: Moment) -> timedelta:
    return timedelta(seconds=max(now.steady - start.steady, 0.0))
