"""The F1 curve over the thresholds: the line, the interval of the best point, that point, and the threshold in use."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_cs.domain.lab import ThresholdLab
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_SMALL

_SIZE = QSize(520, 220)
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 10, 12, 24
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class CurveView(QWidget):
    """Both axes run from 0 to 1. The figures stand below it in words; the picture alone says nothing new."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lab: ThresholdLab | None = None
        self.setMinimumSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("F1 at each threshold"))
        theme.changed.connect(self.update)

    def show_lab(self, lab: ThresholdLab) -> None:
        """Draw a measurement."""
        self._lab = lab
        text = self.tr("Best at {best}, in use {current}")
        self.setAccessibleDescription(text.format(best=f"{lab.best:.2f}", current=f"{lab.current:.2f}"))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a dialog."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, interval, curve, points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        if self._lab is not None:
            self._draw_interval(painter, self._lab)
            self._draw_curve(painter, self._lab)
            self._draw_marks(painter, self._lab)
        painter.end()

    def _at(self, threshold: float, f1: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + threshold * area.width(), area.bottom() - f1 * area.height())

    def _area(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)

    def _draw_axes(self, painter: QPainter) -> None:
        colours = self._theme.colours
        painter.setFont(text_font(FONT_SMALL))
        for tick in _TICKS:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(self._at(0, tick), self._at(1, tick))
            painter.setPen(QColor(colours.muted))
            left, under = self._at(0, tick), self._at(tick, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, left.y() - 8, _LEFT - 6, 16), right, f"{tick:g}")
            painter.drawText(QRectF(under.x() - 20, under.y() + 4, 40, 16), Qt.AlignmentFlag.AlignCenter, f"{tick:g}")

    def _draw_interval(self, painter: QPainter, lab: ThresholdLab) -> None:
        if lab.is_enough:
            painter.fillRect(
                QRectF(self._at(lab.low, 1), self._at(lab.high, 0)), QColor(self._theme.colours.accent_soft)
            )

    def _draw_curve(self, painter: QPainter, lab: ThresholdLab) -> None:
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        painter.drawPolyline(QPolygonF([self._at(threshold, f1) for threshold, f1 in lab.curve]))

    def _draw_marks(self, painter: QPainter, lab: ThresholdLab) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self._at(lab.current, 0), self._at(lab.current, 1))
        if lab.is_enough:
            painter.setPen(QPen(QColor(colours.surface), 2))
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(self._at(lab.best, lab.f1), 5, 5)
