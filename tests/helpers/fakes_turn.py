"""Hand-written stand-ins for everything a turn needs, each as small as its Protocol allows."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from desktop_cs.domain.catalogue import Catalogue, Intent, Need
from desktop_cs.domain.customer import Customer, Receipt
from desktop_cs.domain.dialogue import Act, DialogueState, StateChange
from desktop_cs.domain.engine import ComposeRequest, Delta, EngineName, Finished, Piece, UnderstandRequest
from desktop_cs.domain.ids import MessageId, QaId, SessionId, TraceId, UserId
from desktop_cs.domain.knowledge import Language, QaHit, QaPair
from desktop_cs.domain.message import Inbound, Message, Role
from desktop_cs.domain.order import Order, OrderStatus
from desktop_cs.domain.order_lookup import FoundBy, OrderLookup, OrderQuestion, Owner
from desktop_cs.domain.redaction import Kind, Redacted, Redaction, Span, TokenTable
from desktop_cs.domain.session import Session, session_id_for
from desktop_cs.domain.slot_types import fault_in
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import IntentScore, Slot, Understanding
from desktop_cs.domain.words import Layer, WordHit
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.ports import Engine, TurnPorts, TurnSettings

NOON = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
PHONE = "13812345678"


@dataclass
class FakeClock:
    """A clock that moves only when told to."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, delta: timedelta) -> None:
        self.moment += delta


@dataclass
class FakeInbox:
    messages: list[Message] = field(default_factory=list)
    keys: dict[str, Message] = field(default_factory=dict)

    async def receive(self, inbound: Inbound, now: datetime, trace_id: TraceId) -> Receipt:
        if known := self.keys.get(inbound.key):
            return replace(await self.receipt(known.id), repeat=True)
        message = Message(
            id=MessageId(f"m{len(self.messages) + 1}"),
            seq=len(self.messages) + 1,
            session_id=session_id_for(inbound.user_id, NOON),
            user_id=inbound.user_id,
            role=Role.CUSTOMER,
            text=inbound.text,
            at=now,
            trace_id=trace_id,
        )
        self.messages.append(message)
        self.keys[inbound.key] = message
        return replace(await self.receipt(message.id), new_session=len(self.messages) == 1)

    async def receipt(self, message_id: MessageId) -> Receipt:
        message = next(m for m in self.messages if m.id == message_id)
        session = Session(
            id=message.session_id, user_id=message.user_id, channel="paste", opened_at=NOON, active_at=NOON
        )
        customer = Customer(user_id=message.user_id, name="Li", channel="paste", opaque="u_1")
        return Receipt(message=message, session=session, customer=customer, new_session=False, repeat=False)

    async def history(self, session_id: SessionId, before_seq: int, limit: int) -> tuple[Message, ...]:
        return tuple(m for m in self.messages if m.seq < before_seq)[-limit:]


@dataclass
class FakeMemory:
    table: TokenTable = field(default_factory=TokenTable)
    states: dict[SessionId, DialogueState] = field(default_factory=dict)
    suggestions: list[Suggestion] = field(default_factory=list)

    async def tokens(self, session_id: SessionId) -> TokenTable:
        return self.table

    async def keep_tokens(self, session_id: SessionId, table: TokenTable) -> None:
        self.table = table

    async def state(self, session_id: SessionId) -> DialogueState:
        return self.states.get(session_id, DialogueState(session_id=session_id))

    async def change_state(self, session_id: SessionId, change: StateChange) -> DialogueState:
        self.states[session_id] = change(await self.state(session_id))
        return self.states[session_id]

    async def keep_suggestion(self, suggestion: Suggestion) -> None:
        """One for each trace, like the store."""
        others = [kept for kept in self.suggestions if kept.trace_id != suggestion.trace_id]
        self.suggestions = [*others, suggestion]


@dataclass
class FakeRedactor:
    """Knows one phone number."""

    error: Exception | None = None

    def redact(self, text: str, table: TokenTable, language: Language) -> Redaction:
        if self.error:
            raise self.error
        at = text.find(PHONE)
        if at < 0:
            return Redaction(Redacted(text), (), table)
        span = Span(at, at + len(PHONE), Kind.CN_MOBILE)
        return Redaction(Redacted(text.replace(PHONE, "[PHONE1]")), (span,), TokenTable({"[PHONE1]": PHONE}))

    def restore(self, text: str, table: TokenTable) -> str:
        for token, value in table.values.items():
            text = text.replace(token, value)
        return text


@dataclass
class FakeWords:
    word: str = "scam"

    def find(self, text: str) -> tuple[WordHit, ...]:
        at = text.find(self.word)
        return (WordHit(at, at + len(self.word), self.word, Layer.OPEN),) if at >= 0 else ()


PAIR = QaPair(
    id=QaId("kb-1"), question="When will my refund arrive?", answer="Within 3 days.", intent="refund",
    language=Language.EN,
)  # fmt: skip
HIT = QaHit(pair=PAIR, score=0.9, matched=PAIR.question, terms=(("refund", 0.9),))
ORDER = Order(
    number="DD20260115001", user_id="u1", status=OrderStatus.SHIPPED, items=(), amount="99.00", currency="CNY",
    placed_at=NOON, as_of=NOON,
)  # fmt: skip


@dataclass
class FakeKnowledge:
    hits: tuple[QaHit, ...] = (HIT,)
    asked: list[str] = field(default_factory=list)

    async def search(self, text: Redacted, k: int = 5) -> tuple[QaHit, ...]:
        self.asked.append(text)
        return self.hits[:k]


@dataclass
class FakeOrders:
    orders: dict[str, Order] = field(default_factory=lambda: {ORDER.number: ORDER})
    asked: list[OrderQuestion] = field(default_factory=list)

    async def look_up(self, question: OrderQuestion) -> OrderLookup:
        self.asked.append(question)
        order = self.orders.get(question.number)
        owner = Owner.CUSTOMER if order and order.user_id == question.user_id else Owner.UNKNOWN
        return OrderLookup(order=order, by=FoundBy.NUMBER if order else None, owner=owner, asked=question.number)


@dataclass
class FakeEngine:
    """Answers from a script: an `EngineError` in it is raised, at the place where it stands."""

    name: EngineName = EngineName.OFFLINE
    heard: Understanding | Exception = field(
        default_factory=lambda: Understanding(ranking=(IntentScore("refund", 0.8),), threshold=0.5)
    )
    pieces: tuple[str | Exception, ...] = ("Within ", "3 days.")
    understood: list[UnderstandRequest] = field(default_factory=list)
    composed: list[ComposeRequest] = field(default_factory=list)
    tokens: int | None = None
    closed: int = 0

    async def understand(self, request: UnderstandRequest) -> Understanding:
        self.understood.append(request)
        if isinstance(self.heard, Exception):
            raise self.heard
        return self.heard

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        self.composed.append(request)
        try:
            for piece in self.pieces:
                if isinstance(piece, Exception):
                    raise piece
                yield Delta(piece)
            yield Finished(text="".join(str(piece) for piece in self.pieces), engine=self.name, tokens_used=self.tokens)
        finally:
            self.closed += 1


class FakeLocal:
    """Composes what a proposal rests on: the answer of its source, its order's status, or an offer of a colleague."""

    async def understand(self, request: UnderstandRequest) -> Understanding:
        raise AssertionError("alternatives need no understanding")

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        said = {Act.HAND_OVER: "A colleague will help.", Act.ORDER_ANSWER: "Your order is on its way."}
        text = request.hits[0].pair.answer if request.hits else said.get(request.act, "")
        yield Finished(text=text, engine=EngineName.OFFLINE)


def heard(intent: str, score: float = 0.8, *slots: Slot) -> Understanding:
    return Understanding(ranking=(IntentScore(intent, score),), threshold=0.5, slots=slots)


def gone(cause: str) -> EngineError:
    return EngineError(cause, "gone")


CATALOGUE = Catalogue(
    {
        "refund": Intent(name="refund", title={"en": "Refund"}, description={}),
        "order_status": Intent(
            name="order_status", title={}, description={}, need=Need.ORDER, required_slots=("order_number",)
        ),
        "human": Intent(name="human", title={}, description={}, need=Need.PERSON),
    }
)


@dataclass
class FakePorts:
    """All ports of a turn, each replaceable before `ports()` is called."""

    inbox: FakeInbox = field(default_factory=FakeInbox)
    memory: FakeMemory = field(default_factory=FakeMemory)
    redactor: FakeRedactor = field(default_factory=FakeRedactor)
    words: FakeWords = field(default_factory=FakeWords)
    knowledge: FakeKnowledge = field(default_factory=FakeKnowledge)
    orders: FakeOrders = field(default_factory=FakeOrders)
    engine: FakeEngine = field(default_factory=FakeEngine)
    local: Engine = field(default_factory=FakeLocal)
    clock: FakeClock = field(default_factory=FakeClock)
    traces: int = 0

    def new_trace(self) -> TraceId:
        self.traces += 1
        return TraceId(f"trace-{self.traces}")

    def ports(self, settings: Callable[[], TurnSettings] = TurnSettings) -> TurnPorts:
        return TurnPorts(
            inbox=self.inbox,
            memory=self.memory,
            redactor=self.redactor,
            words=self.words,
            knowledge=self.knowledge,
            orders=self.orders,
            engine=self.engine,
            local=self.local,
            catalogue=lambda: CATALOGUE,
            read_slot=lambda name, words, said_at: None if fault_in(name, words) else words,
            settings=settings,
            clock=self.clock,
            new_trace=self.new_trace,
        )


def say(text: str, key: str = "k1") -> Inbound:
    return Inbound(user_id=UserId("u1"), text=text, key=key)
