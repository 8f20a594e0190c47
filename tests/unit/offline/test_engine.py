"""The offline engine: every act has its words, in both languages, and silence where nothing is known."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fakes_knowledge import pair

from desktop_cs.domain.catalogue import FALLBACK, Catalogue, Intent, Need
from desktop_cs.domain.dialogue import Act, DialogueState, Reason
from desktop_cs.domain.engine import ComposeRequest, Delta, Finished, Option, UnderstandRequest
from desktop_cs.domain.ids import SessionId, TraceId
from desktop_cs.domain.knowledge import Language, QaHit, QaPair
from desktop_cs.domain.order import Order, OrderItem, OrderStatus, TrailEvent
from desktop_cs.domain.order_lookup import OrderLookup, Owner
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.understanding import Slot
from desktop_cs.offline.engine import OfflineEngine
from desktop_cs.offline.templates import fill, problems

SESSION = SessionId("u1-20260118T080000000000Z")
AT = datetime(2026, 1, 18, 8, 0, tzinfo=UTC)
CATALOGUE = Catalogue(
    {
        intent.name: intent
        for intent in (
            Intent(
                name="track",
                title={"zh": "查物流", "en": "Track a parcel"},
                description={},
                examples=("快递到哪了", "物流怎么没更新", "where is my parcel", "track my order"),
                required_slots=("order_number", "date"),
                need=Need.ORDER,
                ask={"order_number": {"zh": "请问订单号是多少呢？"}},
            ),
            Intent(
                name="return",
                title={"zh": "退货", "en": "Returns"},
                description={},
                examples=("我要退货", "怎么退货", "how do I return this", "send it back"),
            ),
            Intent(
                name="thanks",
                title={"zh": "感谢"},
                description={},
                examples=("谢谢", "thank you"),
                need=Need.CHAT,
                reply={"zh": "不客气，还有什么可以帮您？"},
            ),
            Intent(
                name="complain",
                title={"zh": "投诉", "en": "Complaint"},
                description={},
                examples=("我要投诉", "I want to complain"),
                optional_slots=("order_number",),
                need=Need.PERSON,
                reply={"zh": "非常抱歉，订单 {order_number} 我马上请主管处理。"},
            ),
        )
    }
)
ORDER = Order(
    number="DD20260115001",
    user_id="u1",
    status=OrderStatus.SHIPPED,
    items=(OrderItem(sku="1", name="保温杯", quantity=2, price="59.00"),),
    amount="118.00",
    currency="CNY",
    placed_at=AT,
    as_of=AT,
    carrier="顺丰",
    waybill="SF1234567890123",
    trail=(TrailEvent(at=AT, place="杭州", text="已到达分拣中心。"),),
)


async def pairs() -> Iterable[QaPair]:
    return (pair("怎么开发票", "在订单页申请。", "我要发票", intent="invoice"),)


def engine(threshold: float = 0.5) -> OfflineEngine:
    return OfflineEngine(CATALOGUE, pairs, lambda: threshold, clock=lambda: AT, zone=UTC)


def heard(text: str) -> UnderstandRequest:
    return UnderstandRequest(trace_id=TraceId("t" * 8), session_id=SESSION, text=Redacted(text), language=Language.ZH)


def request(
    act: Act,
    intent: str = FALLBACK,
    language: Language = Language.ZH,
    slots: tuple[Slot, ...] = (),
    **more: object,
) -> ComposeRequest:
    state = DialogueState(session_id=SESSION, intent=intent, slots={slot.name: slot for slot in slots})
    return ComposeRequest(
        trace_id=TraceId("t" * 8),
        session_id=SESSION,
        opaque_user="x",
        text=Redacted("…"),
        language=language,
        act=act,
        state=state,
        **more,  # type: ignore[arg-type]
    )


async def reply(asked: ComposeRequest) -> Finished:
    pieces = [piece async for piece in engine().compose(asked)]
    last = pieces[-1]
    assert isinstance(last, Finished)
    assert all(isinstance(piece, Delta) for piece in pieces[:-1])
    assert "".join(piece.text for piece in pieces[:-1] if isinstance(piece, Delta)) == last.text
    return last


async def test_a_message_is_ranked_against_the_threshold_with_its_slots() -> None:
    found = await engine().understand(heard("我的快递到哪了，订单号 DD20260115001"))
    assert (found.intent, found.engine, found.threshold) == ("track", "offline", 0.5)
    assert found.runner_up is None or found.margin > 0
    assert [(slot.name, slot.value) for slot in found.slots] == [("order_number", "DD20260115001")]


async def test_below_the_threshold_of_the_moment_it_is_the_fallback() -> None:
    assert (await engine(threshold=1.0).understand(heard("快递"))).intent == FALLBACK


async def test_variants_of_pairs_teach_intents_and_retraining_replaces_them() -> None:
    made = engine()
    assert (await made.understand(heard("我要发票"))).best.name == "invoice"
    await made.retrain((pair("会员怎么升级", "x", "升级会员", intent="member"),))
    assert (await made.understand(heard("会员升级"))).best.name == "member"
    assert all(item.name != "invoice" for item in (await made.understand(heard("我要发票"))).ranking)


@pytest.mark.parametrize(
    "text", ["", "   ", "😀😀😀", "\u202eمرحبا", "\x00\x07", "a\ud800b", "退" * 1_000_000, "{0.__class__}"]
)
async def test_odd_texts_are_understood_as_little(text: str) -> None:
    found = await engine().understand(heard(text))
    assert all(0.0 <= item.score <= 1.0 for item in found.ranking)


async def test_a_missing_slot_is_asked_for_in_the_catalogues_words() -> None:
    asked = request(Act.ASK_SLOT, "track", missing=("order_number", "date"))
    assert (await reply(asked)).text == "请问订单号是多少呢？"
    assert "order number" in (await reply(request(Act.ASK_SLOT, "track", Language.EN))).text
    assert "日期" in (await reply(request(Act.ASK_SLOT, "track", missing=("date",)))).text


async def test_an_order_is_told_with_its_time() -> None:
    chinese = (await reply(request(Act.ORDER_ANSWER, "track", order=ORDER))).text
    for part in (
        "DD20260115001",
        "保温杯 ×2",
        "正在运输中",
        "SF1234567890123",
        "杭州 已到达分拣中心。",
        "截至 2026-01-18 08:00",
    ):
        assert part in chinese
    english = (await reply(request(Act.ORDER_ANSWER, "track", Language.EN, order=ORDER))).text
    assert "is on its way. It travels with" in english
    assert "as of 2026-01-18 08:00" in english


async def test_an_order_without_a_parcel_says_nothing_of_shipping() -> None:
    bare = Order(
        number="DD20260115002",
        user_id="u1",
        status=OrderStatus.UNPAID,
        items=ORDER.items,
        amount="1",
        currency="CNY",
        placed_at=AT,
        as_of=AT,
    )
    told = (await reply(request(Act.ORDER_ANSWER, "track", order=bare))).text
    assert told == "您的订单 DD20260115002（保温杯 ×2）目前待付款。以上信息截至 2026-01-18 08:00。"


async def test_an_order_that_is_not_found_is_said_so() -> None:
    slot = Slot(name="order_number", value="DD20260115999")
    told = (await reply(request(Act.ORDER_ANSWER, "track", slots=(slot,)))).text
    assert told == "抱歉，订单号 DD20260115999 没有查到订单，麻烦您核对一下号码。"
    waybill = Slot(name="waybill", value="YT1")
    english = (await reply(request(Act.ORDER_ANSWER, "track", Language.EN, slots=(waybill,)))).text
    assert "tracking number YT1" in english


async def test_look_alikes_are_offered_where_they_are_the_customers_own() -> None:
    found = OrderLookup(near_misses=(ORDER,), owner=Owner.CUSTOMER, asked="DD20260115999")
    slot = Slot(name="order_number", value="DD20260115999")
    told = (await reply(request(Act.ORDER_ANSWER, "track", slots=(slot,), lookup=found))).text
    assert "没有查到订单 DD20260115999" in told
    assert f"是不是 {ORDER.number}" in told
    strange = replace(found, owner=Owner.UNKNOWN)
    assert ORDER.number not in (await reply(request(Act.ORDER_ANSWER, "track", slots=(slot,), lookup=strange))).text


async def test_several_orders_are_listed_with_their_time_and_asked_about() -> None:
    other = replace(ORDER, number="DD20260116002", as_of=AT.replace(day=19))
    found = OrderLookup(candidates=(other, ORDER), owner=Owner.CUSTOMER)
    told = (await reply(request(Act.ORDER_ANSWER, "track", Language.EN, lookup=found))).text
    assert told.splitlines() == [
        "I found 2 orders of yours (as of 2026-01-18 08:00):",
        "- DD20260116002 (保温杯 ×2), on its way",
        "- DD20260115001 (保温杯 ×2), on its way",
        "Which one is it about?",
    ]


@pytest.mark.parametrize("language", list(Language))
async def test_the_same_question_is_never_asked_twice_in_the_same_words(language: Language) -> None:
    def asked(times: int, slot: str) -> ComposeRequest:
        made = request(Act.ASK_SLOT, "track", language, missing=(slot,))
        return replace(made, state=replace(made.state, asked={slot: times}))

    for slot in ("order_number", "date"):
        first, second = [(await reply(asked(times, slot))).text for times in (1, 2)]
        assert first != second
        assert second


@pytest.mark.parametrize("language", list(Language))
async def test_handing_over_says_why_in_the_right_tone(language: Language) -> None:
    said = {
        (await reply(request(Act.HAND_OVER, FALLBACK, language, reason=reason))).text
        for reason in (Reason.PERSON_WANTED, Reason.ANGER, Reason.FAILED_TOO_OFTEN)
    }
    assert len(said) == 3
    assert "" not in said


async def test_a_farewell_is_answered_whatever_it_was_about() -> None:
    made = request(Act.CHAT, "track", reason=Reason.CUSTOMER_DONE, hits=(QaHit(pair=pair("x", "y"), score=0.9),))
    assert (await reply(made)).text == "好的，有需要随时找我，祝您生活愉快！"


async def test_silence_comes_with_what_the_agent_could_ask() -> None:
    hits = (QaHit(pair=pair("x", intent="track"), score=0.1), QaHit(pair=pair("y", intent="return"), score=0.1))
    assert (await reply(request(Act.ANSWER, hits=hits))).follow_ups == (
        "请问您想了解的是「查物流」还是「退货」？",
        "抱歉没有完全理解，能请您再具体说一下吗？",
    )
    assert len((await reply(request(Act.ANSWER))).follow_ups) == 1


async def test_the_best_evidence_answers_and_weak_evidence_is_silence() -> None:
    strong = QaHit(pair=pair("怎么退货", "在订单页申请。"), score=0.8)
    weak = QaHit(pair=pair("怎么退货", "在订单页申请。"), score=0.2)
    assert (await reply(request(Act.ANSWER, hits=(strong, weak)))).text == "在订单页申请。"
    silent = await reply(request(Act.ANSWER, hits=(weak,)))
    assert (silent.text, silent.act) == ("", Act.SILENT)
    assert (await reply(request(Act.ANSWER))).act is Act.SILENT


async def test_among_near_equals_the_understood_intent_decides() -> None:
    hits = (
        QaHit(pair=pair("a", "wrong", intent="other"), score=0.55),
        QaHit(pair=pair("b", "right", intent="return"), score=0.5),
    )
    assert (await reply(request(Act.ANSWER, "return", hits=hits))).text == "right"
    assert (await reply(request(Act.ANSWER, "track", hits=hits))).text == "wrong"


async def test_chat_and_handing_over_have_their_words() -> None:
    assert (await reply(request(Act.CHAT, "thanks"))).text == "不客气，还有什么可以帮您？"
    assert (await reply(request(Act.CHAT, "thanks", Language.EN))).act is Act.SILENT
    slot = Slot(name="order_number", value="DD20260115001")
    assert "DD20260115001 我马上请主管" in (await reply(request(Act.HAND_OVER, "complain", slots=(slot,)))).text
    assert "转接专员" in (await reply(request(Act.HAND_OVER, "complain"))).text
    assert "colleague" in (await reply(request(Act.HAND_OVER, "complain", Language.EN))).text


async def test_clarifying_offers_both() -> None:
    hits = (QaHit(pair=pair("x", intent="track"), score=0.5), QaHit(pair=pair("y", intent="return"), score=0.5))
    assert (await reply(request(Act.CLARIFY, hits=hits))).text == "请问您想了解的是「查物流」还是「退货」？"
    english = (await reply(request(Act.CLARIFY, "return", Language.EN, hits=hits))).text
    assert english == "Is your question about “Returns” or about “Track a parcel”?"
    assert "再具体" in (await reply(request(Act.CLARIFY))).text
    options = (Option("x", "甲"), Option("y", "乙"))
    assert (await reply(request(Act.CLARIFY, hits=hits, options=options))).text == "请问您想了解的是「甲」还是「乙」？"


@pytest.mark.parametrize("act", [Act.SILENT, Act.BLOCKED])
async def test_nothing_is_said_when_nothing_may_be_said(act: Act) -> None:
    assert (await reply(request(act))).text == ""


def test_templates_take_facts_and_nothing_else() -> None:
    assert fill("{a} and {b}", {"a": "1", "b": "{a}"}) == "1 and {a}"
    assert fill("{a}", {}) is None
    assert fill("{a.__class__}", {"a": "1"}) is None
    assert fill("no facts {", {}) == "no facts {"


def test_templates_that_can_never_be_filled_are_named() -> None:
    assert problems(CATALOGUE) == ()
    bad = Intent(name="bad", title={}, description={}, reply={"zh": "{nonsense}"})
    (problem,) = problems(Catalogue({"bad": bad}))
    assert "bad" in problem
    assert "{nonsense}" in problem
