"""The page before the desk: one panel in the middle, for what stands before the profile now."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.sealing import DoorSight
from desktop_cs.ui.lock.panels import Panel, panel_for
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.viewmodels.entrance import Entrance, EntranceState


class EntrancePage(QWidget):
    """Follows the state of `Entrance`."""

    def __init__(self, entrance: Entrance, theme: Theme, tasks: TaskScope) -> None:
        super().__init__()
        self._entrance = entrance
        self._theme = theme
        self._tasks = tasks
        self._sight: DoorSight | None = None
        self.panel: Panel | None = None
        self._middle = QVBoxLayout(self)
        self._deafen = entrance.state.connect(self._show)

    def detach(self) -> None:
        """Listen no more."""
        self._deafen()

    def _show(self, state: EntranceState) -> None:
        if state.sight is not None and state.sight is not self._sight:
            self._sight = state.sight
            self._put(panel_for(self._theme, self._entrance, self._start, state, state.sight))
        if self.panel is not None:
            self.panel.show_state(state)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(work, key="entrance")

    def _put(self, panel: Panel | None) -> None:
        if self.panel is not None:
            self._middle.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = panel
        if panel is not None:
            self._middle.addWidget(panel, 0, Qt.AlignmentFlag.AlignCenter)
            panel.setFocus()
