"""Pasting a customer's message, and the list of keys."""

import desk_scenes
import pytest
from opened_window import Opened, Play
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from desktop_cs.ui.cheat_sheet import CheatSheet
from desktop_cs.ui.keys import BINDINGS
from desktop_cs.ui.paste_dialog import PasteDialog
from desktop_cs.viewmodels.pasting import paste_user_id

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def opened_dialog(o: Opened) -> PasteDialog:
    QTest.keyClick(o.page.conversation.composer.editor, Qt.Key.Key_V, CTRL | SHIFT)
    await o.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasteDialog)
    return dialog


def test_a_message_of_a_new_customer(morning: Play) -> None:
    async def work(o: Opened) -> None:
        QGuiApplication.clipboard().setText("我的包裹丢了")
        dialog = await opened_dialog(o)
        assert dialog.message() == "我的包裹丢了"
        dialog.customer.setCurrentText("李雷")
        QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
        await o.settle()
        inbound = o.desk.called("take_in")[0][0]
        assert (inbound.user_name, inbound.text, inbound.user_id) == ("李雷", "我的包裹丢了", paste_user_id("李雷"))
        assert o.bench.selected == paste_user_id("李雷")
        assert o.page.suggestions.card.reply.text.text() == desk_scenes.REPLY

    morning(work)


def test_a_message_of_the_open_customer_is_the_first_choice(morning: Play) -> None:
    async def work(o: Opened) -> None:
        QGuiApplication.clipboard().setText("还有一个问题")
        dialog = await opened_dialog(o)
        assert (dialog.name(), dialog.user_id()) == ("林晓雨", desk_scenes.LIN)
        dialog.accept()
        await o.settle()
        assert o.desk.called("take_in")[0][0].user_id == desk_scenes.LIN

    morning(work)


@pytest.mark.parametrize(("name", "text"), [("", "hello"), ("李雷", "  \n"), ("", "")])
def test_ok_stays_grey_without_name_or_text(morning: Play, name: str, text: str) -> None:
    async def work(o: Opened) -> None:
        dialog = await opened_dialog(o)
        dialog.customer.setCurrentText(name)
        dialog.text.setPlainText(text)
        assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        dialog.reject()
        await o.settle()
        assert o.desk.called("take_in") == []

    morning(work)


def test_escape_belongs_to_the_input_method(morning: Play) -> None:
    async def work(o: Opened) -> None:
        dialog = await opened_dialog(o)
        QApplication.sendEvent(dialog.text, QInputMethodEvent("ni", []))
        QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        QApplication.sendEvent(dialog.text, QInputMethodEvent("", []))
        QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
        await o.settle()
        assert QApplication.activeModalWidget() is None

    morning(work)


def test_other_work_goes_on_while_a_dialog_is_open(morning: Play) -> None:
    async def work(o: Opened) -> None:
        dialog = await opened_dialog(o)
        await o.bench.select_next(1)
        assert o.bench.selected != desk_scenes.LIN
        dialog.reject()
        await o.settle()

    morning(work)


def test_the_window_closes_with_a_dialog_open(morning: Play) -> None:
    async def work(o: Opened) -> None:
        await opened_dialog(o)

    morning(work)


def test_the_cheat_sheet_lists_every_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        QTest.keyClick(o.page, Qt.Key.Key_F1)
        await o.until(lambda: QApplication.activeModalWidget() is not None)
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, CheatSheet)
        texts = {label.text() for label in sheet.findChildren(QLabel)}
        assert {binding.text for binding in BINDINGS} <= texts
        sheet.reject()
        await o.settle()

    morning(work)


def test_no_two_commands_share_a_key() -> None:
    assert len({binding.keys for binding in BINDINGS}) == len(BINDINGS)
