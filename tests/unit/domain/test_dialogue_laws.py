"""What holds for every conversation, however it goes: random ones are walked, two sessions at a time."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from made_dialogues import SHOP, Talk, order, understood

from desktop_cs.domain.cues import cues_of
from desktop_cs.domain.deciding import MAX_ALTERNATIVES, MAX_ASKS, Decision, decide, noted
from desktop_cs.domain.dialogue import MAX_MENTIONS, MAX_TOPICS, Act, DialogueState
from desktop_cs.domain.hearing import MAX_SLOTS, hear
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.settling import concluded, settle
from desktop_cs.domain.topics import Heard
from desktop_cs.domain.understanding import Slot

TEXTS = (
    "我的快递没到", "到哪了？", "不是这个，是另一单", "刚才那单", "上一单呢", "我说错了", "单号找不到",
    "好的谢谢，没事了", "回到刚才的事", "第一个", "帮我转人工", "怎么还不到！！", "骗子", "😀", "",
    "where is it", "no, the other one", "that's all, bye", "back to my order", "how long?",
)  # fmt: skip
NUMBERS = tuple(f"DD2026011500{n}" for n in range(4))

scores = st.lists(st.tuples(st.sampled_from([*SHOP.names(), "unheard_of"]), st.floats(0, 1)), max_size=4)
slots = st.lists(
    st.builds(order, st.sampled_from(NUMBERS))
    | st.builds(Slot, name=st.sampled_from(["waybill", "phone", "amount", "city"]), value=st.sampled_from("xyz")),
    max_size=3,
    unique_by=lambda slot: slot.name,
)


@st.composite
def messages(draw: st.DrawFn) -> Heard:
    found = understood(*draw(scores), slots=tuple(draw(slots)))
    return Heard(seq=0, text=draw(st.sampled_from(TEXTS)), understanding=found)


def heard_by(state: DialogueState, message: Heard) -> tuple[DialogueState, Decision]:
    """The state after a message, its decision remembered."""
    cues = cues_of(message.text)
    after, said = hear(state, message, cues, SHOP)
    decision = decide(after, said, cues, message.understanding, SHOP)
    return noted(after, decision), decision


def values(state: DialogueState) -> set[tuple[str, str]]:
    return {(slot.name, slot.value) for slot in (*state.slots.values(), *state.mentions)}


@given(st.lists(messages(), min_size=1, max_size=6))
@settings(max_examples=60)
def test_hearing_the_last_message_again_changes_nothing(said: list[Heard]) -> None:
    state = Talk().state
    for seq, message in enumerate(said, 1):
        state, decision = heard_by(state, replace(message, seq=seq))
    assert heard_by(state, replace(said[-1], seq=len(said))) == (state, decision)
    assert (
        heard_by(concluded(state, settle(decision, state, (), None)), replace(said[-1], seq=len(said)))[1] == decision
    )


@given(st.lists(messages(), min_size=2, max_size=6), st.data())
@settings(max_examples=60)
def test_an_older_message_heard_again_changes_nothing(said: list[Heard], data: st.DataObject) -> None:
    state = Talk().state
    for seq, message in enumerate(said, 1):
        state, _ = heard_by(state, replace(message, seq=seq))
    if state.mentions and len(state.mentions) == MAX_MENTIONS:
        return  # what was forgotten is new again
    old = data.draw(st.integers(1, len(said) - 1))
    cues = cues_of(said[old - 1].text)
    again, _ = hear(state, replace(said[old - 1], seq=old), cues, SHOP)
    assert {name for name in again.slots if name in ORDER_KEYS} == {name for name in state.slots if name in ORDER_KEYS}
    assert (again.pending, again.turn, again.seq) == (state.pending, state.turn, state.seq)


class Conversations(RuleBasedStateMachine):
    """Two sessions whose messages are interleaved, each kept as its customer and the rules would have it."""

    @initialize()
    def open(self) -> None:
        self.states = [Talk("one").state, Talk("two").state]
        self.said: list[set[tuple[str, str]]] = [set(), set()]
        self.asked: list[str | None] = [None, None]
        self.asks = [0, 0]
        self.seq = 0

    @rule(which=st.integers(0, 1), message=messages(), found=st.booleans())
    def say(self, which: int, message: Heard, found: bool) -> None:
        self.seq += 1
        before = self.states[which]
        state, decision = heard_by(before, replace(message, seq=self.seq))
        self.said[which] |= {(slot.name, slot.value) for slot in message.understanding.slots}
        self.asks[which] = self.asks[which] + 1 if decision.move.act is Act.ASK_SLOT else 0
        assert self.asks[which] <= MAX_ASKS or state.intent != before.intent or before.pending is None
        if decision.move.act is Act.ASK_SLOT and before.pending is not None:
            assert state.asked[decision.missing[0]] > before.asked.get(decision.missing[0], 0), "in other words"
        assert decision.move not in decision.alternatives
        assert len(decision.alternatives) <= MAX_ALTERNATIVES
        self.states[which] = state if found else concluded(state, settle(decision, state, (), None))

    @invariant()
    def no_value_is_taken_from_elsewhere(self) -> None:
        for name, state, said in zip(("one", "two"), self.states, self.said, strict=True):
            assert state.session_id == name
            assert values(state) <= said

    @invariant()
    def nothing_grows_without_bound(self) -> None:
        for state in self.states:
            assert len(state.slots) <= MAX_SLOTS
            assert len(state.mentions) <= MAX_MENTIONS
            assert len(state.topics) <= MAX_TOPICS
            assert len(state.asked) <= len(ORDER_KEYS)
            assert len(state.offered) <= 2
            assert state.before is None or state.before.before is None

    @invariant()
    def the_open_question_is_one_that_the_intent_needs(self) -> None:
        for state in self.states:
            if state.pending is not None:
                intent = SHOP.get(state.intent)
                assert intent is not None
                assert state.pending in intent.required_slots
                assert not state.has(state.pending)

    @invariant()
    def what_is_held_is_no_mere_mention(self) -> None:
        for state in self.states:
            held = {(slot.name, slot.value) for slot in state.slots.values()}
            assert not held & {(slot.name, slot.value) for slot in state.mentions}
            assert not (state.ended and state.slots)


Conversations.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_random_conversations = Conversations.TestCase
