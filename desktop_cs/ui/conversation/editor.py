"""The field in which the agent writes: plain text, a growing height, insertion at the caret with undo."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.plain import space_lines, utf16
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_TEXT, LINE_TEXT
from desktop_cs.viewmodels.composer import spaced

_LEAST_LINES, _MOST_LINES = 3, 9
_LINE = FONT_TEXT * LINE_TEXT // 100


class ReplyEditor(QTextEdit):
    """Enter makes a new line, Ctrl+Enter sends; while an input method composes both are its own."""

    send_wanted = Signal()
    send_anyway_wanted = Signal()
    focus_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("editor")
        self.setFont(text_font(FONT_TEXT))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.guard = ImeGuard(self)
        self._space()
        # Not at once: a change of height during Qt's own lay-out would be lost.
        queued = Qt.ConnectionType.QueuedConnection
        self.document().documentLayout().documentSizeChanged.connect(self._fit, queued)
        self._fit()

    def insert_at_caret(self, piece: str) -> None:
        """Put a piece where the caret is, keeping everything that is there; one step of undo takes it back."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        piece = spaced(piece, _before(self.toPlainText(), cursor.position()))
        cursor.beginEditBlock()  # otherwise Qt joins it with what was typed before, and undo takes both
        cursor.insertText(piece)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace(self, start: int, end: int, piece: str) -> None:
        """Put a piece in place of the code points `start` to `end`; one step of undo takes it back."""
        cursor = self._select(start, end, self.toPlainText())
        cursor.beginEditBlock()
        cursor.insertText(piece)
        cursor.endEditBlock()

    def underline(self, spans: Iterable[tuple[int, int, bool]], text: str) -> None:
        """Underline the spans of this text (code points): with a wave what must not go out, with dashes what may.
        Nothing is underlined when the text is another one by now."""
        marked = []
        for start, end, is_stop in spans if text == self.toPlainText() else ():
            line = QTextCharFormat()
            style = QTextCharFormat.UnderlineStyle
            line.setUnderlineStyle(style.WaveUnderline if is_stop else style.DashUnderline)
            line.setUnderlineColor(QColor(self._theme.colours.bad if is_stop else self._theme.colours.warn))
            selection = QTextEdit.ExtraSelection()
            # The stubs know neither field as writable.
            selection.cursor = self._select(start, end, text)
            selection.format = line
            marked.append(selection)
        self.setExtraSelections(marked)

    def take(self, text: str, *, is_other: bool) -> None:
        """Show another text with the caret at its end. That of another customer, or none after sending, leaves nothing
        to undo; one that takes the place of the present text can be undone in one step."""
        if text == self.toPlainText():
            return
        cursor = self.textCursor()
        if is_other or not text:
            self.setPlainText(text)
            self._space()
        else:
            cursor.beginEditBlock()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(text)
            cursor.endEditBlock()
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Between three and nine lines, as the text needs."""
        return QSize(300, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends, with Shift even what was held back. A key that is held down sends once."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                is_confirmed = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self.send_anyway_wanted if is_confirmed else self.send_wanted).emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame around shows who has the focus."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame around shows who has the focus."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _select(self, start: int, end: int, text: str) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(text, start))
        cursor.setPosition(utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _fit(self) -> None:
        lines = min(max(round(self.document().size().height() / _LINE), _LEAST_LINES), _MOST_LINES)
        if self.height() != lines * _LINE:
            self.setFixedHeight(lines * _LINE)

    def _space(self) -> None:
        """The line height is no edit: there is nothing to undo in it."""
        self.setUndoRedoEnabled(False)
        space_lines(self, _LINE)
        self.setUndoRedoEnabled(True)


def _before(text: str, position: int) -> str:
    """The part before Qt's position, which counts UTF-16 units."""
    return text.encode("utf-16-le")[: position * 2].decode("utf-16-le", "ignore")
