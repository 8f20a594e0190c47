"""The middle pane: one customer's messages across sessions, what they were understood as, and the session's clock."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import tzinfo

from desktop_cs.domain.customer import Customer
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.outcome import Outcome, OutcomeKind
from desktop_cs.domain.session import Session
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import Understanding
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk
from desktop_cs.viewmodels.timeline import IntentMark, Row, timeline

PAGE = 50  # messages read at once


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationState:
    """What the conversation shows. `is_loading` until the customer's messages have been read."""

    user_id: UserId | None = None
    customer: Customer | None = None
    session: Session | None = None
    rows: tuple[Row, ...] = ()
    has_older: bool = False
    is_loading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was read of one customer."""

    messages: tuple[Message, ...]
    suggestions: tuple[Suggestion, ...]
    outcomes: tuple[Outcome, ...]


class Transcript:
    """Shows one customer's conversation and follows what happens in it."""

    def __init__(self, desk: Desk, zone: tzinfo | None = None) -> None:
        self._desk = desk
        self._zone = zone
        self.state: Observable[ConversationState] = Observable(ConversationState())
        self._messages: dict[MessageId, Message] = {}
        self._masked: dict[MessageId, str] = {}
        self._is_peeking = False
        self._marks: dict[MessageId, IntentMark] = {}
        self._outcomes: dict[TraceId, OutcomeKind] = {}
        self._sessions: dict[SessionId, Session] = {}

    def choose(self, user_id: UserId | None, customer: Customer | None) -> None:
        """Turn to another customer; `load` fills in the messages."""
        self._messages, self._masked, self._marks, self._outcomes, self._sessions = {}, {}, {}, {}, {}
        self.state.set(ConversationState(user_id=user_id, customer=customer, is_loading=user_id is not None))

    def forget(self, user_id: UserId) -> None:
        """A customer is gone, and so is what was shown of them."""
        if self.state.value.user_id == user_id:
            self.choose(None, None)

    async def load(self) -> Loaded | None:
        """Read the latest page; None when the agent has turned to another customer meanwhile."""
        user_id = self.state.value.user_id
        if user_id is None:
            return None
        customer, session, messages, suggestions = await asyncio.gather(
            self._desk.customer(user_id),
            self._desk.session(user_id),
            self._desk.messages(user_id, PAGE),
            self._desk.suggestions(user_id, PAGE),
        )
        traces = {s.trace_id for s in suggestions} | {m.trace_id for m in messages if m.trace_id}
        sessions = await self._desk.sessions.named({m.session_id for m in messages})
        outcomes = await self._desk.outcomes_of(traces)
        await self._mask(messages)
        if self.state.value.user_id != user_id:
            return None
        loaded = Loaded(messages=messages, suggestions=suggestions, outcomes=outcomes)
        self._take(loaded)
        self._meet(*sessions, session)
        state = replace(self.state.value, customer=customer, session=session, is_loading=False)
        self._show(replace(state, has_older=state.has_older or len(messages) >= PAGE))
        return loaded

    async def load_older(self) -> None:
        """Read one more page upwards."""
        state = self.state.value
        if state.user_id is None or not state.has_older or not self._messages:
            return
        first = min(message.seq for message in self._messages.values())
        older = await self._desk.messages(state.user_id, PAGE, first)
        sessions = await self._desk.sessions.named({m.session_id for m in older})
        await self._mask(older)
        if self.state.value.user_id == state.user_id:
            self._add(older)
            self._meet(*sessions)
            self._show(replace(self.state.value, has_older=len(older) >= PAGE))

    async def refresh_session(self) -> None:
        """Read the session's clock anew."""
        user_id = self.state.value.user_id
        if user_id is not None:
            session = await self._desk.session(user_id)
            if self.state.value.user_id == user_id:
                self._meet(session)
                self._show(replace(self.state.value, session=session))

    def add(self, message: Message) -> None:
        """Show one more message of this customer."""
        if message.user_id == self.state.value.user_id:
            self._add((message,))
            self._show(self.state.value)

    def understood(self, message_id: MessageId, understanding: Understanding) -> None:
        """Note beside a message what it was understood as."""
        self._note(message_id, understanding)
        self._show(self.state.value)

    def ended(self, outcome: Outcome) -> None:
        """Note how a suggestion was used."""
        self._outcomes[outcome.trace_id] = outcome.kind
        self._show(self.state.value)

    def latest_customer_message(self) -> Message | None:
        """The last thing the customer said, as far as it has been read."""
        theirs = [message for message in self._messages.values() if message.role is Role.CUSTOMER]
        return max(theirs, key=lambda message: message.seq, default=None)

    def message(self, message_id: MessageId) -> Message | None:
        """One of the messages shown."""
        return self._messages.get(message_id)

    def peek(self, *, on: bool) -> None:
        """Show what the masks hide for as long as it is on."""
        if on and not self._is_peeking:
            hidden = [m for m in self._messages.values() if self._masked.get(m.id, m.text) != m.text]
            self._desk.safety.masks.peeked(len(hidden))
        self._is_peeking = on
        self._show(self.state.value)

    def _take(self, loaded: Loaded) -> None:
        self._add(loaded.messages)
        for suggestion in loaded.suggestions:
            self._note(suggestion.message_id, suggestion.understanding)
        for outcome in loaded.outcomes:
            self._outcomes[outcome.trace_id] = outcome.kind

    def _add(self, messages: Iterable[Message]) -> None:
        self._messages.update({message.id: message for message in messages})

    def _meet(self, *sessions: Session | None) -> None:
        self._sessions.update({session.id: session for session in sessions if session is not None})

    async def _mask(self, messages: Iterable[Message]) -> None:
        new = [message for message in messages if message.id not in self._masked]
        texts = await self._desk.safety.masks.masked([message.text for message in new])
        self._masked.update({message.id: text for message, text in zip(new, texts, strict=True)})

    def _shown(self, message: Message) -> Message:
        """The message as its bubble shows it; a long one that is not masked yet shows nothing for that moment."""
        if self._is_peeking:
            return message
        if message.id not in self._masked:
            text = self._desk.safety.masks.at_once(message.text)
            if text is None:
                return replace(message, text="…")
            self._masked[message.id] = text
        return replace(message, text=self._masked[message.id])

    def _note(self, message_id: MessageId, heard: Understanding) -> None:
        if heard.ranking:  # a blocked message was never understood
            self._marks[message_id] = IntentMark(heard.best.name, heard.best.score, heard.score < heard.threshold)

    def _show(self, state: ConversationState) -> None:
        ordered = sorted(self._messages.values(), key=lambda message: message.seq)
        ordered = [self._shown(message) for message in ordered]
        rows = timeline(ordered, self._marks, self._outcomes, self._zone, self._sessions, state.session)
        self.state.set(replace(state, rows=rows))
