"""A window with the workbench on a fake desk, for one test inside the Qt loop."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from fake_desk import FakeDesk
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.workbench_page import WorkbenchPage
from desktop_cs.viewmodels.workbench import Workbench

Run = Callable[[Coroutine[Any, Any, None]], None]
Play = Callable[..., None]  # (work: Callable[[Opened], Awaitable[None]], desk: FakeDesk | None)


class Opened:
    """Open inside `async with`; `desk`, `bench` and `page` are there to work with."""

    def __init__(self, desk: FakeDesk, theme: Theme) -> None:
        self.desk = desk
        self.window = MainWindow(theme)
        self.errors: list[Exception] = []
        self.tasks = TaskScope(self._failed)
        self.bench = Workbench(desk, self.tasks.start)
        self.page: WorkbenchPage = self.window.open_page(self.bench, self.tasks)
        self.window.resize(1280, 800)

    async def __aenter__(self) -> "Opened":
        self.window.show()
        self.window.activateWindow()
        await self.bench.open()
        await self.settle()
        return self

    async def __aexit__(self, *_: object) -> None:
        strays = [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and w.parent() is None and w is not self.window
        ]
        assert strays == [], [(w, w.windowTitle(), w.children()[:5]) for w in strays]
        self.window.leave()
        self.bench.close()
        await self.tasks.aclose()
        self.window.hide()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert self.desk.listeners == []

    async def settle(self) -> None:
        """Until all started work is done and painted."""
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)
        await self.paint()

    async def paint(self) -> None:
        """Let Qt lay out and paint."""
        self.page.suggestions.settle()
        for _ in range(3):
            await asyncio.sleep(0.001)

    def _failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.window.show_error(error)
