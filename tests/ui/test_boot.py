"""Opening and closing: nothing is left behind, and what fails says so."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import desk_scenes
import pytest
from fake_desk import FakeDesk
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from desktop_cs.errors import ConfigError
from desktop_cs.ui import boot
from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.theme import ThemeChoice

Make = Callable[[], AbstractAsyncContextManager[FakeDesk]]


def desk_of(desk: FakeDesk, log: list[str] | None = None) -> Make:
    @asynccontextmanager
    async def make() -> AsyncIterator[FakeDesk]:
        (log if log is not None else []).append("opened")
        yield desk
        (log if log is not None else []).append("closed")

    return make


def at_work(window: MainWindow) -> bool:
    return (
        window.workbench is not None
        and not window.workbench.conversation.state.value.is_loading
        and (window.workbench.selected is not None)
    )


def when(ready: Callable[[MainWindow], bool], act: Callable[[MainWindow], object]) -> QTimer:
    """Acts once, as soon as there is a visible window that is ready; closes it when that goes wrong."""
    timer = QTimer()

    def look() -> None:
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()), None)
        if window is not None and ready(window):
            timer.stop()
            try:
                act(window)
            except BaseException:
                window.close()
                raise

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def shown(window: MainWindow) -> bool:
    return window.isVisible()


def test_the_window_opens_works_and_closes(qapp: QApplication, translations: Path, tmp_path: Path) -> None:
    desk, log = desk_scenes.morning(), []
    desk.drafts = {}

    def act(window: MainWindow) -> None:
        assert window.page is not None
        window.page.conversation.composer.editor.setPlainText("没写完的草稿")
        QTimer.singleShot(0, window.close)

    timer = when(at_work, act)
    code = boot.run_workbench(
        desk_of(desk, log), translations=translations, language="zh_CN", memory=tmp_path / "window.ini"
    )
    timer.stop()
    assert (code, log) == (0, ["opened", "closed"])
    assert desk.listeners == []
    assert "没写完的草稿" in desk.drafts.values()
    assert (tmp_path / "window.ini").read_text().count("geometry") == 1
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)] == []


def test_a_desk_that_cannot_be_opened_says_why(qapp: QApplication, translations: Path) -> None:
    @asynccontextmanager
    async def make() -> AsyncIterator[FakeDesk]:
        raise ConfigError("profile_not_writable", "The profile folder cannot be written to.")
        yield FakeDesk()

    seen: list[str] = []

    def act(window: MainWindow) -> None:
        seen.extend(label.text() for label in window.findChildren(QLabel))
        window.close()

    timer = when(shown, act)
    assert boot.run_workbench(make, translations=translations, language="en") == 1
    timer.stop()
    assert "The desk cannot be opened" in seen
    assert any("written" in text for text in seen)


def test_a_slow_start_shows_itself_and_can_be_given_up(qapp: QApplication, translations: Path) -> None:
    cancelled: list[bool] = []

    @asynccontextmanager
    async def make() -> AsyncIterator[FakeDesk]:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(True)
            raise
        yield FakeDesk()

    seen: list[str] = []

    def act(window: MainWindow) -> None:
        seen.extend(label.text() for label in window.findChildren(QLabel))
        window.close()

    timer = when(shown, act)
    assert boot.run_workbench(make, translations=translations, language="en") == 0
    timer.stop()
    assert cancelled == [True]
    assert "Opening the desk…" in seen


def test_an_error_in_a_slot_reaches_the_banner_and_the_log(
    qapp: QApplication, translations: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts: list[str] = []

    def break_something() -> None:
        raise ValueError("13812345678 should not be shown")

    def act(window: MainWindow) -> None:
        QTimer.singleShot(0, break_something)
        QTimer.singleShot(30, lambda: texts.append(window.banner_text()))
        QTimer.singleShot(40, window.close)

    timer = when(at_work, act)
    boot.run_workbench(desk_of(desk_scenes.morning()), translations=translations, language="en")
    timer.stop()
    assert texts[0].startswith("Something unexpected happened.")
    assert "13812345678" not in texts[0]
    assert any(record.exc_info for record in caplog.records)


def test_language_and_look_change_live(qapp: QApplication, translations: Path, tmp_path: Path) -> None:
    memory = tmp_path / "window.ini"
    titles: list[str] = []

    def act(window: MainWindow) -> None:
        assert window.page is not None
        titles.append(window.page.conversation.composer.send.text())
        window.page.rail.language.click()
        assert window.page is not None
        titles.append(window.page.conversation.composer.send.text())
        for _ in range(2):
            window.page.rail.appearance.click()
        titles.append(qapp.palette().window().color().name())
        window.close()

    timer = when(at_work, act)
    boot.run_workbench(desk_of(desk_scenes.morning()), translations=translations, language="zh_CN", memory=memory)
    timer.stop()
    assert titles == ["发送", "Send", "#1b1f25"]
    assert "theme=dark" in memory.read_text()


def test_a_picture_is_drawn_without_a_screen(qapp: QApplication, translations: Path, tmp_path: Path) -> None:
    desk = FakeDesk(turn=desk_scenes.answered, catalogue=desk_scenes.CATALOGUE)

    async def act(desk: FakeDesk, window: MainWindow) -> None:
        assert window.workbench is not None
        await window.workbench.take_in("林晓雨", "那退款什么时候能到我卡上？")
        card = await window.workbench.cards.settled()
        assert card.can_insert

    target = tmp_path / "pictures" / "workbench.png"
    code = boot.render_once(
        desk_of(desk), screenshot=target, act=act, translations=translations, theme=ThemeChoice.DARK, size=(1280, 800)
    )
    image = QImage(str(target))
    assert (code, image.width(), image.height()) == (0, 1280, 800)
    colours = {image.pixelColor(x, y).name() for x in range(0, 1280, 7) for y in range(0, 800, 7)}
    assert {"#1b1f25", "#82aaff", "#6cc9a8"} <= colours


def test_a_picture_that_cannot_be_written_is_an_error(qapp: QApplication, translations: Path, tmp_path: Path) -> None:
    async def act(desk: FakeDesk, window: MainWindow) -> None:
        """Nothing to do."""

    with pytest.raises(ConfigError) as caught:
        boot.render_once(desk_of(FakeDesk()), screenshot=tmp_path / "x.unknown", act=act, translations=translations)
    assert caught.value.code == "screenshot_not_written"


def test_signals_do_not_eat_references() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to True with every signal and in the end aborts."""
    code = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    sent = Signal(bool)
source = Source()
source.sent.connect(lambda _: None)
before = sys.getrefcount(True)
for _ in range(500):
    source.sent.emit(True)
sys.exit(0 if abs(sys.getrefcount(True) - before) < 50 else 1)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
