"""Fixtures of the window's tests: the Qt loop, compiled languages, and the workbench opened on a fake desk."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import desk_scenes
import pytest
from fake_desk import FakeDesk
from opened_window import Opened, Play, Run
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_cs.ui.loop import DeskLoop
from desktop_cs.ui.theme import Theme, ThemeChoice

ROOT = Path(__file__).parents[2]
LIMIT_S = 30


@pytest.fixture(autouse=True)
def _same_locale() -> Iterator[None]:
    """A test that chooses a language leaves none behind."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.fixture
def run(qapp: QApplication) -> Run:
    """Runs a coroutine on the Qt loop, with a time limit; no timer may be left."""

    def run_one(work: Coroutine[Any, Any, None]) -> None:
        loops: list[DeskLoop] = []

        def make() -> DeskLoop:
            loops.append(DeskLoop(qapp))
            return loops[0]

        async def limited() -> None:
            async with asyncio.timeout(LIMIT_S):
                await work
            assert asyncio.all_tasks() == {asyncio.current_task()}

        with asyncio.Runner(loop_factory=make) as runner:
            runner.run(limited())
            assert loops[0].waiting_timers() == 0

    return run_one


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both languages compiled from their sources."""
    folder = tmp_path_factory.mktemp("qm")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for source in sorted((ROOT / "i18n").glob("*.ts")):
        target = folder / source.with_suffix(".qm").name
        subprocess.run([tool, source, "-qm", target], check=True, capture_output=True)
    return folder


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeChoice.LIGHT)
    yield made
    made.leave()


@pytest.fixture
def morning(theme: Theme, run: Run) -> Play:
    """Opens the window on a shop's morning and runs the test in it."""

    def play(work: Callable[[Opened], Awaitable[None]], desk: FakeDesk | None = None) -> None:
        async def inside() -> None:
            async with Opened(desk or desk_scenes.morning(), theme) as opened:
                await work(opened)

        run(inside())

    return play
