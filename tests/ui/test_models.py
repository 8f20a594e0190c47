"""Qt's models keep Qt's rules while rows come, go and move."""

from datetime import timedelta

import desk_scenes
from fake_desk import FakeDesk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import Queue
from desktop_cs.ui.conversation.model import ConversationListModel
from desktop_cs.ui.inbox.model import ROW_ROLE, InboxListModel
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.viewmodels.timeline import timeline
from desktop_cs.viewmodels.workbench import Workbench


async def opened(desk: FakeDesk) -> Workbench:
    bench = Workbench(desk, TaskScope(lambda _: None).start)
    await bench.inbox.settle(())
    return bench


async def test_the_inbox_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    desk = desk_scenes.morning()
    bench = await opened(desk)
    model = InboxListModel(bench)
    qtmodeltester.check(model)
    kept = QPersistentModelIndex(model.index(model.rowCount() - 1))
    name = kept.data(ROW_ROLE).customer.name
    desk.clock += timedelta(minutes=1)
    for user_id in list(desk.customers)[:5]:
        desk.add_message(user_id, "又来了")
        await bench.inbox.settle([user_id])
        qtmodeltester.check(model)
    assert kept.data(ROW_ROLE).customer.name == name
    assert kept.row() != model.rowCount() - 1
    assert "又来了" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    bench.inbox.choose_queue(Queue.WAITING)
    await bench.inbox.settle(())
    qtmodeltester.check(model)
    model.stop()


def test_the_conversation_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    desk = FakeDesk()
    user_id = desk.add_customer("u1", "林晓雨")
    for number in range(6):
        desk.add_message(user_id, str(number), ago=timedelta(hours=6 - number))
    model = ConversationListModel()
    for rows in (desk.log[3:4], desk.log[2:5], desk.log, [], desk.log[:2]):
        model.take(timeline(rows, {}, {}, None))
        qtmodeltester.check(model)
    assert "1" in model.index(model.rowCount() - 1).data()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.sets(st.integers(0, 11)), max_size=8))
def test_a_view_that_follows_the_changes_shows_the_timeline(qapp: QApplication, picks: list[set[int]]) -> None:
    desk = FakeDesk()
    for number in range(12):
        desk.add_message(UserId("u1"), str(number), ago=timedelta(hours=12 - number))
    model, shown = ConversationListModel(), []

    def removed(_: object, first: int, last: int) -> None:
        del shown[first : last + 1]

    def inserted(_: object, first: int, last: int) -> None:
        shown[first:first] = [model.row_at(place).key for place in range(first, last + 1)]

    model.rowsRemoved.connect(removed)
    model.rowsInserted.connect(inserted)
    for pick in picks:
        rows = timeline([desk.log[number] for number in sorted(pick)], {}, {}, None)
        model.take(rows)
        assert shown == [row.key for row in rows]
