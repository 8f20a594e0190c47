"""The open conversation's session: its time left, a fresh start, and what could be carried over from the last one."""

from dataclasses import dataclass
from datetime import timedelta

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.session import CarryChoice, Session
from desktop_cs.viewmodels.conversation import Transcript
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk
from desktop_cs.viewmodels.refresh import Spawn

BEAT_AFTER = timedelta(seconds=20)  # of silence: typing is noted that often at most
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_LEAST = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Time left as it is shown: whole minutes, or the seconds of the last minute. `next_in` is when that changes."""

    minutes: int
    seconds: int
    next_in: timedelta


def time_shown(left: timedelta) -> TimeLeft:
    """How a time left, more than none, is shown."""
    if left >= _MINUTE:
        minutes = left // _MINUTE
        return TimeLeft(minutes, 0, left - minutes * _MINUTE + _LEAST)
    seconds = -(-left // _SECOND)
    return TimeLeft(0, seconds, left - (seconds - 1) * _SECOND)


@dataclass(frozen=True, slots=True)
class CarryState:
    """What is offered, and what the agent said to it; until then `choice` is None."""

    offer: CarryOver | None = None
    choice: CarryChoice | None = None


class Visits:
    """Follows the session of the open conversation. `follow` after it was read anew."""

    def __init__(self, desk: Desk, conversation: Transcript, spawn: Spawn) -> None:
        self._desk = desk
        self._conversation = conversation
        self._spawn = spawn
        self.carry: Observable[CarryState] = Observable(CarryState())
        self._beating = False

    def minutes(self) -> int:
        """Minutes without activity that end a session."""
        return self._desk.sessions.minutes()

    async def set_minutes(self, minutes: int) -> None:
        """Change that, for living sessions too."""
        await self._desk.sessions.set_minutes(minutes)

    def time_left(self) -> timedelta | None:
        """Time until silence ends the session; None where none is alive."""
        session = self._session
        left = self._desk.sessions.time_left(session) if session else timedelta(0)
        return left or None

    async def follow(self) -> None:
        """Offer what the present session could take over; an answer just given stays to be undone."""
        session, shown = self._session, self.carry.value.offer
        if session is None or session.ended_at is not None:
            self.carry.set(CarryState())
        elif shown is None or shown.session_id != session.id:
            offer = await self._desk.sessions.offer(session)
            if self._session is not None and self._session.id == session.id:
                self.carry.set(CarryState(offer))

    def forget(self) -> None:
        """Another conversation is being opened; nothing is offered until it was read."""
        self.carry.set(CarryState())

    async def start_fresh(self) -> None:
        """End the session and open a new one after it."""
        session = self._session
        if session is not None:
            await self._desk.sessions.start_fresh(session.user_id)

    async def take(self) -> bool:
        """Carry over what is offered; whether there was something."""
        state = self.carry.value
        if state.offer is None or state.choice is not None:
            return False
        await self._desk.sessions.take(state.offer)
        self._answered(state.offer, CarryChoice.TAKEN)
        return True

    async def leave(self) -> None:
        """Leave it behind."""
        state = self.carry.value
        if state.offer is not None and state.choice is None:
            await self._desk.sessions.leave(state.offer)
            self._answered(state.offer, CarryChoice.LEFT)

    async def undo(self) -> None:
        """Take the answer back; it is offered again."""
        state = self.carry.value
        if state.offer is not None and state.choice is not None:
            await self._desk.sessions.undo(state.offer)
            self._answered(state.offer, None)

    def typed(self) -> None:
        """The agent writes: that is activity. A session that has ended stays so; what is written stays as well."""
        left = self.time_left()
        if left is None or self._beating or self._desk.sessions.minutes() * _MINUTE - left < BEAT_AFTER:
            return
        self._beating = True
        self._spawn(self._beat())

    async def _beat(self) -> None:
        try:
            if self._session is not None:
                await self._desk.heartbeat(self._session.user_id)
                await self._conversation.refresh_session()
        finally:
            self._beating = False

    @property
    def _session(self) -> Session | None:
        return self._conversation.state.value.session

    def _answered(self, offer: CarryOver, choice: CarryChoice | None) -> None:
        if self.carry.value.offer == offer:
            self.carry.set(CarryState(offer, choice))
