"""What the machine knows is redacted before an engine sees it, and comes back whole in the reply."""

from dataclasses import replace

from fakes_turn import HIT, ORDER, PHONE, FakeEngine, FakeKnowledge, FakeOrders, FakePorts, FakeRedactor, heard, say

from desktop_cs.domain.candidate import Why
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.engine import Wish
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.order import TrailEvent
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.understanding import Slot
from desktop_cs.pipeline import events
from desktop_cs.pipeline.known import redact_known
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.rework import Reworked
from desktop_cs.pipeline.run import Turns

ANSWER = f"Call the courier: {PHONE}."


def knowing() -> FakePorts:
    hit = replace(HIT, pair=replace(HIT.pair, answer=ANSWER))
    trail = (TrailEvent(at=ORDER.placed_at, place="Hangzhou", text=f"With the courier {PHONE}"),)
    number = Slot(name="order_number", value=ORDER.number)
    return FakePorts(
        knowledge=FakeKnowledge(hits=(hit,)),
        orders=FakeOrders({ORDER.number: replace(ORDER, trail=trail)}),
        engine=FakeEngine(heard=heard("order_status", 0.9, number), pieces=("Call ", "[PHONE1].")),
    )


async def test_engines_see_tokens_and_agents_the_values() -> None:
    fakes = knowing()
    seen: list[events.TurnEvent] = []
    await Turns(fakes.ports()).take_in(say("where is my parcel?"), seen.append)
    (request,) = fakes.engine.composed
    assert PHONE not in repr(request)
    assert request.hits[0].pair.answer == "Call the courier: [PHONE1]."
    assert request.order is not None
    assert request.order.trail[0].text == "With the courier [PHONE1]"
    (made,) = fakes.memory.suggestions
    assert (made.reply, made.shown) == ("Call [PHONE1].", f"Call {PHONE}.")
    assert made.evidence[0].pair.answer == ANSWER, "the agent reads the source as it is"
    assert fakes.memory.table.values == {"[PHONE1]": PHONE}


async def test_a_number_that_needs_its_context_does_not_hold_the_request_back() -> None:
    """An order number may look like a card number once it stands alone: then it is masked, not refused."""
    fakes = knowing()
    slot = Slot(name="order_number", value=PHONE)
    fakes.engine.heard = heard("order_status", 0.9, slot)
    fakes.orders.orders = {PHONE: replace(ORDER, number=PHONE)}
    await Turns(fakes.ports()).take_in(say("where is my parcel?"), lambda _: None)
    (request,) = fakes.engine.composed
    assert request.order is not None
    assert (request.order.number, request.state.slots["order_number"].value) == ("[PHONE1]", "[PHONE1]")


async def test_every_order_of_a_look_up_is_redacted() -> None:
    order = replace(ORDER, number=PHONE, carrier=f"Courier {PHONE}")
    lookup = OrderLookup(order=order, candidates=(order,), near_misses=(order,), asked=PHONE)
    state = DialogueState(session_id=SessionId("s1"))
    known = await redact_known(FakeRedactor(), Found((), lookup), state, TokenTable(), Language.EN)
    assert PHONE not in repr(known.lookup)
    assert known.lookup is not None
    assert [one.number for one in (*known.lookup.candidates, *known.lookup.near_misses)] == ["[PHONE1]", "[PHONE1]"]
    assert known.order == known.lookup.order


async def test_an_order_looked_up_for_an_alternative_is_redacted_and_shown_whole() -> None:
    fakes = knowing()
    fakes.engine.heard = heard("refund", 0.9, Slot(name="order_number", value=PHONE))
    fakes.orders.orders = {PHONE: replace(ORDER, number=PHONE)}
    fakes.local = local = FakeEngine(pieces=("Order [PHONE1].",))
    await Turns(fakes.ports()).take_in(say("a refund?"), lambda _: None)
    beside = {item.reason: item for item in fakes.memory.suggestions[-1].alternatives}
    offered = beside[Why.ORDER_AT_HAND]
    assert PHONE not in repr(local.composed)
    assert offered.shown == f"Order {PHONE}."
    assert offered.order is not None
    assert offered.order.number == PHONE, "the agent reads the order as it is"
    assert fakes.orders.asked[-1].number == PHONE, "it is looked for by its number, not by a token"


async def test_a_reply_is_written_anew_from_tokens() -> None:
    fakes = knowing()
    await Turns(fakes.ports()).take_in(say("where is my parcel?"), lambda _: None)
    asked = Reworked(made=fakes.memory.suggestions[-1], place=1, wish=Wish.SHORTER)
    await Turns(fakes.ports()).rework(asked, lambda _: None)
    request, made = fakes.engine.composed[-1], fakes.memory.suggestions[-1]
    assert PHONE not in repr(request)
    assert request.order is not None
    assert request.hits
    assert made.shown == f"Call {PHONE}."
    assert made.evidence[0].pair.answer == ANSWER
