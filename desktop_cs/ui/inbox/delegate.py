"""Paints a row of the inbox: name and wait above, last words and mark below."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_cs.domain.customer import Conversation
from desktop_cs.ui.icons import icon
from desktop_cs.ui.inbox.model import ROW_ROLE
from desktop_cs.ui.inbox.words import engine_mark, last_line, row_mark, row_time
from desktop_cs.ui.painting import line_of_text, paint_chip, role_colours, rounded
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE, FONT_FINE, FONT_SMALL, ROW_HEIGHT
from desktop_cs.viewmodels.inbox import Wait
from desktop_cs.viewmodels.workbench import Workbench

_BAR = 3
_PAD = 12
_DOT = 17
_ICON = 13


class InboxDelegate(QStyledItemDelegate):
    """All rows have the same height, so that a hundred thousand of them cost nothing."""

    def __init__(self, theme: Theme, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workbench = workbench

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row: Conversation | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._paint_back(painter, rect, option, row)
        inner = rect.adjusted(_BAR + _PAD + 1, 8, -_PAD, -8)
        middle = inner.height() // 2
        self._paint_upper(painter, inner.adjusted(0, 0, 0, -middle), row)
        self._paint_lower(painter, inner.adjusted(0, middle, 0, 0), row)
        painter.restore()

    def _paint_back(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, row: Conversation) -> None:
        colours = self._theme.colours
        state: QStyle.StateFlag = option.state
        if row.customer.user_id == self._workbench.selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.sunken))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)

    def _paint_upper(self, painter: QPainter, rect: QRect, row: Conversation) -> None:
        colours = self._theme.colours
        text, level = row_time(row, self._workbench.now())
        colour = {Wait.AMBER: colours.warn, Wait.RED: colours.bad}.get(level, colours.muted)
        font = text_font(FONT_FINE, strong=level is Wait.RED)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        engine = engine_mark(row)
        if engine:
            box = QRect(rect.right() - width - 8 - _ICON, rect.center().y() - _ICON // 2, _ICON, _ICON)
            icon(engine, colours.muted).paint(painter, box)
            width += _ICON + 8
        name = rect.adjusted(0, 0, -width - 8, 0)
        line_of_text(painter, name, row.customer.name, text_font(FONT_BASE, strong=True), QColor(colours.text))

    def _paint_lower(self, painter: QPainter, rect: QRect, row: Conversation) -> None:
        colours = self._theme.colours
        right, middle = rect.right() + 1, rect.center().y() + 1
        if row.unread:
            right = self._paint_unread(painter, right, middle, row.unread) - 6
        mark = row_mark(row, self._workbench.now())
        if mark is not None:
            ground, text = role_colours(colours, mark[1])
            is_selected = row.customer.user_id == self._workbench.selected
            ground = QColor(colours.surface) if is_selected else ground
            right = paint_chip(painter, right, middle, mark[0], ground, text) - 6
        rect.setRight(right - 2)
        line_of_text(painter, rect, last_line(row), text_font(FONT_BASE), QColor(colours.muted))

    def _paint_unread(self, painter: QPainter, right: int, middle: int, unread: int) -> int:
        text = str(unread) if unread < 100 else "99+"
        font = text_font(FONT_SMALL)
        width = max(_DOT, QFontMetrics(font).horizontalAdvance(text) + 10)
        box = QRect(right - width, middle - _DOT // 2, width, _DOT)
        rounded(painter, box, _DOT / 2, QColor(self._theme.colours.accent))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left()
