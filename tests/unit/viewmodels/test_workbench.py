"""The workbench as a whole, without a window: what an agent does, and what the desk tells meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import desk_scenes
import pytest
from fake_desk import FakeDesk

from desktop_cs.domain.changes import ConversationChanged, EngineState, KnowledgeChanged
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.errors import ChannelError, StoreError
from desktop_cs.pipeline.events import StageDone, TurnEnded, TurnFailed
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.viewmodels.card import Phase
from desktop_cs.viewmodels.pasting import paste_user_id
from desktop_cs.viewmodels.timeline import Bubble
from desktop_cs.viewmodels.workbench import Workbench

LIN = desk_scenes.LIN


class Harness:
    """A workbench on a fake desk; `settle` waits until all started work is done."""

    def __init__(self, desk: FakeDesk) -> None:
        self.errors: list[Exception] = []
        self.tasks = TaskScope(self.errors.append)
        self.desk = desk
        self.bench = Workbench(desk, self.tasks.start)

    async def settle(self) -> None:
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)


@pytest.fixture
async def harness() -> AsyncIterator[Harness]:
    made = Harness(desk_scenes.morning())
    await made.bench.open()
    await made.settle()
    yield made
    made.bench.close()
    await made.tasks.aclose()
    assert made.desk.listeners == []


def texts(bench: Workbench) -> list[str]:
    return [row.message.text for row in bench.conversation.state.value.rows if isinstance(row, Bubble)]


async def test_it_opens_with_the_latest_conversation(harness: Harness) -> None:
    assert harness.bench.selected == LIN
    assert texts(harness.bench)[-1] == "那退款什么时候能到我卡上？"
    assert harness.desk.called("mark_read") == [(LIN,)]
    card = harness.bench.cards.state.value.open_card
    assert card is not None
    assert card.question == "那退款什么时候能到我卡上？"


async def test_it_opens_on_an_empty_desk_and_turns_to_the_first_message() -> None:
    harness = Harness(FakeDesk(turn=desk_scenes.answered, catalogue=desk_scenes.CATALOGUE))
    await harness.bench.open()
    assert harness.bench.selected is None
    await harness.bench.take_in("林晓雨", "在吗")
    await harness.settle()
    assert harness.bench.selected == paste_user_id("林晓雨")
    assert texts(harness.bench) == ["在吗"]
    card = harness.bench.cards.state.value.open_card
    assert card is not None
    assert card.phase is Phase.READY


async def test_a_pasted_message_turns_to_its_customer(harness: Harness) -> None:
    await harness.bench.take_in(" 田 一鸣 ", "发票", UserId("web.0"))
    await harness.settle()
    assert harness.bench.selected == "web.0"
    inbound = harness.desk.called("take_in")[0][0]
    assert (inbound.channel, inbound.text) == ("paste", "发票")


def test_equal_names_are_the_same_pasted_customer() -> None:
    assert paste_user_id(" 林  晓雨") == paste_user_id("林 晓雨 ")
    assert paste_user_id("a") != paste_user_id("b")


async def test_a_refused_message_leaves_everything_as_it_was(harness: Harness) -> None:
    with pytest.raises(ChannelError, match="empty"):
        await harness.bench.take_in("谁", "   ")
    harness.desk.add_customer("paste.x", "别人")
    harness.desk.tell(ConversationChanged(UserId("paste.x")))
    await harness.settle()
    assert harness.bench.selected == LIN


async def test_a_message_of_another_customer_moves_the_row_and_nothing_else(harness: Harness) -> None:
    await harness.desk.take_in(inbound_for(UserId("web.6"), "还在吗"))
    await harness.settle()
    assert harness.bench.inbox.list.at(0).customer.user_id == "web.6"
    assert harness.bench.selected == LIN
    assert harness.bench.inbox.list.at(0).act == Act.ANSWER


async def test_insert_edit_send_learns_the_outcome(harness: Harness) -> None:
    bench = harness.bench
    card = bench.cards.state.value.open_card
    assert card is not None
    bench.composer.edit(card.text + "谢谢")
    bench.insert_source(card)
    await bench.send()
    await harness.settle()
    assert texts(bench)[-1] == card.text + "谢谢"
    open_card = bench.cards.state.value.open_card
    assert open_card is not None
    assert open_card.outcome is not None
    assert open_card.outcome.kind is OutcomeKind.SENT_EDITED
    assert bench.conversation.state.value.rows[-1].outcome is OutcomeKind.SENT_EDITED  # type: ignore[union-attr]


async def test_a_draft_is_stale_once_the_customer_writes_again(harness: Harness) -> None:
    bench = harness.bench
    card = bench.cards.state.value.open_card
    assert card is not None
    bench.composer.edit(card.text)
    bench.insert_source(card)
    assert not bench.renewal.is_stale()
    await harness.desk.take_in(inbound_for(LIN, "还有一件事"))
    await harness.settle()
    assert bench.renewal.is_stale()
    assert bench.composer.state.value.text == card.text


async def test_reject_with_reason(harness: Harness) -> None:
    card = harness.bench.cards.state.value.open_card
    assert card is not None
    await harness.bench.reject(card.trace_id, RejectReason.OUTDATED)
    assert harness.desk.called("reject") == [(card.trace_id, RejectReason.OUTDATED)]
    after = harness.bench.cards.state.value.open_card
    assert after is not None
    assert after.outcome is not None
    assert after.outcome.reason is RejectReason.OUTDATED


async def test_ask_again_runs_the_open_cards_message(harness: Harness) -> None:
    before = harness.bench.cards.state.value.open_card
    assert before is not None
    await harness.bench.ask_again()
    await harness.settle()
    after = harness.bench.cards.state.value.open_card
    assert after is not None
    assert (after.message_id, after.phase) == (before.message_id, Phase.READY)
    assert after.trace_id != before.trace_id


async def test_a_turn_that_fails_before_its_message_is_stored_is_told(harness: Harness) -> None:
    heard: list[str] = []
    harness.bench.failures.connect(lambda error: heard.append(error.code))
    unknown = TraceId("51e2b7d4c0ffee00")
    harness.desk.tell(StageDone(unknown, "receive", 3.0), TurnFailed(unknown, "store_full", "…"), TurnEnded(unknown))
    assert heard == ["store_full"]
    assert all(card.trace_id != unknown for card in harness.bench.cards.state.value.cards)


async def test_next_and_previous(harness: Harness) -> None:
    await harness.bench.select_next(1)
    second = harness.bench.selected
    await harness.bench.select_next(-1)
    assert harness.bench.selected == LIN
    assert second not in (None, LIN)


async def test_ending_the_session_stops_its_clock(harness: Harness) -> None:
    assert harness.bench.visits.time_left() == timedelta(minutes=29, seconds=20)
    await harness.bench.end_session()
    await harness.settle()
    assert harness.bench.visits.time_left() is None


async def test_the_plug(harness: Harness) -> None:
    status = harness.bench.status
    await status.set_plugged(False)
    assert (status.state.value.is_plugged, status.state.value.engine.state) == (False, EngineState.DOWN)
    await status.set_plugged(True)
    assert status.state.value.engine.state is EngineState.ONLINE


async def test_a_plug_that_sticks_says_where_it_is(harness: Harness) -> None:
    harness.desk.failing["set_plugged"] = StoreError("locked", "The database is locked.")
    with pytest.raises(StoreError):
        await harness.bench.status.set_plugged(False)
    state = harness.bench.status.state.value
    assert (state.is_plugged, state.is_switching) == (True, False)


async def test_the_knowledge_base_grows(harness: Harness) -> None:
    harness.desk.tell(KnowledgeChanged(32, 1290))
    knowledge = harness.bench.status.state.value.knowledge
    assert knowledge is not None
    assert (knowledge.version, knowledge.pairs) == (32, 1290)


async def test_many_changes_at_once_are_read_once_each(harness: Harness) -> None:
    before = len(harness.desk.called("conversation"))
    for _ in range(40):
        harness.desk.tell(ConversationChanged(UserId("web.0")))
    await harness.settle()
    assert len(harness.desk.called("conversation")) - before <= 2


async def test_reading_again_does_not_go_round_in_circles(harness: Harness) -> None:
    await harness.settle()
    before = len(harness.desk.calls)
    harness.desk.tell(ConversationChanged(LIN))
    await harness.settle()
    assert len(harness.desk.calls) - before < 20
    assert harness.desk.called("mark_read") == [(LIN,)]


async def test_a_desk_error_goes_to_the_door(harness: Harness) -> None:
    harness.desk.failing["messages"] = StoreError("locked", "The database is locked.")
    harness.desk.tell(ConversationChanged(LIN))
    await harness.settle()
    assert [type(error) for error in harness.errors] == [StoreError]


async def test_a_message_without_a_turn_leaves_no_card(harness: Harness) -> None:
    note = await harness.desk.add_note(LIN, "只是备注")
    await harness.settle()
    assert note.role is Role.NOTE
    assert texts(harness.bench)[-1] == "只是备注"
    assert not harness.bench.renewal.is_stale()


async def test_the_wait_is_counted_from_the_first_unanswered_message(harness: Harness) -> None:
    harness.desk.clock += timedelta(minutes=5)
    harness.bench.inbox.tick()
    await harness.settle()
    assert harness.bench.inbox.state.value.counts.pressing == 4


def inbound_for(user_id: UserId, text: str) -> Inbound:
    return Inbound(user_id=user_id, text=text, key=f"k-{text}")
