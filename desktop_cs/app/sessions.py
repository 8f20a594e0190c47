"""The sessions of an open profile: joins the store, its watch, the dialogue states and the setting."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from desktop_cs.app.clocks import steady, wall
from desktop_cs.app.news import News
from desktop_cs.domain.carry import CarryOver, carried, moved, offer_of, taken_back
from desktop_cs.domain.changes import ConversationChanged
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.session import CarryChoice, Session
from desktop_cs.errors import AppError, ConfigError
from desktop_cs.paths import Profile
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import MOST_SESSION_MINUTES
from desktop_cs.store.database import Database
from desktop_cs.store.sessions import Sessions
from desktop_cs.store.turns import Turns
from desktop_cs.store.watch import SessionWatch

_SWEEP_S = 20.0
_log = logging.getLogger(__name__)


class SessionRoom:
    """Satisfies `viewmodels.ports_sessions.SessionDesk`. `changed` is told whose session has ended or begun."""

    def __init__(
        self,
        database: Database,
        turns: Turns,
        settings: Path,
        *,
        clock: Callable[[], datetime],
        steady: Callable[[], float],
        changed: Callable[[UserId], None],
    ) -> None:
        self._minutes = load(settings).session_minutes
        self.watch = SessionWatch(lambda: timedelta(minutes=self._minutes), steady, clock())
        self.store = Sessions(database, self.watch)
        self._turns = turns
        self._settings = settings
        self._clock = clock
        self._changed = changed
        self._taken: dict[SessionId, tuple[DialogueState, DialogueState]] = {}  # before and after, to be undone

    async def sweep(self) -> None:
        """Note the ends of silent sessions, now and ever again, until cancelled."""
        await self._unless_it_fails(self.store.open())  # once, and before this run stores any activity
        while True:
            await self._unless_it_fails(self._expire())
            await asyncio.sleep(_SWEEP_S)

    async def _expire(self) -> None:
        for user_id in await self.store.expire(self._clock()):
            self._changed(user_id)

    async def _unless_it_fails(self, work: Awaitable[None]) -> None:
        try:
            await work
        except AppError as error:  # a full disk, say: nothing is lost, and the next sweep tries again
            _log.warning("sessions not swept", extra={"code": error.code})

    def time_left(self, session: Session) -> timedelta:
        """Time until silence ends the session."""
        return self.watch.remaining(session, self.watch.moment(self._clock()))

    def minutes(self) -> int:
        """Minutes without activity that end a session."""
        return self._minutes

    async def set_minutes(self, minutes: int) -> None:
        """Change that from now on, and for the next start."""
        if not 1 <= minutes <= MOST_SESSION_MINUTES:
            raise ConfigError(
                "session_minutes_invalid", "A session lives between 1 minute and 24 hours. Choose another time."
            )
        await asyncio.to_thread(self._write_down, minutes)
        self._minutes = minutes

    async def named(self, ids: Iterable[SessionId]) -> tuple[Session, ...]:
        """The sessions of these ids."""
        return await self.store.named(ids)

    async def start_fresh(self, user_id: UserId) -> Session:
        """End the customer's session and open a new one after it."""
        fresh = await self.store.start_fresh(user_id, self._clock())
        self._changed(user_id)
        return fresh

    async def offer(self, session: Session) -> CarryOver | None:
        """What this session could take over from the one before, while the agent has not answered."""
        if session.previous_id is None or session.carry is not None or session.ended_at is not None:
            return None
        return offer_of(session.id, await self._turns.state(session.previous_id))

    async def take(self, offer: CarryOver) -> None:
        """Take it over into the session's dialogue state; its tokens come with it."""
        old, new = await self._turns.tokens(offer.previous_id), await self._turns.tokens(offer.session_id)
        slots, table = moved(offer.slots, old, new)
        await self._turns.keep_tokens(offer.session_id, table)
        before = await self._turns.state(offer.session_id)
        taken = replace(offer, slots=slots)
        after = await self._turns.change_state(offer.session_id, lambda state: carried(state, taken))
        self._taken[offer.session_id] = before, after
        await self.store.keep_carry(offer.session_id, CarryChoice.TAKEN)

    async def leave(self, offer: CarryOver) -> None:
        """Leave it behind."""
        await self.store.keep_carry(offer.session_id, CarryChoice.LEFT)

    async def undo(self, offer: CarryOver) -> None:
        """Take the agent's answer back."""
        if (taken := self._taken.pop(offer.session_id, None)) is not None:
            await self._turns.change_state(offer.session_id, lambda state: taken_back(state, *taken))
        await self.store.keep_carry(offer.session_id, None)

    def _write_down(self, minutes: int) -> None:
        save(self._settings, load(self._settings).model_copy(update={"session_minutes": minutes}))


def open_sessions(stack: AsyncExitStack, database: Database, turns: Turns, profile: Profile, news: News) -> SessionRoom:
    """The sessions of a profile, swept until the stack is left."""
    room = SessionRoom(
        database,
        turns,
        profile.settings,
        clock=wall,
        steady=steady,
        changed=lambda user_id: news.tell(ConversationChanged(user_id)),
    )
    stack.push_async_callback(_end, asyncio.create_task(room.sweep()))
    return room


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
