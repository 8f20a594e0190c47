"""The owner's own kinds of personal data: a list, a form with examples that must come out right, a box to try."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QFormLayout, QLineEdit, QListView, QPlainTextEdit, QWidget

from desktop_cs.domain.kinds import CustomKind, KindExample, MaskTrial
from desktop_cs.errors import AppError
from desktop_cs.ui.error_text import error_sentence
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import column, row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.safety_rooms import KindRoom
from desktop_cs.viewmodels.undoing import Stored

ARROW = "=>"


class KindsTab(QWidget):
    """Follows a `KindRoom`. The form holds one kind; nothing of it counts before it is saved."""

    def __init__(self, theme: Theme, room: KindRoom, tasks: TaskScope) -> None:
        super().__init__()
        self._room = room
        self._tasks = tasks
        self._opened = ""  # the name of the stored kind in the form
        self.list = QListView()
        self.list.setModel(QStringListModel(self))
        self.list.setObjectName("field")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Your kinds"))
        self.list.setFixedWidth(130)
        self.name = QLineEdit()
        self.pattern = QLineEdit()
        self.words, self.examples = QPlainTextEdit(), QPlainTextEdit()
        self.trial = QLineEdit()
        self.outcome = plain_label(name="sub", wrap=True, selectable=True)
        self.error = Notice(theme)
        self._build_buttons(theme)
        self._lay_out()
        self._connect()
        self.stop = room.stored.state.connect(self._show)
        tasks.start(room.stored.load())

    def kind(self) -> CustomKind:
        """The kind in the form."""
        words = tuple(line.strip() for line in self.words.toPlainText().splitlines() if line.strip())
        lines = [line for line in self.examples.toPlainText().splitlines() if line.strip()]
        return CustomKind(
            name=self.name.text().strip(),
            pattern=self.pattern.text().strip(),
            words=words,
            examples=tuple(example_of(line) for line in lines),
        )

    def fill(self, kind: CustomKind | None) -> None:
        """Put a kind into the form; None for a new one."""
        self._opened = kind.name if kind else ""
        self.name.setText(self._opened)
        self.pattern.setText(kind.pattern if kind else "")
        self.words.setPlainText("\n".join(kind.words) if kind else "")
        self.examples.setPlainText("\n".join(map(line_of, kind.examples)) if kind else "")

    def _build_buttons(self, theme: Theme) -> None:
        self.save = KeyButton(self.tr("Save"), theme, kind="primary")
        self.new = KeyButton(self.tr("New"), theme)
        self.delete = KeyButton(self.tr("Delete"), theme)
        self.undo = KeyButton(self.tr("Undo"), theme)
        for button in (self.save, self.new, self.delete, self.undo):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QFormLayout()
        hint = self.tr("RE2, e.g. (?:badge )(GH\\d{6}); the group is what is masked")
        self.pattern.setPlaceholderText(hint)
        self.examples.setPlaceholderText(self.tr("My badge is GH123456 => GH123456\nGH12 is a model =>"))
        rows = (
            (self.tr("Name"), self.name),
            (self.tr("Pattern"), self.pattern),
            (self.tr("or words, one a line"), self.words),
            (self.tr("Examples: text => what is found"), self.examples),
            (self.tr("Try it"), self.trial),
        )
        for name, field in rows:
            field.setAccessibleName(name)
            ImeGuard(field)
            if isinstance(field, QPlainTextEdit):
                field.setObjectName("field")
                field.setTabChangesFocus(True)
                field.setFixedHeight(64)
            form.addRow(plain_label(name, name="sub", wrap=True), field)
        form.addRow("", self.outcome)
        right = column(spacing=8)
        right.addLayout(form)
        right.addWidget(self.error)
        right.addStretch(1)
        right.addLayout(row(self.new, self.delete, self.undo, None, self.save))
        about = self.tr("Kinds of personal data that only your company has. They are masked like phone numbers.")
        body = row(self.list, spacing=12)
        body.addLayout(right, 1)
        layout = column(plain_label(about, name="sub", wrap=True), spacing=8)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.save.clicked.connect(lambda *_: self._tasks.start(self._save()))
        self.new.clicked.connect(lambda *_: self.fill(None))
        self.delete.clicked.connect(lambda *_: self._tasks.start(self._delete()))
        self.undo.clicked.connect(lambda *_: self._tasks.start(self._room.stored.undo()))
        self.list.clicked.connect(lambda index: self.fill(self._room.stored.state.value.value[index.row()]))
        for field in (self.trial, self.name, self.pattern):
            field.textChanged.connect(self._changed)
        self.words.textChanged.connect(self._changed)

    def _changed(self, *_: object) -> None:
        self._tasks.start(self._try(), key="kind-trial")

    async def _save(self) -> None:
        kind = self.kind()
        if await self._room.put(kind, self._opened):
            self._opened = kind.name

    async def _delete(self) -> None:
        if self._opened and await self._room.remove(self._opened):
            self.fill(None)

    async def _try(self) -> None:
        text, kind = self.trial.text(), self.kind()
        if not text.strip():
            self.outcome.setText("")
            return
        draft = kind if kind.pattern or kind.words else None
        self.outcome.setText(self._words_for(await self._room.try_out(text, draft, self._opened)))

    def _words_for(self, outcome: MaskTrial | AppError) -> str:
        if isinstance(outcome, AppError):
            return f"{error_sentence(outcome.code, outcome.message)}\n{outcome.message}"
        screen, network = self.tr("on the screen"), self.tr("to Coze")
        return f"{screen}: {outcome.masked}\n{network}: {outcome.redacted}"

    def _show(self, state: Stored[tuple[CustomKind, ...]]) -> None:
        model = self.list.model()
        if isinstance(model, QStringListModel):
            model.setStringList([kind.name for kind in state.value])
        self.undo.setEnabled(state.can_undo)
        if state.error is not None:
            self.error.tell(self._words_for(state.error), "bad", "failed")
        else:
            self.error.hide()


def example_of(line: str) -> KindExample:
    """An example as it is written: `text => found, found`; nothing behind the arrow for a text to be left alone."""
    text, _, found = line.partition(ARROW)
    return KindExample(text.strip(), tuple(part.strip() for part in found.split(",") if part.strip()))


def line_of(example: KindExample) -> str:
    """An example as a line."""
    return f"{example.text} {ARROW} {', '.join(example.found)}".rstrip()
