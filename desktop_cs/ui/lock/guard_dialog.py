"""How this profile is guarded: what opens it; exporting its conversations, masked or, unlocked, as they were said."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from desktop_cs.domain.sealing import SealFacts
from desktop_cs.domain.supervision import Transcript
from desktop_cs.ui.dialogs import ask
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.lock.unlock_dialog import ask_supervisor
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.guarding import Guarding, GuardingState

_WIDTH = 460


class GuardDialog(QDialog):
    """Follows the state of `Guarding`."""

    def __init__(self, parent: QWidget, theme: Theme, guarding: Guarding, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How this profile is guarded"))
        self._theme, self._guarding, self._tasks = theme, guarding, tasks
        self.seal = Notice(theme)
        self.outcome = Notice(theme)
        self.masked = KeyButton(self.tr("Export conversations…"), theme, kind="primary")
        self.raw = KeyButton(self.tr("Export in customers' own words…"), theme)
        self.leave = KeyButton(self.tr("Close"), theme)
        self._lay_out()
        for button in (self.masked, self.raw, self.leave):
            button.setAutoDefault(False)
        self.masked.clicked.connect(lambda *_: tasks.start(self._export(), key="export"))
        self.raw.clicked.connect(lambda *_: tasks.start(self._export_raw(), key="export"))
        self.leave.clicked.connect(lambda *_: self.reject())
        self._deafen = guarding.state.connect(self._show)
        self.finished.connect(lambda *_: self._deafen())
        tasks.start(guarding.load(), key="guard")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        text = self.tr("An export is masked and names nobody. In customers' own words it needs the supervisor.")
        sentence = plain_label(text, name="sub", wrap=True)
        self.seal.setFixedWidth(_WIDTH)
        layout.addWidget(plain_label(self.windowTitle(), name="title"))
        for part in (self.seal, sentence, self.outcome):
            layout.addWidget(part)
        layout.addLayout(row(self.masked, self.raw, None, self.leave))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    async def _export(self) -> None:
        file = await self._file()
        if file is not None:
            await self._guarding.export(file)

    async def _export_raw(self) -> None:
        proof = await ask_supervisor(self, self._theme, self._tasks, self._guarding.supervisor)
        file = await self._file() if proof is not None else None
        if file is not None:
            await self._guarding.export(file, proof)

    async def _file(self) -> Path | None:
        dialog = QFileDialog(self, self.tr("Export conversations"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("JSON lines (*.jsonl)"))
        dialog.setDefaultSuffix("jsonl")
        chosen: list[str] = []
        dialog.fileSelected.connect(chosen.append)
        return Path(chosen[0]) if await ask(dialog) and chosen else None

    def _show(self, state: GuardingState) -> None:
        if state.seal is not None:
            is_sealed = state.seal.is_sealed
            icon = "sealed" if is_sealed else "unsealed"
            self.seal.tell(self._sealed(state.seal), "ok" if is_sealed else "warn", icon)
        for button in (self.masked, self.raw):
            button.setEnabled(not state.is_busy)
        if state.error is not None:
            self.outcome.tell(sentence_for(state.error), "bad", "failed")
        elif state.done is not None and state.file is not None:
            self.outcome.tell(self._done(state.done, state.file), "ok", "check")
        else:
            self.outcome.hide()

    def _sealed(self, facts: SealFacts) -> str:
        if not facts.is_sealed:
            return self.tr("Not sealed: who can read this disk can read it. To seal it, run: desktop-cs seal")
        ways = [
            (bool(facts.keyring), self.tr("the keyring")),
            (facts.has_passphrase, self.tr("the passphrase")),
            (facts.has_recovery, self.tr("the recovery code")),
        ]
        names = " · ".join(name for is_there, name in ways if is_there)
        sentence = self.tr("Sealed. It is opened by: {ways}.").format(ways=names)
        if facts.has_recovery:
            return sentence
        lacking = self.tr("There is no recovery code yet; to make one, run: desktop-cs seal --recovery")
        return f"{sentence} {lacking}"

    def _done(self, made: Transcript, file: Path) -> str:
        messages = self.tr("%n message(s) written", "", made.messages)
        return f"{messages}: {file.name}"
