"""Nothing on the card or below the composer is cut off, in either language, however narrow the pane may get."""

from collections.abc import Iterator
from pathlib import Path

import desk_scenes
import pytest
from opened_window import Opened, Run
from pictures import SCENES
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop_cs.ui.theme import Theme
from desktop_cs.ui.translation import Languages
from desktop_cs.ui.widgets.elided import ElidedLabel

DRAWN = [  # one of each arrangement
    "sentences", "why", "what_was_sent", "ask_slot", "low", "signed_out", "held_back", "broken_off", "account",
]  # fmt: skip


def cut_off(pane: QWidget) -> Iterator[str]:
    """Labels and buttons that are narrower than their words, or stand outside their parent."""
    for widget in pane.findChildren(QWidget):
        if not widget.isVisible():
            continue
        parent = widget.parentWidget()
        if parent is not None and widget.x() + widget.width() > parent.width() + 1 and parent.objectName() != "":
            yield f"{type(widget).__name__} {widget.accessibleName()!r} stands out of its parent"
        if isinstance(widget, ElidedLabel) or not isinstance(widget, QLabel | QPushButton):
            continue
        is_wrapped = isinstance(widget, QLabel) and widget.wordWrap()
        if widget.text() and not is_wrapped and widget.width() < widget.minimumSizeHint().width():
            yield f"{widget.text()!r} has {widget.width()} of {widget.minimumSizeHint().width()} pixels"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_fits(language: str, theme: Theme, run: Run, translations: Path, qapp: QApplication) -> None:
    async def work() -> None:
        for scene in DRAWN:
            async with Opened(desk_scenes.morning(), theme) as o:
                o.window.resize(1024, 800)
                o.page.splitter.setSizes([220, 484, 320])
                await SCENES[scene](o.desk, o.window)
                await o.settle()
                panes = (o.page.suggestions, o.page.conversation.composer)
                found[scene] = [line for pane in panes for line in cut_off(pane)]

    found: dict[str, list[str]] = {}
    languages = Languages(qapp, translations, language)  # type: ignore[arg-type]
    try:
        run(work())
    finally:
        languages.leave()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert {scene: lines for scene, lines in found.items() if lines} == {}
