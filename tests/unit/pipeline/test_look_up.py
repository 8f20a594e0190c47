"""The question about an order is made of the dialogue's slots; a phone's token becomes its number only there."""

from dataclasses import replace

import pytest
from fakes_turn import PHONE, FakeKnowledge, FakeOrders

from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.order_lookup import OrderQuestion
from desktop_cs.domain.redaction import Redacted, TokenTable
from desktop_cs.domain.understanding import Slot
from desktop_cs.pipeline.look_up import look_up, question_of

USER = UserId("u1")
STATE = DialogueState(session_id=SessionId("s"))
TABLE = TokenTable({"[PHONE1]": PHONE})


def state(**slots: str) -> DialogueState:
    return replace(STATE, slots={name: Slot(name=name, value=value) for name, value in slots.items()})


def test_the_question_holds_what_the_session_knows() -> None:
    known = state(order_number="DD1001", waybill="SF1", phone="[PHONE1]")
    wanted = OrderQuestion(number="DD1001", waybill="SF1", phone=PHONE, user_id="u1")
    assert question_of(Act.ORDER_ANSWER, known, TABLE, USER) == wanted
    assert PHONE not in repr(wanted)


def test_a_token_of_another_session_names_nothing() -> None:
    asked = question_of(Act.ORDER_ANSWER, state(phone="[PHONE9]"), TABLE, USER)
    assert asked == OrderQuestion(user_id="u1")


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.ORDER_ANSWER])
async def test_other_acts_look_for_no_order(act: Act) -> None:
    orders = FakeOrders()
    question = question_of(act, state(order_number="DD1001"), TABLE, USER)
    found = await look_up(FakeKnowledge(), Redacted("hi"), 5, orders, question)
    assert (orders.asked, found.lookup, found.order) == ([], None, None)
