"""Strokes that the delegates share: rounded boxes, chips and elided text."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from desktop_cs.ui.theme import text_font
from desktop_cs.ui.tokens import FONT_FINE, Colours

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CHIP_HEIGHT = 20
CHIP_PAD = 8


def role_colours(colours: Colours, role: str) -> tuple[QColor, QColor]:
    """Background and text of a chip's role."""
    if role == "plain":
        return QColor(colours.sunken), QColor(colours.muted)
    return QColor(getattr(colours, f"{role}_soft")), QColor(getattr(colours, role))


def rounded(painter: QPainter, rect: QRect, radius: float, colour: QColor) -> None:
    """A filled box with round corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(rect), radius, radius)


def line_of_text(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor) -> None:
    """One line, elided at its right end where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, LEFT | Qt.TextFlag.TextSingleLine, elided)


def chip_width(text: str) -> int:
    """How wide a chip with that text is."""
    return QFontMetrics(text_font(FONT_FINE)).horizontalAdvance(text) + 2 * CHIP_PAD


def paint_chip(painter: QPainter, right: int, middle: int, text: str, back: QColor, front: QColor) -> int:
    """A chip that ends at `right`, centred on `middle`; returns its left edge."""
    width = chip_width(text)
    box = QRect(right - width, middle - CHIP_HEIGHT // 2, width, CHIP_HEIGHT)
    rounded(painter, box, CHIP_HEIGHT / 2, back)
    painter.setFont(text_font(FONT_FINE))
    painter.setPen(front)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box.left()
