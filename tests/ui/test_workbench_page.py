"""An agent at work: real widgets on a fake desk, by mouse and by key."""

import asyncio

import desk_scenes
import pytest
from opened_window import Opened, Play
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.errors import StoreError
from desktop_cs.pipeline.events import MessageReceived
from desktop_cs.ui.card.evidence import EvidenceRow
from desktop_cs.ui.card.panels import Panel
from desktop_cs.ui.tokens import DARK, LIGHT
from desktop_cs.viewmodels.composer import Mode

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LIN = desk_scenes.LIN


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def press(
    o: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, to: QWidget | None = None
) -> None:
    QTest.keyClick(to or o.page.conversation.composer.editor, key, modifiers)


def told(o: Opened) -> list[str]:
    return [notice.text() for notice in o.page.suggestions.card.notices if not notice.isHidden()]


def test_the_card_explains_itself(morning: Play) -> None:
    async def work(o: Opened) -> None:
        card = o.page.suggestions.card
        assert card.reply.text.text() == desk_scenes.REPLY
        assert card.head.title.text() == "Refund arrival"
        assert card.head.figures.text() == "0.86 · threshold 0.65 · next Order status 0.41"
        assert card.head.band.text() == "High"
        assert card.head.engine.text() == "Coze 1.3\u00a0s"
        body = desk_scenes.sent_bytes("那退款什么时候能到我卡上？").decode()
        assert [reader.toPlainText() for reader in card.panels.sent.readers][1] == body
        assert "Left this machine · 348" in card.panels.sent.summary.text()
        assert card.panels.facts.slots.text() == "order number = [订单号1] from “订单号 [订单号1]”"
        assert "compose\u00a01.0\u00a0s" in card.panels.trace.stages.text()
        evidence = card.panels.facts.evidence.layout()
        assert evidence is not None
        assert evidence.count() == 2
        first = evidence.itemAt(0).widget()
        assert isinstance(first, EvidenceRow)
        assert first.question.text() == "退款什么时候到账？"
        assert first.matched.text() == "as “退款什么时候能到卡上”"
        assert first.question.extraSelections() == []
        assert [mark.cursor.selectedText() for mark in first.matched.extraSelections()] == ["退款什么时候", "到卡上"]
        asked = card.panels.facts.question
        assert [mark.cursor.selectedText() for mark in asked.extraSelections()] == ["退款什么时候", "到", "卡上"]
        assert first.meta.text() == "KB-0412 v7 · 0.86 · 12 day(s) old"
        assert first.answer.isHidden()
        click(first.fold)
        assert first.answer.text().startswith("退款会原路退回")
        assert not first.answer.isHidden()

    morning(work)


def test_choosing_by_mouse_and_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        view = o.page.inbox.list
        click(view.viewport(), view.visualRect(o.page.inbox.model.index(2)).center())
        await o.settle()
        third = o.bench.inbox.list.at(2).customer.user_id
        assert o.bench.selected == third
        press(o, Qt.Key.Key_K, ALT)
        await o.settle()
        assert o.bench.selected == o.bench.inbox.list.at(1).customer.user_id
        press(o, Qt.Key.Key_J, ALT)
        await o.settle()
        assert o.bench.selected == third

    morning(work)


def test_insert_edit_send_by_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor = o.page.conversation.composer.editor
        QTest.keyClicks(editor, "Dear, ")
        press(o, Qt.Key.Key_1, CTRL)
        QTest.keyClicks(editor, "!")
        assert editor.toPlainText() == f"Dear, {desk_scenes.REPLY}!"
        press(o, Qt.Key.Key_Return)
        assert editor.toPlainText().endswith("!\n")
        press(o, Qt.Key.Key_Return, CTRL)
        await o.settle()
        trace = TraceId("7f3a9c2100aa44ee")
        assert o.desk.called("send_reply") == [(LIN, f"Dear, {desk_scenes.REPLY}!\n", trace)]
        assert editor.toPlainText() == ""
        assert told(o) == ["Sent with your edits."]

    morning(work)


def test_insert_keeps_a_selection_and_can_be_undone(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor = o.page.conversation.composer.editor
        QTest.keyClicks(editor, "12345")
        editor.selectAll()
        click(o.page.suggestions.buttons.insert)
        assert editor.toPlainText() == f"12345{desk_scenes.REPLY}"
        editor.undo()
        assert editor.toPlainText() == "12345"

    morning(work)


def test_send_by_mouse_unedited(morning: Play) -> None:
    async def work(o: Opened) -> None:
        click(o.page.suggestions.buttons.insert)
        assert "7f3a9c21" in o.page.conversation.composer.source.text()
        click(o.page.conversation.composer.send)
        await o.settle()
        assert o.desk.outcomes[TraceId("7f3a9c2100aa44ee")].kind is OutcomeKind.SENT_UNEDITED
        assert not o.page.suggestions.buttons.reject.isEnabled()

    morning(work)


@pytest.mark.parametrize("by_key", [True, False])
def test_reject_with_a_reason(morning: Play, by_key: bool) -> None:
    async def work(o: Opened) -> None:
        if by_key:
            press(o, Qt.Key.Key_D, CTRL)
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            QTest.keyClick(menu, Qt.Key.Key_3)
        else:
            click(o.page.suggestions.buttons.reject)
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            click(menu, menu.actionGeometry(menu.actions()[2]).center())
        await o.settle()
        assert o.desk.called("reject") == [(TraceId("7f3a9c2100aa44ee"), RejectReason.OUTDATED)]
        assert told(o) == ["Rejected: Outdated"]

    morning(work)


def test_while_an_input_method_composes_every_key_is_its_own(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor = o.page.conversation.composer.editor
        editor.setFocus()
        QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
        for key, modifiers in (
            (Qt.Key.Key_1, CTRL), (Qt.Key.Key_D, CTRL), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Tab, ALT),
            (Qt.Key.Key_J, ALT), (Qt.Key.Key_F1, CTRL), (Qt.Key.Key_Escape, SHIFT),
        ):  # fmt: skip
            press(o, key, modifiers)
        press(o, Qt.Key.Key_F1)
        press(o, Qt.Key.Key_1)
        press(o, Qt.Key.Key_Return)
        await o.settle()
        assert editor.toPlainText() == ""
        assert o.bench.selected == LIN
        assert QApplication.activePopupWidget() is None
        commit = QInputMethodEvent("", [])
        commit.setCommitString("你")
        QApplication.sendEvent(editor, commit)
        press(o, Qt.Key.Key_1, CTRL)
        assert editor.toPlainText() == f"你{desk_scenes.REPLY}"

    morning(work)


def test_streamed_text_grows_and_is_painted_whole_at_the_end(morning: Play) -> None:
    async def work(o: Opened) -> None:
        message = o.desk.add_message(LIN, "还有呢")
        trace = TraceId("51e2b7d4c0ffee00")
        o.desk.tell(MessageReceived(trace, message, False))
        await o.paint()
        card = o.page.suggestions.card
        assert card.head.title.text() == "Understanding…"
        assert not o.page.suggestions.buttons.insert.isEnabled()
        seen = set()
        for event in desk_scenes.answered(message, trace):
            o.desk.tell(event)
            await asyncio.sleep(0.003)
            seen.add(card.reply.text.text())
        await o.paint()
        assert card.reply.text.text() == desk_scenes.REPLY
        assert 1 < len(seen) < 30
        assert o.page.suggestions.buttons.insert.isEnabled()
        assert card.panels.facts.question.text() == "还有呢"

    morning(work)


def test_a_selection_in_the_reply_survives_the_stream(morning: Play) -> None:
    async def work(o: Opened) -> None:
        block = o.page.suggestions.card.reply.text
        block.set_text("退款已于")
        cursor = block.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(2, cursor.MoveMode.KeepAnchor)
        block.setTextCursor(cursor)
        block.set_text("退款已于 1 月 15 日")
        assert block.textCursor().selectedText() == "退款"

    morning(work)


def test_coze_breaks_off(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.turn = desk_scenes.broken_off
        await o.desk.ask_again(o.desk.log[-1].id)
        await o.settle()
        card = o.page.suggestions.card
        assert told(o) == ["Coze: broke off. What had come is kept; the local answer follows."]
        assert card.reply.partial.text() == desk_scenes.REPLY[:22]
        assert card.reply.text.text() == desk_scenes.LOCAL_REPLY
        assert card.head.engine.text().startswith("Local")

    morning(work)


def test_the_plug_is_pulled_and_put_back(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.turn = desk_scenes.offline
        click(o.page.status.plug)
        await o.settle()
        assert o.desk.called("set_plugged") == [(False,)]
        assert o.page.status.engine.text() == "Coze down"
        assert o.page.status.plug.isChecked()
        press(o, Qt.Key.Key_J, CTRL)
        await o.settle()
        notice = next(n for n in o.page.suggestions.card.notices if not n.isHidden())
        assert notice.text() == "Coze cannot be reached. Check the network, then ask again."
        click(notice._action)
        await o.settle()
        assert o.desk.called("set_plugged") == [(False,), (True,)]
        assert o.page.suggestions.card.panels.sent.summary.text().startswith("Nothing left this machine")

    morning(work)


@pytest.mark.parametrize(
    ("scene", "notice"),
    [
        ("unknown", "Nothing reliable is known about this. Ask the customer for more, or answer yourself."),
        ("blocked", "On the company's list: 刷单. Nothing left this machine."),
        ("failed", "Something went wrong inside the program. The message is safe; ask for the suggestion again."),
    ],
)
def test_other_ends_of_a_turn(morning: Play, scene: str, notice: str) -> None:
    async def work(o: Opened) -> None:
        o.desk.turn = getattr(desk_scenes, scene)
        press(o, Qt.Key.Key_J, CTRL)
        await o.settle()
        assert told(o) == [notice]

    morning(work)


def test_a_new_message_makes_card_and_draft_stale(morning: Play) -> None:
    async def work(o: Opened) -> None:
        click(o.page.suggestions.buttons.insert)
        message = o.desk.add_message(LIN, "等等")
        o.desk.tell(MessageReceived(TraceId("51e2b7d4c0ffee00"), message, False))
        o.bench.cards.open(TraceId("7f3a9c2100aa44ee"))
        await o.settle()
        assert told(o) == ["The customer wrote again; this is out of date."]
        assert not o.page.conversation.composer.renewal.isHidden()
        assert o.page.conversation.composer.editor.toPlainText() == desk_scenes.REPLY
        click(o.page.suggestions.card.notices[0]._action)
        await o.settle()
        card = o.bench.cards.state.value.open_card
        assert card is not None
        assert card.question == "等等"

    morning(work)


def test_an_error_of_the_desk_is_one_sentence_on_the_banner(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.failing["send_reply"] = StoreError("message_empty", "…")
        QTest.keyClicks(o.page.conversation.composer.editor, "hello")
        click(o.page.conversation.composer.send)
        await o.settle()
        assert o.window.banner_text() == "The message is empty. Type or paste what the customer wrote."
        assert o.page.conversation.composer.editor.toPlainText() == "hello"
        o.errors.clear()

    morning(work)


def test_reply_and_note_by_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_P, ALT)
        assert o.bench.composer.state.value.mode is Mode.NOTE
        QTest.keyClicks(o.page.conversation.composer.editor, "call back")
        press(o, Qt.Key.Key_Return, CTRL)
        await o.settle()
        assert o.desk.called("add_note") == [(LIN, "call back")]
        press(o, Qt.Key.Key_L, ALT)
        assert o.bench.composer.state.value.mode is Mode.REPLY

    morning(work)


def test_end_the_session_by_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        assert o.page.conversation.header.timer.text() == "29 min left"
        press(o, Qt.Key.Key_E, ALT)
        await o.settle()
        assert o.desk.called("end_session") == [(LIN,)]
        assert o.page.conversation.header.timer.text() == "Session ended"
        assert not o.page.conversation.header.end.isEnabled()

    morning(work)


def test_the_offer_beside_a_message_asks_for_that_one(morning: Play) -> None:
    async def work(o: Opened) -> None:
        view = o.page.conversation
        place = next(
            row for row in range(view.model.rowCount()) if "DD20260115001" in str(view.model.index(row).data())
        )
        index = view.model.index(place)
        view.list.scrollTo(index)
        await o.paint()
        click(view.list.viewport(), view.delegate.ask_point(index))
        await o.settle()
        assert o.desk.called("ask_again") == [(view.model.row_at(place).key,)]

    morning(work)


def test_copy_a_message_and_the_trace(morning: Play) -> None:
    async def work(o: Opened) -> None:
        view = o.page.conversation
        view.list.setCurrentIndex(view.model.index(view.model.rowCount() - 1))
        press(o, Qt.Key.Key_C, CTRL, to=view.list)
        assert QGuiApplication.clipboard().text() == "那退款什么时候能到我卡上？"
        o.page.suggestions.card.panels.reveal(Panel.TRACE)
        await o.paint()
        click(o.page.suggestions.card.panels.trace.copy)
        assert QGuiApplication.clipboard().text() == "7f3a9c2100aa44ee"

    morning(work)


def test_text_of_customers_and_models_is_never_markup(morning: Play) -> None:
    evil = '<img src="file:///etc/passwd"><b>bold</b>&amp;'

    def turn(message: object, trace: TraceId) -> list[object]:
        made = desk_scenes.suggestion(message, trace, shown=evil, partial=evil)  # type: ignore[arg-type]
        return [desk_scenes.SuggestionReady(trace, made)]

    async def work(o: Opened) -> None:
        o.desk.turn = turn  # type: ignore[assignment]
        message = o.desk.add_message(LIN, evil)
        await o.desk.ask_again(message.id)
        await o.settle()
        card = o.page.suggestions.card
        assert card.reply.text.toPlainText() == evil
        assert card.reply.partial.toPlainText() == evil
        assert card.panels.facts.question.text() == evil

    morning(work)


def test_a_very_long_message_is_cut_and_says_so(morning: Play) -> None:
    async def work(o: Opened) -> None:
        message = o.desk.add_message(LIN, "很长" * 10_000)
        o.desk.tell(MessageReceived(TraceId("51e2b7d4c0ffee00"), message, False))
        await o.paint()
        view = o.page.conversation
        last = view.model.index(view.model.rowCount() - 1)
        assert view.list.visualRect(last).height() < 5000

    morning(work)


def test_the_caret_waits_in_the_composer(morning: Play) -> None:
    async def work(o: Opened) -> None:
        assert o.page.conversation.composer.editor.hasFocus()

    morning(work)


def test_every_control_has_a_name_and_can_be_reached(morning: Play) -> None:
    async def work(o: Opened) -> None:
        nameless = [
            widget
            for widget in o.page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
        ]
        assert nameless == []

    morning(work)


def test_the_colours_of_the_theme_are_contrast_enough() -> None:
    def luminance(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    for colours in (LIGHT, DARK):
        pairs = [("text", "surface"), ("muted", "surface"), ("muted", "sunken"), ("faint", "surface"), ("text", "note")]
        pairs += [("on_accent", "accent"), ("text", "bubble_agent"), ("text", "bubble_customer"), ("text", "mark")]
        pairs += [(role, f"{role}_soft") for role in ("accent", "ok", "warn", "bad", "mask")]
        for front, back in pairs:
            light, dark = sorted((luminance(getattr(colours, front)), luminance(getattr(colours, back))), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)
