"""Opening and closing the window: application, language, look, loop, desk, page; and back in the reverse order."""

import asyncio
import logging
import os
import platform
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop_cs.errors import AppError, ConfigError
from desktop_cs.ui.hooks import last_door
from desktop_cs.ui.lock.entering import enter
from desktop_cs.ui.loop import DeskLoop
from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme, ThemeChoice
from desktop_cs.ui.translation import Languages, ScreenLanguage, system_language
from desktop_cs.viewmodels.ports import Desk
from desktop_cs.viewmodels.ports_door import Door
from desktop_cs.viewmodels.workbench import Workbench

MakeDesk = Callable[[], AbstractAsyncContextManager[Desk]]
Act = Callable[[Desk, MainWindow], Awaitable[None]]

_SHOW_AFTER_S = 0.2  # a desk that opens faster than this needs no "starting" page
_SETTLE_S = 0.15  # lay-out and the stream throttle come to rest well within this
_KEEP_S = 2.0  # for writing down drafts on the way out

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What lives as long as the program runs."""

    app: QApplication
    look: Theme
    languages: Languages
    window: MainWindow


def has_screen() -> bool:
    """Whether a window can be opened here. Qt aborts the process when it finds no screen, so ask first."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_workbench(
    make_desk: MakeDesk,
    *,
    translations: Path,
    language: ScreenLanguage | None = None,
    memory: Path | None = None,
    theme: ThemeChoice | None = None,
    door: Door | None = None,
) -> int:
    """Open the workbench and work until the window is closed; returns the exit code.

    `make_desk` opens and closes the desk; `translations` holds the compiled languages; `memory` is the file in which
    the window keeps its sizes and look. Without a language or a theme the system's, or the remembered one, is used.
    `door` is what must be passed before `make_desk` is called.
    """
    parts = _parts(translations, language, theme, memory)
    with _disposed(parts), asyncio.Runner(loop_factory=lambda: DeskLoop(parts.app)) as runner:
        return runner.run(_work(parts, make_desk, door))


def render_once(
    make_desk: MakeDesk,
    *,
    screenshot: Path,
    act: Act,
    translations: Path,
    language: ScreenLanguage = "zh_CN",
    theme: ThemeChoice = ThemeChoice.LIGHT,
    size: tuple[int, int] = (1280, 800),
) -> int:
    """Open the workbench without a screen, let `act` do its work, save a picture of the window, close in order.

    Without a screen Qt draws offscreen. Errors of the desk and of `act` are raised as they are.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parts = _parts(translations, language, theme, None)
    parts.window.resize(QSize(*size))
    with _disposed(parts), asyncio.Runner(loop_factory=lambda: DeskLoop(parts.app)) as runner:
        runner.run(_render(parts, make_desk, act, screenshot))
    return 0


def _parts(
    translations: Path, language: ScreenLanguage | None, theme: ThemeChoice | None, memory: Path | None
) -> _Parts:
    app = _application()
    languages = Languages(app, translations, language or system_language())
    look = Theme(app, theme or _remembered_theme(memory))
    return _Parts(app=app, look=look, languages=languages, window=MainWindow(look, memory))


def _application() -> QApplication:
    """The one application object; it stays when the last window closes, because the main coroutine ends it."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Desktop CS")
    app.setQuitOnLastWindowClosed(False)
    return app


def _remembered_theme(memory: Path | None) -> ThemeChoice:
    kept = QSettings(str(memory), QSettings.Format.IniFormat).value("theme") if memory is not None else None
    return ThemeChoice(kept) if kept in set(ThemeChoice) else ThemeChoice.SYSTEM


class _Stop:
    """The wish to end. While the desk is still being opened it cancels the opening; later it is waited for."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._opening = asyncio.current_task()

    @property
    def was_asked(self) -> bool:
        """Whether somebody wants to end."""
        return self._event.is_set()

    def ask(self) -> None:
        """End as soon as possible."""
        self._event.set()
        if self._opening is not None:
            self._opening.cancel()

    def opened(self) -> None:
        """From now on nothing is cancelled."""
        self._opening = None

    async def wait(self) -> None:
        """Until somebody wants to end."""
        await self._event.wait()


async def _work(parts: _Parts, make_desk: MakeDesk, door: Door | None) -> int:
    """Open the desk, show its page, wait until the agent closes the window."""
    window, stop, loop = parts.window, _Stop(), asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(4, thread_name_prefix="desk"))
    window.close_requested.connect(stop.ask)
    show = loop.call_later(_SHOW_AFTER_S, window.show)
    with last_door(loop, window.show_error), _interruptible(loop, window):
        try:
            if door is not None:
                await enter(window, door)
            async with make_desk() as desk, _page(parts, desk) as page:
                stop.opened()
                show.cancel()
                window.show()
                page.tasks.start(page.workbench.open())
                await stop.wait()
        except asyncio.CancelledError:
            if not stop.was_asked:
                raise
        except Exception as error:  # noqa: BLE001 — the door of the opening: the user must see why there is no desk
            return await _fail(window, stop, error)
    return 0


async def _fail(window: MainWindow, stop: _Stop, error: Exception) -> int:
    _log.error("the desk could not be opened or closed", exc_info=error)
    if not stop.was_asked:
        stop.opened()
        window.show_failure(error)
        window.show()
        await stop.wait()
    return 1


async def _render(parts: _Parts, make_desk: MakeDesk, act: Act, screenshot: Path) -> None:
    window, loop = parts.window, asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(4, thread_name_prefix="desk"))
    with last_door(loop, window.show_error):
        async with make_desk() as desk, _page(parts, desk) as page:
            window.show()
            window.activateWindow()
            await page.workbench.open()
            await act(desk, window)
            await asyncio.sleep(_SETTLE_S)
            screenshot.parent.mkdir(parents=True, exist_ok=True)
            if not window.grab().save(str(screenshot)):
                raise ConfigError("screenshot_not_written", f"The picture cannot be written to {screenshot}.")
        window.hide()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The workbench on the screen and the scope that owns its tasks."""

    workbench: Workbench
    tasks: TaskScope


@asynccontextmanager
async def _page(parts: _Parts, desk: Desk) -> AsyncIterator[_Page]:
    """The workbench's page while the desk is open. Drafts are written down before anything ends."""
    window = parts.window
    tasks = TaskScope(window.show_error)
    workbench = Workbench(desk, tasks.start)

    def speak_the_other() -> None:
        parts.languages.choose(parts.languages.other())
        window.open_page(workbench, tasks)

    window.language_wanted.connect(speak_the_other)
    window.open_page(workbench, tasks)
    try:
        yield _Page(workbench=workbench, tasks=tasks)
    finally:
        window.language_wanted.disconnect(speak_the_other)
        window.leave()
        with suppress(TimeoutError, AppError):
            async with asyncio.timeout(_KEEP_S):
                await workbench.composer.keep()
        workbench.close()
        await tasks.aclose()


@contextmanager
def _interruptible(loop: asyncio.AbstractEventLoop, window: MainWindow) -> Iterator[None]:
    """Ctrl-C closes the window like its own button."""
    if platform.system() != "Windows":
        loop.add_signal_handler(signal.SIGINT, window.close)
        try:
            yield
        finally:
            loop.remove_signal_handler(signal.SIGINT)
        return
    before = signal.signal(signal.SIGINT, lambda *_: window.close())
    awake = QTimer()  # Python notices a signal only when Python code runs
    awake.timeout.connect(lambda: None)
    awake.start(200)
    try:
        yield
    finally:
        awake.stop()
        signal.signal(signal.SIGINT, before)


@contextmanager
def _disposed(parts: _Parts) -> Iterator[None]:
    """The window goes before the application does, however the run ended."""
    try:
        yield
    finally:
        parts.window.hide()
        parts.window.deleteLater()
        parts.languages.leave()
        parts.look.leave()
        parts.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
