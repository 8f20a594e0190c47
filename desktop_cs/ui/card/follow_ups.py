"""Questions that Coze expects next, as buttons below the reply: a click puts one into the composer, sending nothing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import column
from desktop_cs.ui.widgets.flow import FlowLayout
from desktop_cs.ui.widgets.key_button import KeyButton

_SHOWN = 5
_WIDEST = 250  # pixels of a question; the tip has the whole of it


class FollowUps(QWidget):
    """Not there while there are no questions."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._questions: tuple[str, ...] = ()
        self._box = QWidget()
        self._flow = FlowLayout(push_last=False)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._box.setLayout(self._flow)
        self.buttons: list[KeyButton] = []
        layout = column(plain_label(self.tr("Likely next questions"), name="sub"), self._box, spacing=6)
        layout.setContentsMargins(12, 8, 12, 10)
        self.setLayout(layout)
        self.hide()

    def show_questions(self, questions: tuple[str, ...]) -> None:
        """Offer other questions, or none."""
        self.setVisible(bool(questions))
        if questions == self._questions:
            return
        self._questions = questions
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = [self._button(question) for question in questions[:_SHOWN]]
        for button in self.buttons:
            self._flow.addWidget(button)

    def _button(self, question: str) -> KeyButton:
        plain = " ".join(question.split())
        button = KeyButton("", self._theme)
        shown = QFontMetrics(button.font()).elidedText(plain, Qt.TextElideMode.ElideRight, _WIDEST)
        button.setText(shown.replace("&", "&&"))  # Qt would take one for the mark of a short cut
        button.setAccessibleName(plain)
        button.setAccessibleDescription(self.tr("Puts the question into the composer; nothing is sent"))
        set_tip(button, plain)
        button.clicked.connect(partial(self._clicked, question))
        return button

    def _clicked(self, question: str, *_: bool) -> None:
        self.wanted.emit(question)
