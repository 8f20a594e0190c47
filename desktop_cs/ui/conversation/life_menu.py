"""The menu that sets how long a session lives without activity."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_cs.viewmodels.visits import Visits

_CHOICES = (5, 15, 30, 60, 120, 480)  # minutes


class LifeMenu(QMenu):
    """Offers some times, and the present one where it is another."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, visits: Visits) -> None:
        super().__init__(parent)
        self._visits = visits
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer the times anew, with the present one marked."""
        self.clear()
        present = self._visits.minutes()
        self.addSection(self.tr("A session ends after"))
        for minutes in sorted({*_CHOICES, present}):
            action = self.addAction(self.tr("%n minute(s) of silence", "", minutes))
            action.setCheckable(True)
            action.setChecked(minutes == present)
            self._group.addAction(action)
            action.triggered.connect(lambda *_, wanted=minutes: self.chosen.emit(wanted))
