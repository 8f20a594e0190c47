"""The draft check on the screen: underlined words, the reason, one key to fix, a reason to send all the same."""

from opened_window import Opened, Play
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_cs.domain.lint import Finding, Rule
from desktop_cs.domain.lint_gaps import gaps
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.words import Severity

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TABLE = TokenTable({"[手机号1]": "13812345678"})


def placeholders(text: str) -> tuple[Finding, ...]:
    return tuple(gaps(text, TABLE))


def amounts(text: str) -> tuple[Finding, ...]:
    at = text.find("99元")
    return (Finding(rule=Rule.AMOUNT, severity=Severity.WARN, start=at, end=at + 3),) if at >= 0 else ()


async def type_in(o: Opened, text: str) -> None:
    o.page.conversation.composer.editor.insertPlainText(text)
    asked = len(o.desk.safety.lint.asked)
    await o.until(lambda: len(o.desk.safety.lint.asked) > asked)
    await o.settle()


def said(o: Opened) -> list[str]:
    strip = o.page.conversation.lint
    return [notice.text() for notice in strip.notices if not notice.isHidden()] if not strip.isHidden() else []


def underlined(o: Opened) -> list[tuple[str, QTextCharFormat.UnderlineStyle]]:
    selections = o.page.conversation.composer.editor.extraSelections()
    return [(s.cursor.selectedText(), s.format.underlineStyle()) for s in selections]


def sent(o: Opened) -> list[object]:
    return [call[1] for call in o.desk.called("send_reply")]


def test_a_placeholder_is_underlined_explained_and_fixed_by_one_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.safety.lint.look = placeholders
        await type_in(o, "😀会打[手机号1]联系您")
        assert underlined(o) == [("[手机号1]", QTextCharFormat.UnderlineStyle.WaveUnderline)]
        [words] = said(o)
        assert words == "Stop · “[手机号1]” is a placeholder; the customer would read it so."
        editor = o.page.conversation.composer.editor
        QTest.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
        await o.settle()
        assert editor.toPlainText() == "😀会打13812345678联系您"
        assert (said(o), underlined(o)) == ([], [])
        editor.undo()
        assert editor.toPlainText() == "😀会打[手机号1]联系您"

    morning(work)


def test_a_block_is_sent_only_with_a_reason(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.safety.lint.look = placeholders
        await type_in(o, "见 {order_number}")
        editor, strip = o.page.conversation.composer.editor, o.page.conversation.lint
        for _ in range(2):
            QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
            await o.settle()
        assert sent(o) == []
        assert strip.more.text() == "Not sent. Fix it, or say why it may go."
        QTest.keyClick(editor, Qt.Key.Key_O, CTRL | SHIFT)
        assert QApplication.focusWidget() is strip.reason
        assert not strip.override.isEnabled()
        QTest.keyClicks(strip.reason, "template demo")
        QTest.keyClick(strip.reason, Qt.Key.Key_Return)
        await o.settle()
        assert sent(o) == ["见 {order_number}"]
        [(_, [override])] = o.desk.safety.lint.kept
        assert (override.rule, override.reason) == (Rule.PLACEHOLDER, "template demo")
        assert strip.isHidden()

    morning(work)


def test_a_warning_is_sent_with_a_second_press(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.safety.lint.look = amounts
        await type_in(o, "退您99元")
        assert underlined(o) == [("99元", QTextCharFormat.UnderlineStyle.DashUnderline)]
        assert o.page.conversation.lint.reason.isHidden()
        editor = o.page.conversation.composer.editor
        QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
        await o.settle()
        assert sent(o) == []
        assert "Press Ctrl+Enter again" in o.page.conversation.lint.more.text()
        QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
        await o.settle()
        assert sent(o) == ["退您99元"]

    morning(work)


def test_nothing_is_looked_at_while_an_input_method_composes(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor, strip = o.page.conversation.composer.editor, o.page.conversation.lint
        await type_in(o, "亲")
        asked = len(o.desk.safety.lint.asked)
        QApplication.sendEvent(editor, QInputMethodEvent("shua", []))
        strip._due()
        assert len(o.desk.safety.lint.asked) == asked
        commit = QInputMethodEvent()
        commit.setCommitString("刷")
        QApplication.sendEvent(editor, commit)
        await o.until(lambda: len(o.desk.safety.lint.asked) > asked)
        assert o.desk.safety.lint.asked[-1][1] == "亲刷"

    morning(work)


def test_the_last_message_stays_in_sight(morning: Play) -> None:
    async def work(o: Opened) -> None:
        view = o.page.conversation
        bar = view.list.verticalScrollBar()
        o.window.resize(1280, 600)
        await o.paint()
        assert bar.value() == bar.maximum() > 0
        o.desk.safety.lint.look = placeholders
        await type_in(o, "{a_b} {c_d} ____")
        await o.until(lambda: not view.lint.isHidden())
        await o.paint()
        assert bar.value() == bar.maximum()
        bar.setValue(0)
        o.window.resize(1280, 700)
        await o.paint()
        assert bar.value() == 0

    morning(work)


def test_many_findings_are_counted_and_stops_come_first(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.safety.lint.look = lambda text: (*amounts(text), *placeholders(text))
        await type_in(o, "退99元 [手机号1] {a_b} {c_d} ____")
        assert [words.split(" ")[0] for words in said(o)] == ["Stop", "Stop", "Stop"]
        assert o.page.conversation.lint.more.text() == "2 more"

    morning(work)
