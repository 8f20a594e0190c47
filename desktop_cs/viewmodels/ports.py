"""The desk, as the screens see it: everything they may ask for and everything they may do. `app.py` provides it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.changes import Change, EngineStatus
from desktop_cs.domain.connection import Connection, ConnectionWish, Invite, PermissionCheck
from desktop_cs.domain.customer import Customer
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.drill import DrillFigures, DrillProgress
from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import MessageId, TraceId, UserId
from desktop_cs.domain.message import Inbound, Message
from desktop_cs.domain.outcome import Outcome, RejectReason
from desktop_cs.domain.session import Session
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.usage import CallUsage
from desktop_cs.pipeline.events import TurnEvent
from desktop_cs.viewmodels.ports_brain import BrainDesk
from desktop_cs.viewmodels.ports_inbox import InboxDesk
from desktop_cs.viewmodels.ports_outgoing import OutgoingDesk
from desktop_cs.viewmodels.ports_records import RecordDesk
from desktop_cs.viewmodels.ports_safekeeping import Safekeeping
from desktop_cs.viewmodels.ports_safety import Safety
from desktop_cs.viewmodels.ports_sessions import SessionDesk
from desktop_cs.viewmodels.rewording import RewordDesk

Listener = Callable[[TurnEvent | Change], None]
Unsubscribe = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFacts:
    """What the window says about this run: names and figures that do not change while it is open."""

    profile_name: str
    is_demo: bool
    is_sealed: bool
    keyring_works: bool
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeFacts:
    """The knowledge base in two numbers."""

    version: int
    pairs: int


class Desk(RecordDesk, RewordDesk, Protocol):
    """The running application. All methods may be called from the UI thread; none blocks it."""

    @property
    def outgoing(self) -> OutgoingDesk:
        """What left this machine, and what shall not."""
        ...

    def facts(self) -> DeskFacts:
        """Fixed facts of this run."""
        ...

    @property
    def safety(self) -> Safety:
        """What guards the way out."""
        ...

    def now(self) -> datetime:
        """The time in UTC."""
        ...

    def catalogue(self) -> Catalogue:
        """The intents and their titles."""
        ...

    @property
    def sessions(self) -> SessionDesk:
        """Their clock, a fresh start, and what is carried over."""
        ...

    def subscribe(self, listener: Listener) -> Unsubscribe:
        """Hear every turn event and every change, on the UI thread, in order, until unsubscribed."""
        ...

    @property
    def safekeeping(self) -> Safekeeping:
        """The seal, the supervisor's lock, exports."""
        ...

    @property
    def brain(self) -> BrainDesk:
        """Gaps in the knowledge, and the threshold lab."""
        ...

    @property
    def inbox(self) -> InboxDesk:
        """Lists of conversations."""
        ...

    async def customer(self, user_id: UserId) -> Customer:
        """One customer."""
        ...

    async def session(self, user_id: UserId) -> Session | None:
        """The customer's latest session."""
        ...

    async def messages(self, user_id: UserId, limit: int = 50, before_seq: int | None = None) -> tuple[Message, ...]:
        """The customer's latest messages across sessions, oldest first; older ones with `before_seq`."""
        ...

    async def suggestions(self, user_id: UserId, limit: int = 50) -> tuple[Suggestion, ...]:
        """The latest suggestions made for the customer's messages, oldest first."""
        ...

    async def outcome(self, trace_id: TraceId) -> Outcome | None:
        """What became of a suggestion, if anything did."""
        ...

    async def outcomes_of(self, trace_ids: Iterable[TraceId]) -> tuple[Outcome, ...]:
        """What became of these suggestions, where anything did."""

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        """Delete everything of one customer, after the turn under way."""
        ...

    async def take_in(self, inbound: Inbound) -> None:
        """Store a customer's message and run its turn; what happens is heard through `subscribe`. Raises `ChannelError`
        for a message that cannot be taken (empty, too long)."""
        ...

    async def ask_again(self, message_id: MessageId) -> None:
        """Run a turn for a stored message once more."""
        ...

    async def send_reply(self, user_id: UserId, text: str, trace_id: TraceId | None, candidate: int = 1) -> Message:
        """Store the agent's reply and hand it to the channel. With the trace of a suggestion its outcome is stored too:
        unedited when the text is that of the candidate at this place, edited otherwise."""
        ...

    async def add_note(self, user_id: UserId, text: str) -> Message:
        """Store an agent's private note."""
        ...

    async def reject(self, trace_id: TraceId, reason: RejectReason, candidate: int = 1) -> None:
        """Turn a suggestion down, looking at the candidate at this place."""
        ...

    async def mark_read(self, user_id: UserId) -> None:
        """The agent has seen everything of this customer."""
        ...

    async def heartbeat(self, user_id: UserId) -> None:
        """The customer's page is open, or someone types: the session stays alive."""
        ...

    async def end_session(self, user_id: UserId) -> None:
        """End the customer's session now; the next message opens a new one."""
        ...

    async def draft(self, user_id: UserId) -> Draft:
        """The unsent text kept for this customer."""
        ...

    async def keep_draft(self, user_id: UserId, draft: Draft) -> None:
        """Keep unsent text and where it comes from."""
        ...

    async def knowledge(self) -> KnowledgeFacts:
        """Version and size of the knowledge base."""
        ...

    def engine_status(self) -> EngineStatus:
        """How Coze stands now."""
        ...

    async def usage(self) -> CallUsage | None:
        """Calls of the Coze account in use, against its plan; None where nobody counts."""
        ...

    async def connection(self) -> Connection:
        """What is set for Coze, and whether somebody is signed in."""
        ...

    async def connect(self, wish: ConnectionWish, invite: Invite) -> Connection:
        """Sign in where that is wished and use the account from now on; `invite` tells what the person has to do
        meanwhile. Cancelling leaves everything as it was. Raises `EngineError` or `ConfigError`."""
        ...

    async def disconnect(self) -> Connection:
        """Sign out on this machine."""
        ...

    async def examine_connection(self) -> tuple[PermissionCheck, ...]:
        """Use each permission once; costs one short chat and one run of the workflow."""
        ...

    async def drill(self, turns: int, progress: DrillProgress) -> DrillFigures:
        """Cut an emulated Coze under a conversation of that many turns and measure; this desk is not touched."""
        ...

    async def drills(self) -> tuple[DrillFigures, ...]:
        """Earlier drills, latest first."""
        ...

    def is_plugged(self) -> bool:
        """Whether Coze may be used (demo: whether the emulator's plug is in)."""
        ...

    async def set_plugged(self, plugged: bool) -> None:
        """Demo: pull or plug the emulated Coze's cable, for real. Elsewhere: work offline by choice, or not."""
        ...
