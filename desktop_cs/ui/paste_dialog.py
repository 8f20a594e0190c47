"""Taking in what a customer wrote in another program: choose or name the customer, paste the text."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_cs.domain.ids import UserId
from desktop_cs.ui.error_text import error_sentence
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.choice import ChoiceBox

_LISTED = 50


class PasteDialog(QDialog):
    """Asks for a name and a text. OK stays grey until there is something to take in."""

    def __init__(
        self, parent: QWidget, theme: Theme, customers: list[tuple[UserId, str]], selected: UserId | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste a customer's message"))
        self.setMinimumWidth(460)
        self.customer = ChoiceBox(theme)
        self.customer.setEditable(True)
        self.customer.setAccessibleName(self.tr("Customer"))
        for user_id, name in customers[:_LISTED]:
            self.customer.addItem(name, user_id)
        self._preselect(selected)
        self.text = QPlainTextEdit(QGuiApplication.clipboard().text())
        self.text.setObjectName("field")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(120)
        self.text.setAccessibleName(self.tr("What the customer wrote"))
        self.text.setPlaceholderText(self.tr("What the customer wrote"))
        field = self.customer.lineEdit()
        self._guards = [ImeGuard(self.text)] + ([ImeGuard(field)] if field is not None else [])
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._check)
        self.customer.currentTextChanged.connect(self._check)
        self._hint = plain_label(name="sub", wrap=True)
        self._lay_out()
        self._check()
        self.text.setFocus()
        self.text.selectAll()

    def name(self) -> str:
        """The customer's name as entered."""
        return self.customer.currentText().strip()

    def user_id(self) -> UserId | None:
        """The chosen customer; None where the name is a new one."""
        place = self.customer.findText(self.customer.currentText())
        return UserId(str(self.customer.itemData(place))) if place >= 0 else None

    def message(self) -> str:
        """What the customer wrote."""
        return self.text.toPlainText()

    def _preselect(self, selected: UserId | None) -> None:
        place = self.customer.findData(selected) if selected is not None else -1
        self.customer.setCurrentIndex(place)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(plain_label(self.tr("Paste a customer's message"), name="title"))
        layout.addSpacing(4)
        for label, widget in ((self.tr("Customer"), self.customer), (self.tr("Message"), self.text)):
            name = plain_label(label, name="sub")
            name.setBuddy(widget)
            layout.addWidget(name)
            layout.addWidget(widget)
        layout.addWidget(self._hint)
        layout.addWidget(self.buttons)

    def _check(self) -> None:
        has_name, has_text = bool(self.name()), bool(self.message().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(has_name and has_text)
        hint = self.tr("The message is stored and answered like any other.")
        if not has_text:
            hint = error_sentence("message_empty")
        elif not has_name:
            hint = self.tr("Choose the customer, or enter a name.")
        self._hint.setText(hint)
