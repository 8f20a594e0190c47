"""Asks for the supervisor's passphrase before customers' own words are shown; the first time it is set here."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_cs.domain.supervision import Unlocked
from desktop_cs.ui.dialogs import ask
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.lock.fields import NamedField, NewPassphrase
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.ports_safekeeping import SupervisorLock
from desktop_cs.viewmodels.unlocking import Unlocking, UnlockingState

_WIDTH = 400


async def ask_supervisor(parent: QWidget, theme: Theme, tasks: TaskScope, lock: SupervisorLock) -> Unlocked | None:
    """The proof of unlock, or None where the dialog was left without it."""
    unlocking = Unlocking(lock)
    await unlocking.load()
    await ask(UnlockDialog(parent, theme, unlocking, tasks))
    return unlocking.state.value.proof


class UnlockDialog(QDialog):
    """Follows the state of `Unlocking`; closes itself once the passphrase was right."""

    def __init__(self, parent: QWidget, theme: Theme, unlocking: Unlocking, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Supervisor's unlock"))
        self._unlocking = unlocking
        self._tasks = tasks
        is_set = unlocking.state.value.is_set
        self.passphrase = NamedField(self.tr("Supervisor's passphrase"), is_secret=True) if is_set else NewPassphrase()
        self.outcome = Notice(theme)
        self.leave = KeyButton(self.tr("Cancel"), theme)
        self.unlock = KeyButton(self.tr("Unlock") if is_set else self.tr("Set and unlock"), theme, kind="primary")
        text = self.tr("Customers' own words are shown after the supervisor's passphrase alone. Each time is recorded.")
        first = self.tr("No supervisor's passphrase is set yet. Whoever supervises this profile sets it now.")
        self._lay_out(text if is_set else f"{text} {first}")
        for button, act in ((self.leave, self.reject), (self.unlock, self._try)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda *_, act=act: act())
        self.passphrase.changed.connect(self._check)
        self.passphrase.entered.connect(self.unlock.click)
        self._deafen = unlocking.state.connect(self._show)
        self.finished.connect(lambda *_: self._deafen())

    def _lay_out(self, text: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        sentence = plain_label(text, name="sub", wrap=True)
        sentence.setFixedWidth(_WIDTH)
        layout.addWidget(plain_label(self.windowTitle(), name="title"))
        for part in (sentence, self.passphrase, self.outcome):
            layout.addWidget(part)
        layout.addLayout(row(None, self.leave, self.unlock))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _try(self) -> None:
        self._tasks.start(self._unlocking.unlock(self.passphrase.text()), key="unlock")

    def _show(self, state: UnlockingState) -> None:
        self.passphrase.setEnabled(not state.is_busy)
        if state.error is not None:
            self.outcome.tell(sentence_for(state.error), "bad", "failed")
        else:
            self.outcome.hide()
        self._check()
        if state.proof is not None:
            self.accept()

    def _check(self) -> None:
        is_ready = self.passphrase.is_ready() if isinstance(self.passphrase, NewPassphrase) else self.passphrase.text()
        self.unlock.setEnabled(bool(is_ready) and not self._unlocking.state.value.is_busy)
