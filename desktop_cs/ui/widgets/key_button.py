"""A button that carries its key: a label and, where there is a short cut, the key cap beside it."""

import sys
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from desktop_cs.ui.theme import Theme, mono_font
from desktop_cs.ui.tokens import FONT_SMALL

Kind = Literal["", "primary", "tab", "link", "fold", "rail", "status"]
_GAP = 6
_PAD = 4
_CAP_HEIGHT = 18


def key_text(keys: str) -> str:
    """A short cut as people read it, e.g. `Ctrl 1`."""
    if sys.platform == "darwin":
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return keys.replace("Return", "↵").replace("+", " ")


class KeyButton(QPushButton):
    """A button of one kind. The key cap is only drawn here; the short cut itself belongs to the window."""

    def __init__(self, text: str, theme: Theme, *, keys: str = "", kind: Kind = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._cap = key_text(keys) if keys else ""
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        if self._cap:
            self.setAccessibleDescription(self._cap)
            self.setStyleSheet(f"padding-right: {9 + _GAP + self._cap_width()}px")
            theme.changed.connect(self.update)

    def set_keys(self, keys: str) -> None:
        """Change the key it shows, for one as wide."""
        if key_text(keys) != self._cap:
            self._cap = key_text(keys)
            self.setAccessibleDescription(self._cap)
            self.update()

    def set_label(self, text: str) -> None:
        """Change what it says."""
        self.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's button, and the key cap at its right."""
        super().paintEvent(event)
        if self._cap:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_cap(painter)
            painter.end()

    def _paint_cap(self, painter: QPainter) -> None:
        width = self._cap_width()
        box = QRect(self.width() - 9 - width, (self.height() - _CAP_HEIGHT) // 2, width, _CAP_HEIGHT)
        colours = self._theme.colours
        is_primary = self.property("kind") == "primary" and self.isEnabled()
        text = QColor(colours.on_accent if is_primary else colours.muted)
        edge = text if is_primary else QColor(colours.line)
        painter.setOpacity(1.0 if self.isEnabled() else 0.6)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_primary else QColor(colours.sunken))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(mono_font(FONT_SMALL))
        painter.setPen(text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._cap)

    def _cap_width(self) -> int:
        return QFontMetrics(mono_font(FONT_SMALL)).horizontalAdvance(self._cap) + 2 * _PAD + 2
