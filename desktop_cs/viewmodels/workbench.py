"""The workbench: joins inbox, conversation, cards, composer and status, and carries out what the agent asks for."""

import secrets
from datetime import datetime, tzinfo

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.changes import Change, ConversationChanged, CustomerErased, EngineChanged, KnowledgeChanged
from desktop_cs.domain.draft import Origin
from desktop_cs.domain.ids import MessageId, TraceId, UserId
from desktop_cs.domain.message import Inbound, Message
from desktop_cs.domain.omission import Omissions
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.errors import AppError
from desktop_cs.pipeline.events import IntentFound, MessageReceived, SuggestionReady, TurnEnded, TurnEvent, TurnFailed
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.cards import Cards
from desktop_cs.viewmodels.composer import Composer
from desktop_cs.viewmodels.connecting import Connecting
from desktop_cs.viewmodels.conversation import Transcript
from desktop_cs.viewmodels.draft_check import DraftCheck
from desktop_cs.viewmodels.drills import Drills
from desktop_cs.viewmodels.gaps import GapList
from desktop_cs.viewmodels.guarding import Guarding
from desktop_cs.viewmodels.inbox import Inbox
from desktop_cs.viewmodels.lab import Lab
from desktop_cs.viewmodels.ledger import LedgerPage
from desktop_cs.viewmodels.observable import Signal
from desktop_cs.viewmodels.pasting import paste_user_id
from desktop_cs.viewmodels.ports import Desk
from desktop_cs.viewmodels.records import Records
from desktop_cs.viewmodels.refresh import Refresher, Spawn
from desktop_cs.viewmodels.renewal import Renewal
from desktop_cs.viewmodels.rewording import Rewording
from desktop_cs.viewmodels.safety_rooms import SafetyRooms
from desktop_cs.viewmodels.status import Status
from desktop_cs.viewmodels.visits import Visits

_ROWS_REST_S = 0.1  # ten pictures a second of a moving list are as many as an eye follows


class Workbench:
    """One agent's window on the desk. `spawn` starts work whose owner is the window."""

    def __init__(self, desk: Desk, spawn: Spawn, zone: tzinfo | None = None) -> None:
        self._desk = desk
        self.failures: Signal[AppError] = Signal()  # of turns that have no card, because no message was stored
        self._rows = Refresher(spawn, self._refresh_rows, _ROWS_REST_S)
        self.inbox = Inbox(desk.inbox, desk.now, self._rows.ask)
        self.conversation = Transcript(desk, zone)
        self.visits = Visits(desk, self.conversation, spawn)
        self.cards = Cards()
        self.composer = Composer(desk)
        self.renewal = Renewal(self.cards, self.composer)
        self.rewording = Rewording(desk, self.cards)
        self.records = Records(desk, self.cards, spawn)
        self.draft_check = DraftCheck(desk.safety.lint)
        self.status = Status(desk)
        self.rooms = SafetyRooms(desk)
        self.connecting = Connecting(desk)
        self.drills = Drills(desk)
        self.ledger = LedgerPage(desk.outgoing)
        self.guarding = Guarding(desk)
        self.gaps = GapList(desk)
        self.lab = Lab(desk)
        self._spawn = spawn
        self._changed: set[UserId] = set()
        self._awaited: UserId | None = None  # whose pasted message is on its way
        self._calls = Refresher(spawn, self.status.count_calls)
        self._unsubscribe = desk.subscribe(self._hear)

    @property
    def catalogue(self) -> Catalogue:
        """The intents and their titles."""
        return self._desk.catalogue()

    @property
    def threshold(self) -> float:
        """From which score on an intent counts as known."""
        return self._desk.facts().threshold

    @property
    def selected(self) -> UserId | None:
        """The customer whose conversation is open."""
        return self.inbox.state.value.selected

    def customers(self) -> list[tuple[UserId, str]]:
        """Those whom the inbox lists now, by name."""
        rows = map(self.inbox.list.at, range(len(self.inbox.list)))
        return [(row.customer.user_id, row.customer.name) for row in rows]

    def now(self) -> datetime:
        """The time in UTC."""
        return self._desk.now()

    async def open(self) -> None:
        """Read the inbox and open its first conversation."""
        await self.inbox.settle(())
        await self.status.load()
        first = self.inbox.neighbour(0)
        if first is not None and self.selected is None:
            await self.select(first)

    def close(self) -> None:
        """Hear nothing any more."""
        self._unsubscribe()

    async def select(self, user_id: UserId) -> None:
        """Open a customer's conversation, with its draft and its cards."""
        if user_id == self.selected:
            return
        row = self.inbox.get(user_id)
        self.inbox.select(user_id)
        self.conversation.choose(user_id, row.customer if row else None)
        self.visits.forget()
        self.cards.choose(user_id)
        self.composer.choose(user_id)
        await self._load()
        await self.composer.fetch()
        await self._mark_read(user_id)
        await self.composer.keep()

    async def select_next(self, step: int) -> None:
        """Open the conversation `step` rows further down."""
        user_id = self.inbox.neighbour(step)
        if user_id is not None:
            await self.select(user_id)

    async def take_in(self, name: str, text: str, user_id: UserId | None = None) -> None:
        """Take in what a customer wrote elsewhere and turn to that customer. Without an id the name makes one, so that
        the same name is the same customer. Raises `ChannelError` for a text that cannot be taken."""
        self._awaited = user_id or paste_user_id(name)
        key = f"paste-{secrets.token_hex(8)}"
        inbound = Inbound(user_id=self._awaited, text=text, key=key, channel="paste", user_name=name.strip())
        try:
            await self._desk.take_in(inbound)
        except AppError:
            self._awaited = None
            raise

    async def send(self) -> None:
        """Send what stands in the composer. A text that is out of date stays, with a warning, and so does one that the
        draft check holds back."""
        if not self.renewal.may_send():
            return
        draft = self.composer.state.value
        message = await self.composer.send() if await self.draft_check.admits(self.composer) else None
        if message is None:
            return
        self.conversation.add(message)
        await self.draft_check.sent(message)
        if draft.source is not None:
            await self._learn_outcome(draft.source)

    async def send_anyway(self) -> None:
        """Send what stands in the composer although the customer has written since."""
        self.renewal.keep_mine()
        await self.send()

    async def reject(self, trace_id: TraceId, reason: RejectReason) -> None:
        """Turn a suggestion down; its candidate that is open is the one that was looked at."""
        place = self.cards.state.value.place_of(trace_id)
        await self._desk.reject(trace_id, reason, place)
        kind = OutcomeKind.REJECTED
        self._ended(Outcome(trace_id=trace_id, kind=kind, at=self.now(), reason=reason, candidate=place))

    async def ask_again(self, message_id: MessageId | None = None) -> None:
        """Have a turn run once more: for that message, else for the open card's, else for the latest one."""
        message = self._message_for(message_id)
        if message is not None:
            await self._desk.ask_again(message.id)

    async def ask_with_less(self, omissions: Omissions) -> None:
        """Leave these out of the session's requests from now on, and have the open card's turn run once more."""
        card = self.cards.state.value.open_card
        if card is not None and card.session_id is not None:
            await self._desk.outgoing.leave_out(card.session_id, omissions)
            await self.ask_again(card.message_id)

    async def end_session(self) -> None:
        """End the open conversation's session."""
        if self.selected is not None:
            await self._desk.end_session(self.selected)
            await self.conversation.refresh_session()

    async def snooze(self, user_id: UserId, until: datetime | None) -> None:
        """Put a conversation aside until then; None brings it back."""
        await self.inbox.snooze(user_id, until)
        self._changed.add(user_id)
        self._rows.ask()

    async def carry_over(self) -> None:
        """Take over what the session before knew, and ask again with it."""
        if await self.visits.take() and self.cards.state.value.open_card is not None:
            await self.ask_again()

    def insert_source(self, card: CardState) -> None:
        """The composer's text comes from this card."""
        self.composer.came_from(Origin(trace_id=card.trace_id, candidate=card.place, seq=card.seq))

    def _message_for(self, message_id: MessageId | None) -> Message | None:
        card = self.cards.state.value.open_card
        wanted = message_id or (card.message_id if card else None)
        found = self.conversation.message(wanted) if wanted else None
        return found or self.conversation.latest_customer_message()

    def _hear(self, news: TurnEvent | Change) -> None:
        match news:
            case ConversationChanged():
                self._changed.add(news.user_id)
                self._rows.ask()
            case CustomerErased():
                self._forget(news.user_id)
            case EngineChanged():
                self.status.engine_changed(news.status)
            case KnowledgeChanged():
                self.status.knowledge_changed(news)
            case TurnEvent():
                self._hear_turn(news)

    def _hear_turn(self, event: TurnEvent) -> None:
        if isinstance(event, TurnFailed) and self.cards.owner_of(event.trace_id) is None:
            self.failures.emit(AppError(event.code, event.message))
        self.cards.hear(event)
        match event:
            case MessageReceived():
                self.conversation.add(event.message)
                self._turn_to_awaited(event.message.user_id)
            case IntentFound():
                self._understood(event)
            case SuggestionReady():
                user_id = self.cards.owner_of(event.trace_id)
                if user_id is not None:
                    self._changed.add(user_id)
                    self._rows.ask()
            case TurnEnded():
                self._calls.ask()

    def _forget(self, user_id: UserId) -> None:
        for part in (self.conversation, self.cards, self.composer, self.inbox):
            part.forget(user_id)
        self._rows.ask()

    def _turn_to_awaited(self, user_id: UserId) -> None:
        if user_id == self._awaited:
            self._awaited = None
            self._spawn(self.select(user_id))

    def _understood(self, event: IntentFound) -> None:
        for card in self.cards.state.value.cards:
            if card.trace_id == event.trace_id:
                self.conversation.understood(card.message_id, event.understanding)

    async def _refresh_rows(self) -> None:
        changed, self._changed = self._changed, set()
        await self.inbox.settle(changed)
        if self.selected is None:
            first = self.inbox.neighbour(0)
            if first is not None:
                await self.select(first)
        elif self.selected in changed:
            await self._load()
            await self._mark_read(self.selected)

    async def _load(self) -> None:
        loaded = await self.conversation.load()
        await self.visits.follow()
        user_id = self.selected
        if loaded is not None and user_id is not None:
            self.cards.load(user_id, loaded.suggestions, loaded.messages, loaded.outcomes)

    async def _mark_read(self, user_id: UserId) -> None:
        row = self.inbox.get(user_id)
        if row is not None and row.unread and user_id == self.selected:
            await self._desk.mark_read(user_id)

    async def _learn_outcome(self, trace_id: TraceId) -> None:
        outcome = await self._desk.outcome(trace_id)
        if outcome is not None:
            self._ended(outcome)

    def _ended(self, outcome: Outcome) -> None:
        self.cards.end(outcome)
        self.conversation.ended(outcome)
