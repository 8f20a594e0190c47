"""Requests to ask an engine with, and what an agent would see of its reply."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from desktop_cs.coze.engine import CozeEngine
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import ComposeRequest, Finished, UnderstandRequest
from desktop_cs.domain.ids import QaId, SessionId, TraceId
from desktop_cs.domain.knowledge import Language, QaHit, QaPair
from desktop_cs.domain.order import Order, OrderItem, OrderStatus, TrailEvent
from desktop_cs.domain.redaction import Redacted

SESSION = SessionId("user_7-20260115T080000000000Z")
ANSWER = "支持七天无理由退货，请保持商品完好，并在订单页提交退货申请，快递员会上门取件。"


class StaticToken:
    """Always the same token."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        return self._token


async def shown_text(
    engine: CozeEngine, request: ComposeRequest, shown: list[str], after_each: Callable[[], None] = lambda: None
) -> None:
    """Collects what an agent would see of a reply while it streams."""
    async for piece in engine.compose(request):
        assert not isinstance(piece, Finished)
        shown.append(piece.text)
        after_each()


def hit(number: int, question: str, answer: str, language: Language = Language.ZH) -> QaHit:
    pair = QaPair(id=QaId(f"q{number}"), question=question, answer=answer, intent="returns", language=language)
    return QaHit(pair=pair, score=0.9 - number / 10)


def order() -> Order:
    at = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
    return Order(
        number="DD20260115001",
        user_id="user_7",
        status=OrderStatus.SHIPPED,
        items=(OrderItem(sku="S1", name="保温杯", quantity=2, price="59.00"),),
        amount="118.00",
        currency="CNY",
        placed_at=at,
        as_of=at,
        carrier="顺丰",
        waybill="SF1234567890",
        trail=(TrailEvent(at=at, place="杭州", text="已离开转运中心"),),
    )


def to_compose(text: str = "可以退货吗", **changes: Any) -> ComposeRequest:
    request = ComposeRequest(
        trace_id=TraceId("a" * 32),
        session_id=SESSION,
        opaque_user="c_5f2e9b",
        text=Redacted(text),
        language=Language.ZH,
        act=Act.ANSWER,
        state=DialogueState(session_id=SESSION),
        hits=(hit(1, "可以退货吗", ANSWER), hit(2, "退款多久到账", "一般三个工作日。")),
    )
    return replace(request, **changes)


def to_understand(text: str = "我的快递三天没更新了，订单号 DD20260115001", **changes: Any) -> UnderstandRequest:
    request = UnderstandRequest(
        trace_id=TraceId("b" * 32), session_id=SESSION, text=Redacted(text), language=Language.ZH
    )
    return replace(request, **changes)
