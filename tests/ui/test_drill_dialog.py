"""The failover drill's dialog: progress, stopping, figures and history."""

from dataclasses import replace
from datetime import UTC, datetime

import desk_scenes
from opened_window import Opened, Play

from desktop_cs.domain.drill import DrillFigures, DrillStep
from desktop_cs.errors import DemoError
from desktop_cs.ui.coze.drill_dialog import DrillDialog

PASSED = DrillFigures(
    at=datetime(2026, 1, 15, 4, 0, tzinfo=UTC), turns=50, outages=2, first_card_ms=1320.0, first_card_limit_ms=1560.0,
    later_extra_ms=8.0, recovery_s=6.2, lost=0, doubled=0,
)  # fmt: skip


async def opened_dialog(opened: Opened) -> DrillDialog:
    opened.page.status.drill.click()
    await opened.until(lambda: bool(opened.page.findChildren(DrillDialog)))
    dialog = opened.page.findChildren(DrillDialog)[0]
    await opened.until(lambda: opened.desk.called("drills") != [])
    return dialog


async def close(opened: Opened, dialog: DrillDialog) -> None:
    dialog.leave.click()
    await opened.settle()
    assert opened.errors == []


def test_a_drill_shows_its_figures_and_enters_the_history(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        assert dialog.history.text() == "No drill has been run yet."
        dialog.turns.setCurrentIndex(1)
        dialog.start.click()
        await opened.until(lambda: dialog.verdict.text().startswith("Passed"))
        assert opened.desk.called("drill") == [(200,)]
        assert [label.text() for label in dialog.figures] == [
            "1.3\u00a0s (limit 1.6\u00a0s)",
            "+8\u00a0ms (limit +50\u00a0ms)",
            "6.2\u00a0s (limit 30.0\u00a0s)",
            "0 / 50 · 0 sent twice",
        ]
        assert "50 messages, 0 lost" in dialog.history.text()
        assert dialog.start.isEnabled()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.drilled = PASSED
    morning(work, desk)


def test_a_missed_promise_is_said(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.start.click()
        await opened.until(lambda: "missed" in dialog.verdict.text())
        assert dialog.history.text().endswith("missed")
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.drilled = replace(PASSED, lost=1, missed=("nothing lost",))
    morning(work, desk)


def test_progress_is_told_and_the_drill_can_be_stopped(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        assert not dialog.stop.isEnabled()
        dialog.start.click()
        await opened.until(lambda: dialog.step.text().startswith("Outage 1 of 2 is over"))
        assert (dialog.progress.value(), dialog.progress.maximum()) == (1, 2)
        assert not dialog.start.isEnabled()
        dialog.stop.click()
        await opened.until(dialog.start.isEnabled)
        assert dialog.verdict.isHidden()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.drill_steps = (DrillStep(outage=1, outages=2, cut="plug", recovery_s=5.0),)
    morning(work, desk)


def test_closing_ends_the_drill(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.start.click()
        await opened.until(dialog.progress.isVisible)
        await close(opened, dialog)
        assert not opened.bench.drills.state.value.is_running

    morning(work)


def test_a_drill_that_cannot_begin_says_why(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.start.click()
        await opened.until(lambda: "did not start in time" in dialog.verdict.text())
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.failing["drill"] = DemoError("emulator_start", "x")
    morning(work, desk)
