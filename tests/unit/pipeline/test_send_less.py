"""What the agent leaves out is in no request, and the card can say so."""

from fakes_turn import HIT, PAIR, FakeLeftOut, FakePorts, say

from desktop_cs.domain.engine import Wish
from desktop_cs.domain.omission import Omission, OmissionKind
from desktop_cs.pipeline.rework import Reworked
from desktop_cs.pipeline.run import Turns


async def test_left_out_lines_and_pairs_reach_no_engine() -> None:
    fakes = FakePorts()
    turns = Turns(fakes.ports())
    await turns.take_in(say("my secret recipe", "k1"), lambda _: None)
    await turns.take_in(say("hello", "k2"), lambda _: None)
    first = fakes.inbox.messages[0]
    fakes.left_out.omissions = frozenset(
        {Omission(OmissionKind.MESSAGE, first.id), Omission(OmissionKind.PAIR, PAIR.id)}
    )
    await turns.take_in(say("refund?", "k3"), lambda _: None)
    asked, composed, made = fakes.engine.understood[-1], fakes.engine.composed[-1], fakes.memory.suggestions[-1]
    assert [line.text for line in asked.history] == [line.text for line in composed.history] == ["hello"]
    assert composed.hits == ()
    assert [(line.text, line.is_left_out) for line in made.context] == [("my secret recipe", True), ("hello", False)]
    assert (made.evidence, made.left_out) == ((), (HIT,))


async def test_what_is_put_back_is_sent_again() -> None:
    fakes = FakePorts(left_out=FakeLeftOut(frozenset({Omission(OmissionKind.PAIR, PAIR.id)})))
    turns = Turns(fakes.ports())
    await turns.take_in(say("refund?", "k1"), lambda _: None)
    assert fakes.engine.composed[-1].hits == ()
    fakes.left_out.omissions = frozenset()
    await turns.again(fakes.inbox.messages[0].id, lambda _: None)
    assert [hit.pair.id for hit in fakes.engine.composed[-1].hits] == [PAIR.id]


async def test_a_reply_is_written_anew_without_what_is_left_out() -> None:
    fakes = FakePorts()
    turns = Turns(fakes.ports())
    await turns.take_in(say("refund?", "k1"), lambda _: None)
    fakes.left_out.omissions = frozenset({Omission(OmissionKind.PAIR, PAIR.id)})
    for _ in range(2):  # and what was left out once stays known
        made = fakes.memory.suggestions[-1]
        await turns.rework(Reworked(made=made, place=1, wish=Wish.SHORTER), lambda _: None)
        again = fakes.memory.suggestions[-1]
        assert fakes.engine.composed[-1].hits == ()
        assert (again.evidence, again.left_out) == ((), (HIT,))


async def test_what_is_left_out_is_no_alternative() -> None:
    fakes = FakePorts(left_out=FakeLeftOut(frozenset({Omission(OmissionKind.PAIR, PAIR.id)})))
    await Turns(fakes.ports()).take_in(say("refund?"), lambda _: None)
    assert not [item for item in fakes.memory.suggestions[-1].alternatives if item.evidence]
