"""The loop inside Qt's: exact timers, nothing left behind."""

import asyncio
import time

import pytest
from opened_window import Run
from PySide6.QtWidgets import QApplication

from desktop_cs.ui.loop import DeskLoop
from desktop_cs.ui.tasks import TaskScope


def test_a_sleep_never_ends_early(run: Run) -> None:
    async def work() -> None:
        for seconds in (0.001, 0.02, 0.05):
            begun = time.monotonic()
            await asyncio.sleep(seconds)
            assert time.monotonic() - begun >= seconds - 0.002

    run(work())


def test_cancelled_time_limits_leave_no_timer(run: Run, qapp: QApplication) -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, DeskLoop)
        before = loop.waiting_timers()
        for _ in range(200):
            async with asyncio.timeout(30):
                await asyncio.sleep(0)
        assert loop.waiting_timers() == before

    run(work())


def test_a_far_future_timer_can_be_set_and_cancelled(run: Run) -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        handle = loop.call_later(60 * 86400, print)
        assert isinstance(handle, asyncio.TimerHandle)
        handle.cancel()

    run(work())


def test_closing_drops_what_still_waits(qapp: QApplication) -> None:
    loop = DeskLoop(qapp)
    loop.call_later(1000, print)
    loop.close()
    assert loop.waiting_timers() == 0


async def test_a_scope_replaces_cancels_and_reports() -> None:
    errors: list[Exception] = []
    scope = TaskScope(errors.append)
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(0)
        done.append(name)

    async def fail() -> None:
        raise ValueError("broken")

    scope.start(work("old"), key="same")
    scope.start(work("new"), key="same")
    scope.start(work("other"))
    scope.start(fail())
    await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()})
    assert sorted(done) == ["new", "other"]
    assert [str(error) for error in errors] == ["broken"]


async def test_a_closed_scope_ends_its_tasks_and_starts_no_more() -> None:
    scope = TaskScope(lambda error: pytest.fail(str(error)))
    ended = asyncio.Event()

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    scope.start(wait(), key="k")
    await asyncio.sleep(0)
    await scope.aclose()
    assert ended.is_set()
    assert scope.start(wait()) is None
    assert len(scope) == 0
