"""The composer: one unsent text per customer, where it came from, and the way out to the customer."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_cs.domain.draft import Draft, Origin
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Message
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk


class Mode(StrEnum):
    """To whom the text goes: the customer, or only the colleagues."""

    REPLY = "reply"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposerState:
    """The text of one customer. `origin` is the reply that was inserted; `aside` are texts that made way, with their
    origins, the latest last; `is_warned` when sending was held back because the text is out of date."""

    user_id: UserId | None = None
    text: str = ""
    mode: Mode = Mode.REPLY
    origin: Origin | None = None
    aside: tuple[Draft, ...] = ()
    is_warned: bool = False
    is_sending: bool = False

    @property
    def source(self) -> TraceId | None:
        """The suggestion that was inserted."""
        return self.origin.trace_id if self.origin else None

    @property
    def draft(self) -> Draft:
        """The text with its origin."""
        return Draft(text=self.text, origin=self.origin)

    @property
    def can_send(self) -> bool:
        """Whether there is something to send and nobody is sending it yet."""
        return self.user_id is not None and bool(self.text.strip()) and not self.is_sending


def spaced(piece: str, before: str) -> str:
    """The piece as it joins what stands before it: Latin words are kept apart, Chinese needs nothing."""
    touches = before[-1:].isascii() and piece[:1].isascii() and piece[:1].isalnum()
    return f" {piece}" if before[-1:].strip() and touches else piece


def joined(earlier: Origin | None, later: Origin | None) -> Origin | None:
    """The origin of a text made of two parts: the later suggestion, but as old as the older part."""
    if earlier is None or later is None:
        return later or earlier
    return replace(later, seq=min(earlier.seq, later.seq))


class Composer:
    """Keeps a draft for each customer and sends it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[ComposerState] = Observable(ComposerState())
        self._drafts: dict[UserId, ComposerState] = {}
        self._kept: dict[UserId, Draft] = {}

    def choose(self, user_id: UserId | None) -> None:
        """Turn to another customer, whose draft comes back as it was left; `fetch` reads it the first time."""
        self.state.set(self._drafts.get(user_id, ComposerState(user_id=user_id)) if user_id else ComposerState())

    async def fetch(self) -> None:
        """Read the kept draft of the present customer, unless that was done before."""
        user_id = self.state.value.user_id
        if user_id is None or user_id in self._kept:
            return
        kept = await self._desk.draft(user_id)
        self._kept[user_id] = kept
        typed = self._drafts.get(user_id, ComposerState(user_id=user_id))
        self._put(replace(typed, text=kept.text + typed.text, origin=joined(kept.origin, typed.origin)))

    def edit(self, text: str) -> bool:
        """The agent typed; whether that changed anything. An emptied text no longer comes from a suggestion; one that
        comes back (undo, paste) does so with the origin it had."""
        state = self.state.value
        if state.user_id is None or state.text == text:
            return False
        if not text.strip():
            self._set(replace(_aside(state), text=text, origin=None, is_warned=False))
            return True
        before = next((draft.origin for draft in reversed(state.aside) if draft.text == text), None)
        self._set(replace(state, text=text, origin=before or state.origin))
        return True

    def came_from(self, origin: Origin) -> None:
        """A suggestion was just inserted into the text."""
        state = self.state.value
        self._set(replace(state, origin=joined(state.origin, origin)))

    def take(self, draft: Draft) -> None:
        """Put another text in the place of the present one, which is set aside."""
        self._set(replace(_aside(self.state.value), text=draft.text, origin=draft.origin, is_warned=False))

    def stand_by(self, seq: int) -> None:
        """The agent has seen the message of this order of arrival and stands by the text."""
        state = self.state.value
        if state.origin is not None:
            self._set(replace(state, origin=replace(state.origin, seq=max(seq, state.origin.seq)), is_warned=False))

    def warn(self) -> None:
        """Sending was held back: the text answers an earlier message."""
        self._set(replace(self.state.value, is_warned=True))

    def choose_mode(self, mode: Mode) -> None:
        """Write to the customer, or a note."""
        self._set(replace(self.state.value, mode=mode))

    async def keep(self) -> None:
        """Write down every draft that has changed since."""
        for user_id, kept in tuple(self._kept.items()):
            state = self._drafts.get(user_id)
            if state is not None and state.draft != kept:
                await self._desk.keep_draft(user_id, state.draft)
                self._kept[user_id] = state.draft

    def forget(self, user_id: UserId) -> None:
        """Drop a customer's draft, so that nothing is written down of it any more."""
        self._drafts.pop(user_id, None)
        self._kept.pop(user_id, None)
        if self.state.value.user_id == user_id:
            self.choose(None)

    async def send(self) -> Message | None:
        """Send the reply or store the note; None when there is nothing to send. The text stays when it fails."""
        state = self.state.value
        if state.user_id is None or not state.can_send:
            return None
        self._set(replace(state, is_sending=True))
        try:
            if state.mode is Mode.NOTE:
                message = await self._desk.add_note(state.user_id, state.text)
            else:
                place = state.origin.candidate if state.origin else 1
                message = await self._desk.send_reply(state.user_id, state.text, state.source, place)
        except (AppError, OSError):
            self._put(replace(self._drafts[state.user_id], is_sending=False))
            raise
        self._put(ComposerState(user_id=state.user_id))
        await self.keep()
        return message

    def _set(self, state: ComposerState) -> None:
        if state.user_id is not None:
            self._put(state)

    def _put(self, state: ComposerState) -> None:
        if state.user_id is not None:
            self._drafts[state.user_id] = state
        if state.user_id == self.state.value.user_id:
            self.state.set(state)


def _aside(state: ComposerState) -> ComposerState:
    return replace(state, aside=(*state.aside, state.draft)) if state.text.strip() else state
