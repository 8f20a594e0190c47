"""The fields of the entrance: a passphrase typed once or, a new one, twice; each with its name above it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_cs.ui.plain import plain_label


class NamedField(QWidget):
    """A line to type into, under its name. What is secret is not shown while it is typed."""

    entered = Signal()
    changed = Signal()

    def __init__(self, name: str, *, is_secret: bool = False) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        if is_secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda *_: self.changed.emit())
        label = plain_label(name, name="sub")
        label.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label)
        layout.addWidget(self.line)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. `is_optional` where leaving it empty is an answer too."""

    changed = Signal()
    entered = Signal()

    def __init__(self, *, is_optional: bool = False) -> None:
        super().__init__()
        self._is_optional = is_optional
        name = self.tr("New passphrase (not needed with a keyring)") if is_optional else self.tr("New passphrase")
        self.first = NamedField(name, is_secret=True)
        self.second = NamedField(self.tr("The same once more"), is_secret=True)
        self._hint = plain_label(name="sub", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.first, self.second, self._hint):
            layout.addWidget(part)
        for field in (self.first, self.second):
            field.changed.connect(self._check)
            field.entered.connect(self.entered)
        self._check()

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def is_ready(self) -> bool:
        """Whether both are the same, and there is one where one is needed."""
        return self.first.text() == self.second.text() and (self._is_optional or bool(self.first.text()))

    def _check(self) -> None:
        differs = bool(self.second.text()) and self.first.text() != self.second.text()
        ready = self.tr("Ten signs or more; a few words will do. It is stored nowhere: nobody can tell it to you.")
        self._hint.setText(self.tr("The two are not the same.") if differs else ready)
        self.changed.emit()
