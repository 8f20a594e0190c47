"""A block of plain text as tall as its words: selectable, with marked passages, and able to grow as it streams."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from desktop_cs.ui.plain import space_lines, utf16
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import LINE_TEXT

Span = tuple[int, int]
Look = tuple[int, int, QTextCharFormat]  # begin, end (code points), how that passage looks
Frame = tuple[int, int]


class TextBlock(QTextEdit):
    """Shows text literally, as tall as it needs to be at its width.

    `line` is the height of a line in per cent of the font's size; `most` lines are shown, more are scrolled to;
    `frame` is what the style sheet pads the text with, in pixels: both sides together, above and below together.
    """

    def __init__(
        self,
        theme: Theme,
        font: QFont,
        *,
        line: int = LINE_TEXT,
        name: str = "text",
        most: int = 0,
        frame: Frame = (0, 0),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._line = font.pixelSize() * line // 100
        self._most = most
        self._frame = frame
        self._shown = ""
        self._spans: tuple[Span, ...] = ()
        self._looks: tuple[Look, ...] = ()
        self._height = (0, 0)  # width, height
        self.setObjectName(name)
        self.setFont(font)
        self._become_plain()
        theme.changed.connect(self._mark)

    def _become_plain(self) -> None:
        """Nothing to edit, no margins of its own, a height that follows from the width."""
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not self._most:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_text(self, text: str, spans: Iterable[Span] = ()) -> None:
        """Show a text, marked at the spans (code points). A longer version of the same text only grows: what the
        agent has selected stays selected."""
        if text != self._shown:
            grown = text.removeprefix(self._shown) if self._shown and text.startswith(self._shown) else None
            if grown is None:
                self.setPlainText(text)
            else:
                end = QTextCursor(self.document())
                end.movePosition(QTextCursor.MoveOperation.End)
                end.insertText(grown)
            self._shown = text
            space_lines(self, self._line)
            self._height = (0, 0)
            self.updateGeometry()
        self._spans = tuple(spans)
        self._mark()

    def set_looks(self, looks: tuple[Look, ...]) -> None:
        """Dress passages in looks of their own, beside the marked ones."""
        self._looks = looks
        self._mark()

    def text(self) -> str:
        """What is shown."""
        return self._shown

    def heightForWidth(self, width: int) -> int:
        """How tall the text is at a width."""
        if self._height[0] != width:
            before = self.document().textWidth()
            self.document().setTextWidth(width - self._frame[0])
            lines = max(round(self.document().size().height() / self._line), 1)
            self.document().setTextWidth(before)
            self._height = (width, min(lines, self._most or lines) * self._line + self._frame[1])
        return self._height[1]

    def sizeHint(self) -> QSize:
        """As wide as may be, as tall as the text."""
        return QSize(200, self.heightForWidth(max(self.width(), 40)))

    def minimumSizeHint(self) -> QSize:
        """The layout asks for the height by width."""
        return QSize(40, self._line + self._frame[1])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The pane around scrolls where there is nothing to scroll inside."""
        if self._most:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _mark(self) -> None:
        style = QTextCharFormat()
        style.setBackground(QColor(self._theme.colours.mark))
        marked = []
        for start, end, look in (*((start, end, style) for start, end in self._spans), *self._looks):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(utf16(self._shown, start))
            cursor.setPosition(utf16(self._shown, end), QTextCursor.MoveMode.KeepAnchor)
            # The stubs know neither field as writable.
            selection.cursor = cursor
            selection.format = look
            marked.append(selection)
        self.setExtraSelections(marked)
