"""Masked bubbles, and a key that shows what they hide for as long as it is held."""

from opened_window import Opened, Play
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_cs.viewmodels.timeline import Bubble

PHONE, MASK = "13812345678", "138****5678"


def bubbles(o: Opened) -> str:
    rows = o.bench.conversation.state.value.rows
    shown = o.page.conversation.model
    assert [shown.row_at(place) for place in range(shown.rowCount())] == list(rows)
    return "\n".join(row.message.text for row in rows if isinstance(row, Bubble))


def test_bubbles_hide_and_a_held_key_shows(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor = o.page.conversation.composer.editor
        assert MASK in bubbles(o)
        assert PHONE not in bubbles(o)
        QTest.keyPress(editor, Qt.Key.Key_F2)
        assert PHONE in bubbles(o)
        QTest.keyPress(editor, Qt.Key.Key_F2)  # as a keyboard repeats it
        QTest.keyRelease(editor, Qt.Key.Key_F2)
        assert PHONE not in bubbles(o)
        assert o.desk.safety.masks.peeks == [1]

    morning(work)


def test_leaving_the_window_ends_the_look(morning: Play) -> None:
    async def work(o: Opened) -> None:
        QTest.keyPress(o.page.conversation.composer.editor, Qt.Key.Key_F2)
        QApplication.sendEvent(o.window, QEvent(QEvent.Type.WindowDeactivate))
        assert PHONE not in bubbles(o)

    morning(work)


def test_a_new_message_is_masked_from_its_first_moment(morning: Play) -> None:
    async def work(o: Opened) -> None:
        seen: list[str] = []
        o.bench.conversation.state.connect(
            lambda state: seen.extend(row.message.text for row in state.rows if isinstance(row, Bubble))
        )
        o.desk.safety.masks.quick = 20
        for text in (f"改成{PHONE}", f"很长的一段话，里面有电话{PHONE}，还有别的"):
            await o.bench.take_in("林", text, o.bench.selected)
            await o.settle()
        assert not [text for text in seen if PHONE in text]
        assert bubbles(o).endswith(f"改成{MASK}\n很长的一段话，里面有电话{MASK}，还有别的")

    morning(work)


def test_what_is_copied_is_what_is_shown(morning: Play) -> None:
    async def work(o: Opened) -> None:
        view = o.page.conversation
        place = next(n for n in range(view.model.rowCount()) if MASK in str(view.model.index(n).data()))
        view._copy(view.model.index(place))
        assert MASK in QGuiApplication.clipboard().text()

    morning(work)
