"""The inbox pane: queues, filters, snoozing, and a list that stands still under the reader's eyes."""

from datetime import timedelta

import desk_scenes
from opened_window import Opened, Play
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_cs.domain.changes import ConversationChanged
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import InboxOrder, InboxQuery, Queue
from desktop_cs.ui.inbox.view import InboxView


def names(opened: Opened) -> list[str]:
    return [str(name) for name in opened.bench.inbox.list.ids()]


def pick(menu: QMenu, *path: str) -> None:
    """Choose an action by what it says."""
    menu.aboutToShow.emit()
    for text in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == text)  # type: ignore[assignment]
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_a_queue_is_one_click_away_and_says_how_many_it_holds(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        view = opened.page.inbox
        waiting = view._buttons[Queue.WAITING]
        held = opened.bench.inbox.state.value.counts.queues[Queue.WAITING]
        assert waiting.text() == f"Waiting {held}"
        waiting.click()
        await opened.settle()
        assert len(names(opened)) == held
        assert opened.bench.inbox.state.value.query.queue is Queue.WAITING

    morning(work)


def test_filters_order_and_narrow_and_are_taken_back(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        view, inbox = opened.page.inbox, opened.bench.inbox
        everyone = names(opened)
        pick(view.filter_menu, "Longest wait first")
        await opened.settle()
        assert inbox.state.value.query.order is InboxOrder.LONGEST_WAIT
        assert sorted(names(opened)) == sorted(everyone)
        pick(view.filter_menu, "Score", "Below the threshold")
        await opened.settle()
        assert view.filter.isChecked()
        assert len(names(opened)) < len(everyone)
        pick(view.filter_menu, "Clear the filters")
        await opened.settle()
        assert inbox.state.value.query == InboxQuery(order=InboxOrder.LONGEST_WAIT)
        assert not view.filter.isChecked()

    morning(work)


def test_an_empty_result_says_so_and_leads_back(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        view = opened.page.inbox
        view.search.setText("nobody is called this")
        await opened.settle()
        assert view._stack.currentWidget() is view._nothing_found
        view._clear_search()
        await opened.settle()
        assert view._stack.currentWidget() is view.list
        assert view.search.text() == ""

    morning(work)


def test_a_conversation_is_put_aside_and_brought_back(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        view = opened.page.inbox
        first = names(opened)[0]

        def menu() -> QMenu:
            view.list.customContextMenuRequested.emit(view.list.visualRect(view.model.index(0)).center())
            return next(made for made in view.findChildren(QMenu) if made.isVisible())

        made = menu()
        pick(made, "Snooze for an hour")
        made.close()
        await opened.settle()
        assert first not in names(opened)
        view._buttons[Queue.SNOOZED].click()
        await opened.settle()
        assert names(opened) == [first]
        made = menu()
        pick(made, "Bring it back now")
        made.close()
        await opened.settle()
        assert names(opened) == []

    morning(work)


def first_shown(view: InboxView) -> tuple[str, int]:
    index = view.list.indexAt(QPoint(0, 0))
    return view.model._ids[index.row()], view.list.visualRect(index).top()


def test_news_above_moves_nothing_under_the_eyes_and_more_is_read_below(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        view, bar = opened.page.inbox, opened.page.inbox.list.verticalScrollBar()
        assert len(names(opened)) == 100
        bar.setValue(bar.maximum())
        await opened.settle()
        assert len(names(opened)) > 100
        bar.setValue(1500)
        await opened.paint()
        before = first_shown(view)
        last = UserId(names(opened)[-1])
        opened.desk.add_customer("new", "新来的")
        for user_id in (UserId("new"), last):
            opened.desk.add_message(user_id, "在吗")
            opened.desk.tell(ConversationChanged(user_id))
        await opened.settle()
        assert names(opened)[:2] == [last, "new"]
        assert first_shown(view) == before
        bar.setValue(0)
        opened.desk.add_message(UserId("new"), "急")
        opened.desk.tell(ConversationChanged(UserId("new")))
        await opened.settle()
        assert first_shown(view) == ("new", 0)

    desk = desk_scenes.morning()
    for number in range(150):
        user_id = desk.add_customer(f"many.{number}", f"顾客{number}")
        desk.add_message(user_id, "你好", ago=timedelta(minutes=200 - number))
    morning(work, desk)


def test_the_list_is_walked_by_keys(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        view = opened.page.inbox.list
        view.setFocus()
        view.setCurrentIndex(opened.page.inbox.model.index(0))
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        await opened.settle()
        assert opened.bench.selected == names(opened)[1]

    morning(work)
