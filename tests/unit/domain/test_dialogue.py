"""What a session is about after each message, and the move it calls for: the rules, one small conversation each."""

import pytest
from made_dialogues import SHOP, A, B, Talk, order

from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.dialogue import Act, DialogueState, Move, Reason


def test_an_order_number_answers_the_question_that_was_asked() -> None:
    talk = Talk().say("我的快递没到", ("track", 0.9))
    assert (talk.told, talk.state.pending) == (("ask_slot", "track", None), "order_number")
    talk.say(f"单号 {A}", ("cancel", 0.78), number=A)
    assert talk.told == ("order_answer", "track", A)
    assert (talk.state.pending, talk.state.slots["order_number"].turn) == (None, 2)


def test_an_open_question_survives_a_line_that_says_nothing() -> None:
    talk = Talk().say("我的快递没到", ("track", 0.9)).say("等我找找", ("invoice", 0.1))
    assert (talk.told, talk.state.pending) == (("ask_slot", "track", None), "order_number")


def test_a_number_that_comes_with_another_wish_serves_that() -> None:
    talk = Talk().say("我的快递没到", ("track", 0.9))
    assert talk.say(f"算了，帮我把 {A} 这单取消掉吧", ("cancel", 0.95), number=A).told == ("order_answer", "cancel", A)


def test_a_number_after_a_question_in_between_belongs_to_the_topic_that_needs_it() -> None:
    talk = Talk().say("cancel my order", ("cancel", 0.9)).say("how long do refunds take", ("refund", 0.9))
    assert talk.told == ("answer", "refund", None)
    assert talk.say(A, number=A).told == ("order_answer", "cancel", A)


def test_a_number_out_of_the_blue_is_the_plainest_question_of_orders() -> None:
    assert Talk().say(f"{A} 呢", ("invoice", 0.2), number=A).told == ("order_answer", "status", A)


def test_a_number_tells_close_intents_apart() -> None:
    assert Talk().say(f"refund for {A}", ("refund", 0.71), ("status", 0.69), number=A).told[1] == "status"
    assert Talk().say(f"refund for {A}", ("refund", 0.9), ("status", 0.6), number=A).told[1] == "refund", "not close"
    assert Talk().say("我退款到账了没", ("status", 0.7), ("refund", 0.68)).told[0] == "ask_slot", (
        "theirs, not the rules"
    )
    assert Talk().say("my coupon fails", ("coupon", 0.7), ("status", 0.68)).told[0] == "clarify"
    assert Talk().say("my parcel isn't here", ("track", 0.7), ("refund", 0.68)).told == ("ask_slot", "track", None)
    assert Talk().say("我那单什么时候到", ("refund", 0.71), ("status", 0.69)).told == ("ask_slot", "status", None)


def test_a_question_about_ones_own_order_need_not_be_sure_to_ask_which() -> None:
    assert Talk().say("track my order please", ("track", 0.4)).told == ("ask_slot", "track", None)
    assert Talk().say("track my order please", ("track", 0.2)).told == ("answer", FALLBACK, None)
    assert Talk().say("track it please", ("track", 0.4)).told == ("answer", FALLBACK, None)


@pytest.mark.parametrize("text", ["不是这个，是另一单", "no, the other one"])
def test_another_order_takes_the_present_one_back(text: str) -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=B).say(text, ("refund", 0.69))
    assert (talk.told, talk.state.mentions[-1].value) == (("ask_slot", "track", None), B)
    assert talk.say(A, number=A).told == ("order_answer", "track", A)
    assert talk.say("另一单再帮我看下", ("status", 0.3)).told == ("order_answer", "track", B)


def test_a_correction_replaces_and_the_wrong_value_is_only_a_mention() -> None:
    talk = Talk().say("退款进度", ("status", 0.9), number=B).say(f"我说错了，是 {A}", ("invoice", 0.3), number=A)
    assert talk.told == ("order_answer", "status", A)
    assert [slot.value for slot in talk.state.mentions] == [B]


def test_the_order_before_is_the_present_one_where_there_was_none() -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=A)
    assert talk.say("上一单呢", ("track", 0.6)).told == ("order_answer", "track", A)
    assert talk.say(f"那 {B} 呢", number=B).told[2] == B
    assert talk.say("上一单呢", ("track", 0.6)).told == ("order_answer", "track", A)


@pytest.mark.parametrize("text", ["到哪了？", "还要多久", "how long does it take?", "when will it arrive"])
def test_a_question_that_means_little_alone_goes_on(text: str) -> None:
    talk = Talk().say("track my parcel", ("track", 0.9), number=A)
    assert talk.say(text, ("refund", 0.7)).told == ("order_answer", "track", A)
    assert talk.say("so how long", ("refund", 0.95)).told[1] == "refund", "unless it is plain enough"


def test_a_farewell_ends_and_what_was_named_can_still_be_meant() -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=A).say("好的谢谢，没事了", ("thanks", 0.9))
    assert (talk.told, talk.reason, talk.state.ended) == (("chat", "thanks", None), "customer_done", True)
    assert talk.say("查个物流", ("track", 0.9)).told == ("ask_slot", "track", None)
    assert talk.say("就是刚才那单", ("invoice", 0.4)).told == ("order_answer", "track", A)


def test_a_mere_it_brings_an_order_back_only_where_one_is_needed() -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=A).say("that's all, bye", ("thanks", 0.9))
    assert talk.say("do you refund it in cash", ("refund", 0.9)).told == ("answer", "refund", None)
    assert talk.say("where is it, track it", ("track", 0.9)).told == ("order_answer", "track", A)


def test_courtesies_are_no_topics() -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=A).say("谢谢", ("thanks", 0.9))
    assert (talk.told, talk.state.topic) == (("chat", "thanks", A), "track")
    assert talk.say("到哪了", ("refund", 0.3)).told == ("order_answer", "track", A)


def test_back_to_an_earlier_topic() -> None:
    talk = Talk().say("取消订单", ("cancel", 0.9)).say("发票怎么开", ("invoice", 0.9))
    talk.say("退款呢", ("refund", 0.9)).say("回到刚才的事", ("refund", 0.6), ("cancel", 0.4))
    assert talk.told[1] == "cancel"
    assert Talk().say("invoices?", ("invoice", 0.9)).say("back to my order", ("status", 0.9)).told[1] == "status"


def test_asking_a_third_time_in_a_row_is_left_to_a_person() -> None:
    talk = Talk().say("取消订单", ("cancel", 0.9))
    assert (talk.reason, talk.state.asked) == ("slot_missing", {"order_number": 1})
    talk.say("找不到单号", ("track", 0.85))
    assert (talk.told, talk.reason, talk.state.asked) == (
        ("ask_slot", "cancel", None), "slot_still_missing", {"order_number": 2}
    )  # fmt: skip
    assert (talk.say("真的没有单号").told[0], talk.reason) == ("hand_over", "failed_too_often")


@pytest.mark.parametrize(("text", "reason"), [
    ("帮我转人工", "person_wanted"), ("my lawyer will call you", "risk_words"), ("骗子", "anger"),
])  # fmt: skip
def test_a_person_takes_over_whatever_it_is_about(text: str, reason: str) -> None:
    talk = Talk().say(text, ("track", 0.9))
    assert (talk.told[0], talk.reason) == ("hand_over", reason)
    assert talk.decision is not None
    assert Move(Act.ORDER_ANSWER, Reason.ORDER_FOUND) in talk.decision.alternatives


def test_annoyance_adds_up() -> None:
    talk = Talk().say("怎么还不到！！", ("track", 0.9))
    assert talk.told[0] == "ask_slot"
    assert talk.decision is not None
    assert talk.decision.alternatives[-1] == Move(Act.HAND_OVER, Reason.ANGER)
    assert (talk.say("别敷衍我", ("track", 0.9)).told[0], talk.reason) == ("hand_over", "anger")
    assert (
        Talk().say("快点！！", ("track", 0.9)).say("好吧", ("track", 0.9)).say("快点！！", ("track", 0.9)).state.upset
        == 1
    )


def test_intents_that_are_close_are_offered_once() -> None:
    talk = Talk().say("about the money", ("refund", 0.7), ("invoice", 0.65))
    assert talk.decision is not None
    assert (talk.told[0], talk.decision.options, talk.state.offered) == (
        "clarify",
        ("refund", "invoice"),
        ("refund", "invoice"),
    )
    assert Talk().say("x", ("refund", 0.7), ("invoice", 0.58)).told == ("answer", "refund", None), "not that close"
    assert Talk().say("x", ("refund", 0.52), ("invoice", 0.49)).told == ("answer", "refund", None), "not known enough"
    assert talk.say("the second one").told == ("answer", "invoice", None)
    again = Talk().say("money", ("refund", 0.7), ("invoice", 0.65)).say("money!", ("refund", 0.7), ("invoice", 0.65))
    assert again.told == ("answer", "refund", None)


@pytest.mark.parametrize(("first", "second", "number", "matters"), [
    ("status", "track", "", False), ("status", "track", A, False), ("cancel", "track", "", False),
    ("cancel", "track", A, True), ("track", "refund", "", True), ("thanks", "thanks", "", False),
])  # fmt: skip
def test_only_a_choice_that_changes_the_reply_is_offered(first: str, second: str, number: str, matters: bool) -> None:
    talk = Talk().say("hm", (first, 0.7), (second, 0.65), number=number)
    assert (talk.told[0] == "clarify") == matters


@pytest.mark.parametrize(("intent", "act"), [
    ("refund", Act.ANSWER), ("status", Act.ASK_SLOT), ("complaint", Act.HAND_OVER), ("thanks", Act.CHAT),
])  # fmt: skip
def test_each_need_has_its_act(intent: str, act: Act) -> None:
    assert Talk().say("…", (intent, 0.9)).told[:2] == (act.value, intent)
    assert Talk().say("…", (intent, 0.4)).told == ("answer", FALLBACK, None)


@pytest.mark.parametrize("key", ["waybill", "phone"])
def test_a_waybill_or_a_phone_names_an_order_as_well(key: str) -> None:
    state = DialogueState(session_id=Talk().state.session_id, intent="track")
    assert state.missing(SHOP) == ("order_number",)
    slot = order("YT1").__class__(name=key, value="YT1")
    assert DialogueState(session_id=state.session_id, intent="track", slots={key: slot}).missing(SHOP) == ()


def test_a_message_that_others_overtook_takes_nothing_back() -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=A, seq=5)
    later = talk.state
    talk.say("查物流", ("cancel", 0.9), number=B, seq=3)
    assert (talk.told[1:], talk.state.seq) == (("track", A), 5)
    assert talk.state.slots == later.slots


def test_the_last_message_understood_better_replaces_what_it_did() -> None:
    talk = Talk().say("查物流", ("track", 0.9), number=A).say("嗯，取消吧", ("refund", 0.9), seq=2)
    talk.say("嗯，取消吧", ("cancel", 0.9), seq=2)
    assert (talk.told, talk.state.turn, talk.state.topics) == (("order_answer", "cancel", A), 2, ("track", "cancel"))
