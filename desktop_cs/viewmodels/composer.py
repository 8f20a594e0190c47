"""The composer: one unsent text per customer, where it came from, and the way out to the customer."""

from dataclasses import dataclass, replace
from enum import StrEnum

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
    """The text of one customer. `source` is the suggestion that was inserted, `source_seq` the message it answers."""

    user_id: UserId | None = None
    text: str = ""
    mode: Mode = Mode.REPLY
    source: TraceId | None = None
    source_seq: int = 0
    is_sending: bool = False

    @property
    def can_send(self) -> bool:
        """Whether there is something to send and nobody is sending it yet."""
        return self.user_id is not None and bool(self.text.strip()) and not self.is_sending


def spaced(piece: str, before: str) -> str:
    """The piece as it joins what stands before it: Latin words are kept apart, Chinese needs nothing."""
    touches = before[-1:].isascii() and piece[:1].isascii() and piece[:1].isalnum()
    return f" {piece}" if before[-1:].strip() and touches else piece


class Composer:
    """Keeps a draft for each customer and sends it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[ComposerState] = Observable(ComposerState())
        self._drafts: dict[UserId, ComposerState] = {}
        self._kept: dict[UserId, str] = {}

    def choose(self, user_id: UserId | None) -> None:
        """Turn to another customer, whose draft comes back as it was left; `fetch` reads it the first time."""
        self.state.set(self._drafts.get(user_id, ComposerState(user_id=user_id)) if user_id else ComposerState())

    async def fetch(self) -> None:
        """Read the kept draft of the present customer, unless that was done before."""
        user_id = self.state.value.user_id
        if user_id is None or user_id in self._kept:
            return
        text = await self._desk.draft(user_id)
        self._kept[user_id] = text
        typed = self._drafts.get(user_id, ComposerState(user_id=user_id))
        self._put(replace(typed, text=text + typed.text))

    def edit(self, text: str) -> None:
        """The agent typed. An emptied text no longer comes from a suggestion."""
        state = self.state.value
        if state.user_id is None or state.text == text:
            return
        source = state.source if text.strip() else None
        self._set(replace(state, text=text, source=source))

    def came_from(self, trace_id: TraceId, seq: int) -> None:
        """The text just inserted is that of a suggestion for the message of this order of arrival."""
        self._set(replace(self.state.value, source=trace_id, source_seq=seq))

    def choose_mode(self, mode: Mode) -> None:
        """Write to the customer, or a note."""
        self._set(replace(self.state.value, mode=mode))

    async def keep(self) -> None:
        """Write down every draft that has changed since."""
        for user_id, text in tuple(self._kept.items()):
            draft = self._drafts.get(user_id)
            if draft is not None and draft.text != text:
                await self._desk.keep_draft(user_id, draft.text)
                self._kept[user_id] = draft.text

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
                message = await self._desk.send_reply(state.user_id, state.text, state.source)
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
