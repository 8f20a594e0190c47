"""Word lists, own kinds and erasing in the window: what is typed is tried at once, stored at once, and undone."""

from pathlib import Path

from opened_window import Opened, Play
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_cs.domain.words import ListedWord, Severity
from desktop_cs.errors import PrivacyError
from desktop_cs.ui.safety.dialog import SafetyDialog
from desktop_cs.ui.safety.kinds_tab import example_of, line_of
from desktop_cs.ui.widgets.key_button import KeyButton


async def opened(o: Opened) -> SafetyDialog:
    o.page.rail.safety.click()
    await o.until(lambda: bool(o.window.findChildren(SafetyDialog)))
    [dialog] = o.window.findChildren(SafetyDialog)
    await o.until(lambda: dialog.words.reply.text() != "")
    return dialog


async def close(o: Opened, dialog: SafetyDialog) -> None:
    dialog.reject()
    await o.settle()


def click(button: KeyButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def listed(dialog: SafetyDialog) -> list[str]:
    model = dialog.words.list.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_words_are_added_tried_removed_and_undone(morning: Play) -> None:
    async def work(o: Opened) -> None:
        dialog = await opened(o)
        tab, kept = dialog.words, o.desk.safety.words
        assert listed(dialog) == ["刷单  ·  stops", "刷单举报  ·  is allowed"]
        tab.trial.setText("帮我代写好评")
        await o.until(lambda: tab.found.text() == "Nothing is found.")
        tab.word.setText("代写好评")
        tab.effect.setCurrentIndex(1)
        QTest.keyClick(tab.word, Qt.Key.Key_Return)
        await o.until(lambda: tab.found.text() == "“代写好评” → 代写好评 · warns")
        assert kept.lists.company[-1] == ListedWord("代写好评", Severity.WARN)
        tab.list.setCurrentIndex(tab.list.model().index(0, 0))
        click(tab.remove)
        await o.until(lambda: len(kept.lists.company) == 1)
        click(tab.undo)
        await o.until(lambda: len(kept.lists.company) == 2)
        assert listed(dialog)[0] == "刷单  ·  stops"
        tab.word.setText("代写好评")
        tab.effect.setCurrentIndex(2)
        click(tab.add)
        await o.until(lambda: kept.lists.allowed == ("刷单举报", "代写好评"))
        assert kept.lists.company == (ListedWord("刷单"),)
        await close(o, dialog)

    morning(work)


def test_the_reply_and_files_and_a_refusal(morning: Play) -> None:
    async def work(o: Opened) -> None:
        dialog = await opened(o)
        tab, kept = dialog.words, o.desk.safety.words
        tab.reply.setFocus()
        tab.reply.setText("请换个说法")
        QTest.keyClick(tab.reply, Qt.Key.Key_Return)
        await o.until(lambda: kept.lists.guard_reply == "请换个说法")
        kept.files[Path("list.txt")] = (ListedWord("好评返现"), ListedWord("刷单", Severity.WARN))
        await tab.bring_in(Path("list.txt"))
        assert kept.lists.company == (ListedWord("刷单", Severity.WARN), ListedWord("好评返现"))
        kept.refusal = PrivacyError("word_list_row", "Row 3 of the word list words.txt is not a word.")
        tab.word.setText("#")
        click(tab.add)
        await o.until(lambda: not tab.error.isHidden())
        assert "Row 3" in tab.error.text()
        assert tab.word.text() == "#"
        await close(o, dialog)

    morning(work)


def test_a_kind_is_tried_before_it_is_saved_and_proved_when_it_is(morning: Play) -> None:
    async def work(o: Opened) -> None:
        dialog = await opened(o)
        dialog.tabs.setCurrentIndex(1)
        tab, kept = dialog.kinds, o.desk.safety.kinds
        tab.name.setText("工号")
        tab.pattern.setText("GH\\d{6}")
        tab.trial.setText("工号GH123456，电话13812345678")
        said = "on the screen: 工号G******6，电话138****5678\nto Coze: 工号[工号1]，电话[手机号1]"
        await o.until(lambda: tab.outcome.text() == said)
        tab.examples.setPlainText("我的工号GH123456 => GH12")
        click(tab.save)
        await o.until(lambda: not tab.error.isHidden())
        assert "Example 1 of the kind 工号 finds GH123456 and not GH12" in tab.error.text()
        assert kept.kinds == ()
        tab.examples.setPlainText("我的工号GH123456 => GH123456\nGH12 是型号 =>")
        click(tab.save)
        await o.until(lambda: len(kept.kinds) == 1)
        assert tab.error.isHidden()
        tab.name.setText("员工号")
        click(tab.save)
        await o.until(lambda: [kind.name for kind in kept.kinds] == ["员工号"])
        click(tab.delete)
        await o.until(lambda: kept.kinds == ())
        click(tab.undo)
        await o.until(lambda: len(kept.kinds) == 1)
        tab.name.setText("货号")
        tab.pattern.setText("(")
        await o.until(lambda: "missing )" in tab.outcome.text())
        await close(o, dialog)

    morning(work)


def test_an_example_reads_as_it_is_written() -> None:
    for line in ("我的工号GH123456 => GH123456", "a b => a, b", "GH12 是型号 =>"):
        assert line_of(example_of(line)) == line


def test_erasing_asks_once_more_and_leaves_a_receipt(morning: Play) -> None:
    async def work(o: Opened) -> None:
        customer = o.bench.selected
        dialog = await opened(o)
        dialog.tabs.setCurrentIndex(2)
        tab = dialog.keeping
        tab.customer.setCurrentIndex(tab.customer.findData(customer))
        click(tab.erase)
        assert o.desk.called("erase") == []
        assert "for good?" in tab.confirm.text()
        tab.confirm.findChildren(KeyButton)[0].click()
        await o.until(lambda: tab.receipt.text() != "")
        assert o.desk.called("erase") == [(customer,)]
        assert "messages: 4" in tab.receipt.text()
        assert tab.customer.findData(customer) == -1
        click(tab.copy)
        assert QApplication.clipboard().text() == tab.receipt.text()
        tab.days.setFocus()
        tab.days.setValue(90)
        QTest.keyClick(tab.days, Qt.Key.Key_Return)
        await o.until(lambda: o.desk.safety.erasure.days == 90)
        await close(o, dialog)
        assert o.bench.selected != customer

    morning(work)
