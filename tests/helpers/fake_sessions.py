"""The sessions of a fake desk: its customers' newest ones and those a test has added, by the desk's own clock."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.session import Session, SessionEnd, remaining, session_id_for


@dataclass
class FakeSessions:
    """Fits the Protocol `SessionDesk`. `offers` is what a test wants offered, by session."""

    now: Callable[[], datetime]
    changed: Callable[[UserId], None]
    newest: dict[UserId, Session] = field(default_factory=dict)
    ttl: timedelta = timedelta(minutes=30)
    older: dict[SessionId, Session] = field(default_factory=dict)
    offers: dict[SessionId, CarryOver] = field(default_factory=dict)
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def time_left(self, session: Session) -> timedelta:
        return remaining(session, self.now() - session.active_at, self.ttl)

    def minutes(self) -> int:
        return int(self.ttl.total_seconds() // 60)

    async def set_minutes(self, minutes: int) -> None:
        self.calls.append(("set_minutes", minutes))
        self.ttl = timedelta(minutes=minutes)

    async def named(self, ids: Iterable[SessionId]) -> tuple[Session, ...]:
        known = self.older | {session.id: session for session in self.newest.values()}
        return tuple(known[session_id] for session_id in set(ids) if session_id in known)

    async def start_fresh(self, user_id: UserId) -> Session:
        self.calls.append(("start_fresh", user_id))
        now, last = self.now(), self.newest[user_id]
        self.older[last.id] = replace(last, ended_at=last.ended_at or now, ended_by=last.ended_by or SessionEnd.AGENT)
        self.newest[user_id] = replace(
            last,
            id=session_id_for(user_id, now),
            opened_at=now,
            active_at=now,
            ended_at=None,
            ended_by=None,
            previous_id=last.id,
            visit=last.visit + 1,
        )
        self.changed(user_id)
        return self.newest[user_id]

    async def offer(self, session: Session) -> CarryOver | None:
        return self.offers.get(session.id)

    async def take(self, offer: CarryOver) -> None:
        self.calls.append(("take", offer.session_id))

    async def leave(self, offer: CarryOver) -> None:
        self.calls.append(("leave", offer.session_id))

    async def undo(self, offer: CarryOver) -> None:
        self.calls.append(("undo", offer.session_id))
