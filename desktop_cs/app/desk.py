"""The running application as screens and commands see it: one object over the open services."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_cs.app.brain import Brain
from desktop_cs.app.connecting import Connecting
from desktop_cs.app.drill_room import DrillRoom
from desktop_cs.app.news import News
from desktop_cs.app.outgoing import Outgoing
from desktop_cs.app.plug import Plug
from desktop_cs.app.safekeeping import Safekeeping
from desktop_cs.app.sessions import SessionRoom
from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.changes import ConversationChanged, CustomerErased, EngineStatus
from desktop_cs.domain.connection import Connection, ConnectionWish, Invite, PermissionCheck
from desktop_cs.domain.customer import Customer
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.drill import DrillFigures, DrillProgress
from desktop_cs.domain.engine import Wish
from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import MessageId, TraceId, UserId
from desktop_cs.domain.message import Inbound, Message, Role, checked_text
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.domain.session import Session
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.track_record import PastUse
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import DemoError
from desktop_cs.pipeline.events import MessageReceived, TurnEvent
from desktop_cs.pipeline.rework import Reworked
from desktop_cs.pipeline.run import Turns
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.inbox import InboxRows
from desktop_cs.store.pairs import QaPairs
from desktop_cs.store.turns import Turns as TurnStore
from desktop_cs.viewmodels.ports import DeskFacts, KnowledgeFacts, Listener, Unsubscribe
from desktop_cs.viewmodels.ports_safety import Safety


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskParts:
    """The open services that a desk stands on."""

    conversations: Conversations
    inbox: InboxRows
    safekeeping: Safekeeping
    sessions: SessionRoom
    turn_store: TurnStore
    pairs: QaPairs
    turns: Turns
    news: News
    plug: Plug
    facts: DeskFacts
    catalogue: Callable[[], Catalogue]
    brain: Brain
    engine_status: Callable[[], EngineStatus]
    connecting: Connecting
    outgoing: Outgoing
    drill_room: DrillRoom | None  # none where nobody watches: for a command, and in a drill itself
    usage: Callable[[], Awaitable[CallUsage | None]]
    clock: Callable[[], datetime]
    safety: Safety


class Desk:
    """Implements `viewmodels.ports.Desk`. Turns of one customer run in order, of several at once."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._order: defaultdict[UserId, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._replied: defaultdict[UserId, asyncio.Event] = defaultdict(asyncio.Event)

    @property
    def outgoing(self) -> Outgoing:
        """What left this machine, and what shall not."""
        return self._parts.outgoing

    def facts(self) -> DeskFacts:
        """The facts of this run, with the threshold of the moment."""
        return replace(self._parts.facts, threshold=self._parts.brain.threshold())

    @property
    def brain(self) -> Brain:
        """Gaps in the knowledge, and the threshold lab."""
        return self._parts.brain

    @property
    def safety(self) -> Safety:
        """What guards the way out."""
        return self._parts.safety

    def now(self) -> datetime:
        """The time in UTC."""
        return self._parts.clock()

    def catalogue(self) -> Catalogue:
        """The intents and their titles."""
        return self._parts.catalogue()

    @property
    def sessions(self) -> SessionRoom:
        """Their clock, a fresh start, and what is carried over."""
        return self._parts.sessions

    def subscribe(self, listener: Listener) -> Unsubscribe:
        """Hear every turn event and every change."""
        return self._parts.news.subscribe(listener)

    @property
    def safekeeping(self) -> Safekeeping:
        """The seal, the supervisor's lock, exports."""
        return self._parts.safekeeping

    @property
    def inbox(self) -> InboxRows:
        """Lists of conversations."""
        return self._parts.inbox

    async def customer(self, user_id: UserId) -> Customer:
        """One customer."""
        return await self._parts.conversations.customer(user_id)

    async def session(self, user_id: UserId) -> Session | None:
        """The customer's latest session."""
        return await self._parts.sessions.store.latest(user_id)

    async def messages(self, user_id: UserId, limit: int = 50, before_seq: int | None = None) -> tuple[Message, ...]:
        """The customer's latest messages across sessions, oldest first."""
        return await self._parts.conversations.messages(user_id, limit, before_seq)

    async def suggestions(self, user_id: UserId, limit: int = 50) -> tuple[Suggestion, ...]:
        """The latest suggestions for the customer, oldest first."""
        return await self._parts.turn_store.suggestions(user_id, limit)

    async def past_uses(self, intent: str) -> tuple[PastUse, ...]:
        """How suggestions of an intent scored and ended, the latest first."""
        return await self._parts.turn_store.past_uses(intent)

    async def outcome(self, trace_id: TraceId) -> Outcome | None:
        """What became of a suggestion."""
        return await self._parts.turn_store.outcome(trace_id)

    async def outcomes_of(self, trace_ids: Iterable[TraceId]) -> tuple[Outcome, ...]:
        """What became of these suggestions, where anything did."""
        return await self._parts.turn_store.outcomes(trace_ids)

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        """Delete everything of one customer, after the turn under way; see `ports_safety.Erasure`."""
        async with self._order[user_id]:
            receipt = await self._parts.safety.erasure.erase(user_id)
        self._parts.news.tell(CustomerErased(user_id))
        return receipt

    async def take_in(self, inbound: Inbound) -> None:
        """Store a customer's message and run its turn to the end."""
        checked_text(inbound.text)
        async with self._order[inbound.user_id]:
            await self._parts.turns.take_in(inbound, self._tell_turn)

    async def ask_again(self, message_id: MessageId) -> None:
        """Run a turn for a stored message once more."""
        receipt = await self._parts.conversations.receipt(message_id)
        async with self._order[receipt.message.user_id]:
            await self._parts.turns.again(message_id, self._tell_turn)

    async def rework(self, trace_id: TraceId, candidate: int, wish: Wish) -> None:
        """Run a turn that writes a candidate anew."""
        made = await self._parts.turn_store.suggestion(trace_id)
        if made is not None:
            receipt = await self._parts.conversations.receipt(made.message_id)
            async with self._order[receipt.message.user_id]:
                await self._parts.turns.rework(Reworked(made=made, place=candidate, wish=wish), self._tell_turn)

    async def send_reply(self, user_id: UserId, text: str, trace_id: TraceId | None, candidate: int = 1) -> Message:
        """Store the agent's reply and what it says about the suggestion it came from, or passed over."""
        message = await self._parts.conversations.say(user_id, Role.AGENT, text, self.now(), trace_id)
        if trace_id is not None:
            await self._note_sent(trace_id, text, candidate)
        else:
            await self._note_ignored(user_id)
        await self._parts.conversations.keep_draft(user_id, Draft(), self.now())
        self._changed(user_id)
        self._replied[user_id].set()
        return message

    async def replied(self, user_id: UserId) -> None:
        """Wait for the agent's next reply to this customer."""
        self._replied[user_id].clear()
        await self._replied[user_id].wait()

    async def add_note(self, user_id: UserId, text: str) -> Message:
        """Store an agent's private note."""
        message = await self._parts.conversations.say(user_id, Role.NOTE, text, self.now())
        self._changed(user_id)
        return message

    async def reject(self, trace_id: TraceId, reason: RejectReason, candidate: int = 1) -> None:
        """Turn a suggestion down."""
        kind, at = OutcomeKind.REJECTED, self.now()
        outcome = Outcome(trace_id=trace_id, kind=kind, at=at, reason=reason, candidate=candidate)
        await self._parts.turn_store.keep_outcome(outcome)

    async def mark_read(self, user_id: UserId) -> None:
        """The agent has seen everything of this customer."""
        await self._parts.conversations.mark_read(user_id)
        self._changed(user_id)

    async def heartbeat(self, user_id: UserId) -> None:
        """Activity without a message."""
        await self._parts.sessions.store.heartbeat(user_id, self.now())

    async def end_session(self, user_id: UserId) -> None:
        """End the customer's session now."""
        await self._parts.sessions.store.end(user_id, self.now())
        self._changed(user_id)

    async def draft(self, user_id: UserId) -> Draft:
        """The unsent text kept for this customer."""
        return await self._parts.conversations.draft(user_id)

    async def keep_draft(self, user_id: UserId, draft: Draft) -> None:
        """Keep unsent text and where it comes from."""
        await self._parts.conversations.keep_draft(user_id, draft, self.now())

    async def knowledge(self) -> KnowledgeFacts:
        """Version and size of the knowledge base."""
        return KnowledgeFacts(version=await self._parts.pairs.version(), pairs=await self._parts.pairs.count())

    def engine_status(self) -> EngineStatus:
        """How Coze stands now."""
        return self._parts.engine_status()

    async def usage(self) -> CallUsage | None:
        """Calls of the Coze account in use."""
        return await self._parts.usage()

    async def connection(self) -> Connection:
        """What is set for Coze, and whether somebody is signed in."""
        return await self._parts.connecting.current()

    async def connect(self, wish: ConnectionWish, invite: Invite) -> Connection:
        """Sign in where that is wished and use the account from now on; `invite` tells what the person has to do
        meanwhile. Cancelling leaves everything as it was. Raises `EngineError` or `ConfigError`."""
        return await self._parts.connecting.connect(wish, invite)

    async def disconnect(self) -> Connection:
        """Sign out on this machine."""
        return await self._parts.connecting.disconnect()

    async def examine_connection(self) -> tuple[PermissionCheck, ...]:
        """Use each permission once; costs one short chat and one run of the workflow."""
        return await self._parts.connecting.examine()

    async def drill(self, turns: int, progress: DrillProgress) -> DrillFigures:
        """Cut an emulated Coze under a conversation of that many turns and measure; this desk is not touched."""
        if self._parts.drill_room is None:
            raise DemoError("drill_elsewhere", "No drill can be run from here. Use: desktop-cs drill")
        return await self._parts.drill_room.run(turns, progress)

    async def drills(self) -> tuple[DrillFigures, ...]:
        """Earlier drills, latest first."""
        return await self._parts.drill_room.history() if self._parts.drill_room else ()

    def is_plugged(self) -> bool:
        """Whether Coze may be used."""
        return self._parts.plug.is_in()

    async def set_plugged(self, plugged: bool) -> None:
        """Pull the plug, or put it in."""
        await self._parts.plug.move(plugged)

    def _tell_turn(self, event: TurnEvent) -> None:
        self._parts.news.tell(event)
        if isinstance(event, MessageReceived):
            self._changed(event.message.user_id)

    def _changed(self, user_id: UserId) -> None:
        self._parts.news.tell(ConversationChanged(user_id))

    async def _note_sent(self, trace_id: TraceId, text: str, place: int) -> None:
        suggestion = await self._parts.turn_store.suggestion(trace_id)
        used = suggestion.candidate(place) if suggestion is not None else None
        if used is not None:
            kind = OutcomeKind.SENT_UNEDITED if text.strip() == used.shown.strip() else OutcomeKind.SENT_EDITED
            outcome = Outcome(trace_id=trace_id, kind=kind, at=self.now(), final_text=text, candidate=place)
            await self._parts.turn_store.keep_outcome(outcome)

    async def _note_ignored(self, user_id: UserId) -> None:
        latest = await self._parts.turn_store.suggestions(user_id, 1)
        if latest and await self._parts.turn_store.outcome(latest[0].trace_id) is None:
            await self._parts.turn_store.keep_outcome(
                Outcome(trace_id=latest[0].trace_id, kind=OutcomeKind.IGNORED, at=self.now())
            )
