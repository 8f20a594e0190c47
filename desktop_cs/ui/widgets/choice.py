"""A box to choose from whose arrow follows the theme. The style sheet leaves the arrow to us."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from desktop_cs.ui.icons import icon
from desktop_cs.ui.theme import Theme

_ARROW = 12


class ChoiceBox(QComboBox):
    """Qt's box with our arrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's box and the arrow at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRect(self.width() - _ARROW - 9, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        icon("less", self._theme.colours.muted).paint(painter, box)
        painter.end()
