"""A desk without rooms behind it: keeps everything in memory, plays a test's turns, remembers what was asked."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fake_brain import FakeBrain
from fake_inbox import FakeInbox
from fake_outgoing import FakeOutgoing
from fake_safekeeping import FakeSafekeeping
from fake_safety import FakeSafety
from fake_sessions import FakeSessions

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.changes import (
    Change,
    ConversationChanged,
    CustomerErased,
    EngineChanged,
    EngineState,
    EngineStatus,
)
from desktop_cs.domain.connection import (
    Account,
    Connection,
    ConnectionWish,
    Invitation,
    Invite,
    PermissionCheck,
)
from desktop_cs.domain.customer import Conversation, Customer
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.drill import DrillFigures, DrillProgress, DrillStep
from desktop_cs.domain.engine import Cause, Wish
from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import MessageId, TraceId, UserId
from desktop_cs.domain.message import Inbound, Message, Role, checked_text
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.domain.session import Session, SessionEnd, session_id_for
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.track_record import PastUse
from desktop_cs.domain.usage import CallUsage
from desktop_cs.pipeline.events import AlternativesReady, MessageReceived, SuggestionReady, TurnEnded, TurnEvent
from desktop_cs.viewmodels.ports import DeskFacts, KnowledgeFacts, Listener, Unsubscribe

START = datetime(2026, 1, 15, 4, 41, 0, tzinfo=UTC)
Turn = Callable[[Message, TraceId], Iterable[TurnEvent]]


def no_turn(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """A turn that does nothing: the test tells the events itself."""
    return ()


class FakeDesk:
    """Fits the Protocol `Desk`. `turn` says what happens after a message was received."""

    def __init__(self, *, turn: Turn = no_turn, catalogue: Catalogue | None = None, **facts: object) -> None:
        self.turn = turn
        self.safety = FakeSafety()
        self.clock = START
        self.calls: list[tuple[object, ...]] = []
        self.failing: dict[str, Exception] = {}  # method name → what it raises
        self.listeners: list[Listener] = []
        self.customers: dict[UserId, Customer] = {}
        self.sessions = FakeSessions(self.now, self._changed)
        self.log: list[Message] = []
        self.made: list[Suggestion] = []
        self.past: tuple[PastUse, ...] = ()
        self.outcomes: dict[TraceId, Outcome] = {}
        self.drafts: dict[UserId, str] = {}
        self.origins: dict[UserId, Draft] = {}  # drafts with where they come from
        self.unread: dict[UserId, int] = {}
        self.status = EngineStatus(state=EngineState.ONLINE, host="api.coze.cn", first_text_ms=912.0)
        self.plugged = True
        self.connected = Connection(account=Account())
        self.invitation: Invitation | None = None  # where signing in waits for a person, for ever
        self.checked: tuple[PermissionCheck, ...] = ()
        self.drill_steps: tuple[DrillStep, ...] = ()
        self.drilled: DrillFigures | None = None  # what a drill measures; without it the drill never ends
        self.drill_history: tuple[DrillFigures, ...] = ()
        self.used: CallUsage | None = None
        self.safekeeping = FakeSafekeeping()
        self.brain = FakeBrain()
        self.inbox = FakeInbox(lambda: filter(None, map(self._row, self.customers)))
        self.left = FakeOutgoing()
        self._catalogue = catalogue or Catalogue()
        defaults = DeskFacts(
            profile_name="demo",
            is_demo=True,
            is_sealed=False,
            keyring_works=True,
            threshold=0.65,
        )
        self._facts = replace(defaults, **facts)

    # what a test does

    def tell(self, *news: TurnEvent | Change) -> None:
        """Tell all listeners, and keep what a finished turn leaves behind."""
        for item in news:
            if isinstance(item, SuggestionReady):
                self.made.append(item.suggestion)
            if isinstance(item, AlternativesReady):
                self.made[-1] = replace(self.made[-1], alternatives=item.alternatives)
            for listener in tuple(self.listeners):
                listener(item)

    def add_customer(self, user_id: str, name: str, channel: str = "web", tags: tuple[str, ...] = ()) -> UserId:
        """Make a customer known."""
        key = UserId(user_id)
        self.customers[key] = Customer(user_id=key, name=name, channel=channel, opaque=f"c{len(self.log)}", tags=tags)
        return key

    def add_message(
        self, user_id: UserId, text: str, *, role: Role = Role.CUSTOMER, ago: timedelta = timedelta(0), **more: object
    ) -> Message:
        """Store a message as if it had come some time ago."""
        at = self.clock - ago
        session = self._live_session(user_id, at)
        seq = len(self.log) + 1
        message = Message(
            id=MessageId(f"m{seq}"), seq=seq, session_id=session.id, user_id=user_id, role=role, text=text, at=at
        )
        message = replace(message, **more)
        self.log.append(message)
        if role is Role.CUSTOMER:
            self.unread[user_id] = self.unread.get(user_id, 0) + 1
        return message

    def called(self, name: str) -> list[tuple[object, ...]]:
        """The arguments of every call of a method."""
        return [call[1:] for call in self.calls if call[0] == name]

    # the desk

    @property
    def outgoing(self) -> FakeOutgoing:
        return self.left

    def facts(self) -> DeskFacts:
        return self._facts

    def now(self) -> datetime:
        return self.clock

    def catalogue(self) -> Catalogue:
        return self._catalogue

    def subscribe(self, listener: Listener) -> Unsubscribe:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    async def customer(self, user_id: UserId) -> Customer:
        self._note("customer", user_id)
        return self.customers[user_id]

    async def session(self, user_id: UserId) -> Session | None:
        self._note("session", user_id)
        return self.sessions.newest.get(user_id)

    async def messages(self, user_id: UserId, limit: int = 50, before_seq: int | None = None) -> tuple[Message, ...]:
        self._note("messages", user_id, limit, before_seq)
        theirs = [m for m in self.log if m.user_id == user_id and (before_seq is None or m.seq < before_seq)]
        return tuple(theirs[-limit:])

    async def suggestions(self, user_id: UserId, limit: int = 50) -> tuple[Suggestion, ...]:
        self._note("suggestions", user_id, limit)
        owner = {m.id: m.user_id for m in self.log}
        return tuple(item for item in self.made if owner.get(item.message_id) == user_id)[-limit:]

    async def past_uses(self, intent: str) -> tuple[PastUse, ...]:
        self._note("past_uses", intent)
        return self.past

    async def outcome(self, trace_id: TraceId) -> Outcome | None:
        self._note("outcome", trace_id)
        return self.outcomes.get(trace_id)

    async def outcomes_of(self, trace_ids: Iterable[TraceId]) -> tuple[Outcome, ...]:
        return tuple(self.outcomes[trace] for trace in trace_ids if trace in self.outcomes)

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        self._note("erase", user_id)
        self.log = [message for message in self.log if message.user_id != user_id]
        self.customers.pop(user_id, None)
        self.drafts.pop(user_id, None)
        receipt = await self.safety.erasure.erase(user_id)
        self.tell(CustomerErased(user_id))
        return receipt

    async def take_in(self, inbound: Inbound) -> None:
        self._note("take_in", inbound)
        text = checked_text(inbound.text)
        if inbound.user_id not in self.customers:
            self.add_customer(inbound.user_id, inbound.user_name, inbound.channel)
        message = self.add_message(inbound.user_id, text)
        self._run(message)

    async def ask_again(self, message_id: MessageId) -> None:
        self._note("ask_again", message_id)
        self._run(next(m for m in self.log if m.id == message_id))

    async def rework(self, trace_id: TraceId, candidate: int, wish: Wish) -> None:
        self._note("rework", trace_id, candidate, wish)
        made = next(item for item in self.made if item.trace_id == trace_id)
        self._run(next(m for m in self.log if m.id == made.message_id))

    async def send_reply(self, user_id: UserId, text: str, trace_id: TraceId | None, candidate: int = 1) -> Message:
        self._note("send_reply", user_id, text, trace_id)
        message = self.add_message(user_id, text, role=Role.AGENT, trace_id=trace_id)
        if trace_id is not None:
            made = next((item for item in reversed(self.made) if item.trace_id == trace_id), None)
            used = made.candidate(candidate) if made else None
            kind = OutcomeKind.SENT_UNEDITED if used and used.shown == text else OutcomeKind.SENT_EDITED
            outcome = Outcome(trace_id=trace_id, kind=kind, at=self.clock, final_text=text, candidate=candidate)
            self.outcomes[trace_id] = outcome
        self.tell(ConversationChanged(user_id))
        return message

    async def add_note(self, user_id: UserId, text: str) -> Message:
        self._note("add_note", user_id, text)
        message = self.add_message(user_id, text, role=Role.NOTE)
        self.tell(ConversationChanged(user_id))
        return message

    async def reject(self, trace_id: TraceId, reason: RejectReason, candidate: int = 1) -> None:
        self._note("reject", trace_id, reason)
        kind = OutcomeKind.REJECTED
        self.outcomes[trace_id] = Outcome(
            trace_id=trace_id, kind=kind, at=self.clock, reason=reason, candidate=candidate
        )

    async def mark_read(self, user_id: UserId) -> None:
        self._note("mark_read", user_id)
        self.unread[user_id] = 0
        self.tell(ConversationChanged(user_id))

    async def heartbeat(self, user_id: UserId) -> None:
        self._note("heartbeat", user_id)
        self.sessions.newest[user_id] = replace(self.sessions.newest[user_id], active_at=self.clock)

    async def end_session(self, user_id: UserId) -> None:
        self._note("end_session", user_id)
        self.sessions.newest[user_id] = replace(
            self.sessions.newest[user_id], ended_at=self.clock, ended_by=SessionEnd.AGENT
        )
        self.tell(ConversationChanged(user_id))

    async def draft(self, user_id: UserId) -> Draft:
        self._note("draft", user_id)
        return self.origins.get(user_id, Draft(text=self.drafts.get(user_id, "")))

    async def keep_draft(self, user_id: UserId, draft: Draft) -> None:
        self._note("keep_draft", user_id, draft.text)
        self.drafts[user_id] = draft.text
        self.origins[user_id] = draft

    async def knowledge(self) -> KnowledgeFacts:
        self._note("knowledge")
        return KnowledgeFacts(version=31, pairs=1284)

    def engine_status(self) -> EngineStatus:
        return self.status

    async def usage(self) -> CallUsage | None:
        self._note("usage")
        return self.used

    async def connection(self) -> Connection:
        self._note("connection")
        return self.connected

    async def connect(self, wish: ConnectionWish, invite: Invite) -> Connection:
        self._note("connect", wish)
        if self.invitation is not None:
            invite(self.invitation)
            await asyncio.get_running_loop().create_future()
        self.connected = replace(self.connected, account=wish.account, is_signed_in=True)
        return self.connected

    async def disconnect(self) -> Connection:
        self._note("disconnect")
        self.connected = replace(self.connected, is_signed_in=False)
        return self.connected

    async def examine_connection(self) -> tuple[PermissionCheck, ...]:
        self._note("examine_connection")
        return self.checked

    async def drill(self, turns: int, progress: DrillProgress) -> DrillFigures:
        self._note("drill", turns)
        for step in self.drill_steps:
            progress(step)
        if self.drilled is None:
            await asyncio.get_running_loop().create_future()
        assert self.drilled is not None
        self.drill_history = (self.drilled, *self.drill_history)
        return self.drilled

    async def drills(self) -> tuple[DrillFigures, ...]:
        self._note("drills")
        return self.drill_history

    def is_plugged(self) -> bool:
        return self.plugged

    async def set_plugged(self, plugged: bool) -> None:
        self._note("set_plugged", plugged)
        self.plugged = plugged
        state = EngineState.ONLINE if plugged else EngineState.DOWN
        cause = None if plugged else Cause.UNREACHABLE
        self.status = EngineStatus(state=state, cause=cause, host="api.coze.cn")
        self.tell(EngineChanged(self.status))

    def _changed(self, user_id: UserId) -> None:
        self.tell(ConversationChanged(user_id))

    def _note(self, name: str, *arguments: object) -> None:
        self.calls.append((name, *arguments))
        if name in self.failing:
            raise self.failing[name]

    def _run(self, message: Message) -> None:
        trace_id = TraceId(f"{len(self.calls):08x}c0ffee00")
        self.tell(MessageReceived(trace_id, message, False), ConversationChanged(message.user_id))
        events = tuple(self.turn(message, trace_id))
        if events:
            self.tell(*events, TurnEnded(trace_id))

    def _live_session(self, user_id: UserId, at: datetime) -> Session:
        session = self.sessions.newest.get(user_id)
        if session is None or session.ended_at or at - session.active_at > self.sessions.ttl:
            if session is not None:
                self.sessions.older[session.id] = session
            session = Session(
                id=session_id_for(user_id, at),
                user_id=user_id,
                channel="web",
                opened_at=at,
                active_at=at,
                previous_id=session.id if session else None,
            )
        self.sessions.newest[user_id] = replace(session, active_at=max(at, session.active_at))
        return self.sessions.newest[user_id]

    def _row(self, user_id: UserId) -> Conversation | None:
        theirs = [m for m in self.log if m.user_id == user_id and m.role is not Role.NOTE]
        if not theirs:
            return None
        replied = max((m.seq for m in theirs if m.role is Role.AGENT), default=0)
        waiting = next((m.at for m in theirs if m.role is Role.CUSTOMER and m.seq > replied), None)
        session = self.sessions.newest[user_id]
        made = [item for item in self.made if any(m.id == item.message_id for m in theirs)]
        heard = made[-1].understanding.ranking[:1] if made else ()
        return Conversation(
            customer=self.customers[user_id],
            session_id=session.id,
            last_text=theirs[-1].text,
            last_role=theirs[-1].role.value,
            last_at=theirs[-1].at,
            waiting_since=waiting,
            unread=self.unread.get(user_id, 0),
            seq=theirs[-1].seq,
            ended=session.ended_at is not None,
            act=made[-1].act.value if made else None,
            engine=made[-1].engine.value if made else None,
            intent=heard[0].name if heard else None,
            score=heard[0].score if heard else None,
        )
