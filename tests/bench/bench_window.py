"""How still the window stands: gaps of its event loop at rest, under a flood of messages, and beside an index build.

    python tests/bench/bench_window.py [--conversations 100000] [--pairs 100000] [--rate 50] [--seconds 60]

A timer of the loop fires every two milliseconds; a gap is by how much one comes late. Prints milliseconds for each
phase, how long a message takes from being stored to its card on the screen, and how long a typed key to its painting.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("DESKTOP_CS_UNSEALED", "1")

from full_profile import fill
from mixed_pairs import pairs, questions
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.app.desk import Desk
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.knowledge.evaluate import percentile
from desktop_cs.pipeline.events import MessageReceived, SuggestionReady
from desktop_cs.ui.boot import render_once
from desktop_cs.ui.main_window import MainWindow

TICK_MS = 2


class Gaps(QObject):
    """Lateness of a fast timer, in milliseconds, while it is listened to."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    async def during(self, work: Awaitable[object]) -> list[float]:
        """The gaps while `work` runs."""
        self.late, self._last = [], time.perf_counter()
        self._timer.start()
        await work
        self._timer.stop()
        return self.late

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max((now - self._last) * 1000 - TICK_MS, 0.0))
        self._last = now


class Cards(QObject):
    """From a message being stored to its suggestion being known to the window, in milliseconds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.ms: list[float] = []
        self._stored: dict[str, float] = {}
        desk.subscribe(self._hear)

    def _hear(self, event: object) -> None:
        if isinstance(event, MessageReceived):
            self._stored[event.trace_id] = time.perf_counter()
        elif isinstance(event, SuggestionReady) and event.trace_id in self._stored:
            self.ms.append((time.perf_counter() - self._stored.pop(event.trace_id)) * 1000)


async def flood(desk: Desk, texts: list[str], rate: float, seconds: float, conversations: int) -> None:
    """Messages from customer after customer, evenly spaced; waits until every turn has ended."""
    begin, turns = time.perf_counter(), []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(begin + number / rate - time.perf_counter(), 0))
        user_id = UserId(f"web.{number * 7919 % max(conversations, 1)}")
        inbound = Inbound(user_id=user_id, text=texts[number % len(texts)], key=f"flood-{number}")
        turns.append(asyncio.create_task(desk.take_in(inbound)))
    await asyncio.gather(*turns)


class Painted(QObject):
    """Notes when a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


async def typed(window: MainWindow, strokes: int) -> list[float]:
    """Milliseconds from a key press to the composer's painting."""
    assert window.page is not None
    editor = window.page.conversation.composer.editor
    seen, took = Painted(), []
    editor.viewport().installEventFilter(seen)
    editor.setFocus()
    for number in range(strokes):
        begin, seen.at = time.perf_counter(), 0.0
        QTest.keyClick(editor, chr(ord("a") + number % 26))
        while not seen.at:
            await asyncio.sleep(0)
        took.append((seen.at - begin) * 1000)
        await asyncio.sleep(0.02)
    return took


@click.command()
@click.option("--conversations", default=100_000, show_default=True)
@click.option("--pairs", "kb", default=100_000, show_default=True)
@click.option("--rate", default=50.0, show_default=True, help="Messages a second.")
@click.option("--seconds", default=60.0, show_default=True)
def main(conversations: int, kb: int, rate: float, seconds: float) -> None:
    """Print a line for each phase."""
    with tempfile.TemporaryDirectory() as folder:
        profile = asyncio.run(fill(Path(folder) / "p", conversations=conversations, messages=conversations, kb=kb))
        texts = [asked.query for asked in questions(pairs(min(kb, 2000)), 500)]
        made: list[App] = []

        @asynccontextmanager
        async def make_desk() -> AsyncIterator[Desk]:
            async with open_app(AppSpec(profile=profile, offline=True)) as app:
                made.append(app)
                yield app.desk

        async def work(desk: Desk, window: MainWindow) -> None:
            await measure(made[0], window, texts, rate, seconds, conversations)

        translations = Path(folder) / "none"
        translations.mkdir()
        render_once(make_desk, screenshot=Path(folder) / "w.png", act=work, translations=translations, language="en")


async def measure(
    app: App, window: MainWindow, texts: list[str], rate: float, seconds: float, conversations: int
) -> None:
    """All phases in the open window."""
    desk, gaps, cards = app.desk, Gaps(), Cards(app.desk)
    await app.knowing.base.search("warm up", 5)
    await desk.take_in(Inbound(user_id=UserId("web.1"), text="first", key="first"))
    _print("at rest", await gaps.during(asyncio.sleep(min(seconds, 15.0))))
    _print("key to paint", await typed(window, 100))
    await _phase(gaps, cards, "messages", flood(desk, texts, rate, seconds, conversations))

    async def both() -> None:
        building = asyncio.create_task(_rebuilt(app))
        await asyncio.gather(building, flood(desk, texts[::-1], rate, seconds, conversations // 2))

    await _phase(gaps, cards, "messages and a build", both())
    _print("key to paint after", await typed(window, 100))


async def _phase(gaps: Gaps, cards: Cards, name: str, work: Awaitable[object]) -> None:
    cards.ms.clear()
    _print(name, await gaps.during(work))
    _print("  stored to card", cards.ms)


async def _rebuilt(app: App) -> None:
    begin = time.perf_counter()
    await app.knowing.base.rebuild()
    print(f"{'  built in':<24} {time.perf_counter() - begin:.1f} s", flush=True)


def _print(name: str, values: list[float]) -> None:
    figures = "".join(f"  {label} {percentile(values, part):8.2f}" for label, part in _PARTS)
    print(f"{name:<24} n {len(values):>6}{figures}", flush=True)


_PARTS = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0))


if __name__ == "__main__":
    main()
