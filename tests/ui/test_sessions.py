"""The session's clock in the header, a fresh start by key, and the strip that carries over."""

from datetime import timedelta
from pathlib import Path

import desk_scenes
import pytest
from opened_window import Opened, Play
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.changes import ConversationChanged
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.session import SessionEnd
from desktop_cs.domain.understanding import Slot
from desktop_cs.ui.conversation.words import pill_words
from desktop_cs.ui.translation import Languages
from desktop_cs.ui.words import intent_title, time_left
from desktop_cs.viewmodels.composer import Mode
from desktop_cs.viewmodels.timeline import SessionMark
from desktop_cs.viewmodels.visits import TimeLeft

ALT = Qt.KeyboardModifier.AltModifier
LIN = desk_scenes.LIN


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(o: Opened, key: Qt.Key) -> None:
    QTest.keyClick(o.page.conversation.composer.editor, key, ALT)


def offered(desk: desk_scenes.FakeDesk) -> CarryOver:
    session = desk.sessions.newest[LIN]
    slots = (Slot(name="order_number", value="DD20260115001"), Slot(name="phone", value="<b>[手机号1]</b>"))
    made = CarryOver(session_id=session.id, previous_id=SessionId("old"), intent="order_status", slots=slots)
    desk.sessions.offers[session.id] = made
    return made


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.mark.parametrize(
    ("silent", "words"),
    [(0, "30 min"), (61, "28 min"), (1740, "1 min"), (1741, "59 s"), (1799.5, "1 s")],
)
def test_the_time_left_is_told_by_the_minute_and_last_by_the_second(morning: Play, silent: float, words: str) -> None:
    async def work(o: Opened) -> None:
        header = o.page.conversation.header
        o.desk.clock = o.desk.sessions.newest[LIN].active_at + timedelta(seconds=silent)
        header.tick()
        assert header.timer.text() == f"{words} left"
        assert header.timer.accessibleName() == f"Session ends in {words}"
        assert not header.timer.icon().isNull()

    morning(work)


def test_the_header_is_painted_only_when_its_words_change(morning: Play) -> None:
    async def work(o: Opened) -> None:
        header = o.page.conversation.header
        wait = header.findChildren(type(header._clock))[0]
        assert wait.isSingleShot()
        assert 1_000 < wait.interval() <= 60_000
        paints = Paints(header.timer)
        for _ in range(10):
            o.desk.clock += timedelta(seconds=1)
            header.tick()
            await o.paint()
        assert header.timer.text() == "29 min left"
        assert paints.count == 0
        o.desk.clock += timedelta(seconds=20)
        header.tick()
        await o.paint()
        assert header.timer.text() == "28 min left"
        assert paints.count > 0

    morning(work)


@pytest.mark.parametrize("width", [360, 420, 560, 900])
def test_nothing_in_the_header_is_cut_off(morning: Play, width: int) -> None:
    async def work(o: Opened) -> None:
        header = o.page.conversation.header
        header.setFixedWidth(width)
        await o.paint()
        for part in (header.timer, header.fresh, header.end):
            assert part.width() >= part.sizeHint().width(), part.text()

    morning(work)


def test_the_end_stays_in_view_when_the_strip_takes_room(morning: Play) -> None:
    desk = desk_scenes.morning()
    for number in range(12):
        desk.add_message(LIN, f"还有 {number}")

    async def work(o: Opened) -> None:
        bar = o.page.conversation.list.verticalScrollBar()
        assert bar.value() == bar.maximum() > 0
        offered(o.desk)
        await o.bench.visits.follow()
        assert o.page.conversation.carry.isVisible()
        await o.paint()
        assert bar.value() == bar.maximum()

    morning(work, desk)


def test_expiry_leaves_a_half_written_reply_alone(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor = o.page.conversation.composer.editor
        QTest.keyClicks(editor, "half a sen")
        await o.settle()
        assert o.desk.called("heartbeat") == [(LIN,)]
        o.desk.clock += timedelta(minutes=31)
        o.desk.sessions.newest[LIN] = desk_scenes.replace(
            o.desk.sessions.newest[LIN], ended_at=o.desk.clock, ended_by=SessionEnd.SILENCE
        )
        o.desk.tell(ConversationChanged(LIN))
        await o.settle()
        header = o.page.conversation.header
        assert header.timer.text() == "Session ended"
        assert (header.end.isEnabled(), header.fresh.isEnabled()) == (False, True)
        assert "Session expired after silence" in pill_words(o.page.conversation.model.row_at(-1))  # type: ignore[arg-type]
        QTest.keyClicks(editor, "tence")
        await o.settle()
        assert editor.toPlainText() == "half a sentence"
        assert editor.hasFocus()
        assert len(o.desk.called("heartbeat")) == 1, "a dead session is not woken"
        assert o.bench.composer.state.value.mode is Mode.REPLY

    morning(work)


@pytest.mark.parametrize("by_key", [True, False])
def test_start_fresh(morning: Play, by_key: bool) -> None:
    async def work(o: Opened) -> None:
        QTest.keyClicks(o.page.conversation.composer.editor, "draft")
        if by_key:
            press(o, Qt.Key.Key_N)
        else:
            click(o.page.conversation.header.fresh)
        await o.settle()
        assert ("start_fresh", LIN) in o.desk.sessions.calls
        last = o.page.conversation.model.row_at(o.page.conversation.model.rowCount() - 1)
        assert isinstance(last, SessionMark)
        assert "Session ended by the agent" in pill_words(last)
        assert "New session" in pill_words(last)
        assert o.page.conversation.header.timer.text() == "30 min left"
        assert o.page.conversation.composer.editor.toPlainText() == "draft"

    morning(work)


def test_another_life_is_chosen_from_the_menu(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.sessions.ttl = timedelta(minutes=45)
        menu = o.page.conversation.header.menu
        menu.fill()
        shown = {action.text(): action for action in menu.actions() if not action.isSeparator()}
        assert [text for text, action in shown.items() if action.isChecked()] == ["45 minute(s) of silence"]
        shown["60 minute(s) of silence"].trigger()
        await o.settle()
        assert o.desk.sessions.minutes() == 60
        assert o.page.conversation.header.timer.text() == "59 min left"

    morning(work)


def test_carrying_over_by_key_asks_again_and_can_be_undone(morning: Play) -> None:
    desk = desk_scenes.morning()
    offer = offered(desk)

    async def work(o: Opened) -> None:
        strip = o.page.conversation.carry
        title = intent_title(o.bench.catalogue, "order_status")
        assert strip.isVisible()
        assert strip.words.text() == (
            f"From the last session: {title} · order number = DD20260115001 · phone = <b>[手机号1]</b>"
        )
        press(o, Qt.Key.Key_C)
        await o.settle()
        assert ("take", offer.session_id) in o.desk.sessions.calls
        assert len(o.desk.called("ask_again")) == 1
        assert strip.words.text().startswith(f"Carried over: {title}")
        assert (strip.take.isVisible(), strip.leave.isVisible(), strip.undo.isVisible()) == (False, False, True)
        click(strip.undo)
        await o.settle()
        assert strip.words.text().startswith("From the last session")

    morning(work, desk)


def test_leaving_it_behind_by_mouse_can_be_undone(morning: Play) -> None:
    desk = desk_scenes.morning()
    offered(desk)

    async def work(o: Opened) -> None:
        strip = o.page.conversation.carry
        click(strip.leave)
        await o.settle()
        assert strip.words.text().startswith("Not carried over")
        click(strip.undo)
        await o.settle()
        click(strip.take)
        await o.settle()
        assert [call[0] for call in o.desk.sessions.calls] == ["leave", "undo", "take"]

    morning(work, desk)


def test_nothing_offered_shows_nothing(morning: Play) -> None:
    async def work(o: Opened) -> None:
        assert not o.page.conversation.carry.isVisible()
        press(o, Qt.Key.Key_C)
        await o.settle()
        assert o.desk.called("ask_again") == []

    morning(work)


def test_the_words_of_time_in_both_languages(qapp: QApplication, translations: Path) -> None:
    languages = Languages(qapp, translations, "zh_CN")
    try:
        spans = [TimeLeft(125, 0, timedelta(1)), TimeLeft(12, 0, timedelta(1)), TimeLeft(0, 9, timedelta(1))]
        assert [time_left(span) for span in spans] == ["2 小时 5 分", "12 分钟", "9 秒"]
        languages.choose("en")
        assert [time_left(span) for span in spans] == ["2 h 5 min", "12 min", "9 s"]
    finally:
        languages.leave()
