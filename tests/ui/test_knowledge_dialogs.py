"""The gap list and the threshold lab: what they show, what they do, and undoing it."""

from dataclasses import replace

import desk_scenes
from fake_brain import LAB, gap
from opened_window import Opened, Play

from desktop_cs.errors import ConfigError, KnowledgeError
from desktop_cs.ui.knowledge.gaps_dialog import GapsDialog
from desktop_cs.ui.knowledge.threshold_dialog import ThresholdDialog
from desktop_cs.ui.widgets.key_button import KeyButton

HUABEI = gap("你们支持花呗分期吗 [手机号1]", "可以花呗分期付款吗", count=7)
ICELAND = gap("do you ship to <b>Iceland</b>", count=2)


async def gaps_dialog(opened: Opened) -> GapsDialog:
    opened.page.rail.gaps.click()
    await opened.until(lambda: bool(opened.page.findChildren(GapsDialog)))
    dialog = opened.page.findChildren(GapsDialog)[0]
    await opened.until(lambda: opened.bench.gaps.state.value.gaps is not None)
    return dialog


async def lab_dialog(opened: Opened) -> ThresholdDialog:
    opened.page.rail.threshold.click()
    await opened.until(lambda: bool(opened.page.findChildren(ThresholdDialog)))
    dialog = opened.page.findChildren(ThresholdDialog)[0]
    await opened.until(lambda: opened.bench.lab.state.value.lab is not None)
    return dialog


async def close(opened: Opened, dialog: GapsDialog | ThresholdDialog) -> None:
    dialog.leave.click()
    await opened.settle()
    assert opened.errors == []


def test_a_gap_is_answered_and_goes(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await gaps_dialog(opened)
        assert [dialog.list.item(n).text() for n in range(2)] == [f"7 ×  {HUABEI.title}", f"2 ×  {ICELAND.title}"]
        form = dialog.form
        assert form.question.text() == "你们支持花呗分期吗"
        assert "可以花呗分期付款吗" in form.examples.text()
        assert "7" in form.asked.text()
        assert not form.save.isEnabled()
        form.answer.setPlainText("支持三期免息。")
        form.save.click()
        await opened.until(lambda: dialog.list.count() == 1)
        assert opened.desk.brain.answers == [("你们支持花呗分期吗", "支持三期免息。")]
        assert dialog.notice.text().startswith("Saved")
        assert form.answer.toPlainText() == ""
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.brain.found = [HUABEI, ICELAND]
    morning(work, desk)


def test_a_failed_save_keeps_what_was_typed(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await gaps_dialog(opened)
        dialog.form.answer.setPlainText("支持。")
        dialog.form.save.click()
        await opened.until(lambda: bool(dialog.notice.text()))
        assert dialog.form.answer.toPlainText() == "支持。"
        assert dialog.list.count() == 1
        assert dialog.form.isEnabled()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.brain.found = [HUABEI]
    desk.brain.error = KnowledgeError("build_failed", "No room.")
    morning(work, desk)


def test_not_ours_stays_away_until_it_is_undone(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await gaps_dialog(opened)
        dialog.form.dismiss.click()
        await opened.until(dialog.empty.isVisible)
        assert "stay away" in dialog.notice.text()
        dialog.notice.findChild(KeyButton).click()
        await opened.until(lambda: dialog.list.count() == 1)
        assert not dialog.empty.isVisible()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.brain.found = [ICELAND]
    morning(work, desk)


def test_without_gaps_it_says_so(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await gaps_dialog(opened)
        assert dialog.empty.isVisible()
        assert dialog.empty.title.text() == "No gaps"
        await close(opened, dialog)

    morning(work)


def test_the_best_threshold_is_applied_and_taken_back(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await lab_dialog(opened)
        assert dialog.curve.isVisible()
        assert "0.37, F1 0.52, 95 % interval 0.31 to 0.44" in dialog.figures.text()
        assert "1840 labels, 12 of them from agents; calibration error 0.031" in dialog.figures.text()
        assert dialog.apply.text() == "Apply 0.37"
        assert not dialog.undo.isEnabled()
        dialog.apply.click()
        await opened.until(lambda: opened.desk.brain.measured.current == LAB.best)
        await opened.until(lambda: "next message" in dialog.verdict.text())
        assert not dialog.apply.isEnabled()
        dialog.undo.click()
        await opened.until(lambda: opened.desk.brain.measured.current == LAB.current)
        await opened.until(dialog.apply.isEnabled)
        await close(opened, dialog)

    morning(work)


def test_too_few_labels_name_the_minimum_and_the_shipped_default(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await lab_dialog(opened)
        assert "Not enough labels yet (17 of 60)" in dialog.verdict.text()
        assert "0.60" in dialog.verdict.text()
        assert not dialog.apply.isEnabled()
        assert not dialog.curve.isVisible()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.brain.measured = replace(LAB, is_enough=False, labels=17, best=0.6, curve=())
    morning(work, desk)


def test_a_threshold_that_cannot_be_written_is_said_and_not_used(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await lab_dialog(opened)
        dialog.apply.click()
        await opened.until(lambda: "settings" in dialog.verdict.text().lower())
        assert opened.bench.lab.state.value.before is None
        assert dialog.apply.isEnabled()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.brain.error = ConfigError("settings_unwritable", "The settings cannot be written.")
    morning(work, desk)
