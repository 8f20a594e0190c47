"""What is remembered between turns, and by which words is searched."""

from fakes_turn import ORDER, FakeMemory
from made_dialogues import SHOP, A, order, understood

from desktop_cs.domain.dialogue import Act, Move, Reason
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import Redacted
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.track import Tracked, conclude, track

SESSION = SessionId("one")
NOTHING = Found((), None)


async def say(
    memory: FakeMemory, seq: int, text: str, *scores: tuple[str, float], number: str = "", session: SessionId = SESSION
) -> Tracked:
    heard = understood(*scores, slots=(order(number),) if number else ())
    return await track(memory, session, seq, Redacted(text), Language.ZH, heard, SHOP)


async def test_a_question_that_means_little_alone_is_searched_with_its_topic() -> None:
    memory = FakeMemory()
    assert (await say(memory, 1, "积分怎么用", ("refund", 0.9))).query == "积分怎么用"
    assert (await say(memory, 2, "会过期吗", ("invoice", 0.3))).query == "refund 会过期吗"


async def test_two_sessions_keep_apart() -> None:
    memory = FakeMemory()
    await say(memory, 1, "查物流", ("track", 0.9), number=A)
    other = await say(memory, 2, "刚才那单到哪了", ("track", 0.9), session=SessionId("two"))
    assert (other.act, other.missing, dict(other.state.slots)) == (Act.ASK_SLOT, ("order_number",), {})


async def test_dead_ends_are_counted_once_however_often_a_message_is_answered() -> None:
    memory = FakeMemory()
    for seq in (1, 2, 2, 2):
        last = await conclude(memory, await say(memory, seq, "?"), NOTHING)
    assert (last.act, memory.states[SESSION].failures) == (Act.ANSWER, 2)
    last = await conclude(memory, await say(memory, 3, "?"), NOTHING)
    assert last.decision.move == Move(Act.HAND_OVER, Reason.FAILED_TOO_OFTEN)


async def test_what_a_later_message_left_behind_is_not_overwritten() -> None:
    memory = FakeMemory()
    first = await say(memory, 1, "?")
    second = await say(memory, 2, "查物流", ("track", 0.9), number=A)
    await conclude(memory, first, NOTHING)
    assert memory.states[SESSION] == second.state


async def test_a_message_that_was_overtaken_opens_no_question() -> None:
    memory = FakeMemory()
    kept = (await say(memory, 2, "查物流", ("track", 0.9), number=A)).state
    late = await conclude(memory, await say(memory, 1, "发票怎么开", ("invoice", 0.9)), NOTHING)
    assert (late.state.intent, late.decision.move.reason) == ("invoice", Reason.NOTHING_KNOWN)
    assert memory.states[SESSION] == kept


async def test_a_phone_that_finds_nothing_leads_to_the_question_for_the_number() -> None:
    memory = FakeMemory()
    tracked = await say(memory, 1, "查物流", ("track", 0.9), number=A)
    asked = await conclude(memory, tracked, Found((), OrderLookup()))
    assert (asked.act, asked.missing, memory.states[SESSION].pending) == (
        Act.ASK_SLOT, ("order_number",), "order_number"
    )  # fmt: skip
    found = await conclude(memory, tracked, Found((), OrderLookup(order=ORDER, asked=A)))
    assert (found.act, found.decision.move.reason) == (Act.ORDER_ANSWER, Reason.ORDER_FOUND)
