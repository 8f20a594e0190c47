"""The reply as a list of sentences with a tick each: those that are ticked are inserted, the others are left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_TEXT, LINE_REPLY
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.viewmodels.sentences import only, sentences

_LAST_KEY = 9
_TICKED, _LEFT = "\u2713", "\u2013"  # a tick, a dash


class SentencePicker(QWidget):
    """All are ticked at first. While it has the focus, 1 to 9 tick, Enter inserts and Esc leaves."""

    changed = Signal()
    insert_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._parts: tuple[str, ...] = ()
        self.boxes: list[KeyButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def show_text(self, text: str) -> None:
        """Cut a reply into its sentences; the same reply keeps its ticks."""
        if text == self._text:
            return
        self._text, self._parts = text, sentences(text)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = [self._add(number, part.strip()) for number, part in enumerate(self._parts, 1)]

    def chosen(self) -> str:
        """The ticked sentences as one text."""
        return only(part for part, box in zip(self._parts, self.boxes, strict=True) if box.isChecked())

    def count(self) -> tuple[int, int]:
        """How many are ticked, and how many there are."""
        return sum(box.isChecked() for box in self.boxes), len(self.boxes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the boxes leave to us."""
        number = event.key() - Qt.Key.Key_0
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            if 1 <= number <= min(len(self.boxes), _LAST_KEY):
                self.boxes[number - 1].toggle()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.insert_wanted.emit()
                return
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return
        super().keyPressEvent(event)

    def _add(self, number: int, sentence: str) -> KeyButton:
        box = KeyButton("", self._theme, kind="tab")
        box.setCheckable(True)
        box.toggled.connect(lambda is_on: box.setText(f"{_TICKED if is_on else _LEFT} {number}"))
        box.setChecked(True)
        box.setAccessibleName(sentence)
        box.toggled.connect(lambda _: self.changed.emit())
        text = TextBlock(self._theme, text_font(FONT_TEXT), line=LINE_REPLY)
        text.set_text(sentence)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text, 1)
        self._rows.addWidget(line)
        return box
