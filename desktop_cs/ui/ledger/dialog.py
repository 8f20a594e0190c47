"""The ledger: everything that left this machine, to look through, to filter, to write to a file."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_cs.domain.ledger import LedgerCheck, LedgerEntry
from desktop_cs.ui.card.request import body_reader, laid_out, shown
from desktop_cs.ui.dialogs import ask
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.ledger.model import LedgerModel
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.ledger import LedgerPage, LedgerState

_SIZE = (820, 640)
_LINES = 9


class LedgerDialog(QDialog):
    """Follows the state of a `LedgerPage`."""

    def __init__(self, parent: QWidget, theme: Theme, page: LedgerPage, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What left this machine"))
        self.resize(*_SIZE)
        self._theme = theme
        self._page = page
        self._tasks = tasks
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Server, purpose or trace id"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.export = KeyButton(self.tr("Export…"), theme)
        self.leave = KeyButton(self.tr("Close"), theme)
        self.model = LedgerModel()
        self.table = self._build_table()
        self.facts = plain_label(name="sub", wrap=True, selectable=True)
        self.reader = body_reader(theme, "", self.tr("Request as it was sent"), _LINES)
        self.chain = plain_label(name="sub", wrap=True)
        self.notice = Notice(theme)
        self._lay_out()
        self._listen()
        self._deafen = page.state.connect(self._show)
        self.finished.connect(lambda *_: self._deafen())
        tasks.start(page.load(), key="ledger")
        tasks.start(page.examine(), key="ledger-chain")

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName(self.tr("What left this machine"))
        return table

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            self._theme,
            icon="offline",
            title=self.tr("Nothing to show"),
            text=self.tr("Nothing has left this machine, or nothing that fits the filter."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        layout.addWidget(plain_label(self.tr("What left this machine"), name="title"))
        top = row(self.filter, self.export)
        top.setStretch(0, 1)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        for part in (self.facts, self.reader, self.chain, self.notice):
            layout.addWidget(part)
        layout.addLayout(row(None, self.leave))

    def _listen(self) -> None:
        for button in (self.export, self.leave):
            button.setAutoDefault(False)
        self.filter.textChanged.connect(self._look_for)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.export.clicked.connect(lambda *_: self._tasks.start(self._export(), key="ledger-export"))
        self.leave.clicked.connect(lambda *_: self.reject())

    def _look_for(self, text: str) -> None:
        self._tasks.start(self._page.load(text), key="ledger")

    async def _export(self) -> None:
        dialog = QFileDialog(self, self.tr("Write the ledger to"), "", "JSONL (*.jsonl);;CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        if await ask(dialog):
            await self._page.export(Path(dialog.selectedFiles()[0]))

    def _show(self, state: LedgerState) -> None:
        if state.entries != self.model.entries:
            self.model.show_entries(state.entries)
            if state.entries:
                self.table.selectRow(0)
        has_any = bool(state.entries) or not state.is_loaded
        self._stack.setCurrentWidget(self.table if has_any else self._empty)
        self.facts.setVisible(bool(state.entries))
        self.reader.setVisible(bool(state.entries))
        self.chain.setText(self._verdict(state.check) if state.check else "")
        self._tell(state)

    def _tell(self, state: LedgerState) -> None:
        if state.error is not None:
            self.notice.tell(sentence_for(state.error), "bad", "failed")
        elif state.exported:
            self.notice.tell(self.tr("Written to {file}.").format(file=state.exported), "ok", "check")
        self.notice.setVisible(bool(state.error or state.exported))

    def _choose(self, current: QModelIndex, *_: object) -> None:
        if current.isValid():
            self._show_entry(self.model.entries[current.row()])

    def _show_entry(self, entry: LedgerEntry) -> None:
        trace = self.tr("trace {trace}").format(trace=entry.trace_id) if entry.trace_id else ""
        seal = f"SHA-256 {entry.sha256}" if entry.sha256 else ""
        self.facts.setText("\n".join(part for part in (entry.target, trace, seal) if part))
        if entry.body is None:
            self.reader.set_text(self.tr("A sign-in: its content is secret, so it is not kept."))
        else:
            self.reader.set_text(shown(laid_out(entry.body.decode("utf-8", "replace"))))

    def _verdict(self, check: LedgerCheck) -> str:
        if check.broken_at is not None:
            return self.tr("The ledger was changed from outside: entry {number} does not fit.").format(
                number=check.broken_at
            )
        return self.tr(
            "%n entry(ies), each sealed to the one before; none was changed or taken out.", "", check.entries
        )
