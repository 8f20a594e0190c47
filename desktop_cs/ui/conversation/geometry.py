"""Where everything of a conversation's row stands: the lines of text, the bubble, the line below, the offer."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from desktop_cs.ui.theme import text_font
from desktop_cs.ui.tokens import FONT_FINE, FONT_TEXT, LINE_TEXT

SIDE = 20
GAP = 10  # below every row
PAD_X, PAD_Y = 12, 8
LINE = FONT_TEXT * LINE_TEXT // 100
SHARE = 0.72  # of the width that a bubble may take
FINE_HEIGHT = 18
PILL_HEIGHT = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class BubbleBox:
    """One laid-out bubble. All rectangles are in the view's coordinates."""

    bubble: QRect
    fine: QRect
    ask: QRect
    text: QTextLayout


def lay_out_text(text: str, width: int) -> tuple[QTextLayout, int, int]:
    """Break a text into lines of at most `width` pixels; returns the layout, its widest line and its height."""
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), text_font(FONT_TEXT))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    widest, y = 0.0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (LINE - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        y += LINE
    layout.endLayout()
    return layout, int(widest) + 1, int(y)


def text_width(row_width: int) -> int:
    """How wide the text of a bubble may become."""
    return max(int((row_width - 2 * SIDE) * SHARE) - 2 * PAD_X, 80)


def bubble_height(text: str, row_width: int) -> int:
    """The height of a row with that text, the gap below included."""
    return lay_out_text(text, text_width(row_width))[2] + 2 * PAD_Y + FINE_HEIGHT + GAP


def place_bubble(rect: QRect, text: str, fine: str, ask: str, *, mine: bool) -> BubbleBox:
    """Place a bubble in its row: the customer's at the left, mine at the right."""
    layout, widest, height = lay_out_text(text, text_width(rect.width()))
    width = widest + 2 * PAD_X
    left = rect.right() + 1 - SIDE - width if mine else rect.left() + SIDE
    bubble = QRect(left, rect.top(), width, height + 2 * PAD_Y)
    metrics = QFontMetrics(text_font(FONT_FINE))
    fine_width = metrics.horizontalAdvance(fine) + 2
    fine_left = rect.right() + 1 - SIDE - fine_width if mine else rect.left() + SIDE
    below = bubble.bottom() + 2
    ask_left = fine_left + fine_width + metrics.horizontalAdvance(" · ")
    return BubbleBox(
        bubble=bubble,
        fine=QRect(fine_left, below, fine_width, FINE_HEIGHT),
        ask=QRect(ask_left, below, metrics.horizontalAdvance(ask) + 2, FINE_HEIGHT),
        text=layout,
    )


def pill_box(rect: QRect, text: str) -> QRect:
    """Where a mark between messages stands."""
    width = QFontMetrics(text_font(FONT_FINE)).horizontalAdvance(text) + 20
    box = QRect(0, 0, min(width, rect.width() - 2 * SIDE), PILL_HEIGHT)
    box.moveCenter(rect.adjusted(0, 0, 0, -GAP).center())
    return box


CENTRED = Qt.AlignmentFlag.AlignCenter
