"""What the machine knows is redacted before an engine sees it, and comes back whole in the reply."""

from dataclasses import replace

from fakes_turn import HIT, ORDER, PHONE, FakeEngine, FakeKnowledge, FakeOrders, FakePorts, heard, say

from desktop_cs.domain.order import TrailEvent
from desktop_cs.domain.understanding import Slot
from desktop_cs.pipeline import events
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
