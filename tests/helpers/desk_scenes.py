"""A shop's morning for screens and tests: fictional customers, a catalogue, and turns that end in different ways."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from fake_desk import START, FakeDesk

from desktop_cs.domain.candidate import Candidate, Why
from desktop_cs.domain.catalogue import FALLBACK, Catalogue, Intent, Need
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import Cause, EngineName, SentRecord
from desktop_cs.domain.ids import QaId, TraceId, UserId
from desktop_cs.domain.knowledge import Language, QaHit, QaPair
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.order import Order, OrderItem, OrderStatus, TrailEvent
from desktop_cs.domain.outcome import Outcome, OutcomeKind
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import IntentScore, Slot, Understanding
from desktop_cs.domain.words import Layer, WordHit
from desktop_cs.pipeline.events import (
    AlternativesReady,
    EngineSwitched,
    EvidenceFound,
    GuardHit,
    IntentFound,
    ReplyDelta,
    StageDone,
    StateTracked,
    SuggestionReady,
    TextRedacted,
    TurnEvent,
    TurnFailed,
)

REPLY = "退款已于 1 月 15 日原路退回，一般 1–3 个工作日到账，请留意尾号 6621 的银行短信。"
LOCAL_REPLY = "退款会原路退回，银行卡一般 1–3 个工作日到账；超过 3 个工作日没有收到，请联系我们为您核查。"


def _intent(name: str, zh: str, en: str, need: Need = Need.QA) -> Intent:
    return Intent(name=name, title={"zh": zh, "en": en}, description={"zh": zh, "en": en}, need=need)


CATALOGUE = Catalogue(
    {
        item.name: item
        for item in (
            _intent("refund_arrival", "退款到账", "Refund arrival"),
            _intent("return_progress", "退货进度", "Return progress", Need.ORDER),
            _intent("order_status", "物流进度", "Order status", Need.ORDER),
            _intent("change_address", "修改地址", "Change address"),
            _intent("complaint", "投诉", "Complaint", Need.PERSON),
            _intent("greeting", "打招呼", "Greeting", Need.CHAT),
        )
    }
)


def pair(number: int, question: str, answer: str, days: int, version: int = 1) -> QaPair:
    """A QA pair of the demo shop."""
    return QaPair(
        id=QaId(f"KB-{number:04}"),
        question=question,
        answer=answer,
        intent="refund_arrival",
        language=Language.ZH,
        version=version,
        updated_at=START - timedelta(days=days),
    )


HITS = (
    QaHit(
        pair=pair(412, "退款什么时候到账？", "退款会原路退回，银行卡一般 1–3 个工作日到账。", 12, 7),
        score=0.86,
        matched="退款什么时候能到卡上",
        terms=(("退款", 0.41), ("什么时候", 0.2), ("到", 0.1), ("卡上", 0.15)),
        variant=0,
        query_spans=((1, 7), (8, 9), (10, 12)),
        matched_spans=((0, 6), (7, 10)),
    ),
    QaHit(
        pair=pair(418, "银行卡退款为什么比较慢？", "银行处理跨行退款需要排队，节假日会顺延。", 40, 2),
        score=0.58,
        matched="银行卡退款为什么比较慢？",
        terms=(("退款", 0.38), ("卡", 0.2)),
        query_spans=((1, 3), (10, 11)),
        matched_spans=((2, 5),),
    ),
)


def heard(*scores: tuple[str, float], engine: str = "coze", slots: tuple[Slot, ...] = ()) -> Understanding:
    """What an engine made of a message, against the usual threshold."""
    return Understanding(
        ranking=tuple(IntentScore(*item) for item in scores), threshold=0.65, engine=engine, slots=slots
    )


REFUND = heard(
    ("refund_arrival", 0.86),
    ("order_status", 0.41),
    slots=(Slot(name="order_number", value="[订单号1]", source="订单号 [订单号1]"),),
)


def sent_bytes(text: str) -> bytes:
    """The body of a request to Coze as it would go out."""
    body = {
        "bot_id": "7350000000000000001",
        "user_id": "c_9f21",
        "stream": True,
        "additional_messages": [
            {"role": "user", "content": "对，订单号 [订单号1]，手机是 [手机号1]", "content_type": "text"},
            {"role": "user", "content": text, "content_type": "text"},
        ],
    }
    return json.dumps(body, ensure_ascii=False).encode()


def suggestion(message: Message, trace_id: TraceId, **changes: object) -> Suggestion:
    """A good answer by Coze to the refund question."""
    made = Suggestion(
        trace_id=trace_id,
        session_id=message.session_id,
        message_id=message.id,
        language=Language.ZH,
        act=Act.ANSWER,
        reply=REPLY.replace("6621", "[银行卡1]"),
        shown=REPLY,
        engine=EngineName.COZE,
        understanding=REFUND,
        redacted=Redacted(message.text),
        evidence=HITS,
        sent=(
            SentRecord("api.coze.cn", "understand", b'{"workflow_id":"7351","parameters":{"q":"..."}}'),
            SentRecord("api.coze.cn", "compose", sent_bytes(message.text)),
        ),
        masked={"CN_MOBILE": 1, "BANK_CARD": 1},
        stages={"receive": 3.1, "guard": 0.2, "redact": 0.8, "understand": 214.0, "look_up": 12.4, "compose": 1042.0},
        created_at=START,
        reason="knowledge_found",
    )
    return replace(made, **changes)


ORDER = Order(
    number="DD20260115001",
    user_id="web.lin",
    status=OrderStatus.RETURNING,
    items=(OrderItem(sku="J-1", name="外套", quantity=1, price="399.00"),),
    amount="399.00",
    currency="CNY",
    placed_at=START - timedelta(days=9),
    as_of=START,
    trail=(TrailEvent(at=START - timedelta(days=1), place="杭州", text="退货已入库，退款已受理"),),
)
ALTERNATIVES = (
    Candidate(
        act=Act.ORDER_ANSWER,
        reply="您的订单 DD20260115001 退货已入库，退款已受理。以上信息截至 01-15 12:41。",
        shown="您的订单 DD20260115001 退货已入库，退款已受理。以上信息截至 01-15 12:41。",
        engine=EngineName.OFFLINE,
        reason=Why.ORDER_AT_HAND,
        order=ORDER,
    ),
    Candidate(
        act=Act.ANSWER,
        reply=HITS[1].pair.answer,
        shown=HITS[1].pair.answer,
        engine=EngineName.OFFLINE,
        reason=Why.OTHER_SOURCE,
        evidence=HITS[1:],
    ),
)


def first_half(message: Message, trace_id: TraceId, counts: tuple[tuple[str, int], ...] = ()) -> Iterable[TurnEvent]:
    """Everything up to the evidence."""
    yield StageDone(trace_id, "receive", 3.1)
    yield StageDone(trace_id, "guard", 0.2)
    yield TextRedacted(trace_id, Redacted(message.text), counts or (("CN_MOBILE", 1), ("BANK_CARD", 1)))
    yield StageDone(trace_id, "redact", 0.8)
    yield IntentFound(trace_id, REFUND)
    yield StageDone(trace_id, "understand", 214.0)
    state = DialogueState(session_id=message.session_id, intent="refund_arrival", turn=1)
    yield StateTracked(trace_id, replace(state, slots={slot.name: slot for slot in REFUND.slots}), Act.ANSWER)
    yield EvidenceFound(trace_id, HITS, None)
    yield StageDone(trace_id, "look_up", 12.4)


def deltas(trace_id: TraceId, text: str, size: int = 6) -> Iterable[TurnEvent]:
    """A text in pieces."""
    for start in range(0, len(text), size):
        yield ReplyDelta(trace_id, text[start : start + size])


def answered(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """Coze answers well."""
    yield from first_half(message, trace_id)
    yield from deltas(trace_id, REPLY)
    yield StageDone(trace_id, "compose", 1042.0)
    yield SuggestionReady(trace_id, suggestion(message, trace_id))


def with_choices(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """Coze answers well, and two other replies are offered."""
    yield from answered(message, trace_id)
    yield AlternativesReady(trace_id, ALTERNATIVES)


def broken_off(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """Coze breaks off in mid-sentence and the local answer follows."""
    yield from first_half(message, trace_id)
    yield from deltas(trace_id, REPLY[:22])
    yield EngineSwitched(trace_id, EngineName.OFFLINE, Cause.BROKEN_STREAM, REPLY[:22])
    yield from deltas(trace_id, LOCAL_REPLY)
    yield StageDone(trace_id, "compose", 640.0)
    done = suggestion(message, trace_id, shown=LOCAL_REPLY, reply=LOCAL_REPLY, engine=EngineName.OFFLINE)
    yield SuggestionReady(trace_id, replace(done, cause=Cause.BROKEN_STREAM, partial=REPLY[:22]))


def offline(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """Coze cannot be reached from the start."""
    yield from first_half(message, trace_id)
    done = suggestion(message, trace_id, shown=LOCAL_REPLY, reply=LOCAL_REPLY, engine=EngineName.OFFLINE, sent=())
    yield SuggestionReady(trace_id, replace(done, cause=Cause.UNREACHABLE))


def unknown(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """Nobody knows the answer."""
    yield from first_half(message, trace_id)
    low = heard((FALLBACK, 0.22), ("order_status", 0.19), engine="offline")
    done = suggestion(message, trace_id, act=Act.SILENT, shown="", reply="", evidence=(), understanding=low)
    yield SuggestionReady(trace_id, replace(done, engine=EngineName.OFFLINE, sent=(), masked={}))


def blocked(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """A listed word stops everything."""
    yield GuardHit(trace_id, (WordHit(0, 2, "刷单", Layer.COMPANY),))
    done = suggestion(message, trace_id, act=Act.BLOCKED, shown="亲亲，换个问法吧", evidence=(), sent=(), masked={})
    done = replace(done, understanding=Understanding(ranking=(), threshold=0.65), engine=EngineName.GUARD)
    yield SuggestionReady(trace_id, done)


def failed(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
    """The turn breaks."""
    yield StageDone(trace_id, "receive", 3.1)
    yield TurnFailed(trace_id, "internal", "Something unexpected happened in the stage redact.")


def morning(desk: FakeDesk | None = None) -> FakeDesk:
    """A desk with nine customers; 林晓雨 is in the middle of asking for her refund."""
    desk = desk or FakeDesk(catalogue=CATALOGUE, turn=answered)
    _quiet_customers(desk)
    _lin(desk)
    return desk


LIN = UserId("web.lin")


def _lin(desk: FakeDesk) -> None:
    desk.add_customer(LIN, "林晓雨", tags=("老客户", "6 单"))
    desk.add_message(LIN, "请问外套能退吗？标签还在", ago=timedelta(hours=1, minutes=20))
    desk.add_message(LIN, "可以的，签收 7 天内都能退。", role=Role.AGENT, ago=timedelta(hours=1, minutes=18))
    hello = desk.add_message(LIN, "你好，我上周退的那件外套，仓库说收到了", ago=timedelta(minutes=3))
    trace = TraceId("aa11bb22cc33dd44")
    made = suggestion(hello, trace, understanding=heard(("return_progress", 0.91), ("refund_arrival", 0.3)))
    desk.made.append(replace(made, shown="您好，仓库 1 月 14 日已签收您的退货。"))
    text = "您好，看到仓库 1 月 14 日已签收您的退货，正在为您核对退款。"
    desk.add_message(LIN, text, role=Role.AGENT, ago=timedelta(minutes=2), trace_id=trace)
    desk.outcomes[trace] = Outcome(trace_id=trace, kind=OutcomeKind.SENT_EDITED, at=START)
    desk.add_message(LIN, "对，订单号 DD20260115001，手机是 13812345678", ago=timedelta(minutes=1, seconds=42))
    last = desk.add_message(LIN, "那退款什么时候能到我卡上？", ago=timedelta(seconds=40))
    desk.made.append(suggestion(last, TraceId("7f3a9c2100aa44ee"), alternatives=ALTERNATIVES))
    desk.unread[LIN] = 2


def _quiet_customers(desk: FakeDesk) -> None:
    for name, text, minutes in (
        ("田一鸣", "发票抬头能改吗", 71),
        ("Maria Costa", "The zipper is broken again :(", 54),
        ("何敏", "好的谢谢", 37),
        ("沈佳", "我想换成 M 码，还有货吗", 21),
    ):
        user_id = desk.add_customer(f"web.{len(desk.customers)}", name)
        desk.add_message(user_id, text, ago=timedelta(minutes=minutes))
        reply = "已为您登记，请留意短信" if name != "Maria Costa" else "Sorry about that, we will send a new one."
        desk.add_message(user_id, reply, role=Role.AGENT, ago=timedelta(minutes=minutes - 1))
        desk.unread[user_id] = 0
    ended = UserId("web.2")
    desk.sessions.newest[ended] = replace(desk.sessions.newest[ended], ended_at=START - timedelta(minutes=30))
    for name, text, seconds in (
        ("周建国", "再不处理我就投诉了", 245),
        ("匿名访客 3f9", "到哪了", 91),
        ("Daniel Ortiz", "Can I change the delivery address?", 58),
    ):
        user_id = desk.add_customer(f"web.{len(desk.customers)}", name)
        desk.add_message(user_id, text, ago=timedelta(seconds=seconds))
