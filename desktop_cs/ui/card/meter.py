"""The score as a bar: how far it reaches, where the threshold stands, and where the runner-up came."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_cs.ui.theme import Theme
from desktop_cs.viewmodels.card import Band, band

_HEIGHT = 12
_BAR = 6


class Meter(QWidget):
    """A bar from 0 to 1. The figures stand below it in words; the bar alone says nothing new."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._score = 0.0
        self._threshold = 0.0
        self._runner_up: float | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_score(self, score: float, threshold: float, runner_up: float | None) -> None:
        """Show a score against its threshold; `runner_up` is the second intent's."""
        self._score, self._threshold, self._runner_up = score, threshold, runner_up
        self.setAccessibleName(self.tr("Score {score:.2f}").format(score=score))
        self.setAccessibleDescription(self.tr("Threshold {threshold:.2f}").format(threshold=threshold))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the card."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, score, runner-up, threshold."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (_HEIGHT - _BAR) / 2
        track = QRectF(0, top, self.width(), _BAR)
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(track, 3, 3)
        is_low = band(self._score, self._threshold) is Band.LOW
        painter.setBrush(QColor(colours.warn if is_low else colours.ok))
        painter.drawRoundedRect(QRectF(0, top, self.width() * self._score, _BAR), 3, 3)
        if self._runner_up is not None:
            painter.setBrush(QColor(colours.faint))
            painter.drawRoundedRect(QRectF(self.width() * self._runner_up - 1.5, top, 3, _BAR), 1.5, 1.5)
        painter.setBrush(QColor(colours.text))
        painter.drawRect(QRectF(min(self.width() * self._threshold, self.width() - 2), 0, 2, _HEIGHT))
        painter.end()
