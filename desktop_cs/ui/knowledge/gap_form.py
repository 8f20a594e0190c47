"""One gap: how often and in which words it was asked, and the fields that make a QA pair of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_cs.domain.gap import Gap
from desktop_cs.domain.terms import without_masks
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.key_button import KeyButton


class GapForm(QWidget):
    """Saving stays grey until there is a question and an answer."""

    answer_wanted = Signal(object, str, str)
    dismiss_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._gap: Gap | None = None
        self.asked = plain_label(name="sub", wrap=True)
        self.examples = plain_label(wrap=True, selectable=True)
        self.question = QLineEdit()
        self.question.setAccessibleName(self.tr("Question"))
        self.answer = QPlainTextEdit()
        self.answer.setObjectName("field")
        self.answer.setTabChangesFocus(True)
        self.answer.setAccessibleName(self.tr("Answer"))
        self.answer.setPlaceholderText(self.tr("What an agent should reply"))
        self._guards = [ImeGuard(self.question), ImeGuard(self.answer)]
        self.save = KeyButton(self.tr("Save as a new QA pair"), theme, kind="primary")
        self.dismiss = KeyButton(self.tr("Not ours"), theme)
        self._lay_out()
        self.question.textChanged.connect(lambda *_: self._check())
        self.answer.textChanged.connect(self._check)
        self.save.clicked.connect(lambda *_: self._save())
        self.dismiss.clicked.connect(lambda *_: self.dismiss_wanted.emit(self._gap))

    def show_gap(self, gap: Gap) -> None:
        """Turn to another gap; the question is prefilled without masked data."""
        self._gap = gap
        times = self.tr("Asked %n time(s), last on {at}", "", gap.count)
        self.asked.setText(times.format(at=gap.last_at.astimezone().strftime("%Y-%m-%d %H:%M")))
        self.examples.setText("\n".join(f"· {example}" for example in gap.examples))
        self.question.setText(" ".join(without_masks(gap.title).split()))
        self.answer.clear()
        self._check()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.asked, self.examples):
            layout.addWidget(part)
        for label, field in ((self.tr("Question"), self.question), (self.tr("Answer"), self.answer)):
            name = plain_label(label, name="sub")
            name.setBuddy(field)
            layout.addWidget(name)
            layout.addWidget(field)
        for button in (self.save, self.dismiss):
            button.setAutoDefault(False)
        layout.addLayout(row(self.save, self.dismiss, None))

    def _check(self) -> None:
        has_both = bool(self.question.text().strip() and self.answer.toPlainText().strip())
        self.save.setEnabled(self._gap is not None and has_both)

    def _save(self) -> None:
        self.answer_wanted.emit(self._gap, self.question.text(), self.answer.toPlainText())
