"""The word lists: add, remove, bring in, take out, the reply to a blocked customer, and a box to try a text."""

from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit, QListView, QWidget

from desktop_cs.domain.words import OwnWords, Severity
from desktop_cs.ui.dialogs import ask
from desktop_cs.ui.error_text import error_sentence
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import column, row
from desktop_cs.ui.widgets.choice import ChoiceBox
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.safety_rooms import WordRoom
from desktop_cs.viewmodels.undoing import Stored


class WordsTab(QWidget):
    """Follows a `WordRoom`. Every change counts for the next message."""

    def __init__(self, theme: Theme, room: WordRoom, tasks: TaskScope) -> None:
        super().__init__()
        self._room = room
        self._tasks = tasks
        self._words: list[str] = []
        self.word = self._field(self.tr("A word or phrase"))
        self.effect = ChoiceBox(theme)
        for severity, name in self._effects().items():
            self.effect.addItem(name, severity)
        self.effect.setAccessibleName(self.tr("What a hit does"))
        self.list = QListView()
        self.list.setModel(QStringListModel(self))
        self.list.setUniformItemSizes(True)
        self.list.setObjectName("field")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Words"))
        self.reply = self._field(self.tr("Reply to a blocked message"))
        self.trial = self._field(self.tr("Type a text to see what would be found"))
        self.found = plain_label(name="sub", wrap=True)
        self.error = Notice(theme)
        self._build_buttons(theme)
        self._lay_out()
        self._connect()
        self.stop = room.stored.state.connect(self._show)
        tasks.start(room.stored.load())

    async def bring_in(self, path: Path) -> None:
        """Add the words of a file."""
        await self._room.take_in(path)

    def _effects(self) -> dict[Severity | None, str]:
        return {
            Severity.BLOCK: self.tr("stops"),
            Severity.WARN: self.tr("warns"),
            None: self.tr("is allowed"),
        }

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        ImeGuard(field)
        return field

    def _build_buttons(self, theme: Theme) -> None:
        self.add = KeyButton(self.tr("Add"), theme)
        self.remove = KeyButton(self.tr("Remove"), theme)
        self.undo = KeyButton(self.tr("Undo"), theme)
        self.import_ = KeyButton(self.tr("Import…"), theme)
        self.export = KeyButton(self.tr("Export…"), theme)
        for button in (self.add, self.remove, self.undo, self.import_, self.export):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        layout = column(
            plain_label(self.tr("Words your company does not want to read or write"), name="strong"), spacing=8
        )
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(row(self.word, self.effect, self.add))
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self.remove, self.undo, None, self.import_, self.export))
        layout.addWidget(plain_label(self.tr("Reply to a blocked message"), name="sub"))
        layout.addWidget(self.reply)
        layout.addWidget(plain_label(self.tr("Try it"), name="sub"))
        layout.addWidget(self.trial)
        layout.addWidget(self.found)
        layout.addWidget(self.error)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda *_: self._add())
        self.word.returnPressed.connect(self._add)
        self.remove.clicked.connect(lambda *_: self._remove())
        self.undo.clicked.connect(lambda *_: self._tasks.start(self._room.stored.undo()))
        self.import_.clicked.connect(lambda *_: self._tasks.start(self._import(), key="word-file"))
        self.export.clicked.connect(lambda *_: self._tasks.start(self._export(), key="word-file"))
        self.reply.editingFinished.connect(self._reply_given)
        self.trial.textChanged.connect(lambda *_: self._tasks.start(self._try(), key="word-trial"))

    def _add(self) -> None:
        if self.word.text().strip():
            self._tasks.start(self._add_word(self.word.text(), self.effect.currentData()))

    async def _add_word(self, word: str, severity: Severity | None) -> None:
        if await self._room.add(word, severity):
            self.word.clear()
            await self._try()

    def _remove(self) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place < len(self._words):
            self._tasks.start(self._remove_word(self._words[place]))

    async def _remove_word(self, word: str) -> None:
        await self._room.remove(word)
        await self._try()

    def _reply_given(self) -> None:
        self._tasks.start(self._set_reply(self.reply.text()))

    async def _set_reply(self, text: str) -> None:
        await self._room.set_reply(text)

    async def _import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import words"))
        if await ask(dialog):
            await self.bring_in(Path(dialog.selectedFiles()[0]))

    async def _export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export words"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        if await ask(dialog):
            await self._room.take_out(Path(dialog.selectedFiles()[0]))

    async def _try(self) -> None:
        text = self.trial.text()
        hits = await self._room.try_out(text) if text.strip() else ()
        effects = self._effects()
        said = [f"“{text[hit.start : hit.end]}” → {hit.word} · {effects[hit.severity]}" for hit in hits]
        nothing = self.tr("Nothing is found.") if text.strip() else ""
        self.found.setText("\n".join(said) or nothing)

    def _show(self, state: Stored[OwnWords]) -> None:
        own, effects = state.value, self._effects()
        rows = [(listed.word, effects[listed.severity]) for listed in own.company]
        rows += [(phrase, effects[None]) for phrase in own.allowed]
        self._words = [word for word, _ in rows]
        model = self.list.model()
        if isinstance(model, QStringListModel):
            model.setStringList([f"{word}  ·  {effect}" for word, effect in rows])
        if not self.reply.hasFocus():
            self.reply.setText(own.guard_reply)
        self.undo.setEnabled(state.can_undo)
        if state.error is not None:
            said = f"{error_sentence(state.error.code, state.error.message)}\n{state.error.message}"
            self.error.tell(said, "bad", "failed")
        else:
            self.error.hide()
