"""What a whole turn makes of the dialogue: the reason on the card, and a context that keeps within its budget."""

from fakes_turn import HIT, FakeEngine, FakeKnowledge, FakePorts, heard, say

from desktop_cs.domain.dialogue import Act, Reason
from desktop_cs.pipeline.ports import TurnSettings
from desktop_cs.pipeline.run import Turns


async def test_the_card_has_the_reason_that_the_dialogue_gave() -> None:
    fakes = FakePorts(engine=FakeEngine(heard=heard("refund")))
    await Turns(fakes.ports()).take_in(say("let me talk to a manager"), lambda _: None)
    kept, asked = fakes.memory.suggestions[-1], fakes.engine.composed[-1]
    assert (kept.act, kept.reason) == (Act.HAND_OVER, Reason.PERSON_WANTED)
    assert (asked.act, asked.reason) == (kept.act, kept.reason)


async def test_what_is_handed_on_keeps_within_its_budget() -> None:
    fakes = FakePorts(knowledge=FakeKnowledge(hits=(HIT, HIT, HIT)))
    for key in "abc":
        ports = fakes.ports(lambda: TurnSettings(context_tokens=60))
        await Turns(ports).take_in(say("refund?" * 9, key), lambda _: None)
    last = fakes.engine.composed[-1]
    assert (len(last.hits), last.history) == (1, ())
    assert len(fakes.memory.suggestions[-1].evidence) == 3, "the card shows all that was found"
