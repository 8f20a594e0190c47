"""The sessions of all customers: kept alive, ended by silence or by the agent, begun afresh, and read back."""

import json
from collections.abc import Iterable
from datetime import datetime

from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.session import CarryChoice, Session, SessionEnd
from desktop_cs.errors import StoreError
from desktop_cs.store.codec import to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import first, query, session_of
from desktop_cs.store.visits import end_session, latest_session, open_session, touch_session
from desktop_cs.store.watch import SessionWatch

_IN_THE_FUTURE = "update sessions set active_at = :start where ended_at is null and active_at > :start"
_OPEN = "select * from sessions where ended_at is null"


class Sessions:
    """The session table. `watch` knows how long each has been silent."""

    def __init__(self, database: Database, watch: SessionWatch) -> None:
        self._database = database
        self._watch = watch

    async def open(self) -> None:
        """Set activity in the future to this run's start: the clock went back while no program ran."""
        start = to_text(self._watch.start.wall)
        await self._database.write(lambda db: db.execute(_IN_THE_FUTURE, {"start": start}))

    async def latest(self, user_id: UserId) -> Session | None:
        """The customer's newest session."""
        return await self._database.read(lambda db: latest_session(db, user_id))

    async def named(self, ids: Iterable[SessionId]) -> tuple[Session, ...]:
        """The sessions of these ids, in no particular order."""
        sql = "select s.* from json_each(?) wanted join sessions s on s.id = wanted.value"
        wanted = json.dumps(sorted(ids))
        return await self._database.read(lambda db: tuple(session_of(row) for row in query(db, sql, [wanted])))

    async def heartbeat(self, user_id: UserId, now: datetime) -> None:
        """Activity without a message: a living session stays alive."""
        moment = self._watch.moment(now)

        def write(db: Db) -> Session | None:
            last = latest_session(db, user_id)
            if last is None or not self._watch.is_alive(last, moment):
                return None
            touch_session(db, last.id, now)
            return last

        if touched := await self._database.write(write):
            self._watch.saw(touched.id, moment)

    async def end(self, user_id: UserId, now: datetime) -> None:
        """End the customer's newest session; where it has ended already, nothing happens."""

        def write(db: Db) -> Session | None:
            return self._end_latest(db, user_id, now)

        if ended := await self._database.write(write):
            self._watch.forget(ended.id)

    async def start_fresh(self, user_id: UserId, now: datetime) -> Session:
        """End the newest session and open one after it. A living one in which nothing was said is fresh already.
        `StoreError(customer_unknown)` where there is no such customer."""
        moment = self._watch.moment(now)

        def write(db: Db) -> Session:
            last = latest_session(db, user_id)
            if last is None:
                raise StoreError("customer_unknown", "That customer is not in this profile. Choose one from the list.")
            if self._watch.is_alive(last, moment) and not _has_messages(db, last.id):
                return last
            if self._watch.is_alive(last, moment):
                end_session(db, last.id, now, SessionEnd.AGENT)
            return open_session(db, user_id, last.channel, self._watch, moment)

        fresh = await self._database.write(write)
        self._watch.saw(fresh.id, moment)
        return fresh

    async def expire(self, now: datetime) -> tuple[UserId, ...]:
        """Note the end of every session that silence has ended; whose they were."""
        moment = self._watch.moment(now)

        def expired(db: Db) -> list[tuple[Session, datetime]]:
            found = (
                (session, self._watch.expired_at(session, moment)) for session in map(session_of, query(db, _OPEN))
            )
            return [(session, at) for session, at in found if at is not None]

        def write(db: Db) -> list[Session]:
            gone = expired(db)
            for session, at in gone:
                end_session(db, session.id, at, SessionEnd.SILENCE)
            return [session for session, _ in gone]

        if not await self._database.read(expired):  # nearly always, and a reader disturbs nobody
            return ()
        ended = await self._database.write(write)
        for session in ended:
            self._watch.forget(session.id)
        return tuple(session.user_id for session in ended)

    async def keep_carry(self, session_id: SessionId, choice: CarryChoice | None) -> None:
        """Remember what the agent said to taking over what the session before knew; None: not asked yet."""
        value = choice.value if choice else None
        await self._database.write(lambda db: db.table("sessions").update(session_id, {"carry": value}))

    def _end_latest(self, db: Db, user_id: UserId, now: datetime) -> Session | None:
        last = latest_session(db, user_id)
        if last is None or last.ended_at is not None:
            return None
        expired_at = self._watch.expired_at(last, self._watch.moment(now))
        if expired_at is not None:
            end_session(db, last.id, expired_at, SessionEnd.SILENCE)
        else:
            end_session(db, last.id, now, SessionEnd.AGENT)
        return last


def _has_messages(db: Db, session_id: SessionId) -> bool:
    return first(db, "select 1 from messages where session_id = ? limit 1", [session_id]) is not None
