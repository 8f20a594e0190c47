"""Paints a conversation's rows: bubbles, notes, day marks and session borders. Heights are remembered by width."""

from collections import OrderedDict

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_cs.domain.message import Role
from desktop_cs.ui.conversation.geometry import (
    CENTRED,
    GAP,
    PAD_X,
    PAD_Y,
    PILL_HEIGHT,
    BubbleBox,
    bubble_height,
    pill_box,
    place_bubble,
)
from desktop_cs.ui.conversation.model import ROW_ROLE, Index
from desktop_cs.ui.conversation.words import ask_words, fine_print, pill_words, shown_text
from desktop_cs.ui.painting import LEFT, rounded
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_FINE, RADIUS_LARGE
from desktop_cs.viewmodels.timeline import Bubble, DayMark, Row, SessionMark
from desktop_cs.viewmodels.workbench import Workbench

_REMEMBERED = 4000  # heights


class ConversationDelegate(QStyledItemDelegate):
    """Draws rows and tells when the offer beside a customer's message is clicked."""

    asked = Signal(str)  # a message's id

    def __init__(self, theme: Theme, workbench: Workbench, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._workbench = workbench
        self._view = view
        self._heights: OrderedDict[tuple[str, int, int], int] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The row's height at the view's width."""
        width = self._view.viewport().width()
        row: Row | None = index.data(ROW_ROLE)
        return QSize(width, self._height(row, width) if row is not None else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Bubble) and row.message.role is not Role.SYSTEM:
            self._paint_bubble(painter, option, row)
        else:
            text = (
                row.message.text
                if isinstance(row, Bubble)
                else pill_words(row, self._workbench.now().astimezone().date())
            )
            self._paint_pill(painter, option.rect, text, boxed=not isinstance(row, DayMark))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QObject, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the offer beside a customer's message."""
        row = index.data(ROW_ROLE)
        released = event.type() is QEvent.Type.MouseButtonRelease
        if not (released and isinstance(event, QMouseEvent) and isinstance(row, Bubble)):
            return False
        box = self._place(option.rect, row)
        if self._offers(row, option) and box.ask.contains(event.position().toPoint()):
            self.asked.emit(row.message.id)
            return True
        return False

    def ask_point(self, index: QModelIndex) -> QPoint:
        """The middle of the offer beside a customer's message, in the view's coordinates."""
        return self._place(self._view.visualRect(index), index.data(ROW_ROLE)).ask.center()

    def _height(self, row: Row, width: int) -> int:
        if not isinstance(row, Bubble) or row.message.role is Role.SYSTEM:
            return PILL_HEIGHT + GAP + (6 if isinstance(row, SessionMark) else 0)
        key = (row.key, len(row.message.text), width)
        if key not in self._heights:
            self._heights[key] = bubble_height(shown_text(row), width)
            while len(self._heights) > _REMEMBERED:
                self._heights.popitem(last=False)
        return self._heights[key]

    def _place(self, rect: QRect, row: Bubble) -> BubbleBox:
        fine = fine_print(row, self._workbench.catalogue)
        return place_bubble(rect, shown_text(row), fine, ask_words(), mine=row.message.role is not Role.CUSTOMER)

    def _offers(self, row: Bubble, option: QStyleOptionViewItem) -> bool:
        """Messages without a suggestion offer one; the others when they are pointed at."""
        pointed = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
        return row.message.role is Role.CUSTOMER and (row.mark is None or pointed)

    def _paint_bubble(self, painter: QPainter, option: QStyleOptionViewItem, row: Bubble) -> None:
        colours = self._theme.colours
        box = self._place(option.rect, row)
        back = {Role.AGENT: colours.bubble_agent, Role.NOTE: colours.note}.get(
            row.message.role, colours.bubble_customer
        )
        rounded(painter, box.bubble, RADIUS_LARGE, QColor(back))
        if row.message.role is Role.NOTE:
            self._outline(painter, box.bubble, colours.note_line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._outline(painter, box.bubble, colours.accent)
        painter.setPen(QColor(colours.text))
        box.text.draw(painter, QPointF(box.bubble.left() + PAD_X, box.bubble.top() + PAD_Y))
        painter.setFont(text_font(FONT_FINE))
        painter.setPen(QColor(colours.faint))
        painter.drawText(box.fine, LEFT, fine_print(row, self._workbench.catalogue))
        if self._offers(row, option):
            self._paint_offer(painter, box)

    def _paint_offer(self, painter: QPainter, box: BubbleBox) -> None:
        dot = QRect(box.fine.right() + 1, box.fine.top(), box.ask.left() - box.fine.right() - 1, box.fine.height())
        painter.drawText(dot, CENTRED, "·")
        painter.setPen(QColor(self._theme.colours.accent))
        painter.drawText(box.ask, LEFT, ask_words())

    def _outline(self, painter: QPainter, rect: QRect, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_LARGE, RADIUS_LARGE)

    def _paint_pill(self, painter: QPainter, rect: QRect, text: str, *, boxed: bool) -> None:
        box = pill_box(rect, text)
        if boxed:
            rounded(painter, box, PILL_HEIGHT / 2, QColor(self._theme.colours.sunken))
        font = text_font(FONT_FINE)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.muted))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 12)
        painter.drawText(box, CENTRED, elided)
