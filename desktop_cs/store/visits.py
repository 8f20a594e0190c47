"""A session's rows inside one transaction: the customer's newest one, a new one, its activity and its end.

Visits are counted, because wall clocks go back: the newest session is the one with the highest number.
"""

from datetime import datetime

from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.session import Moment, Session, SessionEnd, session_id_for
from desktop_cs.store.codec import to_text
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import first, session_of
from desktop_cs.store.watch import SessionWatch


def latest_session(db: Db, user_id: UserId) -> Session | None:
    """The customer's newest session, alive or not."""
    row = first(db, "select * from sessions where user_id = ? order by visit desc limit 1", [user_id])
    return session_of(row) if row else None


def living_or_new(db: Db, user_id: UserId, channel: str, watch: SessionWatch, now: Moment) -> tuple[Session, bool]:
    """The living session, or a new one linked to the last; the flag says which."""
    last = latest_session(db, user_id)
    if last is not None and watch.is_alive(last, now):
        return last, False
    return open_session(db, user_id, channel, watch, now), True


def open_session(db: Db, user_id: UserId, channel: str, watch: SessionWatch, now: Moment) -> Session:
    """A fresh session after the last one, whose end is noted where silence ended it. Two sessions within one
    microsecond, or at a time that a clock shows again, get ids a microsecond apart."""
    last = latest_session(db, user_id)
    if last is not None and (ended_at := watch.expired_at(last, now)):
        end_session(db, last.id, ended_at, SessionEnd.SILENCE)
    moment = now.wall
    while first(db, "select 1 from sessions where id = ?", [session_id_for(user_id, moment)]):
        moment += moment.resolution
    row = {
        "id": session_id_for(user_id, moment),
        "user_id": user_id,
        "channel": channel,
        "opened_at": to_text(moment),
        "active_at": to_text(now.wall),
        "ended_at": None,
        "ended_by": None,
        "previous_id": last.id if last else None,
        "visit": last.visit + 1 if last else 1,
        "carry": None,
    }
    db.table("sessions").insert(row)
    return session_of(row)


def touch_session(db: Db, session_id: SessionId, now: datetime) -> None:
    """Note activity on a session, by the wall clock of the moment: it counts when the program starts again."""
    db.execute("update sessions set active_at = ? where id = ?", [to_text(now), session_id])


def end_session(db: Db, session_id: SessionId, at: datetime, by: SessionEnd) -> None:
    """End a session, and say how."""
    db.table("sessions").update(session_id, {"ended_at": to_text(at), "ended_by": by.value})
